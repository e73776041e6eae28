using GovInfoReports.Application.Auditing;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using Microsoft.AspNetCore.Diagnostics;

namespace GovInfoReports.Web.Security;

/// <summary>Records what signed-in persons were refused: pages of other roles, and records outside their area, which are «not found».</summary>
internal sealed class RefusalRecord(RequestDelegate next, ILogger<RefusalRecord> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.ToUriComponent();
        var method = context.Request.Method;
        await next(context);
        if (context.Features.Get<SignedIn>() is { } signedIn && IsRefusal(context))
        {
            await RecordAsync(context, signedIn.Actor, $"{context.Response.StatusCode} {method} {path}");
        }
    }

    private async Task RecordAsync(HttpContext context, Actor actor, string asked)
    {
        try
        {
            // The store of the request may hold what was refused.
            await using var scope = context.RequestServices.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RecordRefusal>().ExecuteAsync(actor, asked, CancellationToken.None);
        }
        catch (Exception e)
        {
            // The answer is on the line already, and failing now would cut it off.
            logger.LogError(e, "A refusal could not be recorded: {Asked}", asked);
        }
    }

    // An address that leads nowhere is a slip; what an operation did not find may be somebody else's.
    private static bool IsRefusal(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status403Forbidden
        || context.Features.Get<IExceptionHandlerFeature>()?.Error is RefusedException { Kind: RefusalKind.NotFound or RefusalKind.Forbidden };
}
