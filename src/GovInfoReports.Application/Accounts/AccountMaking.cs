using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Accounts;

/// <summary>Turns what was entered into accounts, and accounts into words.</summary>
internal static class AccountMaking
{
    public static Account ToAccount(this AccountInput input, int unitId, TimeProvider clock) => new()
    {
        UserName = input.UserName,
        NormalizedUserName = UserNames.Normalize(input.UserName!),
        DisplayName = input.DisplayName!,
        Role = input.Role!.Value,
        UnitId = unitId,
        LockoutEnabled = true,
        CreatedAt = clock.GetUtcNow().UtcDateTime,
    };

    public static string Summary(this Account account) => Messages.Get("Account.Summary", account.UserName, account.DisplayName, account.Role.Name());

    public static string Name(this Role role) => role switch
    {
        Role.Clerk => Messages.Get("Role.Clerk"),
        Role.Officer => Messages.Get("Role.Officer"),
        Role.Administrator => Messages.Get("Role.Administrator"),
        Role.Auditor => Messages.Get("Role.Auditor"),
        Role.Signer => Messages.Get("Role.Signer"),
        _ => role.ToString(),
    };
}
