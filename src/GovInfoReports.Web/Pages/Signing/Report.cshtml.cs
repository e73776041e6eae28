using GovInfoReports.Application;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Signing;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Reports;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Signing;

/// <summary>A report as it will look, for the person on whose desk it lies, with the decision on it.</summary>
/// <param name="show">Shows it.</param>
/// <param name="sign">Agrees.</param>
/// <param name="sendBack">Sends it back.</param>
/// <param name="current">Who is signed in.</param>
/// <param name="texts">Texts.</param>
public sealed class ReportModel(ShowForSigning show, SignReport sign, SendBackInside sendBack, ICurrentActor current, Texts texts) : PageModel
{
    /// <summary>Reporting year.</summary>
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    /// <summary>The report.</summary>
    public SigningView Signing { get; private set; } = null!;

    /// <summary>Why the decision was not taken.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether it was not taken because of the reason.</summary>
    public bool IsReasonMissing { get; private set; }

    /// <summary>The reason as it was typed.</summary>
    public string? Typed { get; private set; }

    /// <summary>Figures that the sheet points out: those that a finding speaks of or that changed since the person last saw them.</summary>
    public IReadOnlySet<CellId> Marked { get; private set; } = new HashSet<CellId>();

    /// <summary>How many findings of a tier there are.</summary>
    /// <param name="tier">The tier.</param>
    /// <returns>The number.</returns>
    public int CountOf(Tier tier) => Signing.View.Checks.Findings.Count(f => f.Tier == tier);

    /// <summary>Name of a field.</summary>
    /// <param name="field">The field, see <see cref="ReportFields"/>.</param>
    /// <returns>Its name.</returns>
    public string NameOf(string field) => PlaceNames.Of(Signing.View.Edition, field);

    /// <summary>What a field says now, as far as it fits a line.</summary>
    /// <param name="field">The field, see <see cref="ReportFields"/>.</param>
    /// <returns>The figure; for a text, where to read it.</returns>
    public string ValueOf(string field) => ReportFields.Cell(Signing.View.Edition, field) is not { } cell
        ? texts["Signing.Report.ChangedText"]
        : Show.Figure(Signing.View.Report.Statement.Figures[cell.Id], cell.Format) is { Length: > 0 } figure ? figure : texts["Signing.Report.ChangedBlank"];

    /// <summary>The place of a field on the sheet.</summary>
    /// <param name="field">The field, see <see cref="ReportFields"/>.</param>
    /// <returns>An id; of the sheet as a whole where the field has no place of its own.</returns>
    public string IdOf(string field)
    {
        var edition = Signing.View.Edition;
        var content = Signing.View.Report.Statement;
        return ReportFields.Cell(edition, field) is { } cell ? FieldIds.Of(cell.Id)
            : ReportFields.TextSection(edition, field) is { } section ? FieldIds.OfText(edition, section.Code)
            : (field == ReportFields.Preamble && content.Preamble.Length > 0) || (field == ReportFields.Signature && content.Signature.Length > 0) ? FieldIds.OfText(edition, field)
            : "sheet";
    }

    /// <summary>Shows the report.</summary>
    /// <param name="ct">Cancels.</param>
    /// <returns>The page.</returns>
    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(StatusCodes.Status200OK, ct);

    /// <summary>同意 or 退回修改, as the pressed button says.</summary>
    /// <param name="revision">The revision that was seen.</param>
    /// <param name="do"><c>agree</c> or <c>back</c>.</param>
    /// <param name="reason">What the person has to say.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The list; this page when it was refused.</returns>
    public async Task<IActionResult> OnPostAsync(Guid revision, string? @do, string? reason, CancellationToken ct)
    {
        int status;
        try
        {
            if (await DecideAsync(revision, @do, reason, ct) is not { } notice)
            {
                return BadRequest();
            }

            TempData["Notice"] = texts[notice];
            return LocalRedirect("/signing");
        }
        catch (ReasonRequiredException missing)
        {
            (status, Problem, IsReasonMissing) = (StatusCodes.Status400BadRequest, ReportWords.Of(missing), true);
        }
        catch (StaleRevisionException stale)
        {
            (status, Problem) = (StatusCodes.Status409Conflict, texts["Signing.Report.Stale", stale.Report.UpdatedBy, Wording.Show.Moment(stale.Report.UpdatedAt)]);
        }
        catch (WrongStepException wrong)
        {
            (status, Problem) = (StatusCodes.Status409Conflict, ReportWords.Of(wrong));
        }

        Typed = reason;
        return await ShowAsync(status, ct);
    }

    private async Task<string?> DecideAsync(Guid revision, string? button, string? reason, CancellationToken ct)
    {
        switch (button)
        {
            case "agree":
                return await sign.ExecuteAsync(current.Required, Year, revision, reason, ct) ? "Signing.Report.AgreedLast" : "Signing.Report.AgreedNext";
            case "back":
                await sendBack.ExecuteAsync(current.Required, Year, revision, reason, ct);
                return "Signing.Report.SentBackNow";
            default:
                return null;
        }
    }

    private async Task<IActionResult> ShowAsync(int status, CancellationToken ct)
    {
        Signing = await show.GetAsync(current.Required, Year, ct);
        Marked = Signing.View.Checks.Findings.Where(f => f.Tier != Tier.Hint).SelectMany(f => f.Cells)
            .Concat(Signing.Changed.Select(c => ReportFields.Cell(Signing.View.Edition, c.Field)?.Id).OfType<CellId>())
            .ToHashSet();
        var page = Page();
        page.StatusCode = status;
        return page;
    }
}
