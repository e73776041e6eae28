using System.Text.Json;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;

namespace GovInfoReports.Documents.Json;

/// <summary>The JSON document of a report read from text, as the <c>read</c> command prints it.</summary>
public static class ReadingJson
{
    private static readonly JsonWriterOptions Options = ReportContentJson.WriterOptions with { Indented = true, IndentSize = 2 };

    /// <summary>Writes <c>file</c> and <c>refused</c>, in place of a report that was not read.</summary>
    public static void WriteRefused(Stream stream, string file, string message)
    {
        using var writer = new Utf8JsonWriter(stream, Options);
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
        Write(stream, reading.UnitName, reading.Year, reading.Content, ReportReading.Merge(reading, checks), file);

    /// <summary>Writes the same members of a report that was not read but made here.</summary>
    /// <param name="unitName">Name of the unit, or <see langword="null"/>.</param>
    /// <param name="reportYear">Reporting year, or <see langword="null"/>.</param>
    /// <param name="file">Name of the file among others, or <see langword="null"/>.</param>
    internal static void Write(Stream stream, string? unitName, int? reportYear, ReportContent content, CheckReport checks, string? file = null)
    {
        using var writer = new Utf8JsonWriter(stream, Options);
        writer.WriteStartObject();
        if (file is not null)
        {
            writer.WriteString("file", file);
        }

        writer.WriteString("unit", unitName);
        if (reportYear is { } year)
        {
            writer.WriteNumber("year", year);
        }
        else
        {
            writer.WriteNull("year");
        }

        writer.WriteString("form", content.Form);
        writer.WriteString("title", content.Title);
        writer.WritePropertyName("narrative");
        ReportContentJson.WriteNarrative(writer, content);
        writer.WritePropertyName("tables");
        ReportContentJson.WriteTables(writer, content.Figures);
        writer.WriteStartArray("findings");
        foreach (var finding in checks.Findings)
        {
            FindingJson.Write(writer, finding);
        }

        writer.WriteEndArray();
        writer.WritePropertyName("checks");
        FindingJson.Write(writer, checks.Outcomes);
        writer.WriteEndObject();
    }
}
