using GovInfoReports.Application;
using GovInfoReports.Domain;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Errors;

/// <summary>
/// A page with something to do that may be refused. What is refused becomes the page again with everything typed; what a person may not
/// see, or not do at all, goes the way of every error.
/// </summary>
public abstract class PortalPage(Texts texts) : PageModel
{
    /// <summary>Why what was asked for was not done.</summary>
    public IReadOnlyList<PageProblem> Problems { get; private set; } = [];

    /// <summary>The first of the problems.</summary>
    public string? Problem => Problems.Count > 0 ? Problems[0].Words : null;

    /// <summary>All problems, where at least one of them is one of a field.</summary>
    public IReadOnlyList<PageProblem> Errors => Problems.Any(p => p.Place is not null) ? Problems : [];

    protected Texts Texts { get; } = texts;

    /// <summary>What is wrong with a field.</summary>
    public string? ErrorOf(string place) => Problems.FirstOrDefault(p => string.Equals(p.Place, place, StringComparison.Ordinal))?.Words;

    /// <summary>Runs what may be refused.</summary>
    protected async Task<IActionResult> RunAsync(Func<Task<IActionResult>> operation)
    {
        if (!ModelState.IsValid)
        {
            Problems = [.. ModelState.SelectMany(f => f.Value!.Errors.Select(e => new PageProblem(f.Key.Length == 0 ? null : f.Key, e.ErrorMessage)))];
            return With(await AgainAsync(null), StatusCodes.Status400BadRequest);
        }

        try
        {
            return await operation();
        }
        catch (RefusedException refused) when (refused.Kind is RefusalKind.Invalid or RefusalKind.Conflict)
        {
            Refuse([.. refused.Reasons.Select(r => new PageProblem(FieldOf(r.Place), WordsOf(r)))]);
            return With(await AgainAsync(refused), ErrorMap.StatusOf(refused));
        }
    }

    /// <summary>Loads what the page shows beside what was typed, and shows it again.</summary>
    /// <param name="refused">What was refused; <see langword="null"/> where nothing was tried, since what was sent is not of the right form.</param>
    protected virtual Task<IActionResult> AgainAsync(RefusedException? refused) => Task.FromResult<IActionResult>(Page());

    /// <summary>Name in the form of a place that a refusal belongs to.</summary>
    protected virtual string? FieldOf(string? place) => place;

    /// <summary>Key of the page's own words for a refusal, with the same arguments; <see langword="null"/> where it has none.</summary>
    protected virtual string? OwnWords(string key) => null;

    /// <summary>Shows problems with the page.</summary>
    protected void Refuse(params IReadOnlyList<PageProblem> problems)
    {
        Problems = problems;
        foreach (var problem in problems)
        {
            ModelState.AddModelError(problem.Place ?? string.Empty, problem.Words);
        }
    }

    /// <summary>Says that the form was taken although its page stays, as where it tells what came of each of several reports.</summary>
    protected void Take() => HttpContext.Items[TakenFormFilter.Taken] = true;

    /// <summary>Says with the next page what was just done.</summary>
    protected void Notice(string text) => TempData["Notice"] = text;

    protected PageResult Page(int status)
    {
        var page = Page();
        page.StatusCode = status;
        return page;
    }

    private static IActionResult With(IActionResult result, int status)
    {
        if (result is PageResult page)
        {
            page.StatusCode = status;
        }

        return result;
    }

    private string WordsOf(Refusal reason) => OwnWords(reason.Key) is { } own ? Texts[own, Messages.Named(reason.Arguments)] : reason.Words();
}
