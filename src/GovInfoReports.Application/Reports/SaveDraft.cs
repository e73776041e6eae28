using GovInfoReports.Application.Auditing;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Reports;

/// <summary>Saves what the clerk changed in the working copy.</summary>
public sealed class SaveDraft(ReportLoader loader, OpenReport open, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Saves posted fields.</summary>
    public async Task<AnnualReport> ExecuteAsync(Actor actor, int year, Guid opened, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportSave, Role.Clerk);
        ReportKey key = new(actor.Unit.Code, year);
        var report = await loader.LoadAsync(actor, key, ct);
        report.Require(ReportStep.Save);

        var frame = await open.FrameAsync(report, ct);
        var edition = frame.Edition;
        var (change, errors) = DraftInput.Read(edition, fields);
        if (errors.Count > 0)
        {
            throw RefusedException.Invalid(errors);
        }

        ReportLoader.RequireRevision(report, opened);
        var before = report.Draft.Content;
        var after = change.ApplyTo(before, edition);
        if (after.Equals(before))
        {
            return report;
        }

        frame.Locks.Require(before, after);
        report.Save(after, actor.Name, clock.GetUtcNow().UtcDateTime, actor.AccountId);
        audit.Add(actor, AuditActions.ReportSave, report, Describe(before, after, edition));
        ReportNothing.Follow(report, edition, actor, audit);
        await loader.StoreAsync(actor, key, ct);
        return report;
    }

    internal static string Describe(ReportContent before, ReportContent after, FormEdition edition)
    {
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
