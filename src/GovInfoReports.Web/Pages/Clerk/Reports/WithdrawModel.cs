using GovInfoReports.Application;
using GovInfoReports.Application.Reports;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>Takes a submitted report back.</summary>
public sealed class WithdrawModel(OpenReport open, WithdrawReport withdraw, ICurrentActor current, Texts texts) : ClerkPage(open, current, texts)
{
    /// <summary>Asks whether to.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    /// <summary>Withdraws the report.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken ct) => RunAsync(async () =>
    {
        await withdraw.ExecuteAsync(Current.Required, Year, ct);
        Notice(Texts["Clerk.Withdraw.Done"]);
        return Redirect(FormPath);
    });

    protected override string? OwnWords(string key) => key == StaleRevisionException.Stale ? "Clerk.Check.Stale" : null;
}
