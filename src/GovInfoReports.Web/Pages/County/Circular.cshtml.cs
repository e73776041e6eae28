using GovInfoReports.Application.Collecting;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Documents.Writing.Excel;
using GovInfoReports.Documents.Writing.Word;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.County;

/// <summary>通报: how the units of an area had handed in by the end of a day, to look at and as Word and Excel.</summary>
public sealed class CircularModel(WriteCircular write, ReportingCalendar calendar, ICurrentActor current, Texts texts) : PortalPage(texts)
{
    /// <summary>The year; the one due where none is given.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    /// <summary>Code of an area within the officer's; the own where none is given.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    /// <summary>The day whose end is told; today where none is given.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Day { get; set; }

    /// <summary>The circular; <see langword="null"/> where the day is not one that can be told of.</summary>
    public CircularDocument? Circular { get; private set; }

    public DateOnly Today => calendar.Today;

    /// <summary>The board that it is written from.</summary>
    public string Back => BoardLinks.Board(Year!.Value, Unit, BoardFilter.All, BoardSort.Unit, false, null);

    /// <summary>Shows it.</summary>
    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RunAsync(async () =>
    {
        Circular = CircularWords.DocumentOf(await ViewAsync(ct));
        return Page();
    });

    /// <summary>The circular as a file.</summary>
    public Task<IActionResult> OnGetFileAsync(string? format, CancellationToken ct) => RunAsync(async () =>
    {
        var view = await ViewAsync(ct);
        Response.Headers.CacheControl = "private, no-store";
        using MemoryStream bytes = new();
        var kind = FormatOf(format);
        if (kind == ReportFileFormat.Word)
        {
            WordCircular.Write(bytes, CircularWords.DocumentOf(view));
        }
        else
        {
            await ExcelCircular.WriteAsync(bytes, Texts["County.Circular.Sheet"], CircularWords.DocumentOf(view), ct);
        }

        return File(bytes.ToArray(), ReportFiles.MediaTypeOf(kind), $"{CircularWords.FileNameOf(view)}{ReportFiles.ExtensionOf(kind)}");
    });

    protected override Task<IActionResult> AgainAsync(RefusedException? refused)
    {
        Year ??= calendar.DueYear;
        return base.AgainAsync(refused);
    }

    private static ReportFileFormat FormatOf(string? format) => format?.ToUpperInvariant() switch
    {
        "WORD" => ReportFileFormat.Word,
        "EXCEL" => ReportFileFormat.Excel,
        _ => throw RefusedException.NotFound($"Format {format}"),
    };

    private Task<CircularView> ViewAsync(CancellationToken ct)
    {
        Year ??= calendar.DueYear;
        return write.ExecuteAsync(current.Required, Unit, Year.Value, Day ??= calendar.Today, ct);
    }
}
