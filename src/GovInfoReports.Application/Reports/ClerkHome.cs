using GovInfoReports.Application.Collecting;
using GovInfoReports.Application.RollUps;
using GovInfoReports.Data;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Reports;

/// <summary>Tells a clerk what is due.</summary>
public sealed class ClerkHome(ReportsDbContext db, CollectionGates gates, FormCatalog catalog, ReportingCalendar calendar, OutdatedRollUps rollUps)
{
    /// <summary>What is due for the clerk's unit.</summary>
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
                Holder = db.SigningDesks.Where(d => d.UnitId == r.UnitId && d.Number == r.Desk)
                    .Join(db.Users, d => d.AccountId, a => a.Id, (d, a) => a.DisplayName).FirstOrDefault(),
                Last = r.Decisions.OrderByDescending(d => d.Id)
                    .Select(d => new ClerkDecision(d.Step, d.Desk, d.Name, d.At, d.Reason)).FirstOrDefault(),
                Comments = r.Comments.Where(c => c.State == CommentState.Open && !c.IsFromClerk).OrderBy(c => c.Id).Select(c => new { c.Place, c.Text }).ToList(),
                Reason = r.Decisions.Where(d => d.Step == ReportStep.Return).OrderByDescending(d => d.Id).Select(d => d.Reason).FirstOrDefault(),
            })
            .ToDictionaryAsync(r => r.Year, ct);
        var outdated = RollUpRoles.IsGovernment(actor.Unit.Level) ? await rollUps.YearsOfAsync(actor.Unit.Id, ct) : new HashSet<int>();
        var set = await gates.AllAsync(actor.Unit, ct);
        CollectionGate GateOf(int year) => set.GetValueOrDefault(year) ?? new CollectionGate(new CollectionTerms(actor.Unit.Level, year), calendar.Today);
        var years = Enumerable.Range(calendar.FirstYear, calendar.LastYear - calendar.FirstYear + 1).Reverse()
            .Select(year => reports.TryGetValue(year, out var r)
                ? new ClerkYear(year, r.Status, r.UpdatedAt, r.Editions, r.Status == ReportStatus.Returned ? r.Reason : null, r.CorrectionNote is not null)
                {
                    IsNothing = r.IsNothing,
                    Desk = r.Desk,
                    DeskHolder = r.Holder,
                    CorrectionNote = r.CorrectionNote,
                    Comments = r.Status == ReportStatus.Returned ? [.. r.Comments.Select(c => new ClerkComment(catalog.ForYear(year) is { } edition ? PlaceNames.Of(edition, c.Place) : null, c.Text))] : [],
                    Last = r.Desk is null && r.Status is ReportStatus.Draft or ReportStatus.Returned ? r.Last : null,
                }
                : new ClerkYear(year, null, null, 0, null, false))
            .Select(y => y with { IsOutOfDate = outdated.Contains(y.Year) })
            .Select(y => y with { IsLate = y is { Status: ReportStatus.Draft or ReportStatus.Returned, Editions: 0 } && GateOf(y.Year).IsLate })
            .ToList();
        var due = years.Single(y => y.Year == calendar.DueYear);
        return new ClerkHomeView(due, GateOf(due.Year), years)
        {
            Instructions = set.ContainsKey(due.Year) ? await gates.InstructionsAsync(actor.Unit, due.Year, ct) : null,
        };
    }
}

/// <summary>A year on the clerk's home page.</summary>
/// <param name="Status">State, or <see langword="null"/> when the report was not begun.</param>
/// <param name="UpdatedAt">When it last changed, UTC.</param>
public sealed record ClerkYear(int Year, ReportStatus? Status, DateTime? UpdatedAt, int Editions, string? ReturnReason, bool IsCorrection)
{
    /// <summary>Whether it was declared that there was nothing to report 零报告.</summary>
    public bool IsNothing { get; init; }

    /// <summary>Number of the desk of the unit's own chain on which it lies, from 1; <see langword="null"/> where it lies on none.</summary>
    public int? Desk { get; init; }

    /// <summary>Name of the person at that desk.</summary>
    public string? DeskHolder { get; init; }

    /// <summary>The public note of the correction being worked on; <see langword="null"/> where there is none.</summary>
    public string? CorrectionNote { get; init; }

    /// <summary>What the officer asks for and was not done yet, of a report that came back.</summary>
    public IReadOnlyList<ClerkComment> Comments { get; init; } = [];

    /// <summary>The last thing that was decided, where the report lies with the clerk again; <see langword="null"/> where nothing was.</summary>
    public ClerkDecision? Last { get; init; }

    /// <summary>Whether it lies with the clerk because a desk of the unit's own chain sent it back.</summary>
    public bool IsSentBackInside => Last is { Step: ReportStep.SendBackInside };

    /// <summary>Whether the chain agreed and nothing was changed since, so that it can be submitted.</summary>
    public bool IsSigned => Last is { Step: ReportStep.Sign } signed && signed.At == UpdatedAt;

    /// <summary>Whether it was begun and its last day has passed before it was ever submitted and published 逾期.</summary>
    public bool IsLate { get; init; }

    /// <summary>Whether reports below that it was filled from are others by now; where it is published, a correction is due 应更正.</summary>
    public bool IsOutOfDate { get; init; }

    /// <summary>
    /// Whether the clerk has to do something about it although it is not the one due: it is late, it came back, a correction is under way, or the
    /// unit's own chain is done with it.
    /// </summary>
    public bool IsPending => Desk is null && (IsLate || Status == ReportStatus.Returned || (Status == ReportStatus.Draft && (IsCorrection || IsSentBackInside || IsSigned)));
}

/// <summary>A comment that waits for the clerk.</summary>
/// <param name="Place">Name of its place; <see langword="null"/> where the form of the year is not known.</param>
public sealed record ClerkComment(string? Place, string Text);

/// <summary>A step that was taken on a report.</summary>
/// <param name="Desk">Number of the desk that took it, from 1; <see langword="null"/> outside the unit's own chain.</param>
public sealed record ClerkDecision(ReportStep Step, int? Desk, string Name, DateTime At, string? Reason);

/// <summary>What the clerk's home page says.</summary>
/// <param name="Gate">The days of the report that is due, and what can be done with it today.</param>
public sealed record ClerkHomeView(ClerkYear Due, CollectionGate Gate, IReadOnlyList<ClerkYear> Years)
{
    /// <summary>What the office that collects tells its clerks; <see langword="null"/> where it tells nothing.</summary>
    public string? Instructions { get; init; }

    /// <summary>Whether a report of the year before was published, from which a new one takes what is certain.</summary>
    public bool HasLastYear => Years.Any(y => y.Year == Due.Year - 1 && y.Editions > 0);
}
