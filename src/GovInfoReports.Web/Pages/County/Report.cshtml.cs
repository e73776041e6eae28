using GovInfoReports.Application;
using GovInfoReports.Application.Importing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data.Importing;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Reports;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.County;

/// <summary>A figure beside last year's.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Before">Last year.</param>
/// <param name="Now">This year.</param>
public sealed record YearRow(FormCell Cell, CellValue Before, CellValue Now)
{
    /// <summary>This year minus last year, where both are numbers.</summary>
    public decimal? Difference => Now.Number - Before.Number;
}

/// <summary>The review of one report, and the decision on it.</summary>
/// <param name="review">Shows the report.</param>
/// <param name="giveBack">Returns it.</param>
/// <param name="approve">Approves it.</param>
/// <param name="publish">Makes it public.</param>
/// <param name="correct">Opens a correction.</param>
/// <param name="inbox">What waits next.</param>
/// <param name="originals">The files that the report was read from.</param>
/// <param name="current">Who asks.</param>
/// <param name="texts">What pages say.</param>
public sealed class ReportModel(
    ReviewReport review,
    ReturnReport giveBack,
    ApproveReport approve,
    PublishReport publish,
    OpenCorrection correct,
    Inbox inbox,
    Originals originals,
    ICurrentActor current,
    Texts texts) : PageModel
{
    /// <summary>The report.</summary>
    public ReviewView View { get; private set; } = null!;

    /// <summary>The files that what was handed in was read from.</summary>
    public IReadOnlyList<ImportSource> Sources { get; private set; } = [];

    /// <summary>Why the last decision was not taken.</summary>
    public string? Problem { get; private set; }

    /// <summary>The form that the problem is with.</summary>
    public ReportStep? ProblemStep { get; private set; }

    /// <summary>The reason or note as it was typed, to go on with.</summary>
    public string? Typed { get; private set; }

    /// <summary>The unit whose report waits next, or <see langword="null"/>.</summary>
    public FoundUnit? Next { get; private set; }

    /// <summary>Figures that the sheet points out: those that a finding speaks of or that changed.</summary>
    public IReadOnlySet<CellId> Marked { get; private set; } = new HashSet<CellId>();

    /// <summary>Figures beside last year's, by section: those that are not zero in both.</summary>
    public IReadOnlyList<(FormSection Section, IReadOnlyList<YearRow> Rows)> Years { get; private set; } = [];

    /// <summary>Whether last year's report was made with another form.</summary>
    public bool IsOtherForm => View.LastYear is { } last && !string.Equals(last.Form, View.Edition.Id, StringComparison.Ordinal);

    /// <summary>Address of the page.</summary>
    public string Address => CountyLinks.Report(View.Report.UnitCode, View.Report.Year);

    /// <summary>How many findings there are of a tier.</summary>
    /// <param name="tier">The tier.</param>
    /// <returns>How many.</returns>
    public int Count(Tier tier) => View.Checks.Findings.Count(f => f.Tier == tier);

    /// <summary>The explanation given for a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <returns>The explanation, or <see langword="null"/>.</returns>
    public Explanation? ExplanationOf(Finding finding) => View.Report.Explanations.LastOrDefault(e => e.IsFor(finding));

    /// <summary>Name of a part of the report.</summary>
    /// <param name="code">Section code, or title, preamble, signature, additionalSections.</param>
    /// <returns>Its name.</returns>
    public string NameOf(string code) => View.Edition.Section(code)?.Heading ?? texts[$"County.Part.{code}"];

    /// <summary>A part of the report as text.</summary>
    /// <param name="content">The content.</param>
    /// <param name="code">Section code, or title, preamble, signature, additionalSections.</param>
    /// <returns>The text.</returns>
    public static string TextOf(ReportContent content, string code) => code switch
    {
        "title" => content.Title,
        "preamble" => content.Preamble,
        "signature" => content.Signature,
        "additionalSections" => string.Join('\n', content.AdditionalSections.Select(s => $"{s.Heading}\n{s.Text}")),
        _ => content.Text(code),
    };

    /// <summary>Shows the report.</summary>
    /// <param name="unitCode">Code of the unit.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The page.</returns>
    public Task<IActionResult> OnGetAsync(string unitCode, int year, CancellationToken ct) => ShowAsync(new ReportKey(unitCode, year), ct);

    /// <summary>退回: sends the report back.</summary>
    /// <param name="unitCode">Code of the unit.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="revision">The revision seen.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The page.</returns>
    public Task<IActionResult> OnPostReturnAsync(string unitCode, int year, Guid revision, string? reason, CancellationToken ct)
    {
        ReportKey key = new(unitCode, year);
        return DecideAsync(key, ReportStep.Return, reason, () => giveBack.ExecuteAsync(current.Required, key, revision, reason, ct), ct);
    }

    /// <summary>通过: finds the report in order.</summary>
    /// <param name="unitCode">Code of the unit.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="revision">The revision seen.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The page.</returns>
    public Task<IActionResult> OnPostApproveAsync(string unitCode, int year, Guid revision, CancellationToken ct)
    {
        ReportKey key = new(unitCode, year);
        return DecideAsync(key, ReportStep.Approve, null, () => approve.ExecuteAsync(current.Required, key, revision, ct), ct);
    }

    /// <summary>公开: makes the report public.</summary>
    /// <param name="unitCode">Code of the unit.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="revision">The revision seen.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The page.</returns>
    public Task<IActionResult> OnPostPublishAsync(string unitCode, int year, Guid revision, CancellationToken ct)
    {
        ReportKey key = new(unitCode, year);
        return DecideAsync(key, ReportStep.Publish, null, () => publish.ExecuteAsync(current.Required, key, revision, ct), ct);
    }

    /// <summary>更正: opens a correction of what is public.</summary>
    /// <param name="unitCode">Code of the unit.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="revision">The revision seen.</param>
    /// <param name="note">The public note.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The page.</returns>
    public Task<IActionResult> OnPostCorrectAsync(string unitCode, int year, Guid revision, string? note, CancellationToken ct)
    {
        ReportKey key = new(unitCode, year);
        return DecideAsync(key, ReportStep.OpenCorrection, note, () => correct.ExecuteAsync(current.Required, key, revision, note, ct), ct);
    }

    private async Task<IActionResult> DecideAsync(ReportKey key, ReportStep step, string? typed, Func<Task> act, CancellationToken ct)
    {
        int status;
        try
        {
            await act();
            TempData["Notice"] = texts[$"County.Report.Done.{step}"];
            return LocalRedirect(CountyLinks.Report(key.UnitCode, key.Year));
        }
        catch (NotFoundException)
        {
            return NotFound();
        }
        catch (StaleRevisionException e)
        {
            (status, Problem) = (StatusCodes.Status409Conflict, texts["County.Report.Stale", e.Report.UpdatedBy, Show.Moment(e.Report.UpdatedAt), ReportWords.Of(e.Report.Status)]);
        }
        catch (WrongStepException e)
        {
            (status, Problem) = (StatusCodes.Status409Conflict, texts["County.Report.WrongStep", ReportWords.Of(e.Status), ReportWords.Of(e.Step)]);
        }
        catch (ChecksBlockException e)
        {
            (status, Problem) = (StatusCodes.Status409Conflict, ReportWords.Of(e));
        }
        catch (ReasonRequiredException e)
        {
            (status, Problem) = (StatusCodes.Status400BadRequest, ReportWords.Of(e));
        }

        ProblemStep = step;
        Typed = typed;
        Response.StatusCode = status;
        return await ShowAsync(key, ct);
    }

    private async Task<IActionResult> ShowAsync(ReportKey key, CancellationToken ct)
    {
        try
        {
            View = await review.GetAsync(current.Required, key, ct);
            Sources = await originals.ListAsync(current.Required, key, ct);
        }
        catch (NotFoundException)
        {
            return NotFound();
        }

        Next = await inbox.NextAsync(current.Required, key.Year, ReportStatus.Submitted, key.UnitCode, ct);
        Marked = View.Checks.Findings.Where(f => f.Tier != Tier.Hint).SelectMany(f => f.Cells)
            .Concat(View.Changes?.Cells.Select(c => c.Cell) ?? [])
            .ToHashSet();
        if (View is { Content: { } content, LastYear: { } last })
        {
            Years = Compare(View.Edition, content.Figures, last.Figures);
        }

        return Page();
    }

    private static List<(FormSection, IReadOnlyList<YearRow>)> Compare(FormEdition edition, ReportFigures now, ReportFigures before)
    {
        List<(FormSection, IReadOnlyList<YearRow>)> sections = [];
        foreach (var section in edition.Sections.Where(s => s.Table is not null))
        {
            var rows = section.Table!.Cells
                .Where(c => before.Has(c.Id) && ((before[c.Id].Addend ?? 0) != 0 || (now[c.Id].Addend ?? 0) != 0))
                .Select(c => new YearRow(c, before[c.Id], now[c.Id]))
                .ToList();
            if (rows.Count > 0)
            {
                sections.Add((section, rows));
            }
        }

        return sections;
    }
}
