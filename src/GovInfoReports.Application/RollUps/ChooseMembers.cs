using System.Globalization;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.RollUps;

/// <summary>Decides whose reports count in a government's figures for a year 汇总成员, each with a reason.</summary>
public sealed class ChooseMembers(ReportsDbContext db, RollUpParent parent, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Most units at once.</summary>
    public const int Most = 5000;

    /// <summary>Name of a field of a unit, for errors.</summary>
    public static string Field(string unitCode, string field) => $"{unitCode}.{field}";

    /// <summary>Key of the refusal where somebody else was faster.</summary>
    public const string Stale = "RollUp.Stale";

    /// <summary>Decides. Units that are not named stay as they are.</summary>
    public async Task ExecuteAsync(Actor actor, int year, string? opened, IReadOnlyList<MemberChoice> choices, CancellationToken ct)
    {
        parent.Require(actor, AuditActions.RollUpMembers, year);
        await db.StoreAsync(
            () => db.InTransactionAsync(async token =>
            {
                await DecideAsync(actor, year, opened, choices, token);
                return true;
            }, ct),
            _ => Task.FromResult<RefusedException?>(RefusedException.Conflict(Stale)));
    }

    private async Task DecideAsync(Actor actor, int year, string? opened, IReadOnlyList<MemberChoice> choices, CancellationToken ct)
    {
        List<string> codes = [.. choices.Take(Most).Select(c => c.UnitCode).Distinct(StringComparer.Ordinal)];
        var below = db.Units.AsNoTracking().In(actor.Unit).Select(u => u.Id);

        // A unit that stands elsewhere by now counts on in the years that it published here.
        var units = await db.Units.AsNoTracking()
            .Where(u => codes.Contains(u.Code) && u.Id != actor.Unit.Id
                && (below.Contains(u.Id)
                    || db.RollUpMembers.Any(m => m.ParentId == actor.Unit.Id && m.Year == year && m.UnitId == u.Id)
                    || u.Names.Any(n => n.ParentCode == actor.Unit.Code)))
            .ToDictionaryAsync(u => u.Code, StringComparer.Ordinal, ct);
        var members = await db.RollUpMembers.Where(m => m.ParentId == actor.Unit.Id && m.Year == year).ToDictionaryAsync(m => m.UnitId, ct);
        if (!string.Equals(RollUpMembers.VersionOf(members.Values), opened, StringComparison.Ordinal))
        {
            throw RefusedException.Conflict(Stale);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        List<Refusal> refusals = [];
        List<string> changed = [];
        foreach (var choice in choices.Take(Most))
        {
            if (!units.TryGetValue(choice.UnitCode, out var unit))
            {
                refusals.Add(new Refusal(Field(choice.UnitCode, "unit"), "RollUp.NotBelow", choice.UnitCode));
                continue;
            }

            if (!members.TryGetValue(unit.Id, out var member))
            {
                members[unit.Id] = member = new RollUpMember(actor.Unit.Id, year, unit.Id);
                db.RollUpMembers.Add(member);
            }

            if (string.IsNullOrWhiteSpace(choice.Reason) || choice.Reason.Trim().Length > RollUpMember.ReasonLength)
            {
                refusals.Add(new Refusal(Field(choice.UnitCode, "reason"), "RollUp.Reason", unit.Name, RollUpMember.ReasonLength));
            }
            else if (member.Decide(choice.IsIncluded, choice.CountsHandedIn, choice.Reason, actor.Name, now))
            {
                changed.Add(Messages.Get(choice.IsIncluded ? "RollUp.In" : "RollUp.Out", unit.Name, choice.Reason.Trim()));
            }
        }

        refusals.AddRange(await TwiceAsync([.. members.Values.Where(m => m.IsIncluded).Select(m => m.UnitId)], ct));
        if (refusals.Count > 0)
        {
            throw RefusedException.Invalid(refusals);
        }

        if (changed.Count > 0)
        {
            audit.Add(actor, AuditActions.RollUpMembers, actor.Unit, Messages.Get("RollUp.Members", year.ToString(CultureInfo.InvariantCulture), string.Join('；', changed)));
            await db.SaveChangesAsync(ct);
        }
    }

    // A government's report holds the figures of the units below it: both together would count them twice.
    private async Task<IEnumerable<Refusal>> TwiceAsync(List<int> included, CancellationToken ct)
    {
        var places = await db.Units.AsNoTracking().Where(u => included.Contains(u.Id)).ToListAsync(ct);
        var governments = places.Where(u => RollUpRoles.IsGovernment(u.Level)).ToList();
        return places
            .Select(u => (Unit: u, Above: governments.Find(g => g.Id != u.Id && g.Covers(u.Code, u.Place))))
            .Where(t => t.Above is not null)
            .Select(t => new Refusal(Field(t.Unit.Code, "unit"), "RollUp.Twice", t.Unit.Name, t.Above!.Name));
    }
}

/// <summary>What is decided on a unit.</summary>
public sealed record MemberChoice(string UnitCode, bool IsIncluded, bool CountsHandedIn, string? Reason);
