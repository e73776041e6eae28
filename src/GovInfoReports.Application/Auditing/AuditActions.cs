namespace GovInfoReports.Application.Auditing;

/// <summary>Stable codes of what is done; their Chinese names are in the resources.</summary>
public static class AuditActions
{
    /// <summary>A unit was added.</summary>
    public const string UnitCreate = "unit.create";

    /// <summary>A unit was renamed.</summary>
    public const string UnitRename = "unit.rename";

    /// <summary>A unit was marked as existing again.</summary>
    public const string UnitEnable = "unit.enable";

    /// <summary>A unit was marked as dissolved.</summary>
    public const string UnitDisable = "unit.disable";

    /// <summary>An account was added.</summary>
    public const string AccountCreate = "account.create";

    /// <summary>The name of an account's person was changed.</summary>
    public const string AccountChange = "account.change";

    /// <summary>An account was opened again.</summary>
    public const string AccountEnable = "account.enable";

    /// <summary>An account was shut.</summary>
    public const string AccountDisable = "account.disable";

    /// <summary>An administrator gave an account a new initial password.</summary>
    public const string AccountReset = "account.reset";

    /// <summary>An administrator unlocked an account.</summary>
    public const string AccountUnlock = "account.unlock";

    /// <summary>A person changed the own password.</summary>
    public const string AccountPassword = "account.password";

    /// <summary>A person signed out on all devices.</summary>
    public const string AccountSignOutEverywhere = "account.signOutEverywhere";

    /// <summary>A person signed in.</summary>
    public const string SignIn = "signIn.done";

    /// <summary>Somebody failed to sign in.</summary>
    public const string SignInFailed = "signIn.failed";

    /// <summary>An account was locked after too many failures.</summary>
    public const string SignInLocked = "signIn.locked";

    /// <summary>A person signed out.</summary>
    public const string SignOut = "signIn.out";

    /// <summary>All codes that the record holds, of reports too, in the order to choose from.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "report.begin", "report.save", "report.import", "report.bring", "report.accept", "report.discard", "report.explain",
        "report.submit", "report.withdraw", "report.return", "report.approve", "report.publish", "report.correct",
        SignIn, SignInFailed, SignInLocked, SignOut,
        AccountCreate, AccountChange, AccountEnable, AccountDisable, AccountReset, AccountUnlock, AccountPassword, AccountSignOutEverywhere,
        UnitCreate, UnitRename, UnitEnable, UnitDisable,
    ];
}
