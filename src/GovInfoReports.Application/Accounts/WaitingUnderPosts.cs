using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Accounts;

/// <summary>
/// Gathers what waits under all posts of a person: the clerk's and the signer's with one query each, whatever the number of units, the
/// officer's and the administrator's by counts of each area.
/// </summary>
public sealed class WaitingUnderPosts(ReportsDbContext db, WhoDecides who, BrowseAccounts browse, ReportingCalendar calendar)
{
    private static readonly ReportStatus[] ToDecide = [ReportStatus.Submitted, ReportStatus.Approved];

    /// <summary>Finds it, in the order of the posts and by year.</summary>
    public async Task<IReadOnlyList<WaitingLine>> GetAsync(int accountId, string name, IReadOnlyList<RunningPost> posts, CancellationToken ct)
    {
        List<WaitingLine> lines = [.. await OfClerkAsync([.. posts.Where(p => p.Role == Role.Clerk)], ct)];
        lines.AddRange(await OfSignerAsync(accountId, [.. posts.Where(p => p.Role == Role.Signer)], ct));
        foreach (var post in posts.Where(p => p.Role == Role.Officer))
        {
            lines.AddRange(await OfOfficerAsync(post, ct));
        }

        foreach (var post in posts.Where(p => p.Role == Role.Administrator))
        {
            var locked = (await browse.ExecuteAsync(new Actor(accountId, name, post.Role, post.Unit), new AccountFilter(State: AccountState.Locked), ct)).Rows.DistinctBy(r => r.Id).Count();
            lines.AddRange(locked == 0 ? [] : [new WaitingLine(post, WaitingKind.Locked, null, locked)]);
        }

        return [.. lines.OrderBy(l => posts.Index().First(p => p.Item.Id == l.Post.Id).Index).ThenByDescending(l => l.Year).ThenBy(l => l.Kind)];
    }

    private async Task<IEnumerable<WaitingLine>> OfClerkAsync(List<RunningPost> posts, CancellationToken ct)
    {
        if (posts.Count == 0)
        {
            return [];
        }

        var due = calendar.DueYear;
        List<int> units = [.. posts.Select(p => p.Unit.Id)];
        var reports = await db.Reports.AsNoTracking()
            .Where(r => units.Contains(r.UnitId) && (r.Year == due || r.Status == ReportStatus.Returned))
            .Select(r => new { r.UnitId, r.Year, r.Status, r.Editions })
            .ToListAsync(ct);
        return posts.SelectMany(post =>
        {
            var own = reports.Where(r => r.UnitId == post.Unit.Id).ToList();
            var returned = own.Where(r => r.Status == ReportStatus.Returned).Select(r => new WaitingLine(post, WaitingKind.Returned, r.Year, 1));
            var isOpen = post.Unit.Files(due) && own.TrueForAll(r => r.Year != due || r is { Status: ReportStatus.Draft, Editions: 0 });
            return isOpen ? returned.Append(new WaitingLine(post, WaitingKind.Due, due, 1)) : returned;
        });
    }

    private async Task<IEnumerable<WaitingLine>> OfSignerAsync(int accountId, List<RunningPost> posts, CancellationToken ct)
    {
        if (posts.Count == 0)
        {
            return [];
        }

        List<int> units = [.. posts.Select(p => p.Unit.Id)];
        var waiting = await db.SigningDesks.AsNoTracking()
            .Where(d => d.AccountId == accountId && units.Contains(d.UnitId))
            .Join(db.Reports, d => d.UnitId, r => r.UnitId, (d, r) => new { Number = d.Number, r.UnitId, r.Year, r.Desk })
            .Where(x => x.Desk == x.Number)
            .ToListAsync(ct);
        return waiting.Select(w => new WaitingLine(posts.First(p => p.Unit.Id == w.UnitId), WaitingKind.OnDesk, w.Year, 1));
    }

    private async Task<IEnumerable<WaitingLine>> OfOfficerAsync(RunningPost post, CancellationToken ct)
    {
        var counts = await db.Reports.AsNoTracking().In(post.Unit)
            .Where(r => r.Year >= calendar.FirstYear && r.Year <= calendar.LastYear && ToDecide.Contains(r.Status))
            .Where(await who.OwnAsync(post.Unit, ct))
            .GroupBy(r => new { r.Year, r.Status })
            .Select(g => new { g.Key.Year, g.Key.Status, Count = g.Count() })
            .ToListAsync(ct);
        return counts.Select(c => new WaitingLine(post, c.Status == ReportStatus.Submitted ? WaitingKind.ToReview : WaitingKind.ToPublish, c.Year, c.Count));
    }
}
