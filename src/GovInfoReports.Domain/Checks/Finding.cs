using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks;

/// <summary>Something that a check found: which rule, how serious, where, with which values, in a plain Chinese sentence.</summary>
public sealed record Finding
{
    /// <summary>Rule id of <c>docs/checks.md</c>, for example <c>A1</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>How serious.</summary>
    public required Tier Tier { get; init; }

    /// <summary>Cells concerned, the ones most likely wrong first; empty for findings in text.</summary>
    public IReadOnlyList<CellId> Cells { get; init; } = [];

    /// <summary>Code of the section concerned where it is text, or <see langword="null"/>.</summary>
    public string? Section { get; init; }

    /// <summary>Both sides, where the rule compares.</summary>
    public FindingValues? Values { get; init; }

    /// <summary>What is wrong, in numbers, as one plain Chinese sentence.</summary>
    public required string Message { get; init; }

    /// <summary>How to put it right, or <see langword="null"/>.</summary>
    public string? Advice { get; init; }

    /// <summary>An explanation that came with the content itself, as for what was carried over; the finding then needs no other.</summary>
    public string? Explanation { get; init; }

    /// <summary>Where it stands in the document that was read, or <see langword="null"/>.</summary>
    public SourcePlace? Source { get; init; }

    /// <summary>
    /// Where the words begin in the text of <see cref="Section"/> as it is stored, Markdown included: an index of UTF-16 units from 0;
    /// <see langword="null"/> where the finding is not at words.
    /// </summary>
    public int? Offset { get; init; }

    /// <summary>How many UTF-16 units of the stored text the words take, or <see langword="null"/>.</summary>
    public int? Length { get; init; }

    /// <summary>Which of the report's additional sections the words stand in, from 0; <see langword="null"/> for every other text.</summary>
    public int? AdditionalSection { get; init; }

    /// <summary>
    /// What kind of slip it is, where that is recognised (for example <c>totalRowZero</c>, <c>totalColumnZero</c>,
    /// <c>leftFromLastYear</c>, <c>strayNumber</c>), or <see langword="null"/>.
    /// </summary>
    public string? Cause { get; init; }

    /// <summary>
    /// <see cref="Id"/> of the finding whose cause also explains this one, or <see langword="null"/>. Such findings are shown
    /// under that one; they count like any other.
    /// </summary>
    public string? Under { get; init; }

    /// <summary>
    /// The values the finding rests on, those of <see cref="Cells"/> and of earlier or subordinate reports, in a fixed order;
    /// <see langword="null"/> where the message says them all. Part of the <see cref="Fingerprint"/>, so that an explanation lapses
    /// even when two changes leave both sides as they were.
    /// </summary>
    public string? Basis { get; init; }

    /// <summary>Whether it rests on the texts of neighbouring units, which are not there in every run.</summary>
    public bool RestsOnNeighbours { get; init; }

    /// <summary>Name of the finding within one check run: rule and cells, and for words their section and what they are.</summary>
    public string Id => (Cells.Count, Section) switch
    {
        ( > 0, null) => $"{Rule}:{string.Join(',', Cells)}",
        ( > 0, _) => $"{Rule}:{string.Join(',', Cells)}:{Section}{AdditionalSection}:{Source?.Text}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Rule}:{Section}{AdditionalSection}:{Source?.Line}:{Source?.Column}:{Source?.Text}"),
    };

    /// <summary>
    /// Tells whether the same rule still finds the same values in the same place; an explanation is kept for exactly this.
    /// 64 hexadecimal digits.
    /// </summary>
    public string Fingerprint
    {
        get
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{Rule}|{string.Join(',', Cells)}|{Section}|{Values?.Left}|{Values?.Right}|{(Values is null ? Message : string.Empty)}|{Basis}");
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        }
    }
}

/// <summary>What a finding means for submission.</summary>
public enum Tier
{
    /// <summary>Informs 提示.</summary>
    Hint = 1,

    /// <summary>Needs an explanation 核实.</summary>
    Query = 2,

    /// <summary>Blocks submission 强制.</summary>
    Error = 3,
}

/// <summary>Both sides of a comparison.</summary>
/// <param name="Left">Left side, or <see langword="null"/> where there is none.</param>
/// <param name="Right">Right side, or <see langword="null"/> where there is none.</param>
public sealed record FindingValues(decimal? Left, decimal? Right)
{
    /// <summary>Whether the two are amounts of the same, whose difference says something; years, and two that are equal or a part and its whole, are not.</summary>
    public bool AreAmounts { get; init; } = true;

    /// <summary>Left minus right; <see langword="null"/> where that says nothing.</summary>
    public decimal? Difference => AreAmounts ? Left - Right : null;
}

/// <summary>A place in the document that a report was read from. All numbers count from 1; what is not known is <see langword="null"/>.</summary>
public sealed record SourcePlace(int? Line, int? Column = null, string? Text = null, string? Where = null);

/// <summary>How a rule came out.</summary>
public enum RuleStatus
{
    /// <summary>It ran everywhere it applies and found nothing.</summary>
    Passed = 1,

    /// <summary>It found something.</summary>
    Failed = 2,

    /// <summary>It could not run, in part or at all, and found nothing where it did. Never counts as passed.</summary>
    NotRun = 3,
}

/// <summary>How one rule came out.</summary>
/// <param name="Reason">Why it could not run, as a plain Chinese sentence; <see langword="null"/> otherwise.</param>
public sealed record RuleOutcome(string Rule, Tier Tier, RuleStatus Status, string? Reason);

/// <summary>All that the checks say of one content.</summary>
public sealed record CheckReport(IReadOnlyList<Finding> Findings, IReadOnlyList<RuleOutcome> Outcomes)
{
    /// <summary>What the rules about words said, for the next run; <see langword="null"/> where one did not come to its end.</summary>
    public TextOutcomes? OfWords { get; init; }

    /// <summary>The 核实 findings that none of the explanations is for.</summary>
    public IEnumerable<Finding> Unexplained(IEnumerable<Explanation> explanations) =>
        Findings.Where(f => f is { Tier: Tier.Query, Explanation: null } && !explanations.Any(e => e.IsFor(f)));

    /// <summary>How often it holds personal data (rule P1), which keeps even a historic report from being published.</summary>
    public int PersonalData => Findings.Count(f => f is { Rule: "P1", Tier: Tier.Error });

    /// <summary>Whether the content can be submitted with the explanations given.</summary>
    public bool AllowsSubmission(IEnumerable<Explanation> explanations) =>
        Findings.All(f => f.Tier != Tier.Error) && !Unexplained(explanations).Any();
}
