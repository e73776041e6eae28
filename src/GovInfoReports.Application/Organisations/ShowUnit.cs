using GovInfoReports.Application.Accounts;
using GovInfoReports.Application.Signing;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Organisations;

/// <summary>An administrator looks at a unit of the area.</summary>
public sealed class ShowUnit(ReportsDbContext db, UnitLoader units, SigningChains chains, BrowseAccounts accounts)
{
    private const int MostAccounts = 200;

    /// <summary>Finds it.</summary>
    public async Task<UnitDetails> ExecuteAsync(Actor actor, string code, CancellationToken ct)
    {
        actor.RequireAdministrator("unit.show");
        var unit = await units.LoadAsync(actor, code, ct);
        var posts = await accounts.AtAsync(unit, MostAccounts, ct);
        return new UnitDetails(unit, await units.PathAsync(actor, unit, ct), await db.Units.DirectlyBelow(unit).CountAsync(ct), posts)
        {
            Chain = await chains.OfAsync(unit.Id, ct),
            OnDesk = await chains.OnDeskAsync(unit.Id, ct),
        };
    }
}

/// <summary>A unit with what hangs on it.</summary>
public sealed record UnitDetails(Unit Unit, IReadOnlyList<Unit> Path, int Below, IReadOnlyList<AccountRow> Accounts)
{
    /// <summary>The desks of its own chain, in order.</summary>
    public IReadOnlyList<ChainDesk> Chain { get; init; } = [];

    /// <summary>A report of it that lies on a desk, which keeps the chain as it is; <see langword="null"/> where there is none.</summary>
    public ReportOnDesk? OnDesk { get; init; }

    /// <summary>Accounts that can sit on a desk.</summary>
    public IEnumerable<AccountRow> Signers => Accounts.Where(a => a is { Runs: true, Role: Role.Signer });
}
