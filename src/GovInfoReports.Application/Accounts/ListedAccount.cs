using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Accounts;

/// <summary>An account that lines of a list give posts to: one that is there already, or one that its first line makes.</summary>
internal sealed class ListedAccount(Account? stored, bool isInArea, string? name, int? firstLine)
{
    private readonly HashSet<(Role, string)> _posts = [];

    /// <summary>The account that is there already; <see langword="null"/> for a new one.</summary>
    public Account? Stored { get; } = stored;

    public static ListedAccount New(string? name, int line) => new(null, true, name, line);

    public static ListedAccount Of(Account stored, bool isInArea, DateOnly today)
    {
        ListedAccount listed = new(stored, isInArea, stored.DisplayName, null);
        listed._posts.UnionWith(stored.Posts.Where(p => !p.HasEnded(today)).Select(p => (p.Role, p.Unit.Code)));
        return listed;
    }

    /// <summary>What is wrong with a line that gives it another post, or <see langword="null"/>; from then on it counts as given.</summary>
    public Refusal? Take(AccountInput input)
    {
        if (!isInArea || Stored is { IsActive: false })
        {
            return new Refusal(nameof(AccountInput.UserName), "Account.UserNameTaken", input.UserName);
        }

        if (!string.Equals(input.DisplayName, name, StringComparison.Ordinal))
        {
            return firstLine is { } line
                ? new Refusal(nameof(AccountInput.DisplayName), "Account.ListedOtherName", input.UserName, line, name)
                : new Refusal(nameof(AccountInput.UserName), "Account.UserNameTaken", input.UserName);
        }

        return input is { Role: { } role, UnitCode: { } unit } && !_posts.Add((role, unit))
            ? new Refusal(nameof(AccountInput.Role), "Post.Twice", input.UserName)
            : null;
    }
}
