using GovInfoReports.Data;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Signing;

/// <summary>Finds the units' own chains. It asks nobody's leave: who may see a chain is up to the operation that shows it.</summary>
public sealed class SigningChains(ReportsDbContext db)
{
    private static readonly PerModel<Func<ReportsDbContext, int, IAsyncEnumerable<ChainDesk>>> Chain = new(() => EF.CompileAsyncQuery(
        (ReportsDbContext db, int unitId) => db.SigningDesks.AsNoTracking()
            .Where(d => d.UnitId == unitId)
            .Join(db.Users, d => d.AccountId, a => a.Id, (d, a) => new { d.Number, a.Id, a.DisplayName, a.IsActive })
            .OrderBy(x => x.Number)
            .Select(x => new ChainDesk(x.Number, x.Id, x.DisplayName, x.IsActive))));

    public async Task<IReadOnlyList<ChainDesk>> OfAsync(int unitId, CancellationToken ct) => await Chain.For(db)(db, unitId).ToListAsync(ct);

    /// <summary>The first report of a unit that lies on a desk.</summary>
    public Task<ReportOnDesk?> OnDeskAsync(int unitId, CancellationToken ct) => db.Reports.AsNoTracking()
        .Where(r => r.UnitId == unitId && r.Desk != null)
        .OrderBy(r => r.Year)
        .Select(r => new ReportOnDesk(r.Year, r.Desk!.Value))
        .FirstOrDefaultAsync(ct);
}

/// <summary>A desk of a unit's own chain 内部审签, with the person who decides there.</summary>
public sealed record ChainDesk(int Number, int AccountId, string Name, bool IsActive);

/// <summary>A report that lies on a desk.</summary>
public sealed record ReportOnDesk(int Year, int Desk);
