using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Content;

/// <summary>
/// The one JSON form of a report's content, used by the API, the <c>read</c> command, the store and the hash. A blank cell is
/// <c>null</c>, one that does not apply <c>"n/a"</c>, a number a JSON number in the unit of the form.
/// </summary>
public static class ReportContentJson
{
    private const string NotApplicable = "n/a";

    /// <summary>Writer options of the canonical form: no white space, Chinese characters as they are.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The canonical bytes: an object of <c>form</c>, <c>title</c>, <c>narrative</c> and <c>tables</c>.</summary>
    public static byte[] ToBytes(ReportContent content)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("form", content.Form);
            writer.WriteString("title", content.Title);
            writer.WritePropertyName("narrative");
            WriteNarrative(writer, content);
            writer.WritePropertyName("tables");
            WriteTables(writer, content.Figures);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>The SHA-256 hash of the canonical bytes.</summary>
    public static string Hash(ReportContent content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(ToBytes(content)))}";

    /// <summary>Reads the canonical form.</summary>
    public static ReportContent FromBytes(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        try
        {
            var root = document.RootElement;
            var narrative = root.GetProperty("narrative");
            Dictionary<string, string> texts = new(StringComparer.Ordinal);
            foreach (var property in narrative.EnumerateObject())
            {
                switch (property.Name)
                {
                    case "preamble" or "signature" or "additionalSections":
                        break;
                    case "tableNotes":
                        foreach (var note in property.Value.EnumerateObject())
                        {
                            texts[note.Name] = note.Value.GetString()!;
                        }

                        break;
                    default:
                        texts[property.Name] = property.Value.GetString()!;
                        break;
                }
            }

            return new ReportContent
            {
                Form = root.GetProperty("form").GetString()!,
                Title = root.GetProperty("title").GetString()!,
                Preamble = narrative.GetProperty("preamble").GetString()!,
                Signature = narrative.GetProperty("signature").GetString()!,
                Texts = texts,
                AdditionalSections =
                [
                    .. narrative.GetProperty("additionalSections").EnumerateArray().Select(s => new AdditionalSection(
                        s.GetProperty("heading").GetString()!,
                        s.GetProperty("text").GetString()!,
                        s.GetProperty("after").GetString())),
                ],
                Figures = ReportFigures.Of(
                    from table in root.GetProperty("tables").EnumerateObject()
                    from row in table.Value.EnumerateObject()
                    from cell in row.Value.EnumerateObject()
                    select KeyValuePair.Create(new CellId(table.Name, row.Name, cell.Name), ReadValue(cell.Value))),
            };
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new JsonException($"The report content is not of the expected form: {e.Message}", e);
        }
    }

    /// <summary>
    /// Writes the <c>narrative</c> object: <c>preamble</c>, a text for each section of text, <c>tableNotes</c> with the texts
    /// that stand beside tables, <c>additionalSections</c>, <c>signature</c>.
    /// </summary>
    public static void WriteNarrative(Utf8JsonWriter writer, ReportContent content)
    {
        var tables = content.Figures.Cells.Select(c => c.Key.Table).ToHashSet(StringComparer.Ordinal);
        writer.WriteStartObject();
        writer.WriteString("preamble", content.Preamble);
        foreach (var (code, text) in content.Texts.Where(t => !tables.Contains(t.Key)))
        {
            writer.WriteString(code, text);
        }

        writer.WriteStartObject("tableNotes");
        foreach (var (code, text) in content.Texts.Where(t => tables.Contains(t.Key)))
        {
            writer.WriteString(code, text);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("additionalSections");
        foreach (var section in content.AdditionalSections)
        {
            writer.WriteStartObject();
            writer.WriteString("heading", section.Heading);
            writer.WriteString("text", section.Text);
            writer.WriteString("after", section.After);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("signature", content.Signature);
        writer.WriteEndObject();
    }

    /// <summary>Writes the <c>tables</c> object: tables, rows and columns by their codes, in the order of the form.</summary>
    public static void WriteTables(Utf8JsonWriter writer, ReportFigures figures)
    {
        writer.WriteStartObject();
        foreach (var table in figures.Cells.GroupBy(c => c.Key.Table, StringComparer.Ordinal))
        {
            writer.WriteStartObject(table.Key);
            foreach (var row in table.GroupBy(c => c.Key.Row, StringComparer.Ordinal))
            {
                writer.WriteStartObject(row.Key);
                foreach (var (cell, value) in row)
                {
                    writer.WritePropertyName(cell.Column);
                    WriteValue(writer, value);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    public static void WriteValue(Utf8JsonWriter writer, CellValue value)
    {
        if (value.Number is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else if (value.IsNotApplicable)
        {
            writer.WriteStringValue(NotApplicable);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    public static CellValue ReadValue(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => CellValue.Blank,
        JsonValueKind.Number => CellValue.Of(element.GetDecimal()),
        JsonValueKind.String when element.ValueEquals(NotApplicable) => CellValue.NotApplicable,
        _ => throw new FormatException($"{element.GetRawText()} is not a cell value."),
    };
}
