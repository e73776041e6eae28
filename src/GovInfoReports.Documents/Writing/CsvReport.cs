using System.Globalization;
using CsvHelper;

namespace GovInfoReports.Documents.Writing;

/// <summary>
/// Figures as CSV, a line for each: code of the unit, unit, year, code of the figure, its name, its value. UTF-8 with byte order
/// mark, so that Excel opens it. A blank figure has no value, one that does not apply a slash.
/// </summary>
public static class CsvReport
{
    // Chinese and Japanese spreadsheets take formulas in full width as well; the writer knows the usual marks.
    private const string WideFormulaMarks = "＝＋－＠";

    private static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    /// <summary>Writes the figures of reports, one report after the other.</summary>
    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<ReportDocument> reports, CancellationToken ct)
    {
        await using var csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        csv.WriteHeader("unitCode", "unit", "year", "code", "label", "value");
        await foreach (var report in reports.WithCancellation(ct))
        {
            await WriteAsync(csv, report, ct);
        }
    }

    /// <summary>Writes the figures of reports, one report after the other.</summary>
    public static Task WriteAsync(Stream stream, IEnumerable<ReportDocument> reports, CancellationToken ct) => WriteAsync(stream, reports.ToAsyncEnumerable(), ct);

    private static async Task WriteAsync(CsvWriter csv, ReportDocument report, CancellationToken ct)
    {
        // A report may hold figures that its form does not have; they keep their codes for a name.
        var ids = report.Edition.Cells.Select(c => c.Id).Concat(report.Content.Figures.Cells.Select(c => c.Key).Where(c => report.Edition.Find(c) is null));
        foreach (var id in ids)
        {
            csv.WriteField(Words(report.UnitCode));
            csv.WriteField(Words(report.UnitName));
            csv.WriteField(report.Year, default, CultureInfo.InvariantCulture);
            csv.WriteField(Words(id.ToString()));
            csv.WriteField(Words(report.Edition.Find(id)?.Name ?? id.ToString()));
            var value = report.Content.Figures[id];
            if (value.Number is { } number)
            {
                csv.WriteField(number, default, CultureInfo.InvariantCulture);
            }
            else
            {
                csv.WriteField(value.ToString());
            }

            await csv.EndRecordAsync(ct);
        }
    }

    private static string Words(string text) => text.Length > 0 && WideFormulaMarks.Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
}
