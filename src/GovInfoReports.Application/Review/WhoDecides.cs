using System.Linq.Expressions;
using GovInfoReports.Application.Accounts;
using GovInfoReports.Application.Organisations;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Review;

/// <summary>Answers who decides on a report, by <see cref="DecidingOffices"/>: for lists and counts, notices, pages and operations alike.</summary>
public sealed class WhoDecides(ReportsDbContext db, DecisionSettings settings, RunningPosts running)
{
    /// <summary>Key of the refusal of a decision that another office takes; with the name of the office.</summary>
    public const string Elsewhere = "Decide.Elsewhere";

    private IQueryable<Post> Officers => running.Of(Role.Officer);

    /// <summary>The offices that a report of a unit can come to.</summary>
    public async Task<DecidingOffices> OfficesAsync(string unitCode, Place place, CancellationToken ct)
    {
        var codes = DecidingOffices.Of(unitCode, place);
        var staffed = await Officers.Where(p => codes.Contains(p.Unit.Code)).Select(p => p.Unit.Code).Distinct().ToListAsync(ct);
        return new DecidingOffices(staffed.ToHashSet(StringComparer.Ordinal), settings.FromAbove);
    }

    /// <summary>Whether an office decides on the reports of a unit, and which one does where it does not.</summary>
    public async Task<Decider> OfAsync(Unit office, string unitCode, Place place, CancellationToken ct)
    {
        var offices = await OfficesAsync(unitCode, place, ct);
        if (offices.Decides(office, unitCode, place))
        {
            return new Decider(true, office.Name);
        }

        var nearest = offices.Nearest(unitCode, place);
        return new Decider(false, await db.Units.AsNoTracking().Where(u => u.Code == nearest).Select(u => u.Name).SingleOrDefaultAsync(ct) ?? string.Empty);
    }

    /// <summary>Names of the offices that decide on the reports of several units, by the units' codes.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NearestAsync(IReadOnlyCollection<(string UnitCode, Place Place)> units, CancellationToken ct)
    {
        List<string> codes = [.. units.SelectMany(u => DecidingOffices.Of(u.UnitCode, u.Place)).Distinct(StringComparer.Ordinal)];
        var names = await Officers.Where(p => codes.Contains(p.Unit.Code)).Select(p => new { p.Unit.Code, p.Unit.Name }).Distinct().ToDictionaryAsync(u => u.Code, u => u.Name, ct);
        DecidingOffices offices = new(names.Keys.ToHashSet(StringComparer.Ordinal), settings.FromAbove);
        return units.Select(u => (u.UnitCode, Office: offices.Nearest(u.UnitCode, u.Place)))
            .Where(u => u.Office is not null)
            .ToDictionary(u => u.UnitCode, u => names[u.Office!], StringComparer.Ordinal);
    }

    /// <summary>Requires that the actor's office decides on a report.</summary>
    public async Task RequireAsync(Actor actor, AnnualReport report, CancellationToken ct)
    {
        if (await OfAsync(actor.Unit, report.UnitCode, report.Place, ct) is { Decides: false } other)
        {
            throw RefusedException.Conflict(Elsewhere, other.Office);
        }
    }

    /// <summary>Which reports of its area an office decides on, as a condition for queries.</summary>
    public async Task<Expression<Func<AnnualReport, bool>>> OwnAsync(Unit office, CancellationToken ct)
    {
        var code = office.Code;
        List<string> above = [.. DecidingOffices.Of(code, office.Place).Where(c => c != code)];
        var staffed = await Officers.Where(p => p.Unit.Level <= UnitLevel.County).In(office).Select(p => p.Unit.Code).Distinct().ToListAsync(ct);
        var decidesOnItself = above.Count == 0 || !await Officers.AnyAsync(p => above.Contains(p.Unit.Code), ct);
        List<string> nearer = settings.FromAbove.Contains(code) ? [] : [.. staffed.Where(c => c != code)];
        return r => (r.UnitCode != code || decidesOnItself)
            && (r.CountyCode == null || r.CountyCode == r.UnitCode || !nearer.Contains(r.CountyCode))
            && (r.CityCode == null || r.CityCode == r.UnitCode || !nearer.Contains(r.CityCode));
    }
}

/// <summary>Whether the office that looks decides, and the name of the one that does.</summary>
public sealed record Decider(bool Decides, string Office);
