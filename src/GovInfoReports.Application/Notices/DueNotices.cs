using System.Globalization;
using GovInfoReports.Application.Accounts;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Notices;

/// <summary>
/// Reminds clerks of the report that is due, on the days that the collection names around the day that counts for their unit: its extension, else
/// the office's, else the law's. A unit is reminded once for each of these days, late where the portal stood still, and never for one of them
/// after a later one.
/// </summary>
public sealed class DueNotices(ReportsDbContext db, Notify notify, RunningPosts running, ReportingCalendar calendar, TimeProvider clock)
{
    /// <summary>How many units are looked at together.</summary>
    public const int Batch = 500;

    /// <summary>Reminds the clerks of every unit that has not submitted the report that is due and was not yet reminded this time.</summary>
    /// <returns>How many people were told.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var year = calendar.DueYear;
        var made = 0;
        foreach (var levels in Enum.GetValues<UnitLevel>().GroupBy(l => ReportingCalendar.DueDate(l, year)))
        {
            made += await RemindAsync(year, levels.Key, [.. levels], ct);
        }

        return made;
    }

    // What the occasions of all reminders of a year begin with.
    internal static string OccasionsOf(int year) => string.Create(CultureInfo.InvariantCulture, $"due:{year}:");

    private async Task<int> RemindAsync(int year, DateOnly statutory, List<UnitLevel> levels, CancellationToken ct)
    {
        var made = 0;
        for (var after = 0; ;)
        {
            var batch = await Waiting(year, statutory, levels).Where(u => u.Id > after).OrderBy(u => u.Id).Take(Batch).ToListAsync(ct);
            var due = batch.Select(u => (u.Id, u.Due, Day: DayOf(u))).Where(u => u.Day is not null);
            made += await RemindAsync(year, [.. due.Select(u => (u.Id, u.Due, u.Day!.Value))], ct);
            if (batch.Count < Batch)
            {
                return made;
            }

            after = batch[^1].Id;
        }
    }

    // The day for which a unit is to be reminded now, if it was not.
    private DateOnly? DayOf(Owing unit) =>
        ReminderDays.Stored(unit.RemindOn).LastOf(unit.Due, calendar.Today) is { } day && !(unit.LastDay >= day) ? day : null;

    private async Task<int> RemindAsync(int year, List<(int Id, DateOnly Due, DateOnly Day)> units, CancellationToken ct)
    {
        if (units.Count == 0)
        {
            return 0;
        }

        List<int> ids = [.. units.Select(u => u.Id)];
        var clerks = (await Clerks(ids).ToListAsync(ct)).ToLookup(a => a.UnitId);
        var made = 0;
        foreach (var (id, due, day) in units.Where(u => clerks.Contains(u.Id)))
        {
            var words = WordsOf(year, due, day);
            var told = clerks[id].Count(c => notify.Add(c, words));
            made += told;
            if (told > 0)
            {
                db.Reminders.Add(Reminder.OnDay(id, year, day, clock.GetUtcNow().UtcDateTime));
            }
        }

        return await StoreAsync(ct) ? made : 0;
    }

    private NoticeWords WordsOf(int year, DateOnly due, DateOnly day)
    {
        var left = due.DayNumber - calendar.Today.DayNumber;
        return new NoticeWords(
            NoticeKinds.DueSoon,
            string.Create(CultureInfo.InvariantCulture, $"{OccasionsOf(year)}{day:yyyyMMdd}"),
            left switch
            {
                > 0 => Messages.Get("Notice.Due.Title", year, left),
                0 => Messages.Get("Notice.DueToday.Title", year),
                _ => Messages.Get("Notice.Late.Title", year),
            },
            Messages.Get(left >= 0 ? "Notice.Due.Text" : "Notice.Late.Text", year, due),
            "/clerk");
    }

    // Units that owe the report and whose day lies so near that they may be reminded. A unit on a frozen list goes by the list, another by the tree.
    private IQueryable<Owing> Waiting(int year, DateOnly statutory, List<UnitLevel> levels)
    {
        var (first, last) = (calendar.Today.AddDays(-ReminderDays.MostAfter), calendar.Today.AddDays(ReminderDays.MostBefore));
        var clerks = running.Of(Role.Clerk);
        return db.Units.AsNoTracking().Where(u => u.IsActive && levels.Contains(u.Level))
            .Where(u => clerks.Any(p => p.UnitId == u.Id))
            .Where(u => !db.Reports.Any(r => r.UnitId == u.Id && r.Year == year
                && (r.Editions > 0 || (r.Status != ReportStatus.Draft && r.Status != ReportStatus.Returned))))
            .LeftJoin(
                db.Collections.Where(c => c.Year == year),
                u => u.ParentCode ?? UnitCode.Country,
                c => c.AreaCode,
                (u, c) => new { Unit = u, Collection = c })
            .LeftJoin(
                db.ExpectedUnits,
                x => new { CollectionId = x.Collection!.Id, UnitId = x.Unit.Id },
                e => new { e.CollectionId, e.UnitId },
                (x, e) => new { x.Unit, x.Collection, Row = e })
            .Where(x => x.Row == null ? x.Unit.FilesReports == (x.Unit.FilesSince == null || x.Unit.FilesSince <= year) : x.Row.IsIncluded)
            .Select(x => new Owing
            {
                Id = x.Unit.Id,
                Due = x.Row!.ExtendedUntil ?? x.Collection!.SubmitBy ?? statutory,
                RemindOn = x.Collection!.RemindOn,
                LastDay = db.Reminders.Where(m => m.UnitId == x.Unit.Id && m.Year == year).Max(m => m.Day),
            })
            .Where(u => u.Due >= first && u.Due <= last);
    }

    private IQueryable<NoticeReceiver> Clerks(List<int> unitIds) => notify.Receivers(running.Of(Role.Clerk).Where(p => unitIds.Contains(p.UnitId)))
        .Where(r => ((r.Portal | r.Mail) & NoticeKinds.DueSoon) != NoticeKinds.None);

    private async Task<bool> StoreAsync(CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Another server reminds the same people at this moment; whom it leaves out, the next round finds.
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private sealed class Owing
    {
        public int Id { get; init; }

        public DateOnly Due { get; init; }

        public string? RemindOn { get; init; }

        public DateOnly? LastDay { get; init; }
    }
}
