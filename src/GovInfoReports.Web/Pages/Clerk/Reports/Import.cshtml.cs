using System.Text;
using GovInfoReports.Application;
using GovInfoReports.Application.Importing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Reports;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>Takes in a finished report as text, pasted or as a file, to read figures and texts out of it.</summary>
/// <param name="open">Opens the report.</param>
/// <param name="bring">Takes the text in.</param>
/// <param name="calendar">The years collected.</param>
/// <param name="current">Who is signed in.</param>
/// <param name="texts">Texts.</param>
[RequestSizeLimit(RequestLimit)]
[RequestFormLimits(MultipartBodyLengthLimit = RequestLimit, ValueLengthLimit = 4 * 1024 * 1024)]
public sealed class ImportModel(OpenReport open, BringSource bring, ReportingCalendar calendar, ICurrentActor current, Texts texts)
    : ClerkPage(open, current, texts)
{
    /// <summary>Largest file, in bytes.</summary>
    public const int FileLimit = 2 * 1024 * 1024;

    private const int RequestLimit = 8 * 1024 * 1024;

    /// <summary>The text as pasted.</summary>
    public string? Pasted { get; private set; }

    /// <summary>What is wrong.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether it is wrong with the file and not with the pasted text.</summary>
    public bool IsOfFile { get; private set; }

    /// <summary>Shows the page.</summary>
    /// <param name="ct">Cancels.</param>
    /// <returns>The page.</returns>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await LoadAsync(ct) || calendar.Collects(Year) ? Page() : NotFound();

    /// <summary>Takes the text in.</summary>
    /// <param name="text">Pasted text.</param>
    /// <param name="file">A file; it goes before pasted text.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The reading.</returns>
    public async Task<IActionResult> OnPostAsync(string? text, IFormFile? file, CancellationToken ct)
    {
        Pasted = text;
        IsOfFile = file is { Length: > 0 } || (file is not null && string.IsNullOrWhiteSpace(text));
        var status = StatusCodes.Status400BadRequest;
        try
        {
            var source = await bring.ExecuteAsync(Current.Required, Year, await BytesAsync(text, file, ct), IsOfFile ? file!.FileName : null, ct);
            return Redirect($"{FormPath}/import/{source.Id}");
        }
        catch (InvalidInputException invalid)
        {
            Problem = invalid.Errors[0].Message;
        }
        catch (WrongStepException wrong)
        {
            Problem = ReportWords.Of(wrong);
            status = StatusCodes.Status409Conflict;
        }

        await LoadAsync(ct);
        return Page(status);
    }

    private async Task<byte[]> BytesAsync(string? text, IFormFile? file, CancellationToken ct)
    {
        if (!IsOfFile)
        {
            var bytes = Encoding.UTF8.GetBytes(text ?? string.Empty);
            return bytes.Length <= FileLimit ? bytes : throw new InvalidInputException(BringSource.Field, Texts["Clerk.Import.TooLarge"]);
        }

        if (file!.Length > FileLimit)
        {
            throw new InvalidInputException(BringSource.Field, Texts["Clerk.Import.TooLarge"]);
        }

        using MemoryStream content = new();
        await file.CopyToAsync(content, ct);
        return content.ToArray();
    }
}
