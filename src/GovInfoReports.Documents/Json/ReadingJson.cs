using System.Text.Json;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Reports;

namespace GovInfoReports.Documents.Json;

/// <summary>The JSON document of a report read from text, as the <c>read</c> command prints it.</summary>
public static class ReadingJson
{
    /// <summary>
    /// Writes <c>unit</c>, <c>year</c>, <c>form</c>, <c>title</c>, <c>narrative</c>, <c>tables</c>, <c>findings</c> and <c>checks</c>.
    /// </summary>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="reading">The report.</param>
    /// <param name="checks">The checks of its content, merged with the findings of the reading or not.</param>
    public static void Write(Stream stream, ReadingResult reading, CheckReport checks)
    {
        var merged = ReportReading.Merge(reading, checks);
        using var writer = new Utf8JsonWriter(stream, ReportContentJson.WriterOptions with { Indented = true, IndentSize = 2 });
        writer.WriteStartObject();
        writer.WriteString("unit", reading.UnitName);
        if (reading.Year is { } year)
        {
            writer.WriteNumber("year", year);
        }
        else
        {
            writer.WriteNull("year");
        }

        writer.WriteString("form", reading.Content.Form);
        writer.WriteString("title", reading.Content.Title);
        writer.WritePropertyName("narrative");
        ReportContentJson.WriteNarrative(writer, reading.Content);
        writer.WritePropertyName("tables");
        ReportContentJson.WriteTables(writer, reading.Content.Figures);
        writer.WriteStartArray("findings");
        foreach (var finding in merged.Findings)
        {
            FindingJson.Write(writer, finding);
        }

        writer.WriteEndArray();
        writer.WritePropertyName("checks");
        FindingJson.Write(writer, merged.Outcomes);
        writer.WriteEndObject();
    }
}
