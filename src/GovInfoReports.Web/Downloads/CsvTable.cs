using System.Globalization;
using CsvHelper;

namespace GovInfoReports.Web.Downloads;

/// <summary>Tables of words as CSV. Spreadsheets run what begins like a formula, so that it begins with an apostrophe instead.</summary>
internal static class CsvTable
{
    private static readonly CsvWriterOptions Options = new() { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    /// <summary>A table that is not a file yet.</summary>
    public static string Of(IEnumerable<string[]> rows)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, Options with { WriteByteOrderMark = false }, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                csv.WriteRecord(row);
            }
        }

        return text.ToString();
    }

    /// <summary>A file that is written row by row.</summary>
    public static CsvWriter To(Stream stream) => CsvWriter.Create(stream, Options);
}
