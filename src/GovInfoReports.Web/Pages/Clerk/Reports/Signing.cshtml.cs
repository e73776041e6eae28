using GovInfoReports.Application;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Signing;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>The unit's own chain 内部审签: sending the report to it, taking it back, and how far it has come.</summary>
public sealed class SigningModel(OpenReport open, SendForSigning send, RecallSigning recall, ICurrentActor current, Texts texts) : ClerkPage(open, current, texts)
{
    /// <summary>Why the step was refused.</summary>
    public string? Problem { get; private set; }

    /// <inheritdoc />
    protected override bool ComparesWithNeighbours => true;

    /// <summary>Shows how far the report has come.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    /// <summary>Sends the report as it was seen.</summary>
    public Task<IActionResult> OnPostSendAsync(Guid revision, CancellationToken ct) => DoAsync(
        async () =>
        {
            var desk = await send.ExecuteAsync(Current.Required, Year, revision, ct);
            return Texts["Signing.Clerk.Sent", SigningWords.Desk(desk.Number, desk.Name)];
        },
        ct);

    /// <summary>Takes the report back from where it was seen.</summary>
    public Task<IActionResult> OnPostRecallAsync(Guid revision, CancellationToken ct) => DoAsync(
        async () =>
        {
            await recall.ExecuteAsync(Current.Required, Year, revision, ct);
            return Texts["Signing.Clerk.Recalled"];
        },
        ct);

    private async Task<IActionResult> DoAsync(Func<Task<string>> act, CancellationToken ct)
    {
        try
        {
            Notice(await act());
            return Redirect($"{FormPath}/signing");
        }
        catch (RefusedException refused) when (refused.Kind == RefusalKind.NotFound)
        {
            return NotFound();
        }
        catch (StaleRevisionException)
        {
            Problem = Texts["Signing.Clerk.Stale"];
        }
        catch (RefusedException wrong) when (wrong.Key is AnnualReport.WrongStep or AnnualReport.WrongStepOnDesk)
        {
            Problem = wrong.Words();
        }
        catch (RefusedException block) when (block.Key == "Checks.Block")
        {
            Problem = block.Words();
        }
        catch (RefusedException comments) when (comments.Key is "Comments.Open" or "Comments.Unsettled")
        {
            Problem = comments.Words();
        }
        catch (RefusedException refused) when (refused is { Kind: RefusalKind.Invalid, Key: not "Reason.Required" })
        {
            Problem = refused.Reasons[0].Words();
        }

        await LoadAsync(ct);
        return Page(StatusCodes.Status409Conflict);
    }
}
