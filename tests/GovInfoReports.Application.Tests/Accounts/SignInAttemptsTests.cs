using GovInfoReports.Application.Accounts;
using GovInfoReports.Application.Tests.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Tests.Accounts;

public class SignInAttemptsTests
{
    [Theory]
    [InlineData("CREATE TRIGGER Busy BEFORE UPDATE OF AccessFailedCount ON Accounts WHEN NEW.AccessFailedCount = 0 BEGIN SELECT RAISE(ABORT, 'database is locked'); END")]
    [InlineData("CREATE TRIGGER Busy BEFORE UPDATE OF LastSignInAt ON Accounts BEGIN SELECT RAISE(ABORT, 'database is locked'); END")]
    [InlineData("CREATE TRIGGER Busy BEFORE INSERT ON AuditEntries BEGIN SELECT RAISE(ABORT, 'database is locked'); END")]
    public async Task Right_password_that_the_store_does_not_take_leaves_nothing_behind(string trigger)
    {
        await using var registry = await Registry.OpenAsync();
        await using var db = registry.OpenStore();
        await db.Database.ExecuteSqlRawAsync(trigger);

        await Assert.ThrowsAnyAsync<Exception>(() => registry.Do<SignIn>(o => o.ExecuteAsync("clerk", Registry.Password, default)));

        var account = await registry.AccountAsync("clerk");
        Assert.Equal((0, null, null), (account.AccessFailedCount, account.LockoutEnd, account.LastSignInAt));
    }
}
