using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Signing;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Accounts;

/// <summary>
/// An administrator of the area, or an officer for units below, ends a post on a day, and may name who takes it over: that account gets the
/// same post from the day after, and what waits goes there when the post has ended. Sessions under it end with it.
/// </summary>
public sealed class HandOverPost(ReportsDbContext db, AccountLoader accounts, SigningChains chains, MoveWaiting waiting, AuditTrail audit, ReportingCalendar calendar)
{
    /// <summary>Field of the successor, for errors.</summary>
    public const string SuccessorField = "Successor";

    /// <summary>Ends it.</summary>
    /// <param name="last">Last day of the post, in China; yesterday ends it at once.</param>
    /// <param name="successor">User name of the account that takes over; blank for none.</param>
    public Task ExecuteAsync(Actor actor, int accountId, int postId, DateOnly? last, string? successor, CancellationToken ct) => db.StoreAsync(
        () => db.InTransactionAsync(
            async token =>
            {
                await EndAsync(actor, accountId, postId, last, successor?.Trim() ?? string.Empty, token);
                return true;
            },
            ct),
        failed => Task.FromResult(failed is DbUpdateConcurrencyException ? RefusedException.Conflict("Account.Stale") : null));

    private async Task EndAsync(Actor actor, int accountId, int postId, DateOnly? last, string successor, CancellationToken ct)
    {
        var (account, post) = await accounts.LoadPostAsync(actor, AuditActions.PostHandOver, accountId, postId, ct);
        if (account.Id == actor.AccountId)
        {
            throw RefusedException.Invalid(null, "Post.Own");
        }

        var heir = successor.Length == 0 ? null : await accounts.FindForPostAsync(actor, successor, ct) ?? throw RefusedException.Invalid(SuccessorField, "Post.NoSuccessor", successor);
        post.End(last ?? throw RefusedException.Invalid(nameof(Post.Until), "Post.UntilMissing"), calendar.Today, heir?.Id);
        await RequireDeskAsync(post, heir, ct);
        if (heir is not null)
        {
            Take(heir, post);
        }

        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        if (post.HasEnded(calendar.Today))
        {
            account.SecurityStamp = Guid.NewGuid().ToString("N");
        }

        audit.Add(
            actor,
            heir is null ? AuditActions.PostEnd : AuditActions.PostHandOver,
            post.Unit,
            heir is null ? Messages.Get("Post.Audit.End", account.Summary(post.Role), last) : Messages.Get("Post.Audit.HandOver", account.Summary(post.Role), heir.Summary(post.Role), last));
        await db.SaveChangesAsync(ct);
        if (heir is not null && post.HasEnded(calendar.Today))
        {
            await waiting.MoveAsync(post, ct);
            await db.SaveChangesAsync(ct);
        }
    }

    // A desk without anybody at it would hold the unit's reports for ever.
    private async Task RequireDeskAsync(Post post, Account? heir, CancellationToken ct)
    {
        if (post.Role != Role.Signer)
        {
            return;
        }

        var desks = await chains.OfAsync(post.UnitId, ct);
        if (desks.FirstOrDefault(d => d.AccountId == post.AccountId) is { } desk && (heir is null || desks.Any(d => d.AccountId == heir.Id)))
        {
            throw RefusedException.Invalid(SuccessorField, heir is null ? "Post.OnDesk" : "Post.SuccessorOnDesk", SigningWords.Desk(desk.Number));
        }
    }

    // Whoever has the post already keeps it; one that begins later than needed is left as it is, and another one leads up to it.
    private void Take(Account heir, Post post)
    {
        var from = post.Until!.Value.AddDays(1);
        if (from < calendar.Today)
        {
            from = calendar.Today;
        }

        if (!heir.Posts.Any(p => p.Role == post.Role && p.UnitId == post.UnitId && p.RunsOn(from)))
        {
            var next = heir.Posts.Where(p => p.Role == post.Role && p.UnitId == post.UnitId && p.From > from).Select(p => (DateOnly?)p.From.AddDays(-1)).Min();
            heir.Posts.Add(Post.At(post.Role, post.UnitId, from, next));
            heir.ConcurrencyStamp = Guid.NewGuid().ToString();
        }
    }
}
