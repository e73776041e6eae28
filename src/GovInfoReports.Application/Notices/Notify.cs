using System.Globalization;
using System.Linq.Expressions;
using GovInfoReports.Application.Accounts;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Data.Notices;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Notices;

/// <summary>
/// Tells people of a step. It only adds rows: they are stored with the step, or not at all, by whoever stores that. Whom it tells is found
/// with one query for each group of receivers; what each wants is theirs to choose.
/// </summary>
public sealed class Notify(ReportsDbContext db, WhoDecides who, RunningPosts running, MailSettings mail, TimeProvider clock)
{
    /// <summary>Tells the officers who decide that a report was submitted.</summary>
    public Task SubmittedAsync(AnnualReport report, string unitName, CancellationToken ct) => OfficersAsync(
        report,
        new NoticeWords(
            NoticeKinds.Submitted,
            Occasion("submitted", report),
            Messages.Get("Notice.Submitted.Title", unitName, report.Year),
            Messages.Get(report.Round > 1 ? "Notice.Submitted.Again" : "Notice.Submitted.Text", unitName, report.Year, report.Round),
            OfficerPath(report)),
        ct);

    /// <summary>Tells the clerks of the unit that a report came back.</summary>
    public Task ReturnedAsync(AnnualReport report, string? reason, CancellationToken ct) => ClerksAsync(
        report.UnitId,
        new NoticeWords(
            NoticeKinds.Returned,
            Occasion("returned", report),
            Messages.Get("Notice.Returned.Title", report.Year),
            Messages.Get("Notice.Returned.Text", report.Year, report.Comments.Count(c => c.State == CommentState.Open), reason?.Trim() ?? string.Empty),
            ClerkPath(report)),
        ct);

    /// <summary>Tells the clerks of the unit that a report was made public.</summary>
    public Task PublishedAsync(AnnualReport report, CancellationToken ct) => ClerksAsync(
        report.UnitId,
        new NoticeWords(
            NoticeKinds.Published,
            Occasion("published", report),
            Messages.Get("Notice.Published.Title", report.Year),
            Messages.Get(report.Editions > 1 ? "Notice.Published.Again" : "Notice.Published.Text", report.Year, report.Editions),
            $"/units/{report.UnitCode}/{report.Year}"),
        ct);

    /// <summary>Tells the person at a desk of the unit's own chain that a report lies there.</summary>
    public Task OnDeskAsync(AnnualReport report, int accountId, CancellationToken ct) => TellAsync(
        running.Of(Role.Signer).Where(p => p.AccountId == accountId && p.UnitId == report.UnitId),
        new NoticeWords(
            NoticeKinds.Signing,
            Occasion("desk", report),
            Messages.Get("Notice.Desk.Title", report.Year),
            Messages.Get("Notice.Desk.Text", report.Year),
            DeskPath(report)),
        ct);

    /// <summary>Tells the clerks what a desk decided: it came back, or the whole chain agreed.</summary>
    /// <param name="reason">Why it came back; <see langword="null"/> when the chain agreed.</param>
    public Task FromDeskAsync(AnnualReport report, string? reason, CancellationToken ct) => ClerksAsync(
        report.UnitId,
        new NoticeWords(
            NoticeKinds.Signing,
            Occasion("fromDesk", report),
            Messages.Get(reason is null ? "Notice.Signed.Title" : "Notice.SentBack.Title", report.Year),
            reason is null ? Messages.Get("Notice.Signed.Text", report.Year) : Messages.Get("Notice.SentBack.Text", report.Year, reason.Trim()),
            reason is null ? CheckPath(report) : ClerkPath(report)),
        ct);

    /// <summary>Tells the officers who decide that the unit asks for a correction of last year's report.</summary>
    public Task CorrectionAskedAsync(AnnualReport report, string unitName, CancellationToken ct) => OfficersAsync(
        report,
        new NoticeWords(
            NoticeKinds.CorrectionAsked,
            Occasion("correctionAsked", report),
            Messages.Get("Notice.CorrectionAsked.Title", unitName, report.Year - 1),
            Messages.Get("Notice.CorrectionAsked.Text", unitName, report.Year - 1, report.CarryOverChange?.Reason ?? string.Empty, report.Year),
            $"/county/reports/{report.UnitCode}/{report.Year - 1}"),
        ct);

