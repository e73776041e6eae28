using System.Globalization;
using System.Text.Json;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Documents.Json;

/// <summary>The JSON document of a published edition: what <c>GET /api/v1/reports/{unitCode}/{year}</c> answers.</summary>
public static class EditionJson
{
    /// <summary>Writes the document.</summary>
    public static void Write(Stream stream, PublishedEdition edition)
    {
        using var writer = new Utf8JsonWriter(stream, ReportContentJson.WriterOptions);
        Write(writer, edition);
    }

    /// <summary>Writes the document as a value.</summary>
    public static void Write(Utf8JsonWriter writer, PublishedEdition edition)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("unit");
        writer.WriteString("code", edition.UnitCode);
        writer.WriteString("name", edition.UnitName);
        writer.WriteStartArray("path");
        foreach (var name in edition.AreaNames.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteNumber("year", edition.Year);
        writer.WriteString("form", edition.Form);
        writer.WriteNumber("edition", edition.Number);
        writer.WriteString("title", edition.Title);
        writer.WriteString("publishedAt", edition.PublishedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        if (edition.SupersededBy is { } next)
        {
            writer.WriteNumber("supersededBy", next);
        }
        else
        {
            writer.WriteNull("supersededBy");
        }

        writer.WriteString("correctionNote", edition.CorrectionNote);
        WriteSource(writer, edition);
        writer.WritePropertyName("narrative");
        ReportContentJson.WriteNarrative(writer, edition.Body.Content);
        writer.WritePropertyName("tables");
        ReportContentJson.WriteTables(writer, edition.Body.Content.Figures);
        writer.WritePropertyName("checks");
        FindingJson.Write(writer, edition.Body.Checks);
        writer.WriteString("hash", edition.Hash);
        writer.WriteEndObject();
    }

    private static void WriteSource(Utf8JsonWriter writer, PublishedEdition edition)
    {
        if (edition.SourceName is not { } name)
        {
            writer.WriteNull("source");
            return;
        }

        writer.WriteStartObject("source");
        writer.WriteString("name", name);
        writer.WriteString("hash", edition.SourceHash);
        writer.WriteString("publishedOn", edition.OriginallyPublishedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }
}
