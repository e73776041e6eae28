using System.Diagnostics;
using GovInfoReports.Data;
using GovInfoReports.Data.Auditing;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Auditing;

/// <summary>Adds to the record of who did what; the entry is stored together with the change it records.</summary>
public sealed class AuditTrail(ReportsDbContext db, IRequestOrigin origin, TimeProvider clock)
{
    /// <summary>Records something done to a report.</summary>
    /// <param name="actor">Who; <see langword="null"/> for the command line.</param>
    public void Add(Actor? actor, string action, AnnualReport report, string? detail = null) =>
        Add(actor, action, report.UnitCode, report.Place, report.Id, report.Year, detail, actor?.Name);

    /// <summary>Records something done to a unit or an account of it.</summary>
    /// <param name="actor">Who; <see langword="null"/> for the command line or before sign-in.</param>
    public void Add(Actor? actor, string action, Unit? unit, string? detail = null, string? name = null) =>
        Add(actor, action, unit?.Code, unit?.Place, null, null, detail, name ?? actor?.Name);

    private void Add(Actor? actor, string action, string? unitCode, Place? place, long? reportId, int? year, string? detail, string? name) =>
        db.AuditEntries.Add(new AuditEntry
        {
            At = clock.GetUtcNow().UtcDateTime,
            AccountId = actor?.AccountId,
            Name = name ?? Messages.Get("Actor.CommandLine"),
            Action = action,
            ReportId = reportId,
            Year = year,
            UnitCode = unitCode,
            ProvinceCode = place?.ProvinceCode,
            CityCode = place?.CityCode,
            CountyCode = place?.CountyCode,
            Detail = detail,
            Address = origin.Address,
            TraceId = Activity.Current?.TraceId.ToHexString(),
        });
}
