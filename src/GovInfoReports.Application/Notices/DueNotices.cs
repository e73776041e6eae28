using System.Globalization;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Notices;

/// <summary>Reminds clerks of the report that is due, as the day comes nearer and once after it has passed.</summary>
public sealed class DueNotices(ReportsDbContext db, Notify notify, ReportingCalendar calendar)
{
    /// <summary>How many accounts are looked at together.</summary>
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
            var batch = await Waiting(year, occasion, levels).Where(a => a.Id > after).OrderBy(a => a.Id).Take(Batch).ToListAsync(ct);
            foreach (var account in batch)
            {
                notify.Add(account.Id, account.Portal, account.Mail, account.Address, words);
            }

            made += await StoreAsync(ct);
            if (batch.Count < Batch)
            {
                return made;
            }

            after = batch[^1].Id;
        }
    }

    // What the occasions of all reminders of a year begin with.
    internal static string OccasionsOf(int year) => string.Create(CultureInfo.InvariantCulture, $"due:{year}:");

    private IQueryable<Receiver> Waiting(int year, string occasion, List<UnitLevel> levels) => db.Users.AsNoTracking()
        .Where(a => a.Role == Role.Clerk && a.IsActive && a.Unit.IsActive && a.Unit.FilesReports == (a.Unit.FilesSince == null || a.Unit.FilesSince <= year) && levels.Contains(a.Unit.Level))
        .Where(a => ((a.PortalNotices | a.MailNotices) & NoticeKinds.DueSoon) != NoticeKinds.None)
        .Where(a => !db.Reports.Any(r => r.UnitId == a.UnitId && r.Year == year
            && (r.Editions > 0 || (r.Status != ReportStatus.Draft && r.Status != ReportStatus.Returned))))
        .Where(a => !db.Notices.Any(n => n.AccountId == a.Id && n.Occasion == occasion))
        .Select(a => new Receiver { Id = a.Id, Portal = a.PortalNotices, Mail = a.MailNotices, Address = a.Email });

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

    private sealed class Receiver
    {
        public int Id { get; init; }

        public NoticeKinds Portal { get; init; }

        public NoticeKinds Mail { get; init; }

        public string? Address { get; init; }
    }
}
