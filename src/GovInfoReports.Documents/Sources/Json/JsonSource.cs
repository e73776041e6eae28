using System.Text;
using System.Text.Json;
using GovInfoReports.Documents.Text;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Sources.Json;

/// <summary>
/// Reads a report in the portal's own JSON: as the API answers it, as the <c>read</c> command prints it, or as the store keeps it.
/// Its lines are those of the JSON set out with indents. What the JSON holds beside a report's own members is listed among the
/// coded cells under its path, which no form knows, so that a reader of the result hears of it.
/// </summary>
internal sealed class JsonSource
{
    private const string NotApplicable = "n/a";

    private static readonly JsonWriterOptions SetOut = ReportContentJson.WriterOptions with { Indented = true, IndentSize = 2, NewLine = "\n" };

    private static readonly HashSet<string> Members = new(StringComparer.Ordinal)
    {
        "file", "unit", "year", "form", "edition", "title", "publishedAt", "supersededBy", "correctionNote", "source", "narrative", "tables", "checks", "findings", "hash",
    };

    private readonly byte[] _json;
    private readonly OrderedDictionary<CellId, CellValue> _figures = [];
    private readonly OrderedDictionary<string, CodedCell> _cells = [];

    private JsonSource(byte[] json) => _json = json;

    /// <summary>Reads a report.</summary>
    internal static SourceDocument Read(ReadOnlyMemory<byte> bytes, SourceLimits limits, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var decoded = SourceText.Decode(bytes.Span, limits.FileBytes);
        var text = decoded.Text ?? throw SourceRefusedException.Of(decoded.Refusal, limits.FileBytes / 1024 / 1024);
        if (text.Length > limits.Characters)
        {
            throw SourceRefusedException.Of(SourceRefusal.TooLong, limits.Characters);
        }

        try
        {
            var plain = Encoding.UTF8.GetBytes(text);
            RequireShallow(plain, limits.Depth);
            using var document = JsonDocument.Parse(plain, new JsonDocumentOptions { MaxDepth = limits.Depth + 1 });
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("form", out var form) && form.ValueKind == JsonValueKind.String
                && root.TryGetProperty("tables", out var tables) && tables.ValueKind == JsonValueKind.Object
                ? new JsonSource(SetOutOf(root)).ToDocument(root)
                : throw SourceRefusedException.Of(SourceRefusal.NotAReport);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or FormatException)
        {
            throw SourceRefusedException.Of(SourceRefusal.Damaged);
        }
    }

