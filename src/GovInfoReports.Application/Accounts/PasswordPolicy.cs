using GovInfoReports.Domain;

namespace GovInfoReports.Application.Accounts;

/// <summary>The rules for passwords that people choose 口令规则.</summary>
public static class PasswordPolicy
{
    /// <summary>Least number of characters.</summary>
    public const int MinLength = 10;

    /// <summary>Greatest number of characters.</summary>
    public const int MaxLength = 128;

    private const int LeastDifferent = 5;
    private const int LeastKinds = 3;
    private const int LeastFragment = 3;

    private static readonly string[] Common =
    [
        "password", "passw0rd", "qwerty", "asdfgh", "zxcvbn", "1q2w3e", "1qaz2wsx", "iloveyou", "admin", "welcome", "letmein", "woaini",
        "1234", "4321", "123456", "654321", "012345", "111111", "000000", "888888", "666666", "abcdef", "abc123", "a123456", "zfxxgk",
    ];

    private static readonly string[] Words = [.. Common.Concat(Common.Select(AsLetters)).Distinct(StringComparer.Ordinal).OrderByDescending(w => w.Length)];

    /// <summary>The rules as plain sentences.</summary>
    public static IReadOnlyList<string> Rules { get; } =
    [
        Messages.Get("Password.Rule.Length", MinLength),
        Messages.Get("Password.Rule.Kinds"),
        Messages.Get("Password.Rule.Guess"),
    ];

    /// <summary>What is wrong with a password, or <see langword="null"/>.</summary>
    public static Refusal? Problem(string place, string? password, string userName)
    {
        if (string.IsNullOrEmpty(password))
        {
            return new Refusal(place, "Password.Missing");
        }

        if (password.Length < MinLength)
        {
            return new Refusal(place, "Password.TooShort", MinLength);
        }

        if (password.Length > MaxLength)
        {
            return new Refusal(place, "Password.TooLong", MaxLength);
        }

        var kinds = password
            .Select(c => char.IsAsciiLetterLower(c) ? 1 : char.IsAsciiLetterUpper(c) ? 2 : char.IsAsciiDigit(c) ? 3 : 4)
            .Distinct()
            .Count();
        if (kinds < LeastKinds)
        {
            return new Refusal(place, "Password.TooFewKinds");
        }

        if (userName.Length >= LeastFragment && password.Contains(userName, StringComparison.OrdinalIgnoreCase))
        {
            return new Refusal(place, "Password.HasUserName");
        }

        // A common word may be part of a long password; it may not be most of it.
        return password.Distinct().Count() < LeastDifferent
            || new[] { password, AsLetters(password) }.Any(p => LeftOf(p) < MinLength - LeastFragment)
            ? new Refusal(place, "Password.Guessable")
            : null;
    }

    // P@ssw0rd is password to whoever tries words.
    private static string AsLetters(string password) => string.Concat(password.ToLowerInvariant().Select(c => c switch
    {
        '@' or '4' => 'a',
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '5' or '$' => 's',
        '7' => 't',
        _ => c,
    }));

    // How many characters remain without the common words, as they are and as letters.
    private static int LeftOf(string password)
    {
        foreach (var word in Words)
        {
            password = password.Replace(word, string.Empty, StringComparison.OrdinalIgnoreCase);
        }

        return password.Length;
    }
}
