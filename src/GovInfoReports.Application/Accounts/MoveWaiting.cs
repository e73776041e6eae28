using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Accounts;

/// <summary>
/// Moves what waits under a post that has ended to the successor's: notices that were not read, and the desk of the unit's own chain. Drafts
/// and comments hang on the unit's report and wait for whoever holds the post; what was done keeps the name it was done under.
/// </summary>
public sealed class MoveWaiting(ReportsDbContext db, ReportingCalendar calendar, TimeProvider clock)
{
    // How many posts are looked at together.
    private const int Batch = 100;

    /// <summary>Moves it for posts that were handed over on a day to come which has passed since, each in one transaction.</summary>
    /// <returns>How many posts there were.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var today = calendar.Today;
        var due = await db.Posts.AsNoTracking()
            .Where(p => p.SuccessorId != null && p.HandedOverAt == null && p.Until < today)
            .OrderBy(p => p.Id)
            .Take(Batch)
            .Select(p => p.Id)
            .ToListAsync(ct);
        foreach (var id in due)
        {
            await db.InTransactionAsync(
                async token =>
                {
                    await MoveAsync(await db.Posts.SingleAsync(p => p.Id == id, token), token);
                    await db.SaveChangesAsync(token);
                },
                ct);
            db.ChangeTracker.Clear();
        }

        return due.Count;
    }

    /// <summary>Moves it within the caller's transaction; the successor's post is stored already.</summary>
    internal async Task MoveAsync(Post post, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        post.HandOver(now);
        var successor = await db.Posts.AsNoTracking()
            .Where(p => p.AccountId == post.SuccessorId && p.Role == post.Role && p.UnitId == post.UnitId && (p.Until == null || p.Until > post.Until))
            .OrderBy(p => p.Id)
            .FirstOrDefaultAsync(ct);
        if (successor is null)
        {
            return;
        }

        var known = await db.Notices.Where(n => n.PostId == successor.Id).Select(n => n.Occasion).ToListAsync(ct);
        foreach (var notice in await db.Notices.Where(n => n.PostId == post.Id && ((n.InPortal && n.ReadAt == null) || n.Mail == MailState.Waiting)).ToListAsync(ct))
        {
            if (known.Contains(notice.Occasion))
            {
                (notice.ReadAt, notice.Mail) = (notice.ReadAt ?? now, notice.Mail == MailState.Waiting ? MailState.None : notice.Mail);
                continue;
            }

            (notice.AccountId, notice.PostId) = (successor.AccountId, successor.Id);
        }

        if (post.Role == Role.Signer)
        {
            (await db.SigningDesks.Where(d => d.UnitId == post.UnitId && d.AccountId == post.AccountId).ToListAsync(ct)).ForEach(d => d.AccountId = successor.AccountId);
        }
    }
}
