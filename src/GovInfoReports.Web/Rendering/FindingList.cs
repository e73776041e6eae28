using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.Web.Wording;

namespace GovInfoReports.Web.Rendering;

/// <summary>
/// What the checks found, for <c>_Findings.cshtml</c>: by tier, the findings that another one explains below that one, with one
/// count over all.
/// </summary>
/// <param name="Edition">The form.</param>
/// <param name="Checks">What the checks say.</param>
/// <param name="Explanations">Explanations given.</param>
/// <param name="FormPath">Path of the page with the cells, empty for this page.</param>
public sealed record FindingList(FormEdition Edition, CheckReport Checks, IReadOnlyList<Explanation> Explanations, string FormPath)
{
    /// <summary>Where explanations are posted to, as fields <c>explain.</c> and the fingerprint; <see langword="null"/> where nothing is explained.</summary>
    public string? ExplainPath { get; init; }

    /// <summary>Explanations as typed, by fingerprint, where they were not taken.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();

    /// <summary>What is wrong with them, by fingerprint.</summary>
    public IReadOnlyDictionary<string, string> Errors { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether findings name lines of a source text on the page (<c>#line-120</c>).</summary>
    public bool HasSource { get; init; }

    /// <summary>The whole number of findings.</summary>
    public int Count => Checks.Findings.Count;

    /// <summary>Leading findings with those under them, by the tier of the leading one.</summary>
    public IEnumerable<FindingGroup> Groups => Checks.Findings
        .Where(f => f.Under is null)
        .GroupBy(f => f.Tier)
        .OrderByDescending(g => g.Key)
        .Select(g => new FindingGroup(g.Key, [.. g.Select(lead => new LeadFinding(lead, [.. Checks.Findings.Where(f => string.Equals(f.Under, lead.Id, StringComparison.Ordinal))]))]));

    /// <summary>How many findings of a tier there are.</summary>
    /// <param name="tier">The tier.</param>
    /// <returns>The number.</returns>
    public int CountOf(Tier tier) => Checks.Findings.Count(f => f.Tier == tier);

    /// <summary>The explanation of a finding that still holds.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>The explanation, or <see langword="null"/>.</returns>
    public Explanation? ExplanationOf(Finding finding) => finding.Tier == Tier.Query ? Explanations.FirstOrDefault(e => e.IsFor(finding)) : null;

    /// <summary>Where the cells and the text of a finding are.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="texts">Texts.</param>
    /// <returns>Names with addresses, the most likely wrong first.</returns>
    public IEnumerable<(string Name, string Href)> PlacesOf(Finding finding, Texts texts)
    {
        foreach (var cell in finding.Cells)
        {
            if (Edition.Find(cell) is { } found)
            {
                yield return (found.Name, $"{FormPath}#{FieldIds.Of(cell)}");
            }
        }

        if (finding.Cells.Count == 0 && finding.Section is { } section)
        {
            yield return (Edition.Section(section)?.Heading ?? texts.Find($"Findings.Part.{section}") ?? section, $"{FormPath}#{FieldIds.OfText(Edition, section)}");
        }
    }
}

/// <summary>Leading findings of one tier.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Leads">The findings.</param>
public sealed record FindingGroup(Tier Tier, IReadOnlyList<LeadFinding> Leads);

/// <summary>A finding and those that its cause explains.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Under">Those under it.</param>
public sealed record LeadFinding(Finding Finding, IReadOnlyList<Finding> Under);

/// <summary>One finding of a list, for <c>_Finding.cshtml</c>.</summary>
/// <param name="List">The list.</param>
/// <param name="Finding">The finding.</param>
public sealed record FindingItem(FindingList List, Finding Finding);
