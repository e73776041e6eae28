using System.Globalization;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Web.Rendering;

/// <summary>
/// What the checks found, for <c>_Findings.cshtml</c>: by tier, the findings that another one explains below that one, with one
/// count over all.
/// </summary>
public sealed record FindingList(FormEdition Edition, CheckReport Checks, IReadOnlyList<Explanation> Explanations, string FormPath)
{
    /// <summary>Where explanations are posted to, as fields <c>explain.</c> and the fingerprint; <see langword="null"/> where nothing is explained.</summary>
    public string? ExplainPath { get; init; }

    /// <summary>Whether findings that were explained stand apart, at the end; the page then has a count of its own.</summary>
    public bool SplitsDone { get; init; }

    /// <summary>Whether findings lead to the very words, on a page that selects them.</summary>
    public bool LeadsToWords { get; init; }

    /// <summary>Usual reasons to choose from; <see langword="null"/> where none are offered.</summary>
    public UsualReasons? Reasons { get; init; }

    /// <summary>Reasons as chosen, by fingerprint, where they were not taken.</summary>
    public IReadOnlyDictionary<string, string> Chosen { get; init; } = new Dictionary<string, string>();

    /// <summary>Explanations as typed, by fingerprint, where they were not taken.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong with them, by fingerprint.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the officer makes a comment of a finding; <see langword="null"/> where none is made.</summary>
    public string? CommentPath { get; init; }

    /// <summary>Whether who reads them decides on what the clerk explained: an officer, or a signer.</summary>
    public bool IsForDecision { get; init; }

    /// <summary>Whether the report was imported as it had been published, so that nobody was asked to explain anything.</summary>
    public bool IsHistoric { get; init; }

    /// <summary>Key of the heading over the findings of a tier.</summary>
    public string HeadingOf(Tier tier) => IsHistoric && tier == Tier.Query ? "Findings.Historic.Query" : IsForDecision ? $"Findings.Decision.{tier}" : $"Findings.Tier.{tier}";

    /// <summary>Whether findings name lines of a source text on the page (<c>#line-120</c>).</summary>
    public bool HasSource { get; init; }

    /// <summary>The whole number of findings.</summary>
    public int Count => Checks.Findings.Count;

    /// <summary>Leading findings with those under them, by the tier of the leading one; without those that stand apart.</summary>
    public IEnumerable<FindingGroup> Groups => Leads
        .Where(l => !IsApart(l))
        .GroupBy(l => l.Finding.Tier)
        .OrderByDescending(g => g.Key)
        .Select(g => new FindingGroup(g.Key, [.. g]));

    /// <summary>Leading findings of which nothing is left to do, where these stand apart.</summary>
    public IEnumerable<LeadFinding> DoneLeads => Leads.Where(IsApart);

    private IEnumerable<LeadFinding> Leads => Checks.Findings
        .Where(f => f.Under is null)
        .Select(lead => new LeadFinding(lead, [.. Checks.Findings.Where(f => string.Equals(f.Under, lead.Id, StringComparison.Ordinal))]));

    /// <summary>How many findings of a tier there are.</summary>
    public int CountOf(Tier tier) => Checks.Findings.Count(f => f.Tier == tier);

    /// <summary>The explanation of a finding that still holds.</summary>
    public Explanation? ExplanationOf(Finding finding) => finding.Tier == Tier.Query ? Explanations.FirstOrDefault(e => e.IsFor(finding)) : null;

    /// <summary>Whether a 核实 finding has an explanation that holds, the clerk's or one that came with the content.</summary>
    public bool IsExplained(Finding finding) => finding.Tier == Tier.Query && (finding.Explanation is not null || ExplanationOf(finding) is not null);

    /// <summary>Where the officer makes a comment of a finding.</summary>
    public string? CommentAddressOf(Finding finding)
    {
        if (CommentPath is null)
        {
            return null;
        }

        var place = finding.Cells.Count > 0 ? finding.Cells[0].ToString()
            : finding.Section is not { } section ? string.Empty
            : Edition.Section(section) is not null ? ReportFields.Section(section)
            : ReportFields.Exists(Edition, section) ? section : ReportFields.Additional;
        return $"{CommentPath}?comment={Uri.EscapeDataString(place)}&finding={finding.Fingerprint}#{SheetComments.FormId}";
    }

    /// <summary>Where the cells and the text of a finding are.</summary>
    public IEnumerable<(string Name, string Href)> PlacesOf(Finding finding)
    {
        foreach (var cell in finding.Cells)
        {
            if (Edition.Find(cell) is { } found)
            {
                yield return (found.Name, $"{FormPath}#{FieldIds.Of(cell)}");
            }
        }

        if (finding.Section is { } section && (finding.Cells.Count == 0 || finding.Offset is not null))
        {
            yield return (PlaceNames.OfText(Edition, section), $"{FormPath}{(LeadsToWords ? WordsAt(finding) : string.Empty)}#{FieldIdOf(finding, section)}");
        }
    }

    private string FieldIdOf(Finding finding, string section) => finding.AdditionalSection is { } index
        ? FieldIds.Of(Edition, DraftInput.AdditionalField(index, "text"))
        : FieldIds.OfText(Edition, section);

    // The form selects the words that ?at= names: where they begin in the stored text, and how long they are.
    private static string WordsAt(Finding finding) => finding is { Offset: { } offset, Length: { } length }
        ? string.Create(CultureInfo.InvariantCulture, $"?at={offset}-{length}")
        : string.Empty;

    private bool IsApart(LeadFinding lead) => SplitsDone && lead.All.All(IsExplained);
}

/// <summary>Leading findings of one tier.</summary>
public sealed record FindingGroup(Tier Tier, IReadOnlyList<LeadFinding> Leads);

/// <summary>A finding and those that its cause explains.</summary>
public sealed record LeadFinding(Finding Finding, IReadOnlyList<Finding> Under)
{
    /// <summary>The finding and those under it.</summary>
    public IEnumerable<Finding> All => Under.Prepend(Finding);
}

/// <summary>One finding of a list, for <c>_Finding.cshtml</c>.</summary>
public sealed record FindingItem(FindingList List, Finding Finding);
