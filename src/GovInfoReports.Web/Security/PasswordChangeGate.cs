using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Security;

/// <summary>Sends a person whose password was set by somebody else to the password page, whatever page they ask for.</summary>
internal sealed class PasswordChangeGate(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, ICurrentActor current)
    {
        if (!current.MustChangePassword || context.GetEndpoint() is not { } endpoint)
        {
            return next(context);
        }

        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
        {
            if (page.ViewEnginePath is "/Account/Password" or "/Account/SignOut" || page.ViewEnginePath.StartsWith("/Errors/", StringComparison.Ordinal))
            {
                return next(context);
            }

            if (ForScripts.Asks(context.Request))
            {
                return ForScripts.RefuseAsync(context, StatusCodes.Status401Unauthorized, "password");
            }

            context.Response.Redirect(AccountSetup.PasswordPath);
            return Task.CompletedTask;
        }

        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