    private static void RequireShallow(ReadOnlySpan<byte> json, int depth)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (reader.Read())
        {
            if (reader.CurrentDepth > depth)
            {
                throw SourceRefusedException.Of(SourceRefusal.TooDeep);
            }
        }
    }

    private static byte[] SetOutOf(JsonElement root)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, SetOut))
        {
            root.WriteTo(writer);
        }

        return buffer.ToArray();
    }

    private static string Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : string.Empty;

    private static string? TextOrNull(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    private SourceDocument ToDocument(JsonElement root)
    {
        Walk();
        var narrative = root.TryGetProperty("narrative", out var member) ? member : default;
        string? unit = null;
        if (root.TryGetProperty("unit", out var owner))
        {
            unit = owner.ValueKind == JsonValueKind.Object ? Text(owner, "name") : TextOrNull(owner);
        }

        var content = new ReportContent
        {
            Form = Text(root, "form"),
            Title = Text(root, "title"),
            Preamble = Text(narrative, "preamble"),
            Signature = Text(narrative, "signature"),
            Texts = Texts(narrative),
            AdditionalSections = [.. Additional(narrative)],
            Figures = ReportFigures.Of(_figures),
        };
        int? year = root.TryGetProperty("year", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value) ? value : null;
        return new SourceDocument(SourceFormat.Json, [.. Encoding.UTF8.GetString(_json).Split('\n').Select(l => new SourceEntry(l))], [])
        {
            Coded = new CodedReport(content, string.IsNullOrWhiteSpace(unit) ? null : unit, year, [.. _cells.Values]),
        };
    }

    private static Dictionary<string, string> Texts(JsonElement narrative)
    {
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        if (narrative.ValueKind == JsonValueKind.Object)
        {
            var own = narrative.EnumerateObject().Where(p => p.Name is not ("preamble" or "signature"));
            var notes = narrative.TryGetProperty("tableNotes", out var beside) && beside.ValueKind == JsonValueKind.Object ? beside.EnumerateObject() : default;
            foreach (var property in own.Concat(notes).Where(p => p.Value.ValueKind == JsonValueKind.String))
            {
                texts[property.Name] = property.Value.GetString()!;
            }
        }

        return texts;
    }

    private static IEnumerable<AdditionalSection> Additional(JsonElement narrative) =>
        narrative.ValueKind == JsonValueKind.Object && narrative.TryGetProperty("additionalSections", out var sections) && sections.ValueKind == JsonValueKind.Array
            ? sections.EnumerateArray()
                .Where(s => s.ValueKind == JsonValueKind.Object)
                .Select(s => new AdditionalSection(Text(s, "heading"), Text(s, "text"), s.TryGetProperty("after", out var after) ? TextOrNull(after) : null))
            : [];

    // Goes through the lines as they will be shown, so that every figure is known by its line.
    private void Walk()
    {
        var reader = new Utf8JsonReader(_json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        List<string> path = [];
        var line = 0;
        var seen = 0;
        while (reader.Read())
        {
            line += _json.AsSpan(seen, (int)reader.TokenStartIndex - seen).Count((byte)'\n');
            seen = (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    path.RemoveRange(reader.CurrentDepth - 1, path.Count - (reader.CurrentDepth - 1));
                    path.Add(reader.GetString()!);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    break;
                default:
                    if (reader.CurrentDepth == path.Count && path.Count > 0 && Take(ref reader, path, line))
                    {
                        reader.Skip();
                    }

                    break;
            }
        }
    }

    // Whether the value is done with, whatever else is in it.
    private bool Take(ref Utf8JsonReader reader, List<string> path, int line)
    {
        switch (path)
        {
            case ["tables", _, _, _]:
                TakeFigure(ref reader, string.Join('.', path.Skip(1)), line);
                return true;
            case ["tables"] or ["tables", _] or ["tables", _, _] or ["narrative"] or ["narrative", "tableNotes"] when reader.TokenType == JsonTokenType.StartObject:
                return false;
            case ["narrative", "tableNotes", _] or ["narrative", not ("tableNotes" or "additionalSections")] when reader.TokenType == JsonTokenType.String:
                return true;
            case ["narrative", "additionalSections"] when reader.TokenType == JsonTokenType.StartArray:
                return true;
            case [var name] when Members.Contains(name) && name is not ("tables" or "narrative"):
                return true;
            default:
                var code = string.Join('.', path);
                _cells.TryAdd(code, new CodedCell(code, line));
                return true;
        }
    }

    private void TakeFigure(ref Utf8JsonReader reader, string code, int line)
    {
        var (value, doubt) = ValueOf(ref reader);
        if (!CellId.TryParse(code, out var id))
        {
            _cells.TryAdd(code, new CodedCell(code, line));
        }
        else if (!_figures.TryAdd(id, value))
        {
            if (_figures[id] != value || doubt is not null)
            {
                var both = $"{_figures[id]} / {value}";
                _figures[id] = CellValue.Blank;
                _cells[code] = new CodedCell(code, line, null, new FigureDoubt(FigureDoubtKind.Contradiction, both));
            }
        }
        else
        {
            _cells[code] = new CodedCell(code, line, null, doubt);
        }
    }

    private static (CellValue Value, FigureDoubt? Doubt) ValueOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => (CellValue.Blank, null),
        JsonTokenType.String when reader.ValueTextEquals(NotApplicable) => (CellValue.NotApplicable, null),
        JsonTokenType.Number when reader.TryGetDecimal(out var number) => (CellValue.Of(number), null),
        JsonTokenType.String => (CellValue.Blank, Doubt(reader.GetString()!)),
        JsonTokenType.StartObject or JsonTokenType.StartArray => (CellValue.Blank, Doubt(reader.TokenType == JsonTokenType.StartObject ? "{…}" : "[…]")),
        _ => (CellValue.Blank, Doubt(Encoding.UTF8.GetString(reader.ValueSpan))),
    };

    private static FigureDoubt Doubt(string text) => new(FigureDoubtKind.NotANumber, TextKey.Shorten(text));
}
