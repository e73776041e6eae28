using GovInfoReports.Application;
using GovInfoReports.Application.Importing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Reports;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>What a button of the page takes.</summary>
public enum ReadingPart
{
    /// <summary>Nothing: the source is put away.</summary>
    None,

    /// <summary>Figures.</summary>
    Figures,

    /// <summary>Texts.</summary>
    Texts,

    /// <summary>Both.</summary>
    All,
}

/// <summary>What was read beside the text it was read from, to be taken into the draft or put away.</summary>
/// <param name="readings">Reads, accepts and discards.</param>
/// <param name="current">Who is signed in.</param>
/// <param name="texts">Texts.</param>
public sealed class ReadingModel(Readings readings, ICurrentActor current, Texts texts) : PageModel
{
    private ILookup<int, CellId> _doubtsByLine = Array.Empty<CellId>().ToLookup(_ => 0);

    /// <summary>Reporting year.</summary>
    [BindProperty(SupportsGet = true, Name = "year")]
    public int Year { get; set; }

    /// <summary>Key of the source.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public long Id { get; set; }

    /// <summary>The reading.</summary>
    public ReadingView Reading { get; private set; } = null!;

    /// <summary>Why nothing was taken.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether the missing confirmation is why.</summary>
    public bool IsUnconfirmed { get; private set; }

    /// <summary>Path of the form.</summary>
    public string FormPath => $"/clerk/reports/{Year}";

    /// <summary>What was read.</summary>
    public ReadingResult Result => Reading.Reading.Reading;

    /// <summary>The findings.</summary>
    public FindingList Findings => new(Result.Edition, Reading.Reading.Checks, [], string.Empty) { HasSource = true };

    /// <summary>How many findings a tier has.</summary>
    /// <param name="tier">The tier.</param>
    /// <returns>How many.</returns>
    public int CountOf(Tier tier) => Reading.Reading.Checks.Findings.Count(f => f.Tier == tier);

    /// <summary>What became of a line, as a CSS class and key of its text.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The name.</returns>
    public string UseOf(SourceLine line) => _doubtsByLine.Contains(line.Number) ? "Doubt" : line.Use.ToString();

    /// <summary>The doubts about figures of a line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>Cells with doubts.</returns>
    public IEnumerable<CellId> DoubtsOf(SourceLine line) => _doubtsByLine[line.Number];

    /// <summary>Shows the reading.</summary>
    /// <param name="ct">Cancels.</param>
    /// <returns>The page.</returns>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) ? Page() : NotFound();

    /// <summary>Takes the reading into the draft, or puts it away.</summary>
    /// <param name="take">What to take: All, Figures, Texts or None.</param>
    /// <param name="revision">The revision that was seen.</param>
    /// <param name="confirmed">Whether a text of another unit or year was confirmed.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The form; this page when nothing was taken.</returns>
    public async Task<IActionResult> OnPostAsync(ReadingPart take, Guid revision, bool confirmed, CancellationToken ct)
    {
        var status = StatusCodes.Status409Conflict;
        try
        {
            if (take == ReadingPart.None)
            {
                await readings.DiscardAsync(current.Required, Year, Id, ct);
                TempData["Notice"] = texts["Clerk.Reading.Discarded"];
                return Redirect($"{FormPath}/import");
            }

            await readings.AcceptAsync(current.Required, Year, Id, revision, ChoiceOf(take), confirmed, ct);
            TempData["Notice"] = texts[$"Clerk.Reading.Took.{take}"];
            return Redirect($"{FormPath}/check");
        }
        catch (NotFoundException)
        {
            return NotFound();
        }
        catch (InvalidInputException invalid)
        {
            Problem = invalid.Errors[0].Message;
            IsUnconfirmed = invalid.Errors[0].Field == Readings.ConfirmField;
            status = StatusCodes.Status400BadRequest;
        }
        catch (StaleRevisionException)
        {
            Problem = texts["Clerk.Reading.Stale"];
        }
        catch (WrongStepException wrong)
        {
            Problem = ReportWords.Of(wrong);
        }

        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        var page = Page();
        page.StatusCode = status;
        return page;
    }

    private static ReadingChoice ChoiceOf(ReadingPart take) => take switch
    {
        ReadingPart.Figures => ReadingChoice.Figures,
        ReadingPart.Texts => ReadingChoice.OnlyTexts,
        _ => ReadingChoice.All,
    };

    private async Task<bool> LoadAsync(CancellationToken ct)
    {
        try
        {
            Reading = await readings.ViewAsync(current.Required, Year, Id, ct);
        }
        catch (NotFoundException)
        {
            return false;
        }

        _doubtsByLine = Result.Doubts.Keys
            .Where(c => Result.Places.GetValueOrDefault(c)?.Line is not null)
            .ToLookup(c => Result.Places[c].Line!.Value);
        return true;
    }
}
