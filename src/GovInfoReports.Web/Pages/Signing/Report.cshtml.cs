using GovInfoReports.Application;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Signing;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Signing;

/// <summary>A report as it will look, for the person on whose desk it lies, with the decision on it.</summary>
public sealed class ReportModel(ShowForSigning show, SignReport sign, SendBackInside sendBack, ICurrentActor current, Texts texts) : PortalPage(texts)
{
    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    public SigningView Signing { get; private set; } = null!;

    /// <summary>Whether it was not taken because of the reason.</summary>
    public bool IsReasonMissing => ErrorOf(AnnualReport.ReasonPlace) is not null;

    /// <summary>The reason as it was typed.</summary>
    public string? Typed { get; private set; }

    /// <summary>Figures that the sheet points out: those that a finding speaks of or that changed since the person last saw them.</summary>
    public IReadOnlySet<CellId> Marked { get; private set; } = new HashSet<CellId>();

    /// <summary>How many findings of a tier there are.</summary>
    public int CountOf(Tier tier) => Signing.View.Checks.Findings.Count(f => f.Tier == tier);

    public string NameOf(string field) => PlaceNames.Of(Signing.View.Edition, field);

    /// <summary>What a field says now, as far as it fits a line.</summary>
    public string ValueOf(string field) => ReportFields.Cell(Signing.View.Edition, field) is not { } cell
        ? Texts["Signing.Report.ChangedText"]
        : Show.Figure(Signing.View.Report.Statement.Figures[cell.Id], cell.Format) is { Length: > 0 } figure ? figure : Texts["Signing.Report.ChangedBlank"];

    /// <summary>The place of a field on the sheet.</summary>
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
    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    /// <summary>同意 or 退回修改, as the pressed button says.</summary>
    public Task<IActionResult> OnPostAsync(Guid revision, string? @do, string? reason, CancellationToken ct)
    {
        Typed = reason;
        return RunAsync(async () =>
        {
            if (await DecideAsync(revision, @do, reason, ct) is not { } notice)
            {
                return BadRequest();
            }

            Notice(Texts[notice]);
            return LocalRedirect("/signing");
        });
    }

    protected override Task<IActionResult> AgainAsync(RefusedException? refused) => ShowAsync(HttpContext.RequestAborted);

    protected override string? OwnWords(string key) => key == StaleRevisionException.Stale ? "Signing.Report.Stale" : null;

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

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Signing = await show.GetAsync(current.Required, Year, ct);
        Marked = Signing.View.Checks.Findings.Where(f => f.Tier != Tier.Hint).SelectMany(f => f.Cells)
            .Concat(Signing.Changed.Select(c => ReportFields.Cell(Signing.View.Edition, c.Field)?.Id).OfType<CellId>())
            .ToHashSet();
        return Page();
    }
}
