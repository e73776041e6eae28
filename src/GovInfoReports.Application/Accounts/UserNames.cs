using System.Text.RegularExpressions;

namespace GovInfoReports.Application.Accounts;

/// <summary>The form of user names. Case does not matter when signing in.</summary>
public static partial class UserNames
{
    /// <summary>Longest user name, in characters.</summary>
    public const int MaxLength = 50;

    /// <summary>Key of the sentence that says the form.</summary>
    public const string Rule = "Account.UserNameForm";

    /// <summary>Whether a user name has the form.</summary>
    public static bool IsValid(string userName) => Form().IsMatch(userName);

    /// <summary>A user name as it is compared.</summary>
    public static string Normalize(string userName) => userName.Normalize().ToUpperInvariant();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{2,49}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
