using System.Globalization;
using GovInfoReports.Application.Review;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.County;

/// <summary>One comment on the same place of several units' reports.</summary>
public sealed class CommentModel(CommentOnMany comment, FormCatalog catalog, ReportingCalendar calendar, ICurrentActor current, Texts texts) : PortalPage(texts)
{
    /// <summary>Name of the field with the comment.</summary>
    public const string TextField = "text";

    [BindProperty(SupportsGet = true)]
    public int Year { get; set; }

    /// <summary>Codes of the units that are ticked.</summary>
    [BindProperty(SupportsGet = true)]
    public string[] Unit { get; set; } = [];

    /// <summary>What the comment is about.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    /// <summary>The comment as typed.</summary>
    [BindProperty(Name = TextField)]
    public string? Text { get; set; }

    /// <summary>The form of the year.</summary>
    public FormEdition Edition => catalog.ForYear(Year)!;

    /// <summary>The reports that can be commented on.</summary>
    public IReadOnlyList<CommentableReport> Reports { get; private set; } = [];

    /// <summary>What came of each.</summary>
    public IReadOnlyList<ManyOutcome> Outcomes { get; private set; } = [];

    private bool IsAsked => ModelState.IsValid && calendar.Collects(Year) && catalog.ForYear(Year) is not null;

    /// <summary>Shows the choice.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!IsAsked)
        {
            return NotFound();
        }

        Reports = await comment.ReportsAsync(current.Required, Year, ct);
        return Page();
    }

    /// <summary>Comments.</summary>
    /// <param name="pick">Code of a unit, a colon, and the submission that was shown.</param>
    public async Task<IActionResult> OnPostAsync(string[] pick, CancellationToken ct)
    {
        if (!IsAsked)
        {
            return NotFound();
        }

        var picked = pick.Distinct(StringComparer.Ordinal).Select(Read).ToList();
        if (picked.Exists(p => p is null))
        {
            return BadRequest();
        }

        Unit = [.. picked.Select(p => p!.Value.UnitCode)];
        if (picked.Count is 0 or > EachReport.Limit)
        {
            Refuse(new PageProblem(null, picked.Count == 0 ? Texts["County.Many.None"] : Texts["County.Many.TooMany", EachReport.Limit]));
            await AgainAsync(null);
            return Page(StatusCodes.Status400BadRequest);
        }

        return await RunAsync(async () =>
        {
            Outcomes = await comment.ExecuteAsync(current.Required, Year, Place, Text, [.. picked.Select(p => p!.Value)], ct);
            Take();
            return Page();
        });
    }

    protected override async Task<IActionResult> AgainAsync(RefusedException? refused)
    {
        Reports = await comment.ReportsAsync(current.Required, Year, HttpContext.RequestAborted);
        return Page();
    }

    protected override string? FieldOf(string? place) => place == AnnualReport.ReasonPlace ? TextField : place;

    private static (string UnitCode, int Round)? Read(string pick)
    {
        var colon = pick.LastIndexOf(':');
        return colon > 0 && int.TryParse(pick.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var round) ? (pick[..colon], round) : null;
    }
}
