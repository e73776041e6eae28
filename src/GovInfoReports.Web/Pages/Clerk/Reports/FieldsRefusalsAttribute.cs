using GovInfoReports.Application;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc.Filters;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>Tells the script of the form by a status and a code what was refused.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FieldsRefusalsAttribute : ExceptionFilterAttribute
{
    public override void OnException(ExceptionContext context)
    {
        if (ErrorMap.ScriptCodeOf(context.Exception) is not { } code)
        {
            return;
        }

        var texts = context.HttpContext.RequestServices.GetRequiredService<Texts>();
        if (context.Exception is StaleRevisionException)
        {
            context.HttpContext.Response.Headers.RetryAfter = "1";
        }

        context.Result = FieldsModel.Problem(ErrorMap.ScriptStatusOf(context.Exception), code, WordsOf(context.Exception, texts) ?? texts[$"Clerk.Saving.Problem.{code}"]);
        context.ExceptionHandled = true;
    }

    private static string? WordsOf(Exception exception, Texts texts) => exception switch
    {
        RefusedException { Key: AnnualReport.WrongStepOnDesk } => texts["Clerk.Saving.ClosedInside"],
        RefusedException { Key: AnnualReport.WrongStep } closed => texts["Clerk.Saving.Closed", Messages.Named(closed.Arguments)],
        RefusedException { Kind: RefusalKind.Invalid or RefusalKind.Conflict } and not StaleRevisionException and var refused => ((RefusedException)refused).Words(),
        _ => null,
    };
}
