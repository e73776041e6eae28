using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>
/// A15: every figure stands as last year, or as the year before. A report that counts little repeats by chance, so it takes three figures
/// other than 0 that are no sums.
/// </summary>
internal sealed class SameFiguresRule() : ContentRule("A15", Tier.Query)
{
    private enum Words { Message, Advice }

    private const int TooFewToTell = 3;

    public override bool AppliesTo(CheckSubject subject) => true;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        if (subject.LastYear is null)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunNoLastYear));
            return;
        }

        // Almost always a figure differs, and nothing else has to be looked at.
        int[] years = [subject.Context.Year - 1, subject.Context.Year - 2];
        var year = Array.Find(years, y => subject.Context.EarlierYears.GetValueOrDefault(y) is { } before && IsSame(subject, before));
        if (year == 0)
        {
            return;
        }

        List<CellId> counted = [.. subject.Edition.Cells.Select(c => c.Id).Where(c => subject[c].Number > 0 && subject.Edition.TotalOf(c) is null)];
        if (counted.Count >= TooFewToTell)
        {
            result.Add(Found(Say(Words.Message, year), Say(Words.Advice)) with { Cells = counted, Basis = subject.Basis(counted) });
        }
    }

    private static bool IsSame(CheckSubject subject, ReportContent before) =>
        before.Form == subject.Content.Form && subject.Edition.Cells.All(c => subject[c.Id] == before.Figures[c.Id]);
}
