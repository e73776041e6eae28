using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Reading;

/// <summary>Puts findings in order: most serious first, then as the form has it; what another finding explains stands behind that one.</summary>
internal static class FindingOrder
{
    public static IReadOnlyList<Finding> Sort(IEnumerable<Finding> findings, FormEdition edition)
    {
        var cells = edition.Cells.Select((c, i) => (c.Id, i)).ToDictionary(c => c.Id, c => c.i);
        var sections = edition.Sections.ToDictionary(s => s.Code, s => s.Number, StringComparer.Ordinal);
        var sorted = findings
            .OrderByDescending(f => f.Tier)
            .ThenBy(SectionOf)
            .ThenBy(f => f.Cells.Count > 0 && cells.TryGetValue(f.Cells[0], out var at) ? at : -1)
            .ThenBy(f => f.Source?.Line ?? int.MaxValue)
            .ToList();
        var under = sorted.Where(f => f.Under is not null).ToLookup(f => f.Under!, StringComparer.Ordinal);
        if (under.Count == 0)
        {
            return sorted;
        }

        List<Finding> ordered = [];
        HashSet<Finding> placed = new(ReferenceEqualityComparer.Instance);
        foreach (var finding in sorted.Where(f => f.Under is null).Concat(sorted))
        {
            Place(finding);
        }

        return ordered;

        void Place(Finding finding)
        {
            if (placed.Add(finding))
            {
                ordered.Add(finding);
                foreach (var explained in under[finding.Id])
                {
                    Place(explained);
                }
            }
        }

        int SectionOf(Finding finding)
        {
            var code = finding.Section ?? (finding.Cells.Count > 0 ? edition.SectionOfTable(finding.Cells[0].Table)?.Code : null);
            return code is not null && sections.TryGetValue(code, out var number) ? number : 0;
        }
    }
}
