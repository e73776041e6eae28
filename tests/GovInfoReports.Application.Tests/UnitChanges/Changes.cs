using GovInfoReports.Application.Organisations;
using GovInfoReports.Application.RollUps;
using GovInfoReports.Application.Tests.RollUps;
using GovInfoReports.Application.UnitChanges;
using GovInfoReports.Data;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Tests.UnitChanges;

/// <summary>A county with a government's report and an administrator who changes its units.</summary>
internal sealed class Changes(Government government) : IAsyncDisposable
{
    public const int Year = Government.Year;

    public static DateOnly Day { get; } = new(2026, 1, 8);

    public Government Government { get; } = government;

    public Office Office => Government.Office;

    /// <summary>Of the city, so that both counties are in the area.</summary>
    public Actor Administrator => Office.Administrator;

    public static UnitChangeInput Merge(string into, params (string Code, int Year, ReportFate Fate)[] fates) => new()
    {
        Kind = UnitChangeKind.Merge,
        Day = Day,
        Reason = "乡镇撤并",
        Successor = into,
        Fates = fates.ToDictionary(f => UnitChangeInput.FateKey(f.Code, f.Year), f => f.Fate, StringComparer.Ordinal),
    };

    public static UnitChangeInput Abolish(string? successor = null) => new() { Kind = UnitChangeKind.Abolish, Day = Day, Reason = "机构撤销", Successor = successor };

    public static UnitChangeInput Move(string parent) => new() { Kind = UnitChangeKind.Move, Day = Day, Reason = "区划调整", Parent = parent };

    public static async Task<Changes> OpenAsync(DatabaseProvider provider) => new(await Government.OpenAsync(provider));

    public Task<UnitChangePreview> PreviewAsync(string code, UnitChangeInput input) =>
        Office.Do<PreviewUnitChange, UnitChangePreview>(p => p.ExecuteAsync(Administrator, code, input, default));

    /// <summary>Does what was entered, as somebody who confirms the preview.</summary>
    public async Task<UnitChangePreview> DoAsync(string code, UnitChangeInput input)
    {
        var preview = await PreviewAsync(code, input);
        await ConfirmAsync(code, input, preview.Stamp);
        return preview;
    }

    public Task ConfirmAsync(string code, UnitChangeInput input, string stamp) => input.Kind switch
    {
        UnitChangeKind.Merge => Office.Do<MergeUnits>(o => o.ExecuteAsync(Administrator, code, input, stamp, default)),
        UnitChangeKind.Split => Office.Do<SplitUnit>(o => o.ExecuteAsync(Administrator, code, input, stamp, default)),
        UnitChangeKind.Abolish => Office.Do<AbolishUnit>(o => o.ExecuteAsync(Administrator, code, input, stamp, default)),
        UnitChangeKind.Move => Office.Do<MoveUnit>(o => o.ExecuteAsync(Administrator, code, input, stamp, default)),
        _ => Office.Do<RenameUnit>(o => o.ExecuteAsync(Administrator, code, input, stamp, default)),
    };

    public Task ConfirmationRefusedAsync(string code, UnitChangeInput input, string stamp) => Refused.ByAsync(UnitChangePlans.Stale, () => ConfirmAsync(code, input, stamp));

    public async Task<T> ReadAsync<T>(Func<ReportsDbContext, Task<T>> read)
    {
        await using var db = Office.OpenStore();
        return await read(db);
    }

    public Task<Unit> UnitAsync(string code) => ReadAsync(db => db.Units.AsNoTracking().Include(u => u.Names).SingleAsync(u => u.Code == code));

    public Task<AnnualReport?> ReportAsync(string code, int year = Year) => ReadAsync(db => db.Reports.AsNoTracking().Include(r => r.Draft).SingleOrDefaultAsync(r => r.UnitCode == code && r.Year == year));

    /// <summary>What a cell of a government's roll-up adds up to, and from whom.</summary>
    public async Task<(decimal Sum, string Parts)> SumAsync(string governmentCode = Office.County, int year = Year)
    {
        var parent = await UnitAsync(governmentCode);
        var form = FormCatalog.Official().ForYear(year)!;
        var members = (await Office.Do<RollUpMembers, MemberList>(m => m.OfAsync(parent, year, default))).Rows;
        var rollUp = members.Any(m => m.IsDecided)
            ? await Office.Do<ComputeRollUp, RollUp?>(c => c.FindAsync(parent.Id, year, form, default))
            : await Office.Do<ComputeRollUp, RollUp?>(c => c.ProposedAsync(parent.Id, year, form, [.. members.Where(m => m.IsIncluded).Select(m => m.Unit.Id)], default));
        List<RollUpPart> parts = [.. rollUp?[CellId.Parse(Government.Licences)]?.Parts ?? []];
        return (parts.Sum(p => p.Value.Addend ?? 0), string.Join(' ', parts.Where(p => p.Value.Addend > 0).Select(p => p.Child.UnitCode).Order(StringComparer.Ordinal)));
    }

    public ValueTask DisposeAsync() => Government.DisposeAsync();
}
