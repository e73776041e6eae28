using System.Globalization;
using System.Text;
using GovInfoReports.Application.Checking;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.Web.Downloads;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GovInfoReports.Web.Pages.Public;

/// <summary>
/// The check-up 体检: anybody brings a report, or a folder of them, and sees at once what is wrong. The answer stands on the same
/// page, since nothing is stored to come back to.
/// </summary>
[Gated(Gate.CheckUp)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CheckUpModel(CheckUp checkUp, FormCatalog catalog, CheckUpLimits limits, SourceLimits sources, TimeProvider clock, Texts texts) : PortalPage(texts)
{
    private const int Mebibyte = 1024 * 1024;

    /// <summary>The text as pasted.</summary>
    public string? Pasted { get; private set; }

    public string? YearTyped { get; private set; }

    /// <summary>The form edition chosen.</summary>
    public string? Edition { get; private set; }

    /// <summary>What the check-up says, file by file; <see langword="null"/> before one.</summary>
    public IReadOnlyList<CheckUpPart>? Parts { get; private set; }

    /// <summary>Files of earlier years that nothing was compared with.</summary>
    public IReadOnlyList<Refusal> UnusedEarlier { get; private set; } = [];

    /// <summary>When, UTC.</summary>
    public DateTime At => clock.GetUtcNow().UtcDateTime;

    /// <summary>The form editions, newest first.</summary>
    public IEnumerable<FormEdition> Forms => catalog.Editions.Reverse();

    /// <summary>Largest file, in MB.</summary>
    public long FileMegabytes => Math.Min(sources.FileBytes, limits.RequestBytes) / Mebibyte;

    /// <summary>All files together, in MB.</summary>
    public long RequestMegabytes => limits.RequestBytes / Mebibyte;

    /// <summary>All files together, in bytes.</summary>
    public long RequestBytes => limits.RequestBytes;

    public int MostFiles => limits.Files;

    /// <summary>The table of many files as plain text with tabs; the page sends it back to be saved as a file, since nothing of a check-up is stored.</summary>
    public string PlainTable
    {
        get
        {
            StringBuilder table = new(string.Join('\t', Texts["CheckUp.Column.File"], Texts["CheckUp.Column.Unit"], Texts["CheckUp.Column.Year"], Texts["CheckUp.Column.Edition"], Texts["CheckUp.Column.Figures"], Texts["Shared.Tier.Error"], Texts["Shared.Tier.Query"], Texts["Shared.Tier.Hint"], Texts["CheckUp.Column.Alike"], Texts["CheckUp.Column.First"]));
            foreach (var part in Parts ?? [])
            {
                table.Append('\n').AppendJoin('\t', Cells(part).Select(OneLine));
            }

            return table.ToString();
        }
    }

    /// <summary>Shows the form, or why a check-up was not begun.</summary>
    public IActionResult OnGet() => CheckUpGate.RefusalOf(HttpContext) is { } refusal ? Refuse(refusal) : Page();

    /// <summary>The file that one is most like, in words.</summary>
    public string? AlikeOf(CheckUpPart part) =>
        part.Item.MostAlike is { } alike ? Texts["CheckUp.AlikeTo", alike.Percent, alike.Name ?? Texts["CheckUp.Pasted"]] : null;

    /// <summary>Hands the table of many files back as a file.</summary>
    public async Task<IActionResult> OnPostTableAsync(string? table, string? format, CancellationToken cancel)
    {
        var lines = (table ?? string.Empty).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return await TableFile.OfAsync(
            format,
            Texts["CheckUp.TableName"],
            lines.Length == 0 ? [] : lines[0].Split('\t'),
            [.. lines.Skip(1).Take(limits.Files).Select(l => l.Split('\t').Select(Counted).ToArray())],
            At,
            0,
            cancel);
    }

    /// <summary>Checks what was brought.</summary>
    public async Task<IActionResult> OnPostAsync(string? text, string? year, string? edition, CancellationToken ct)
    {
        (Pasted, YearTyped, Edition) = (text, year, edition);
        if (CheckUpGate.RefusalOf(HttpContext) is { } refusal)
        {
            return Refuse(refusal);
        }

        return await RunAsync(async () =>
        {
            var result = await checkUp.ExecuteAsync(new CheckUpInput(await ReportsAsync(text, ct), await FilesAsync("earlier", ct), YearOf(year), string.IsNullOrEmpty(edition) ? null : edition), ct);
            return result.Items is [{ Refusal: { } refused }] ? Refuse(result.Items[0], refused) : Show(result);
        });
    }

    private static object? Counted(string cell) => int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : cell;

    private static string OneLine(string? cell) => cell is null ? string.Empty : cell.ReplaceLineEndings(" ").Replace('\t', ' ');

    private PageResult Show(CheckUpResult result)
    {
        Parts = [.. result.Items.Select((item, i) => new CheckUpPart(i + 1, item))];
        UnusedEarlier = result.UnusedEarlier;
        return Page();
    }

    private PageResult Refuse(CheckUpRefusal refusal)
    {
        Refuse(new PageProblem(null, Texts[$"CheckUp.Refused.{refusal}", RequestMegabytes]));
        return Page(refusal switch
        {
            CheckUpRefusal.TooLarge => StatusCodes.Status413PayloadTooLarge,
            CheckUpRefusal.TooSlow => StatusCodes.Status408RequestTimeout,
            _ => StatusCodes.Status429TooManyRequests,
        });
    }

    private PageResult Refuse(CheckUpItem item, SourceRefusedException refused)
    {
        Refuse(new PageProblem(item.Name is null ? "text" : "files", refused.Message));
        return Page(refused.Refusal == SourceRefusal.TooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest);
    }

    private IEnumerable<string?> Cells(CheckUpPart part) => part.Item.Report is null
        ? [part.Item.Name ?? Texts["CheckUp.Pasted"], null, null, null, null, null, null, null, null, Texts["CheckUp.NotRead", part.Item.Refusal!.Message]]
        :
        [
            part.Item.Name ?? Texts["CheckUp.Pasted"],
            part.UnitName,
            part.Year?.ToString(CultureInfo.InvariantCulture),
            part.EditionWords(Texts),
            part.Figures,
            .. new[] { Tier.Error, Tier.Query, Tier.Hint }.Select(t => part.Item.CountOf(t).ToString(CultureInfo.InvariantCulture)),
            AlikeOf(part),
            string.Join(' ', part.First.Select(f => f.Message)),
        ];

    private static int? YearOf(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null
        : int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year
        : throw RefusedException.Invalid("year", "Year.Unreadable", typed.Trim());

    private async Task<IReadOnlyList<CheckUpFile>> ReportsAsync(string? text, CancellationToken ct)
    {
        List<CheckUpFile> files = [.. await FilesAsync("files", ct), .. await FilesAsync("folder", ct)];
        return files.Count > 0 || string.IsNullOrWhiteSpace(text) ? files : [new CheckUpFile(null, Encoding.UTF8.GetBytes(text))];
    }

    private async Task<IReadOnlyList<CheckUpFile>> FilesAsync(string field, CancellationToken ct)
    {
        List<CheckUpFile> files = [];
        foreach (var file in Request.Form.Files.GetFiles(field).Where(f => f.FileName.Length > 0))
        {
            var bytes = new byte[file.Length];
            await using var content = file.OpenReadStream();
            await content.ReadExactlyAsync(bytes, ct);
            files.Add(new CheckUpFile(file.FileName.Replace('\\', '/'), bytes));
        }

        return files;
    }
}
