using FluentValidation;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Accounts;

/// <summary>An administrator gives an account of the area a further post in it.</summary>
public sealed class AddPost(ReportsDbContext db, AccountLoader accounts, AuditTrail audit, ReportingCalendar calendar, IValidator<PostInput> validator)
{
    public async Task ExecuteAsync(Actor actor, int accountId, PostInput input, CancellationToken ct)
    {
        var account = await accounts.LoadAsync(actor, AuditActions.PostAdd, accountId, ct);
        validator.Require(input);
        var unit = await db.Units.SingleOrDefaultAsync(u => u.Code == input.UnitCode, ct);
        if (unit is null || !actor.Covers(unit.Code, unit.Place))
        {
            throw RefusedException.Invalid(nameof(PostInput.UnitCode), "Unit.NotInArea", input.UnitCode);
        }

        if (AccountInputValidator.PlaceProblem(input.Role!.Value, unit) is { } problem)
        {
            throw RefusedException.Invalid(problem);
        }

        var post = Post.At(input.Role.Value, unit.Id, input.From ?? calendar.Today, input.Until);
        if (account.Posts.Any(p => p.Doubles(post)))
        {
            throw RefusedException.Invalid(nameof(PostInput.Role), "Post.Twice", account.UserName);
        }

        account.Posts.Add(post);

        // Two who give posts to the same account at the same moment do not give one twice.
        account.ConcurrencyStamp = Guid.NewGuid().ToString();
        audit.Add(actor, AuditActions.PostAdd, unit, account.Summary(post.Role));
        await accounts.StoreAsync(ct);
    }
}
