using System.Text.Json;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;

namespace GovInfoReports.Documents.Json;

/// <summary>A report that is not published, with its checks, as the <c>read</c> command prints it.</summary>
internal static class CheckedReportJson
{
    public static readonly JsonWriterOptions Options = ReportContentJson.WriterOptions with { Indented = true, IndentSize = 2 };

    /// <summary>Writes <c>file</c> where there is one, <c>unit</c>, <c>year</c>, <c>form</c>, <c>title</c>, <c>narrative</c>, <c>tables</c>, <c>findings</c> and <c>checks</c>.</summary>
    /// <param name="unitName">Name of the unit, or <see langword="null"/>.</param>
    /// <param name="reportYear">Reporting year, or <see langword="null"/>.</param>
    /// <param name="file">Name of the file among others, or <see langword="null"/>.</param>
    public static void Write(Stream stream, string? unitName, int? reportYear, ReportContent content, CheckReport checks, string? file = null)
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