    /// <summary>Tells the clerks of the unit that an officer wants a published report corrected.</summary>
    public Task CorrectionOpenedAsync(AnnualReport report, string officerUnit, CancellationToken ct) => ClerksAsync(
        report.UnitId,
        new NoticeWords(
            NoticeKinds.Returned,
            Occasion("correction", report),
            Messages.Get("Notice.Correction.Title", report.Year),
            Messages.Get("Notice.Correction.Text", officerUnit, report.Year, report.CorrectionNote ?? string.Empty),
            ClerkPath(report)),
        ct);

    /// <summary>Tells the officers who decide that a clerk asks something; only the words of the question.</summary>
    public Task AskedAsync(AnnualReport report, string unitName, string place, string question, CancellationToken ct) => OfficersAsync(
        report,
        new NoticeWords(
            NoticeKinds.Submitted,
            Once("asked", report),
            Messages.Get("Notice.Asked.Title", unitName, report.Year),
            Messages.Get("Notice.Asked.Text", unitName, report.Year, place, question),
            QuestionsPath(report)),
        ct);

    /// <summary>Tells the clerks of the unit that a question was answered; what asked the officers is read where nothing else waits.</summary>
    public async Task AnsweredAsync(AnnualReport report, string place, ReviewComment question, CancellationToken ct)
    {
        await ClerksAsync(
            report.UnitId,
            new NoticeWords(
                NoticeKinds.Returned,
                Once("answered", report),
                Messages.Get("Notice.Answered.Title", report.Year),
                Messages.Get("Notice.Answered.Text", place, question.Text, question.Answer ?? string.Empty),
                $"{ClerkPath(report)}/questions"),
            ct);
        if (!report.Comments.Any(c => c.State == CommentState.Asked))
        {
            var areas = DecidingOffices.Of(report.UnitCode, report.Place);
            var path = QuestionsPath(report);
            await SettleAsync(db.Posts.Where(p => p.Role == Role.Officer && areas.Contains(p.Unit.Code)), n => n.Path == path, ct);
        }
    }

    /// <summary>Tells the clerks of units that they have more time.</summary>
    public Task ExtendedAsync(IReadOnlyCollection<int> unitIds, int year, string office, DateOnly until, string? reason, CancellationToken ct) => TellAsync(
        running.Of(Role.Clerk).Where(p => unitIds.Contains(p.UnitId)),
        new NoticeWords(
            NoticeKinds.DueSoon,
            Now("extended", year),
            Messages.Get("Notice.Extended.Title", year, until),
            Messages.Get("Notice.Extended.Text", office, year, until, reason?.Trim().TrimEnd('。') ?? string.Empty),
            "/clerk"),
        ct);

    /// <summary>Tells the clerks of a unit that the time it was given more is taken back.</summary>
    /// <param name="until">The day it had until then.</param>
    /// <param name="due">The day that counts again.</param>
    public Task ExtensionEndedAsync(int unitId, int year, string office, DateOnly until, DateOnly due, CancellationToken ct) => ClerksAsync(
        unitId,
        new NoticeWords(
            NoticeKinds.DueSoon,
            Now("extensionEnded", year),
            Messages.Get("Notice.ExtensionEnded.Title", year),
            Messages.Get("Notice.ExtensionEnded.Text", office, year, until, due),
            "/clerk"),
        ct);

    /// <summary>Marks as read what asked the clerks to hand a report in, now that it is.</summary>
    public Task SubmittedAsync(AnnualReport report, CancellationToken ct)
    {
        string[] paths = [ClerkPath(report), CheckPath(report)];
        var due = DueNotices.OccasionsOf(report.Year) + "%";
        return SettleAsync(
            db.Posts.Where(p => p.UnitId == report.UnitId && p.Role == Role.Clerk),
            n => paths.Contains(n.Path) || EF.Functions.Like(n.Occasion, due),
            ct);
    }

    /// <summary>Marks as read what asked the officers to review a report, now that one decided or the clerk took it back.</summary>
    public Task ReviewedAsync(AnnualReport report, CancellationToken ct)
    {
        var areas = DecidingOffices.Of(report.UnitCode, report.Place);
        var path = OfficerPath(report);
        return SettleAsync(
            db.Posts.Where(p => p.Role == Role.Officer && areas.Contains(p.Unit.Code)),
            n => n.Kind == NoticeKinds.Submitted && n.Path == path,
            ct);
    }

