using System.Globalization;
using GovInfoReports.Application.Accounts;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Notices;

/// <summary>Reminds clerks of the report that is due, as the day comes nearer and once after it has passed.</summary>
public sealed class DueNotices(ReportsDbContext db, Notify notify, RunningPosts running, ReportingCalendar calendar)
{
    /// <summary>How many posts are looked at together.</summary>
    public const int Batch = 500;

    /// <summary>Days before the last day on which clerks are reminded, the last one the day after it.</summary>
    public static IReadOnlyList<int> Days { get; } = [30, 14, 7, 3, 1, -1];

    // Whoever was not reminded of a report this late has other worries than a notice.
    private const int GiveUpAfter = 60;

    /// <summary>Reminds every clerk who has not submitted the report that is due and was not yet reminded this time.</summary>
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

    private async Task<int> RemindAsync(int year, DateOnly due, List<UnitLevel> levels, CancellationToken ct)
    {
        var left = due.DayNumber - calendar.Today.DayNumber;
        if (Days.Where(d => left <= d).Cast<int?>().LastOrDefault() is not { } day || left < -GiveUpAfter)
        {
            return 0;
        }

        var occasion = string.Create(CultureInfo.InvariantCulture, $"{OccasionsOf(year)}{day}");
        var words = new NoticeWords(
            NoticeKinds.DueSoon,
            occasion,
            left switch
            {
                > 0 => Messages.Get("Notice.Due.Title", year, left),
                0 => Messages.Get("Notice.DueToday.Title", year),
                _ => Messages.Get("Notice.Late.Title", year),
            },
            Messages.Get(left >= 0 ? "Notice.Due.Text" : "Notice.Late.Text", year, due),
            "/clerk");
        var made = 0;
        for (var after = 0; ;)
        {
            var batch = await Waiting(year, occasion, levels).Where(r => r.PostId > after).OrderBy(r => r.PostId).Take(Batch).ToListAsync(ct);
            batch.ForEach(receiver => notify.Add(receiver, words));

            made += await StoreAsync(ct);
            if (batch.Count < Batch)
            {
                return made;
            }

            after = batch[^1].PostId;
        }
    }

    // What the occasions of all reminders of a year begin with.
    internal static string OccasionsOf(int year) => string.Create(CultureInfo.InvariantCulture, $"due:{year}:");

    private IQueryable<NoticeReceiver> Waiting(int year, string occasion, List<UnitLevel> levels)
    {
        var clerks = running.Of(Role.Clerk)
            .Where(p => p.Unit.IsActive && p.Unit.FilesReports == (p.Unit.FilesSince == null || p.Unit.FilesSince <= year) && levels.Contains(p.Unit.Level))
            .Where(p => !db.Reports.Any(r => r.UnitId == p.UnitId && r.Year == year
                && (r.Editions > 0 || (r.Status != ReportStatus.Draft && r.Status != ReportStatus.Returned))))
            .Where(p => !db.Notices.Any(n => n.PostId == p.Id && n.Occasion == occasion));
        return notify.Receivers(clerks).Where(r => ((r.Portal | r.Mail) & NoticeKinds.DueSoon) != NoticeKinds.None);
    }

    private async Task<int> StoreAsync(CancellationToken ct)
    {
        try
        {
            return await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Another server reminds the same people at this moment; whom it leaves out, the next round finds.
            return 0;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
