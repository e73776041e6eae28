using GovInfoReports.Application.Reports;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>提问: what the clerk asks the officer about the report, and what was answered.</summary>
public sealed class QuestionsModel(AskOfficer ask, ICurrentActor current, Texts texts) : PortalPage(texts)
{
    /// <summary>Name of the field with the question.</summary>
    public const string TextField = "text";

    [BindProperty(SupportsGet = true, Name = "year")]
    public int Year { get; set; }

    /// <summary>What the question is about, as chosen.</summary>
    [BindProperty(SupportsGet = true, Name = "place")]
    public string? Place { get; set; }

    /// <summary>The question, as typed.</summary>
    [BindProperty(Name = TextField)]
    public string? Text { get; set; }

    public AskedQuestions Asked { get; private set; } = null!;

    /// <summary>Shows what was asked, and the way to ask.</summary>
    public async Task OnGetAsync(CancellationToken ct) => Asked = await ask.GetAsync(current.Required, Year, ct);

    /// <summary>Asks.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken ct) => RunAsync(async () =>
    {
        await ask.ExecuteAsync(current.Required, Year, Place, Text, ct);
        Notice(Texts["Reviewing.Ask.Done"]);
        return Redirect($"/clerk/reports/{Year}/questions");
    });

    protected override async Task<IActionResult> AgainAsync(RefusedException? refused)
    {
        await OnGetAsync(HttpContext.RequestAborted);
        return Page();
    }

    protected override string? FieldOf(string? place) => place == AnnualReport.ReasonPlace ? TextField : place;
}
