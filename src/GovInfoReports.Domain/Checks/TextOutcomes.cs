using GovInfoReports.Domain.Content;

namespace GovInfoReports.Domain.Checks;

/// <summary>
/// What the rules about words said of a report, for the next run over the same words: most changes of a report are of one figure.
/// Whoever keeps it need not know when it holds; the engine asks it.
/// </summary>
public sealed class TextOutcomes
{
    private readonly ReportContent _words;
    private readonly CheckContext _context;
    private readonly IReadOnlyDictionary<string, RuleResult> _results;

    internal TextOutcomes(CheckSubject subject, IReadOnlyDictionary<string, RuleResult> results)
    {
        _words = WordsOf(subject.Content);
        _context = subject.Context;
        _results = results;
    }

    /// <summary>How many characters it holds on to.</summary>
    public int Characters => _words.Title.Length + _words.Preamble.Length + _words.Signature.Length
        + _words.Texts.Values.Sum(t => t.Length) + _words.AdditionalSections.Sum(s => s.Heading.Length + s.Text.Length);

    internal RuleResult? Of(TextRule rule) => _results.GetValueOrDefault(rule.Id);

    /// <summary>Whether words and everything that a rule about words may look at beside them are the same.</summary>
    internal bool HoldsFor(CheckSubject subject) => _words.Equals(WordsOf(subject.Content)) && IsSame(_context, subject.Context);

    private static ReportContent WordsOf(ReportContent content) => content with { Figures = ReportFigures.None };

    // What the units below add up to and why a figure differs from last year's is about figures.
    private static bool IsSame(CheckContext a, CheckContext b) =>
        a.Year == b.Year
        && a.Today == b.Today
        && a.Level == b.Level
        && string.Equals(a.UnitName, b.UnitName, StringComparison.Ordinal)
        && a.TakenOver.SetEquals(b.TakenOver)
        && (ReferenceEquals(a.OtherUnitNames, b.OtherUnitNames)
            || (a.OtherUnitNames is not null && b.OtherUnitNames is not null && a.OtherUnitNames.SequenceEqual(b.OtherUnitNames, StringComparer.Ordinal)))
        && ReferenceEquals(a.Neighbours, b.Neighbours)
        && a.EarlierYears.Count == b.EarlierYears.Count
        && a.EarlierYears.All(y => ReferenceEquals(y.Value, b.EarlierYears.GetValueOrDefault(y.Key)));
}
