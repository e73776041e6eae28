using System.Buffers.Binary;
using System.Security.Cryptography;
using GovInfoReports.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace GovInfoReports.Application.Accounts;

/// <summary>
/// Initial passwords 初始密码: random, easy to read aloud and to type, to be changed at the first sign-in.
/// </summary>
public sealed class InitialPasswords
{
    // Without those that look alike: 0 o, 1 l i.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz";
    private const string Digits = "23456789";
    private const int Groups = 4;

    // Stretching helps guessable passwords. These hold more than 60 random bits, so a few rounds are enough, and five thousand
    // accounts are made in seconds; the first password of the person's own is hashed in full.
    private const int Rounds = 1000;

    // Where the number of rounds stands in a hash: after the mark of the format and the four bytes that name the function.
    private const int RoundsAt = 5;

    private readonly PasswordHasher<Account> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Rounds }));

    /// <summary>Draws a password such as <c>kmw4-tpa7-hqe2-xrb9</c>.</summary>
    public static string Draw() => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Letters, 3) + RandomNumberGenerator.GetString(Digits, 1)));

    /// <summary>Whether a hash is that of an initial password, which takes less time to verify than others.</summary>
    public static bool Made(string hash)
    {
        var bytes = Convert.FromBase64String(hash);
        return bytes.Length > RoundsAt + sizeof(int) && BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(RoundsAt)) == Rounds;
    }

    /// <summary>Sets a new initial password on an account; its sessions end.</summary>
    public string SetOn(Account account)
    {
        var password = Draw();
        account.PasswordHash = _hasher.HashPassword(account, password);
        account.MustChangePassword = true;
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        return password;
    }
}
