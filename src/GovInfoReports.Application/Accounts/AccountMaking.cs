using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Accounts;

/// <summary>Turns what was entered into accounts, and accounts into words.</summary>
internal static class AccountMaking
{
    public static Account ToAccount(this AccountInput input, TimeProvider clock) => new()
    {
        UserName = input.UserName,
        NormalizedUserName = UserNames.Normalize(input.UserName!),
        DisplayName = input.DisplayName!,
        LockoutEnabled = true,
        CreatedAt = clock.GetUtcNow().UtcDateTime,
    };

    /// <summary>The account in words, with what its posts are for.</summary>
    public static string Summary(this Account account, DateOnly today) =>
        account.Summary(string.Join(Messages.Get("Chain.Separator"), account.Standing(today).Select(p => p.Role.Name()).Distinct(StringComparer.Ordinal)));

    /// <summary>The account in words, with one role.</summary>
    public static string Summary(this Account account, Role role) => account.Summary(role.Name());

    private static string Summary(this Account account, string roles) => Messages.Get("Account.Summary", account.UserName, account.DisplayName, roles);

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
