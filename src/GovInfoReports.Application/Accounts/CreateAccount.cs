using FluentValidation;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Organisations;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Accounts;

/// <summary>An administrator makes an account at a unit of the area; the initial password is shown once.</summary>
public sealed class CreateAccount(ReportsDbContext db, AuditTrail audit, InitialPasswords passwords, ReportingCalendar calendar, TimeProvider clock, IValidator<AccountInput> validator)
{
    /// <summary>Makes it.</summary>
    public async Task<NewAccount> ExecuteAsync(Actor actor, AccountInput input, CancellationToken ct)
    {
        actor.RequireAdministrator("account.create");
        validator.Require(input);

        var unit = await db.Units.SingleOrDefaultAsync(u => u.Code == input.UnitCode, ct);
        if (unit is null || !actor.Covers(unit.Code, unit.Place))
        {
            throw RefusedException.Invalid(nameof(AccountInput.UnitCode), "Unit.NotInArea", input.UnitCode);
        }

        if (AccountInputValidator.PlaceProblem(input.Role!.Value, unit) is { } problem)
        {
            throw RefusedException.Invalid(problem);
        }

        if (await TakenAsync(input.UserName!, ct) is { } taken)
        {
            throw taken;
        }

        var account = input.ToAccount(clock);
        account.Posts.Add(Post.At(input.Role.Value, unit.Id, calendar.Today));
        var password = passwords.SetOn(account);
        db.Users.Add(account);
        audit.Add(actor, AuditActions.AccountCreate, unit, account.Summary(input.Role.Value));
        await db.StoreAsync(() => db.SaveChangesAsync(ct), _ => TakenAsync(input.UserName!, ct));

        return new NewAccount(account.Id, account.UserName!, account.DisplayName, input.Role.Value, unit.Code, unit.Name, password);
    }

    private async Task<RefusedException?> TakenAsync(string userName, CancellationToken ct)
    {
        var normalized = UserNames.Normalize(userName);
        return await db.Users.AnyAsync(a => a.NormalizedUserName == normalized, ct)
            ? RefusedException.Invalid(nameof(AccountInput.UserName), "Account.UserNameTaken", userName)
            : null;
    }
}

/// <summary>A post of an account that was just made, with the password that is shown once.</summary>
/// <param name="Password">The initial password; <see langword="null"/> where the account was there already.</param>
public sealed record NewAccount(int Id, string UserName, string DisplayName, Role Role, string UnitCode, string UnitName, string? Password);
