using GovInfoReports.Application;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Signing;
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
        catch (NotFoundException)
        {
            return NotFound();
        }
        catch (StaleRevisionException)
        {
            Problem = Texts["Signing.Clerk.Stale"];
        }
        catch (WrongStepException wrong)
        {
            Problem = ReportWords.Of(wrong);
        }
        catch (ChecksBlockException block)
        {
            Problem = ReportWords.Of(block);
        }
        catch (CommentsOpenException comments)
        {
            Problem = ReportWords.Of(comments);
        }
        catch (InvalidInputException refused)
        {
            Problem = refused.Errors[0].Message;
        }

        await LoadAsync(ct);
        return Page(StatusCodes.Status409Conflict);
    }
}
