using GovInfoReports.Application.Accounts;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Web.Security;

/// <summary>What the check of the session cookie found, for the rest of the request.</summary>
internal sealed record SignedIn(int AccountId, string Name, RunningPost Post, IReadOnlyList<RunningPost> Posts, bool MustChangePassword)
{
    public Actor Actor { get; } = new(AccountId, Name, Post.Role, Post.Unit);
}
