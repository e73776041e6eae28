using Microsoft.AspNetCore.Authorization;

namespace GovInfoReports.Web.Security;

/// <summary>Goes by the role that the session's post has in the store now.</summary>
internal sealed class RoleHandler(ICurrentActor current) : AuthorizationHandler<RoleRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleRequirement requirement)
    {
        if (current.Actor is { } actor && requirement.Roles.Contains(actor.Role))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
