using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Notices;

/// <summary>A person's own notices.</summary>
public sealed class MyNotices(ReportsDbContext db, TimeProvider clock)
{
    /// <summary>How many are shown on a page.</summary>
    public const int PageSize = 30;

    /// <summary>How many the person has not read.</summary>
    public Task<int> CountUnreadAsync(Actor actor, CancellationToken ct) =>
        db.Notices.CountAsync(n => n.AccountId == actor.AccountId && n.InPortal && n.ReadAt == null, ct);

    /// <summary>The person's notices, newest first.</summary>
    public async Task<Page<NoticeLine>> ListAsync(Actor actor, string? cursor, CancellationToken ct)
    {
        var before = cursor is null ? long.MaxValue : Cursor.Read(cursor).Id;
        var lines = await db.Notices.AsNoTracking()
            .Where(n => n.AccountId == actor.AccountId && n.InPortal && n.Id < before)
            .OrderByDescending(n => n.Id)
            .Take(PageSize + 1)
            .Select(n => new NoticeLine(n.Id, n.Kind, n.Title, n.Text, n.Path, n.At, n.ReadAt != null, n.Mail) { PostId = n.PostId })
            .ToListAsync(ct);
        return lines.Count > PageSize
            ? new Page<NoticeLine>(lines[..PageSize], Cursor.Of(lines[PageSize - 1].At, lines[PageSize - 1].Id))
            : new Page<NoticeLine>(lines, null);
    }

    /// <summary>Marks a notice as read.</summary>
    /// <returns>Page that it leads to, or <see langword="null"/>, and the post under which it concerns the person.</returns>
    public async Task<(string? Path, int PostId)> OpenAsync(Actor actor, long id, CancellationToken ct)
    {
        var notice = await db.Notices.SingleOrDefaultAsync(n => n.Id == id && n.AccountId == actor.AccountId && n.InPortal, ct)
            ?? throw RefusedException.NotFound($"Notice {id} of account {actor.AccountId}");
        notice.ReadAt ??= clock.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync(ct);
        return (notice.Path, notice.PostId);
    }

    /// <summary>Marks all of the person's notices as read.</summary>
    public Task ReadAllAsync(Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.Notices.Where(n => n.AccountId == actor.AccountId && n.InPortal && n.ReadAt == null).ExecuteUpdateAsync(s => s.SetProperty(n => n.ReadAt, now), ct);
    }

    /// <summary>What the person chose.</summary>
    public Task<NoticeChoice> ChoiceAsync(Actor actor, CancellationToken ct) => db.Users.AsNoTracking()
        .Where(a => a.Id == actor.AccountId)
        .Select(a => new NoticeChoice(a.PortalNotices, a.MailNotices, a.Email ?? string.Empty))
        .SingleAsync(ct);
}

/// <summary>A notice in a person's list.</summary>
/// <param name="Path">Page that it leads to, or <see langword="null"/>.</param>
public sealed record NoticeLine(long Id, NoticeKinds Kind, string Title, string Text, string? Path, DateTime At, bool IsRead, MailState Mail)
{
    /// <summary>The post under which it concerns the person.</summary>
    public int PostId { get; init; }
}

/// <summary>What a person chose to get.</summary>
public sealed record NoticeChoice(NoticeKinds Portal, NoticeKinds Mail, string Address);
