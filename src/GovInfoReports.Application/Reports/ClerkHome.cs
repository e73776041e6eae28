using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Reports;

/// <summary>A year on the clerk's home page.</summary>
/// <param name="Year">Reporting year.</param>
/// <param name="Status">State, or <see langword="null"/> when the report was not begun.</param>
/// <param name="UpdatedAt">When it last changed, UTC.</param>
/// <param name="Editions">How many editions are public.</param>
/// <param name="ReturnReason">Why it came back, while it is returned.</param>
/// <param name="IsCorrection">Whether a correction is under way.</param>
public sealed record ClerkYear(int Year, ReportStatus? Status, DateTime? UpdatedAt, int Editions, string? ReturnReason, bool IsCorrection)
{
    /// <summary>Whether it was declared that there was nothing to report 零报告.</summary>
    public bool IsNothing { get; init; }

    /// <summary>Number of the desk of the unit's own chain on which it lies, from 1; <see langword="null"/> where it lies on none.</summary>
    public int? Desk { get; init; }
}

/// <summary>What the clerk's home page says.</summary>
/// <param name="Due">The year due next.</param>
/// <param name="DueDate">Its last day.</param>
/// <param name="DaysLeft">Days left, negative when it has passed.</param>
/// <param name="Years">All years that can be filed, newest first, the one due among them.</param>
public sealed record ClerkHomeView(ClerkYear Due, DateOnly DueDate, int DaysLeft, IReadOnlyList<ClerkYear> Years);

/// <summary>Tells a clerk what is due.</summary>
/// <param name="db">The store.</param>
/// <param name="calendar">The years collected.</param>
public sealed class ClerkHome(ReportsDbContext db, ReportingCalendar calendar)
{
    /// <summary>What is due for the clerk's unit.</summary>
    /// <param name="actor">The clerk.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The years with their states.</returns>
    /// <exception cref="ForbiddenException">The person is not a clerk.</exception>
    public async Task<ClerkHomeView> GetAsync(Actor actor, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "clerk.home", Role.Clerk);
        var reports = await db.Reports.AsNoTracking()
            .Where(r => r.UnitId == actor.Unit.Id)
            .Select(r => new
            {
                r.Year,
                r.Status,
                r.UpdatedAt,
                r.Editions,
                r.CorrectionNote,
                IsNothing = r.Nothing != null,
                r.Desk,
                Reason = r.Decisions.Where(d => d.Step == ReportStep.Return).OrderByDescending(d => d.Id).Select(d => d.Reason).FirstOrDefault(),
            })
            .ToDictionaryAsync(r => r.Year, ct);
        var years = Enumerable.Range(calendar.FirstYear, calendar.LastYear - calendar.FirstYear + 1).Reverse()
            .Select(year => reports.TryGetValue(year, out var r)
                ? new ClerkYear(year, r.Status, r.UpdatedAt, r.Editions, r.Status == ReportStatus.Returned ? r.Reason : null, r.CorrectionNote is not null) { IsNothing = r.IsNothing, Desk = r.Desk }
                : new ClerkYear(year, null, null, 0, null, false))
            .ToList();
        var due = years.Single(y => y.Year == calendar.DueYear);
        return new ClerkHomeView(due, ReportingCalendar.DueDate(due.Year), calendar.DaysLeft(due.Year), years);
    }
}
