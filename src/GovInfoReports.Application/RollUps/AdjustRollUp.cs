using System.Globalization;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.RollUps;

/// <summary>Adds a row that explains why a government's figure differs from the sum of the reports below it 调整, or takes one away.</summary>
public sealed class AdjustRollUp(ReportsDbContext db, RollUpParent parent, ReportLoader reports, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Most rows of a year.</summary>
    public const int Most = 500;

    public async Task AddAsync(Actor actor, int year, AdjustmentInput input, CancellationToken ct)
    {
        parent.Require(actor, AuditActions.RollUpAdjust, year);
        var form = parent.FormOf(await reports.FindAsync(actor, new ReportKey(actor.Unit.Code, year), ct), year);
        if (!CellId.TryParse(input.Cell, out var cell) || form.Find(cell) is not { } found)
        {
            throw RefusedException.Invalid(nameof(Adjustment.Cell), "RollUp.NoSuchCell");
        }

        // What the cell itself may not hold, a negative amount, an adjustment can.
        var parsed = (found.Format with { Minimum = -found.Format.Maximum }).ParseTyped(input.Amount);
        if (parsed.Value.Number is not { } amount)
        {
            throw RefusedException.Invalid(nameof(Adjustment.Amount), "RollUp.Amount");
        }

        Adjustment adjustment = new(cell, amount, input.Kind, input.Note);
        adjustment.Require(form);
        if (await db.RollUpAdjustments.CountAsync(a => a.ParentId == actor.Unit.Id && a.Year == year, ct) >= Most)
        {
            throw RefusedException.Invalid(null, "RollUp.TooMany", Most);
        }

        db.RollUpAdjustments.Add(new RollUpAdjustment(actor.Unit.Id, year, adjustment, actor.Name, clock.GetUtcNow().UtcDateTime));
        audit.Add(actor, AuditActions.RollUpAdjust, actor.Unit, Words("RollUp.Adjusted", year, found, adjustment));
        await db.SaveChangesAsync(ct);
    }

    public async Task RemoveAsync(Actor actor, int year, long id, CancellationToken ct)
    {
        parent.Require(actor, AuditActions.RollUpAdjust, year);
        var kept = await db.RollUpAdjustments.SingleOrDefaultAsync(a => a.Id == id && a.ParentId == actor.Unit.Id && a.Year == year, ct)
            ?? throw RefusedException.NotFound($"Adjustment {id}");
        var form = parent.FormOf(await reports.FindAsync(actor, new ReportKey(actor.Unit.Code, year), ct), year);
        var adjustment = kept.ToAdjustment();
        if (adjustment.Amount == 0)
        {
            throw RefusedException.NotFound($"Adjustment {id}");
        }

        if (await db.RollUpTakings.AnyAsync(t => t.ParentId == actor.Unit.Id && t.Year == year && t.At >= kept.At, ct))
        {
            kept.TakeBack(actor.Name, clock.GetUtcNow().UtcDateTime);
        }
        else
        {
            db.RollUpAdjustments.Remove(kept);
        }

        audit.Add(actor, AuditActions.RollUpAdjust, actor.Unit, Words("RollUp.AdjustedBack", year, form.Find(adjustment.Cell), adjustment));
        await db.SaveChangesAsync(ct);
    }

    private static string Words(string key, int year, FormCell? cell, Adjustment adjustment) => Messages.Get(
        key,
        year.ToString(CultureInfo.InvariantCulture),
        cell?.Name ?? adjustment.Cell.ToString(),
        adjustment.Amount.ToString("+0.######;-0.######", CultureInfo.InvariantCulture),
        Messages.Get($"RollUp.Kind.{adjustment.Kind}"),
        adjustment.Note);
}

/// <summary>An adjustment as typed.</summary>
public sealed record AdjustmentInput(string? Cell, string? Amount, AdjustmentKind Kind, string? Note);