    /// <summary>Marks as read what asked the desks of the unit's own chain for a report that lies there no longer.</summary>
    public Task OffDeskAsync(AnnualReport report, CancellationToken ct)
    {
        var path = DeskPath(report);
        return SettleAsync(
            db.Posts.Where(p => p.UnitId == report.UnitId && p.Role == Role.Signer),
            n => n.Path == path,
            ct);
    }

    internal Task ClerksAsync(int unitId, NoticeWords words, CancellationToken ct) =>
        TellAsync(running.Of(Role.Clerk).Where(p => p.UnitId == unitId), words, ct);

    // Whether anybody is told: a person may have chosen neither the portal nor mail.
    internal bool Add(NoticeReceiver receiver, NoticeWords words)
    {
        var inPortal = receiver.Portal.HasFlag(words.Kind);
        var byMail = mail.IsOn && receiver.Mail.HasFlag(words.Kind) && !string.IsNullOrEmpty(receiver.Address);
        if (!inPortal && !byMail)
        {
            return false;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        db.Notices.Add(new Notice
        {
            AccountId = receiver.AccountId,
            PostId = receiver.PostId,
            Kind = words.Kind,
            Occasion = words.Occasion,
            Title = Cut(words.Title, Notice.TitleLength),
            Text = Cut(words.Text, Notice.TextLength),
            Path = words.Path,
            At = now,
            InPortal = inPortal,
            Mail = byMail ? MailState.Waiting : MailState.None,
            MailAt = byMail ? now : null,
        });
        return true;
    }

    /// <summary>Posts with what their holders want to be told, and where.</summary>
    internal IQueryable<NoticeReceiver> Receivers(IQueryable<Post> posts) => posts.Join(
        db.Users.AsNoTracking(),
        p => p.AccountId,
        a => a.Id,
        (p, a) => new NoticeReceiver { PostId = p.Id, UnitId = p.UnitId, AccountId = a.Id, Portal = a.PortalNotices, Mail = a.MailNotices, Address = a.Email });

    private async Task SettleAsync(IQueryable<Post> receivers, Expression<Func<Notice, bool>> isSettled, CancellationToken ct)
    {
        var posts = receivers.Select(p => p.Id);
        var settled = await db.Notices.Where(n => posts.Contains(n.PostId) && n.InPortal && n.ReadAt == null).Where(isSettled).ToListAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        settled.ForEach(n => n.ReadAt = now);
    }

    private async Task OfficersAsync(AnnualReport report, NoticeWords words, CancellationToken ct)
    {
        var offices = (await who.OfficesAsync(report.UnitCode, report.Place, ct)).All(report.UnitCode, report.Place);
        await TellAsync(running.Of(Role.Officer).Where(p => offices.Contains(p.Unit.Code)), words, ct);
    }

    private async Task TellAsync(IQueryable<Post> receivers, NoticeWords words, CancellationToken ct)
    {
        foreach (var receiver in await Receivers(receivers).ToListAsync(ct))
        {
            Add(receiver, words);
        }
    }

    private static string Occasion(string step, AnnualReport report) => $"{step}:{report.Id}:{report.Revision:N}";

    // What changes nothing of a report leaves its revision, and happens again with the same.
    private static string Once(string step, AnnualReport report) => $"{step}:{report.Id}:{Guid.NewGuid():N}";

    // Of the kind that is settled once the report of the year is handed in.
    private string Now(string step, int year) => string.Create(CultureInfo.InvariantCulture, $"{DueNotices.OccasionsOf(year)}{step}:{clock.GetUtcNow().Ticks}");

    private static string QuestionsPath(AnnualReport report) => $"{OfficerPath(report)}#questions";

    private static string ClerkPath(AnnualReport report) => $"/clerk/reports/{report.Year}";

    private static string CheckPath(AnnualReport report) => $"{ClerkPath(report)}/check";

    private static string DeskPath(AnnualReport report) => $"/signing/reports/{report.Year}";

    private static string OfficerPath(AnnualReport report) => $"/county/reports/{report.UnitCode}/{report.Year}";

    private static string Cut(string text, int length) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length - 1), "…");
}

/// <summary>What a notice says.</summary>
public sealed record NoticeWords(NoticeKinds Kind, string Occasion, string Title, string Text, string Path);
