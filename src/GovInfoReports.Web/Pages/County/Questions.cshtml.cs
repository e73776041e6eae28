using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Domain;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.County;

/// <summary>What clerks asked the office, and the answers to it.</summary>
public sealed class QuestionsModel(OpenQuestions open, AnswerQuestion answer, ICurrentActor current, Texts texts) : PortalPage(texts)
{
    /// <summary>The question that an answer was typed for.</summary>
    public long? Id { get; private set; }

    /// <summary>The answer as typed.</summary>
    public string? Text { get; private set; }

    public IReadOnlyList<OpenQuestion> Questions { get; private set; } = [];

    /// <summary>The answer as typed, where its question is no longer listed.</summary>
    public string? Lost => string.IsNullOrWhiteSpace(Text) || Questions.Any(q => q.Id == Id) ? null : Text;

    /// <summary>Shows what waits.</summary>
    public async Task OnGetAsync(CancellationToken ct) => Questions = await open.ListAsync(current.Required, ct);

    /// <summary>Answers a question.</summary>
    public Task<IActionResult> OnPostAsync(string unitCode, int year, long id, string? text, CancellationToken ct)
    {
        (Id, Text) = (id, text);
        return RunAsync(async () =>
        {
            await answer.ExecuteAsync(current.Required, new ReportKey(unitCode, year), id, text, ct);
            Notice(Texts["Reviewing.Questions.Done"]);
            return LocalRedirect(CountyLinks.Questions);
        });
    }

    protected override async Task<IActionResult> AgainAsync(RefusedException? refused)
    {
        await OnGetAsync(HttpContext.RequestAborted);
        return Page();
    }
}
