using GovInfoReports.Application;
using GovInfoReports.Application.Reports;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>Begins a correction 更正 of a published report.</summary>
public sealed class CorrectModel(OpenReport open, OpenCorrection correct, ICurrentActor current, Texts texts) : ClerkPage(open, current, texts)
{
    /// <summary>The public note, as typed.</summary>
    public string? Note { get; private set; }

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    /// <summary>Begins the correction.</summary>
    public async Task<IActionResult> OnPostAsync(Guid revision, string? note, CancellationToken ct)
    {
        Note = note;
        return await RunAsync(async () =>
        {
            await correct.ExecuteAsync(Current.Required, Key, revision, note, ct);
            Notice(Texts["Clerk.Correct.Done"]);
            return Redirect(FormPath);
        });
    }

    protected override string? OwnWords(string key) => key == StaleRevisionException.Stale ? "Clerk.Check.Stale" : null;
}
