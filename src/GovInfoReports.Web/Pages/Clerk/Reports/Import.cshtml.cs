using System.Text;
using GovInfoReports.Application.Importing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Hosting;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>Takes in a finished report, pasted or as a file of any kind, to read figures and texts out of it.</summary>
[UploadLimit]
public sealed class ImportModel(
    OpenReport open,
    BringSource bring,
    Originals originals,
    SourceLimits limits,
    ReportingCalendar calendar,
    ICurrentActor current,
    Texts texts) : ClerkPage(open, current, texts)
{
    /// <summary>Endings of the files that are read, for the dialog that chooses one. What a file is, its content says.</summary>
    public const string Accept = ".docx,.xlsx,.xls,.et,.ods,.doc,.wps,.rtf,.odt,.pdf,.html,.htm,.mht,.mhtml,.txt,.md,.json";

    /// <summary>Largest file, in MB.</summary>
    public int LargestFile => limits.FileBytes / 1024 / 1024;

    /// <summary>Sources brought before, the latest first.</summary>
    public IReadOnlyList<KeptSource> Brought { get; private set; } = [];

    /// <summary>The text as pasted.</summary>
    public string? Pasted { get; private set; }

    /// <summary>Whether it is wrong with the file and not with the pasted text.</summary>
    public bool IsOfFile { get; private set; }

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await ShowAsync(ct);
        return View is not null || calendar.Collects(Year) ? Page() : NotFound();
    }

    /// <summary>Takes the source in.</summary>
    public async Task<IActionResult> OnPostAsync(string? text, string? html, IFormFile? file, CancellationToken ct)
    {
        Pasted = text;
        IsOfFile = file is { Length: > 0 } || (file is not null && string.IsNullOrWhiteSpace(text));
        var pasted = string.IsNullOrWhiteSpace(text) || string.IsNullOrWhiteSpace(html) ? text : html;
        return await RunAsync(async () =>
        {
            var source = await bring.ExecuteAsync(Current.Required, Year, await BytesAsync(pasted, file, ct), NameOf(file, pasted, text), ct);
            if (source.AlreadyThere)
            {
                Notice(Texts["Clerk.Import.AlreadyThere"]);
            }

            return Redirect($"{FormPath}/import/{source.Id}");
        });
    }

    protected override async Task<IActionResult> AgainAsync(RefusedException? refused)
    {
        await ShowAsync(HttpContext.RequestAborted);
        return Page();
    }

    private async Task ShowAsync(CancellationToken ct)
    {
        if (await LoadAsync(ct))
        {
            Brought = await originals.ListAsync(Current.Required, Key, ct);
        }
    }

    private string? NameOf(IFormFile? file, string? pasted, string? text) =>
        IsOfFile ? file!.FileName : ReferenceEquals(pasted, text) ? null : Texts["Clerk.Import.PastedName"];

    private async Task<byte[]> BytesAsync(string? text, IFormFile? file, CancellationToken ct)
    {
        if (!IsOfFile)
        {
            return Encoding.UTF8.GetBytes(text ?? string.Empty);
        }

        // A file that is too large is refused before it is copied.
        if (file!.Length > limits.FileBytes)
        {
            throw RefusedException.Invalid(BringSource.Field, "Source.TooLarge", LargestFile);
        }

        using MemoryStream content = new((int)file.Length);
        await file.CopyToAsync(content, ct);
        return content.ToArray();
    }
}
