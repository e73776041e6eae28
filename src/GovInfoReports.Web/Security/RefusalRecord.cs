using GovInfoReports.Application.Auditing;
using GovInfoReports.Domain;
using Microsoft.AspNetCore.Diagnostics;

namespace GovInfoReports.Web.Security;

/// <summary>Records what signed-in persons were refused: pages of other roles, and records outside their area, which are «not found».</summary>
internal sealed class RefusalRecord(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.ToUriComponent();
        var method = context.Request.Method;
        await next(context);
        if (context.Features.Get<SignedIn>() is { } signedIn && IsRefusal(context))
        {
            // The store of the request may hold what was refused.
            await using var scope = context.RequestServices.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RecordRefusal>()
                .ExecuteAsync(signedIn.Actor, $"{context.Response.StatusCode} {method} {path}", CancellationToken.None);
        }
    }

    // An address that leads nowhere is a slip; what an operation did not find may be somebody else's.
    private static bool IsRefusal(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status403Forbidden
        || context.Features.Get<IExceptionHandlerFeature>()?.Error is RefusedException { Kind: RefusalKind.NotFound or RefusalKind.Forbidden };
}
