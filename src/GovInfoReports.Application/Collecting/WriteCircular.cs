using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Collecting;

/// <summary>
/// Tells for a circular 通报 how the units of an area had handed in by the end of a day: by the steps that the server recorded up to then.
/// Names, the list of units, days and extensions are those of now. One narrow query beside the board's; no content is read.
/// </summary>
public sealed class WriteCircular(ReportsDbContext db, Board board, CollectionLoader loader, ReportingCalendar calendar, TimeProvider clock)
{
    private static readonly ReportStep[] Steps = [ReportStep.Submit, ReportStep.Withdraw, ReportStep.Return, ReportStep.Approve, ReportStep.Publish];

    /// <summary>Tells it.</summary>
    /// <param name="areaCode">Code of an area within the officer's; <see langword="null"/> for the own.</param>
    /// <param name="day">A day in China, today at the latest.</param>
    public async Task<CircularView> ExecuteAsync(Actor actor, string? areaCode, int year, DateOnly? day, CancellationToken ct)
    {
        var area = await loader.AreaAsync(actor, areaCode, year, ct);
        var collection = await loader.FindAsync(area, year, ct);
        var of = (collection?.Dates ?? CollectionDates.None).RequireToldOf(year, day, calendar.Today);
        var view = await board.GetAsync(actor, areaCode, year, ct);
        var standings = await StandingsAsync(view, of, ct);
        return new CircularView(
            view.Area,
            view.Decider.Office,
            year,
            of,
            clock.GetUtcNow().UtcDateTime,
            view.Dates,
            [.. view.Rows.Select(r => new CircularRow(r, r.IsHistoric ? HistoricOf(r, of) : standings.GetValueOrDefault(r.UnitId, Standing.NotBegun), of))]);
    }

    // What came from an archive has no steps here: it counts from the day that it names, else from the day on which it was recorded.
    private static Standing HistoricOf(BoardRow row, DateOnly day)
    {
        var published = row.OriginallyOn ?? ReportingCalendar.DayOf(row.PublishedAt!.Value);
        return published <= day ? new Standing(ReportStatus.Published, row.OriginallyOn, 0, published) : Standing.NotBegun;
    }

    private async Task<Dictionary<int, Standing>> StandingsAsync(BoardView view, DateOnly day, CancellationToken ct)
    {
        List<int> ids = [.. view.Rows.Where(r => r.Status is not null && !r.IsHistoric).Select(r => r.UnitId)];
        var end = Standing.EndOf(day);
        var reports = await db.Reports.AsNoTracking()
            .Where(r => r.Year == view.Year && ids.Contains(r.UnitId))
            .Select(r => new
            {
                r.UnitId,
                r.CreatedAt,
                Steps = r.Decisions.Where(d => d.At < end && Steps.Contains(d.Step))
                    .OrderBy(d => d.Id)
                    .Select(d => new RecordedStep(d.Step, d.At, d.Round))
                    .ToList(),
            })
            .ToListAsync(ct);
        return reports.ToDictionary(r => r.UnitId, r => Standing.At(day, r.CreatedAt, r.Steps));
    }
}
