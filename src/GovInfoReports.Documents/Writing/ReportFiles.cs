using System.Text;
using GovInfoReports.Documents.Writing.Excel;
using GovInfoReports.Documents.Writing.Pdf;
using GovInfoReports.Documents.Writing.Word;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Documents.Writing;

/// <summary>Writes a report in any of the formats. Safe to use from several threads.</summary>
public sealed class ReportFiles(PdfReport pdf)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>How the name of a file in a format ends, with the dot.</summary>
    public static string ExtensionOf(ReportFileFormat format) => format switch
    {
        ReportFileFormat.Word => ".docx",
        ReportFileFormat.Pdf => ".pdf",
        ReportFileFormat.Excel => ".xlsx",
        ReportFileFormat.Html => ".html",
        ReportFileFormat.Json => ".json",
        _ => ".csv",
    };

    public static string MediaTypeOf(ReportFileFormat format) => format switch
    {
        ReportFileFormat.Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ReportFileFormat.Pdf => "application/pdf",
        ReportFileFormat.Excel => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ReportFileFormat.Html => "text/html; charset=utf-8",
        ReportFileFormat.Json => "application/json",
        _ => "text/csv; charset=utf-8",
    };

    public Task WriteAsync(Stream stream, ReportFileFormat format, PublishedEdition edition, FormEdition form, CancellationToken ct)
    {
        if (format == ReportFileFormat.Json)
        {
            JsonReport.Write(stream, edition);
            return Task.CompletedTask;
        }

        return WriteAsync(stream, format, DocumentOf(edition, form), null, ct);
    }

    /// <summary>Writes a report that need not be published.</summary>
    /// <param name="checks">Its checks, for the formats that name them; <see langword="null"/> to leave them out.</param>
    public async Task WriteAsync(Stream stream, ReportFileFormat format, ReportDocument report, CheckReport? checks, CancellationToken ct)
    {
        switch (format)
        {
            case ReportFileFormat.Word:
                WordReport.Write(stream, report);
                break;
            case ReportFileFormat.Pdf:
                pdf.Write(stream, report);
                break;
            case ReportFileFormat.Excel:
                await ExcelReport.WriteAsync(stream, report, checks, ct);
                break;
            case ReportFileFormat.Html:
                await stream.WriteAsync(Utf8.GetBytes(HtmlFragment.Of(report)), ct);
                break;
            case ReportFileFormat.Json:
                JsonReport.Write(stream, report, checks ?? new CheckReport([], []));
                break;
            default:
                await CsvReport.WriteAsync(stream, [report], ct);
                break;
        }
    }

    /// <summary>A published edition as what is to be written out.</summary>
    public static ReportDocument DocumentOf(PublishedEdition edition, FormEdition form) =>
        new(form, edition.Body.Content, edition.UnitCode, edition.UnitName, edition.Year)
        {
            PublishedEdition = edition.Number,
            PublishedAt = edition.PublishedAt,
            IsHistoric = edition.SourceName is not null,
            OriginallyPublishedOn = edition.OriginallyPublishedOn,
            ChangedAt = edition.PublishedAt,
        };
}

/// <summary>Formats that a report is written in.</summary>
public enum ReportFileFormat
{
    /// <summary>Word (.docx).</summary>
    Word,

    Pdf,

    /// <summary>Excel (.xlsx).</summary>
    Excel,

    /// <summary>A fragment of a web page, to be put into a site.</summary>
    Html,

    /// <summary>JSON in the names of the API.</summary>
    Json,

    /// <summary>The figures as CSV.</summary>
    Csv,
}
