using System.Globalization;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Data.Importing;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Importing.Batches;

/// <summary>An officer says which unit and year a file is of, or leaves it out.</summary>
public sealed class ChooseForFile(ReportsDbContext db, BatchLoader loader, BatchReader reader, SourceLimits limits, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Name of the field of the unit.</summary>
    public const string UnitField = "unit";

    /// <summary>Name of the field of the year.</summary>
    public const string YearField = "year";

    /// <summary>Chooses unit and year. Of several files of that unit and year, it is this one that is taken.</summary>
    public async Task<ChosenFile> ExecuteAsync(Actor actor, long batchId, long fileId, string? unit, string? year, CancellationToken ct)
    {
        var (batch, file) = await LoadAsync(actor, batchId, fileId, ct);
        if (file.Body?.Document is not { } document)
        {
            throw RefusedException.Conflict("Batch.NothingToChoose");
        }

        var chosen = await UnitAsync(batch, unit, ct);
        if (!int.TryParse(year?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw RefusedException.Invalid(YearField, "Batch.YearMissing");
        }

        var (unitBefore, yearBefore) = (file.UnitId, file.Year);
        using WorkBudget work = new(limits.ReadingTime, ct);
        await TellAsync(batch, file, document, chosen, number, work);
        file.UpdatedAt = clock.GetUtcNow().UtcDateTime;
        if (file.State == ImportFileState.Read)
        {
            var rivals = await OthersAsync(file, file.UnitId, file.Year, f => f.State == ImportFileState.Read || f.State == ImportFileState.Skipped, ct);
            rivals.ForEach(r => LeaveOut(r, Messages.Get("Batch.RivalChosen", file.Number)));
        }

        if ((unitBefore, yearBefore) != (file.UnitId, file.Year))
        {
            await SettleAsync(batch, file, unitBefore, yearBefore, work, ct);
        }

        audit.Add(actor, AuditActions.BatchChoose, chosen, string.Create(CultureInfo.InvariantCulture, $"{batch.Id}/{file.Number} {file.Name} {chosen.Code} {number}"));
        await StoreAsync(batch, ct);
        return new ChosenFile(file.State, file.UnitCode, file.Year, file.Message);
    }

    public async Task LeaveOutAsync(Actor actor, long batchId, long fileId, CancellationToken ct)
    {
        var (batch, file) = await LoadAsync(actor, batchId, fileId, ct);
        LeaveOut(file, Messages.Get("Batch.LeftOut", actor.Name));
        using WorkBudget work = new(limits.ReadingTime, ct);
        await SettleAsync(batch, file, file.UnitId, file.Year, work, ct);
        audit.Add(actor, AuditActions.BatchChoose, actor.Unit, string.Create(CultureInfo.InvariantCulture, $"{batch.Id}/{file.Number} {file.Name} -"));
        await StoreAsync(batch, ct);
    }

    /// <summary>Whether unit and year of a file can be chosen, or the file be left out.</summary>
    public static bool IsOpen(ImportBatch batch, ImportBatchFile file) =>
        batch.State is ImportBatchState.Ready or ImportBatchState.Done
        && file.State is ImportFileState.Read or ImportFileState.Skipped or ImportFileState.Failed or ImportFileState.LeftOut or ImportFileState.Unchanged;

    private async Task<(ImportBatch Batch, ImportBatchFile File)> LoadAsync(Actor actor, long batchId, long fileId, CancellationToken ct)
    {
        var batch = await loader.LoadAsync(actor, AuditActions.BatchChoose, batchId, ct);
        var file = await loader.FileAsync(batch, fileId, ct);
        return IsOpen(batch, file) ? (batch, file) : throw RefusedException.Conflict("Batch.NothingToChoose");
    }

    private async Task<Unit> UnitAsync(ImportBatch batch, string? text, CancellationToken ct)
    {
        const int Enough = 2;
        var words = text?.Trim() ?? string.Empty;
        var code = words.ToUpperInvariant();
        var area = await loader.AreaAsync(batch, ct);
        var units = area is null ? db.Units.AsNoTracking() : db.Units.AsNoTracking().In(area);
        var found = words.Length == 0 ? [] : await units.EverFiling().Where(u => (u.Code == code || u.Name == words)).OrderBy(u => u.Id).Take(Enough).ToListAsync(ct);
        return found.Count switch
        {
            0 => throw RefusedException.Invalid(UnitField, words.Length == 0 ? "Batch.UnitMissing" : "Batch.UnitNotInArea", words),
            1 => found[0],
            _ => throw RefusedException.Invalid(UnitField, "Batch.UnitByCode", words),
        };
    }

    // Files of a unit and year that stood in each other's way: when one goes, the last one left can be imported.
    private async Task SettleAsync(ImportBatch batch, ImportBatchFile gone, int? unitId, int? year, WorkBudget work, CancellationToken ct)
    {
        if (unitId is null || year is null)
        {
            return;
        }

        var left = await OthersAsync(gone, unitId, year, f => f.State == ImportFileState.Skipped, ct);
        var unit = await db.Units.AsNoTracking().SingleAsync(u => u.Id == unitId, ct);
        foreach (var file in left.Where(f => f.Body?.Document is not null))
        {
            await TellAsync(batch, file, file.Body!.Document!, unit, year, work);
        }

        if (left.Where(f => f.State == ImportFileState.Read).ToList() is { Count: > 1 } rivals)
        {
            ReadBatch.Refuse(rivals);
        }
    }

    // All that one choice reads again is within one budget, however many files stand in each other's way.
    private async Task TellAsync(ImportBatch batch, ImportBatchFile file, byte[] document, Unit unit, int? year, WorkBudget work)
    {
        try
        {
            work.Step();
            await reader.TellAsync(batch, file, BatchReader.DocumentOf(document), unit, year, work.Token);
        }
        catch (SourceRefusedException refused)
        {
            throw RefusedException.Invalid(UnitField, "Source.Refused", refused.Message);
        }
        catch (OperationCanceledException) when (work.IsSpent)
        {
            throw RefusedException.Invalid(UnitField, "Batch.OutOfTime", limits.ReadingTime.TotalSeconds);
        }
    }

    private Task<List<ImportBatchFile>> OthersAsync(ImportBatchFile file, int? unitId, int? year, System.Linq.Expressions.Expression<Func<ImportBatchFile, bool>> which, CancellationToken ct) =>
        db.ImportBatchFiles.Include(f => f.Body)
            .Where(f => f.BatchId == file.BatchId && f.Id != file.Id && f.UnitId == unitId && f.Year == year)
            .Where(which)
            .OrderBy(f => f.Number)
            .ToListAsync(ct);

    private void LeaveOut(ImportBatchFile file, string message)
    {
        file.State = ImportFileState.LeftOut;
        file.Message = BatchText.Cut(message);
        file.UpdatedAt = clock.GetUtcNow().UtcDateTime;
    }

    private Task StoreAsync(ImportBatch batch, CancellationToken ct)
    {
        batch.UpdatedAt = clock.GetUtcNow().UtcDateTime;
        batch.Revision = Guid.NewGuid();
        return loader.StoreAsync(ct);
    }
}

/// <summary>What a file became for which unit and year were chosen.</summary>
public sealed record ChosenFile(ImportFileState State, string? UnitCode, int? Year, string? Message);
