using System.Globalization;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Web.Pages.Clerk;

/// <summary>A finding as cells of the entry form are marked for it; <c>faults</c> of the script <c>findings.js</c> does the same as one types.</summary>
/// <param name="Id">Id of the element that says it.</param>
public sealed record Fault(string Id, Tier Tier, IReadOnlyList<CellId> Cells, string Message)
{
    // What speaks of more cells speaks of a whole table.
    private const int Marked = 6;

    /// <summary>Of an equation that the form states its cells, of a sum the total; of other findings the cells, where they are few. Blank cells are not at fault yet.</summary>
    public static IReadOnlyList<Fault> Of(FormEdition edition, IReadOnlyList<Finding> findings, IReadOnlyCollection<Explanation> explanations)
    {
        var equations = edition.Equations.ToLookup(e => Key(e.Relation.Rule, [.. e.Left, .. e.Right]), StringComparer.Ordinal);
        var rules = edition.Equations.Select(e => e.Relation.Rule).ToHashSet(StringComparer.Ordinal);
        List<Fault> faults = [];
        foreach (var finding in findings.Where(f => f.Tier != Tier.Hint && f.Rule is not ("C2" or "A7") && f.Explanation is null && !explanations.Any(e => e.IsFor(f))))
        {
            IReadOnlyList<CellId> cells = rules.Contains(finding.Rule)
                ? equations[Key(finding.Rule, finding.Cells)].FirstOrDefault() is { } equation ? equation.Relation.IsTotal ? [equation.Left[0]] : [.. equation.Left, .. equation.Right] : []
                : finding.Cells.Count <= Marked ? finding.Cells : [];
            if (cells.Count > 0)
            {
                faults.Add(new Fault(string.Create(CultureInfo.InvariantCulture, $"fault-s{faults.Count}"), finding.Tier, cells, finding.Message));
            }
        }

        return faults;
    }

    private static string Key(string rule, IEnumerable<CellId> cells) => $"{rule}|{string.Join(',', cells.Select(c => c.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}";
}
