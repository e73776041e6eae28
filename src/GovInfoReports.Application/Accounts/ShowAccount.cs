using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Accounts;

/// <summary>A person looks at an account: an administrator at one of the area, an officer at one of units below, everybody at the own.</summary>
public sealed class ShowAccount(AccountLoader accounts)
{
    /// <summary>Finds an account that the person keeps.</summary>
    public Task<Account> ExecuteAsync(Actor actor, int id, CancellationToken ct) =>
        actor.Role == Role.Officer ? accounts.LoadForKeepingAsync(actor, "account.show", id, ct) : accounts.LoadAsync(actor, "account.show", id, ct);

    /// <summary>Finds the own account.</summary>
    public Task<Account> OwnAsync(Actor actor, CancellationToken ct) => accounts.LoadOwnAsync(actor, ct);
}
