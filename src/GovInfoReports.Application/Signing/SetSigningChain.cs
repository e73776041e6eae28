using GovInfoReports.Application.Accounts;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Organisations;
using GovInfoReports.Data;
using GovInfoReports.Data.Signing;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Signing;

/// <summary>
/// An administrator sets a unit's own chain 内部审签: who has to agree, one after the other, before a report leaves the unit. A
/// chain without desks is none.
/// </summary>
public sealed class SetSigningChain(ReportsDbContext db, UnitLoader units, SigningChains chains, RunningPosts running, AuditTrail audit)
{
    /// <summary>Most desks of a chain.</summary>
    public const int Most = SigningDesk.Most;

    /// <summary>Name of the field of a desk, for errors.</summary>
    public static string Field(int number) => $"Desks[{number - 1}]";

    /// <summary>Sets it.</summary>
    /// <param name="accounts">The account of each desk, from the first one; <see langword="null"/> for a desk that there is not.</param>
    public async Task ExecuteAsync(Actor actor, string code, IReadOnlyList<int?> accounts, CancellationToken ct)
    {
        actor.RequireAdministrator(AuditActions.UnitChain);
        await db.StoreAsync(
            () => db.InTransactionAsync(async token =>
            {
                await SetAsync(actor, await units.LoadAsync(actor, code, token), accounts, token);
                return true;
            }, ct),
            _ => Task.FromResult<RefusedException?>(RefusedException.Conflict("Chain.Stale")));
    }

    private async Task SetAsync(Actor actor, Unit unit, IReadOnlyList<int?> accounts, CancellationToken ct)
    {
        var before = await chains.OfAsync(unit.Id, ct);
        if (before.Select(d => (int?)d.AccountId).SequenceEqual(accounts.Where(a => a is not null)) && !HasGap(accounts))
        {
            return;
        }

        await RequireAsync(unit, accounts, ct);
        if (await chains.OnDeskAsync(unit.Id, ct) is { } report)
        {
            throw new RefusedException(RefusalKind.Conflict, new Refusal(Field(1), "Chain.OnDesk", report.Year, SigningWords.Desk(report.Desk)));
        }

        var desks = await db.SigningDesks.Where(d => d.UnitId == unit.Id).ToListAsync(ct);
        for (var number = 1; number <= SigningDesk.Most; number++)
        {
            Seat(unit, number, accounts.ElementAtOrDefault(number - 1), desks.Find(d => d.Number == number));
        }

        await db.SaveChangesAsync(ct);
        audit.Add(actor, AuditActions.UnitChain, unit, $"{SigningWords.Of(before)} → {SigningWords.Of(await chains.OfAsync(unit.Id, ct))}");
        await db.SaveChangesAsync(ct);
    }

    private void Seat(Unit unit, int number, int? account, SigningDesk? desk)
    {
        if (account is { } id && desk is not null)
        {
            desk.AccountId = id;
        }
        else if (account is { } other)
        {
            db.SigningDesks.Add(new SigningDesk { UnitId = unit.Id, Number = number, AccountId = other });
        }
        else if (desk is not null)
        {
            db.SigningDesks.Remove(desk);
        }
    }

    private async Task RequireAsync(Unit unit, IReadOnlyList<int?> accounts, CancellationToken ct)
    {
        if (accounts.Skip(SigningDesk.Most).Any(a => a is not null))
        {
            throw RefusedException.Invalid(null, "Chain.TooMany", SigningDesk.Most);
        }

        if (!unit.EverFiles && accounts.Any(a => a is not null))
        {
            throw RefusedException.Invalid(Field(1), "Chain.NotFiling", unit.Name);
        }

        var sitting = running.Of(Role.Signer).Where(p => p.UnitId == unit.Id).Select(p => p.AccountId);
        var signers = await db.Users.Where(a => sitting.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, ct);
        var errors = accounts.Take(SigningDesk.Most).Select((_, i) => Problem(accounts, i, signers)).OfType<Refusal>().ToList();
        if (errors.Count > 0)
        {
            throw RefusedException.Invalid(errors);
        }
    }

    private static Refusal? Problem(IReadOnlyList<int?> accounts, int index, Dictionary<int, string> signers) => accounts[index] switch
    {
        null => null,
        { } account when !signers.ContainsKey(account) => new Refusal(Field(index + 1), "Chain.NotSigner"),
        { } account when accounts.Take(index).Contains(account) => new Refusal(Field(index + 1), "Chain.Twice", signers[account]),
        _ when accounts.Take(index).Any(a => a is null) => new Refusal(Field(index + 1), "Chain.Gap"),
        _ => null,
    };

    private static bool HasGap(IReadOnlyList<int?> accounts) => accounts.SkipWhile(a => a is not null).Any(a => a is not null);
}
