using FluentValidation;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Accounts;

/// <summary>Whoever runs the server makes an administrator, and the province it is for where it is not there yet.</summary>
public sealed class CreateAdmin(ReportsDbContext db, AuditTrail audit, IPasswordHasher<Account> hasher, TimeProvider clock, IValidator<AccountInput> validator)
{
    /// <summary>Makes it.</summary>
    public async Task<Account> ExecuteAsync(string userName, string displayName, string unitCode, string? provinceName, string password, CancellationToken ct)
    {
        var input = new AccountInput(userName, displayName, Role.Administrator, unitCode);
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

        var unit = await db.Units.SingleOrDefaultAsync(u => u.Code == input.UnitCode, ct) ?? NewProvince(input.UnitCode!, provinceName);
        if (AccountInputValidator.PlaceProblem(Role.Administrator, unit) is { } problem)
        {
            throw RefusedException.Invalid(problem);
        }

        var account = input.ToAccount(unit.Id, clock);
        account.Unit = unit;
        account.PasswordHash = hasher.HashPassword(account, password);
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        db.Users.Add(account);
        audit.Add(null, AuditActions.AccountCreate, unit, account.Summary());
        await db.SaveChangesAsync(ct);
        return account;
    }

    private Unit NewProvince(string code, string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw RefusedException.Invalid(nameof(AccountInput.UnitCode), "Admin.ProvinceName", code);
        }

        if (!UnitCode.Fits(code, UnitLevel.Province))
        {
            throw RefusedException.Invalid(nameof(AccountInput.UnitCode), "Admin.OnlyProvince", code, Organisations.UnitInputValidator.CodeForm(UnitLevel.Province));
        }

        if (name.Trim().Length > Unit.NameLength)
        {
            throw RefusedException.Invalid("ProvinceName", "Unit.NameTooLong", Unit.NameLength);
        }

        var unit = Unit.Create(code, name.Trim(), UnitLevel.Province, null, filesReports: true);
        db.Units.Add(unit);
        audit.Add(null, AuditActions.UnitCreate, unit, unit.Name);
        return unit;
    }
}
