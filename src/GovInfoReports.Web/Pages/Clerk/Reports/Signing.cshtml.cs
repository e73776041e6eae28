using GovInfoReports.Application;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Signing;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>The unit's own chain 内部审签: sending the report to it, taking it back, and how far it has come.</summary>
public sealed class SigningModel(OpenReport open, SendForSigning send, RecallSigning recall, ICurrentActor current, Texts texts) : ClerkPage(open, current, texts)
{
    protected override bool ComparesWithNeighbours => true;

    /// <summary>Shows how far the report has come.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    /// <summary>Sends the report as it was seen.</summary>
    public Task<IActionResult> OnPostSendAsync(Guid revision, CancellationToken ct) => RunAsync(async () =>
    {
        var desk = await send.ExecuteAsync(Current.Required, Year, revision, ct);
        Notice(Texts["Signing.Clerk.Sent", SigningWords.Desk(desk.Number, desk.Name)]);
        return Redirect($"{FormPath}/signing");
    });

    /// <summary>Takes the report back from where it was seen.</summary>
    public Task<IActionResult> OnPostRecallAsync(Guid revision, CancellationToken ct) => RunAsync(async () =>
    {
        await recall.ExecuteAsync(Current.Required, Year, revision, ct);
        Notice(Texts["Signing.Clerk.Recalled"]);
        return Redirect($"{FormPath}/signing");
    });

    protected override string? OwnWords(string key) => key == StaleRevisionException.Stale ? "Signing.Clerk.Stale" : null;
}
