using FluentValidation;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Accounts;

/// <summary>Whoever runs the server makes an administrator, and the area it is for, with those above it, where they are not there yet.</summary>
public sealed class CreateAdmin(ReportsDbContext db, AuditTrail audit, PasswordHashing passwords, ReportingCalendar calendar, TimeProvider clock, IValidator<AccountInput> validator)
{
    /// <summary>Makes it.</summary>
    public async Task<Account> ExecuteAsync(string userName, string displayName, AdminArea area, string password, CancellationToken ct)
    {
        var input = new AccountInput(userName, displayName, Role.Administrator, area.Code);
        validator.Require(input);
        if (PasswordPolicy.Problem("Password", password, input.UserName!) is { } weak)
        {
            throw RefusedException.Invalid(weak);
        }

        var normalized = UserNames.Normalize(input.UserName!);
        if (await db.Users.AnyAsync(a => a.NormalizedUserName == normalized, ct))
        {
            throw RefusedException.Invalid(nameof(AccountInput.UserName), "Account.UserNameTaken", input.UserName);
        }

        var unit = await StoredOrNewAsync(input.UnitCode!, area, ct);
        if (AccountInputValidator.PlaceProblem(Role.Administrator, unit) is { } problem)
        {
            throw RefusedException.Invalid(problem);
        }

        var account = input.ToAccount(clock);
        account.Posts.Add(Post.OfNewUnit(Role.Administrator, unit, calendar.Today));
        account.PasswordHash = await passwords.HashAsync(account, password, ct);
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        db.Users.Add(account);
        audit.Add(null, AuditActions.AccountCreate, unit, account.Summary(Role.Administrator));
        await db.SaveChangesAsync(ct);
        return account;
    }

    private async Task<Unit> StoredOrNewAsync(string code, AdminArea area, CancellationToken ct)
    {
        if (await db.Units.SingleOrDefaultAsync(u => u.Code == code, ct) is { } stored)
        {
            return stored;
        }

        var level = UnitCode.AreaLevelOf(code) ?? throw RefusedException.Invalid(nameof(AccountInput.UnitCode), "Admin.OnlyArea", code);
        var name = level switch
        {
            UnitLevel.Country => Messages.Get("Admin.Country"),
            UnitLevel.Province => area.Province,
            UnitLevel.City => area.City,
            _ => area.County,
        };
        if (string.IsNullOrWhiteSpace(name))
        {
            throw RefusedException.Invalid(nameof(AccountInput.UnitCode), $"Admin.{level}Name", code);
        }

        var parent = UnitCode.Above(code, level).Select(above => (string?)above).FirstOrDefault() is { } above ? await StoredOrNewAsync(above, area, ct) : null;

        // Whoever stands above the administrator's own area files elsewhere.
        var unit = Unit.Create(code, name.Trim(), level, parent, filesReports: code == area.Code && level != UnitLevel.Country);
        db.Units.Add(unit);
        audit.Add(null, AuditActions.UnitCreate, unit, unit.Name);
        return unit;
    }
}
