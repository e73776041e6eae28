using GovInfoReports.Application.Accounts;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Tests.Organisations;
using GovInfoReports.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace GovInfoReports.Application.Tests.Accounts;

public class SignInAttemptsTests
{
    // The hash of an initial password is a quick one, so that a full one is verified beside it.
    [Theory]
    [InlineData("none", 1)]
    [InlineData("initial", 2)]
    [InlineData("chosen", 1)]
    public async Task Wrong_password_costs_one_full_hash_whatever_the_account_has(string has, int verified)
    {
        await using var registry = await Registry.OpenAsync();
        await using var db = registry.OpenStore();
        var account = await db.Users.Include(a => a.Unit).SingleAsync(a => a.UserName == "clerk");
        new InitialPasswords().SetOn(account);
        account.PasswordHash = has switch
        {
            "none" => null,
            "chosen" => new PasswordHasher<Account>().HashPassword(account, Registry.Password),
            _ => account.PasswordHash,
        };
        await db.SaveChangesAsync();
        CountingHasher hasher = new();

        await registry.Do<AuditTrail>(audit => new SignInAttempts(db, audit, hasher, Options.Create(new IdentityOptions()), registry.Clock).VerifyAsync(account, "wrong", default));

        Assert.Equal(verified, hasher.Verified);
    }

    private sealed class CountingHasher : PasswordHasher<Account>
    {
        public int Verified { get; private set; }

        public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
