using GovInfoReports.Application.Accounts;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Signing;

/// <summary>Finds the units' own chains. It asks nobody's leave: who may see a chain is up to the operation that shows it.</summary>
public sealed class SigningChains(ReportsDbContext db, RunningPosts running)
{
    public async Task<IReadOnlyList<ChainDesk>> OfAsync(int unitId, CancellationToken ct)
    {
        var signers = running.Of(Role.Signer).Where(p => p.UnitId == unitId);
        return await db.SigningDesks.AsNoTracking()
            .Where(d => d.UnitId == unitId)
            .Join(db.Users, d => d.AccountId, a => a.Id, (d, a) => new { d.Number, a.Id, a.DisplayName, Sits = signers.Any(p => p.AccountId == a.Id) })
            .OrderBy(x => x.Number)
            .Select(x => new ChainDesk(x.Number, x.Id, x.DisplayName, x.Sits))
            .ToListAsync(ct);
    }

    /// <summary>Number of the desk that an account decides at, in whichever unit; <see langword="null"/> where it has none.</summary>
    public Task<int?> DeskOfAsync(int accountId, CancellationToken ct) => db.SigningDesks.AsNoTracking()
        .Where(d => d.AccountId == accountId)
        .OrderBy(d => d.Id)
        .Select(d => (int?)d.Number)
        .FirstOrDefaultAsync(ct);

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
