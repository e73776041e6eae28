using System.Text.Json;
using GovInfoReports.Documents.Json;
using GovInfoReports.Domain.Checks;

namespace GovInfoReports.Documents.Reading;

/// <summary>The JSON document of a report read from text, as the <c>read</c> command prints it.</summary>
public static class ReadingJson
{
    /// <summary>Writes <c>file</c> and <c>refused</c>, in place of a report that was not read.</summary>
    public static void WriteRefused(Stream stream, string file, string message)
    {
        using var writer = new Utf8JsonWriter(stream, CheckedReportJson.Options);
        writer.WriteStartObject();
        writer.WriteString("file", file);
        writer.WriteString("refused", message);
        writer.WriteEndObject();
    }

    /// <summary>
    /// Writes <c>file</c> where there is one, <c>unit</c>, <c>year</c>, <c>form</c>, <c>title</c>, <c>narrative</c>, <c>tables</c>, <c>findings</c> and <c>checks</c>.
    /// </summary>
    /// <param name="file">Name of the file among others, or <see langword="null"/> for one alone.</param>
    public static void Write(Stream stream, ReadingResult reading, CheckReport checks, string? file = null) =>
        CheckedReportJson.Write(stream, reading.UnitName, reading.Year, reading.Content, ReportReading.Merge(reading, checks), file);
}
