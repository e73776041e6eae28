using System.Text;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Documents.Writing.Excel;
using GovInfoReports.Domain;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Downloads;

/// <summary>A table of words as a file for a person to open: Excel, or CSV that Excel opens too.</summary>
internal static class TableFile
{
    /// <summary>Makes it.</summary>
    /// <param name="format">Name of the format as an address has it.</param>
    /// <param name="emptyRows">Rows below that are ready to be typed into.</param>
    public static async Task<FileContentResult> OfAsync(string? format, string name, IReadOnlyList<string> heading, IReadOnlyList<IReadOnlyList<object?>> rows, DateTime at, int emptyRows, CancellationToken cancel)
    {
        if (string.Equals(format, nameof(ReportFileFormat.Csv), StringComparison.OrdinalIgnoreCase))
        {
            var text = CsvTable.Of(rows.Select(r => r.Select(c => Convert.ToString(c, System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty).ToArray()).Prepend([.. heading]));
            return Named([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)], ReportFileFormat.Csv, name);
        }

        if (!string.Equals(format, nameof(ReportFileFormat.Excel), StringComparison.OrdinalIgnoreCase))
        {
            throw RefusedException.NotFound($"Format {format}");
        }

        using MemoryStream bytes = new();
        await ExcelTable.WriteAsync(bytes, name, heading, rows, at, emptyRows, cancel);
        return Named(bytes.ToArray(), ReportFileFormat.Excel, name);
    }

    private static FileContentResult Named(byte[] bytes, ReportFileFormat format, string name) =>
        new(bytes, ReportFiles.MediaTypeOf(format)) { FileDownloadName = $"{name}{ReportFiles.ExtensionOf(format)}" };
}
