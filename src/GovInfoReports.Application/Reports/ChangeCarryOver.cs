using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Notices;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Reports;

/// <summary>
/// Changes what was carried over 上年结转 to something other than last year's published report says, with a reason that the county reads,
/// or takes it from that report again.
/// </summary>
public sealed class ChangeCarryOver(ReportLoader loader, OpenReport open, Notify notify, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Changes it with a reason; without other figures it only opens the cells.</summary>
    public async Task<AnnualReport> ExecuteAsync(
        Actor actor,
        int year,
        Guid opened,
        string? reason,
        bool asksCorrection,
        IEnumerable<KeyValuePair<string, string>> fields,
        CancellationToken ct)
    {
        var (report, frame) = await LoadAsync(actor, year, opened, ct);
        var carried = CarryOver.From(frame.Edition, frame.LastYear);
        var (change, errors) = DraftInput.Read(frame.Edition, fields.Where(f => CellId.TryParse(f.Key, out var cell) && carried.ContainsKey(cell)));
        if (errors.Count > 0)
        {
            throw RefusedException.Invalid(errors);
        }

        var asked = report.CarryOverChange;
        var applied = report.ChangeCarryOver(reason, asksCorrection, change, frame, Stamp(actor));
        if (asksCorrection && !(asked is { AsksCorrection: true } && string.Equals(asked.Reason, report.CarryOverChange!.Reason, StringComparison.Ordinal)))
        {
            await notify.CorrectionAskedAsync(report, actor.Unit.Name, ct);
        }

        await StoreAsync(actor, report, applied, Messages.Get(asksCorrection ? "CarryOver.ChangedAndAsks" : "CarryOver.Changed", report.CarryOverChange!.Reason), ct);
        return report;
    }

    /// <summary>Takes it from last year's published report, as when that was published or corrected later; a reason given before falls.</summary>
    public async Task<AnnualReport> TakeAsync(Actor actor, int year, Guid opened, CancellationToken ct)
    {
        var (report, frame) = await LoadAsync(actor, year, opened, ct);
        await StoreAsync(actor, report, report.KeepCarryOver(frame, Stamp(actor)), Messages.Get("CarryOver.Taken", year - 1), ct);
        return report;
    }

    private FieldStamp Stamp(Actor actor) => new(actor.Name, actor.AccountId, clock.GetUtcNow().UtcDateTime);

    private async Task<(AnnualReport Report, ReportFrame Frame)> LoadAsync(Actor actor, int year, Guid opened, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportCarryOver, Role.Clerk);
        var report = await loader.LoadForStepAsync(actor, new ReportKey(actor.Unit.Code, year), ReportStep.Save, opened, ct);
        var frame = await open.FrameAsync(report, ct);
        return CarryOver.From(frame.Edition, frame.LastYear).Count > 0
            ? (report, frame)
            : throw RefusedException.Invalid(null, "CarryOver.NoLastYear", year - 1);
    }

    private async Task StoreAsync(Actor actor, AnnualReport report, AppliedChange applied, string what, CancellationToken ct)
    {
        audit.AddChange(actor, AuditActions.ReportCarryOver, report, applied, applied.Fields.Count == 0 ? what : what + "；");
        await loader.StoreAsync(actor, new ReportKey(report.UnitCode, report.Year), ct);
    }
}
