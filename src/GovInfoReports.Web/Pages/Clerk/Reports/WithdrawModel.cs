using GovInfoReports.Application;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>Takes a submitted report back.</summary>
public sealed class WithdrawModel(OpenReport open, WithdrawReport withdraw, ICurrentActor current, Texts texts) : ClerkPage(open, current, texts)
{
    /// <summary>Why it was refused.</summary>
    public string? Problem { get; private set; }

    /// <summary>Asks whether to.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    /// <summary>Withdraws the report.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            await withdraw.ExecuteAsync(Current.Required, Year, ct);
            Notice(Texts["Clerk.Withdraw.Done"]);
            return Redirect(FormPath);
        }
        catch (RefusedException refused) when (refused.Kind == RefusalKind.NotFound)
        {
            return NotFound();
        }
        catch (RefusedException wrong) when (wrong.Key is AnnualReport.WrongStep or AnnualReport.WrongStepOnDesk)
        {
            Problem = wrong.Words();
        }
        catch (StaleRevisionException)
        {
            Problem = Texts["Clerk.Check.Stale"];
        }

        await LoadAsync(ct);
        return Page(StatusCodes.Status409Conflict);
    }
}
