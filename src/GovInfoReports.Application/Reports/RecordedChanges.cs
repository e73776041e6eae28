using GovInfoReports.Application.Auditing;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Reports;

/// <summary>Records changes of working copies in words.</summary>
internal static class RecordedChanges
{
    /// <summary>Records a change, and that the declaration that there was nothing to report fell with it.</summary>
    /// <param name="said">What stands before the changed fields.</param>
    public static void AddChange(this AuditTrail audit, Actor actor, string action, AnnualReport report, AppliedChange change, string said = "")
    {
        audit.Add(actor, action, report, said + Words(change));
        if (change.AgainstNothing.Count > 0)
        {
            audit.Add(actor, AuditActions.ReportSomething, report, NamesOf(change.Edition, change.AgainstNothing));
        }
    }

    /// <summary>Names cells that speak against a declaration; totals only where nothing but totals speaks.</summary>
    public static string NamesOf(FormEdition edition, IReadOnlyList<FormCell> cells)
    {
        const int Most = 3;
        var names = cells.Where(c => edition.TotalOf(c.Id) is null || cells.All(a => edition.TotalOf(a.Id) is not null)).Select(c => c.Name).ToList();
        return names.Count > Most ? Messages.Get("Nothing.AndMore", string.Join('、', names.Take(Most)), names.Count) : string.Join('、', names);
    }

    private static string Words(AppliedChange change)
    {
        var (edition, before, after, _) = change;
        const int CellsNamed = 20;
        var cells = after.Figures.DifferencesFrom(before.Figures).ToList();
        List<string> parts = [.. cells.Take(CellsNamed).Select(d => Messages.Get("Change.Cell", edition.Find(d.Cell)?.Name ?? d.Cell.ToString(), Shown(d.There), Shown(d.Here)))];
        if (cells.Count > CellsNamed)
        {
            parts.Add(Messages.Get("Change.MoreCells", cells.Count - CellsNamed));
        }

        void Text(string name, string old, string now)
        {
            if (!string.Equals(old, now, StringComparison.Ordinal))
            {
                parts.Add(Messages.Get("Change.Text", name, old.Length, now.Length));
            }
        }

        Text(Messages.Get("Text.Title"), before.Title, after.Title);
        Text(Messages.Get("Text.Preamble"), before.Preamble, after.Preamble);
        foreach (var code in after.Texts.Keys.Union(before.Texts.Keys, StringComparer.Ordinal))
        {
            Text(edition.Section(code)?.Title ?? code, before.Text(code), after.Text(code));
        }

        if (!before.AdditionalSections.SequenceEqual(after.AdditionalSections))
        {
            parts.Add(Messages.Get("Change.Additional", before.AdditionalSections.Count, after.AdditionalSections.Count));
        }

        Text(Messages.Get("Text.Signature"), before.Signature, after.Signature);
        return string.Join("；", parts);
    }

    private static string Shown(CellValue value) => value.IsBlank ? Messages.Get("Change.Blank") : value.ToString();
}
