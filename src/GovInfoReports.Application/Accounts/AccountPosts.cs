using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Accounts;

/// <summary>What an account's posts say of it on a day.</summary>
public static class AccountPosts
{
    /// <summary>The posts that run, in the order in which they were given.</summary>
    public static IReadOnlyList<Post> Running(this Account account, DateOnly today) => [.. account.Posts.Where(p => p.RunsOn(today)).OrderBy(p => p.Id)];

    /// <summary>The posts that run or will run, by which the account is judged; where none is left, those that it had.</summary>
    public static IReadOnlyList<Post> Standing(this Account account, DateOnly today)
    {
        List<Post> standing = [.. account.Posts.Where(p => !p.HasEnded(today)).OrderBy(p => p.Id)];
        return standing.Count > 0 ? standing : [.. account.Posts.OrderBy(p => p.Id)];
    }

    /// <summary>The post that stands for the account where one is named: the first that runs, else the first that stands.</summary>
    public static Post? First(this Account account, DateOnly today) => account.Running(today).Concat(account.Standing(today)).FirstOrDefault();
}
