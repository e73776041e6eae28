using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using GovInfoReports.Documents.Office;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Sources.Word;

/// <summary>
/// How the texts of a report were spelled in Markdown, kept in the Word file so that a text nobody has changed there reads back
/// to the character. It holds no words, only what differs from what the text shows (<see cref="NarrativeSpelling"/>), so that
/// nothing stays in a file out of which it was deleted; and it is only believed where the outcome shows what the file shows. A
/// text that shows nothing, such as a lone sign of a heading, is not in the file at all.
/// </summary>
internal static class WordSpellings
{
    private const int LongestText = 100_000;

    /// <summary>Gives the texts that were read out of a file the spelling which they had.</summary>
    public static SourceDocument Restore(SourceDocument source, XmlReader part)
    {
        if (Read(part) is not { } spellings)
        {
            return source;
        }

        List<SourceEntry> entries = [];
        var places = new int[source.Entries.Count];
        for (var start = 0; start < source.Entries.Count;)
        {
            var end = EndOf(source.Entries, start);
            var stretch = source.Entries.Skip(start).Take(end - start).ToList();
            for (var i = start; i < end; i++)
            {
                places[i] = entries.Count;
            }

            if (stretch[0].Role is SourceRole.Text or SourceRole.Signature && TextOf(stretch, spellings) is { } text)
            {
                entries.AddRange(Entries(text, stretch));
            }
            else
            {
                entries.AddRange(stretch);
                for (var i = start; i < end; i++)
                {
                    places[i] += i - start;
                }
            }

            start = end;
        }

        return source with { Entries = entries, Notes = [.. source.Notes.Select(n => n.Entry is { } at && at >= 0 && at < places.Length ? n with { Entry = places[at] } : n)] };
    }

    // Paragraphs of a text follow one another, whatever tables of the form stand between them.
    private static int EndOf(IReadOnlyList<SourceEntry> entries, int start)
    {
        var role = entries[start].Role;
        var end = start + 1;
        while (role is SourceRole.Text or SourceRole.Signature && end < entries.Count && entries[end].Role == role)
        {
            end++;
        }

        return end;
    }

    private static string? TextOf(List<SourceEntry> stretch, Dictionary<string, Queue<List<TextEdit>>> spellings)
    {
        var role = stretch[0].Role;
        var read = role == SourceRole.Text ? NarrativeSpelling.Usual(Markdown(stretch)) : string.Join('\n', stretch.Select(e => e.Text));
        if (!spellings.TryGetValue(SpellingPart.Print(role.ToString(), read), out var known) || !known.TryDequeue(out var edits)
            || TextPatch.Apply(read, edits) is not { Length: <= LongestText } text)
        {
            return null;
        }

        var shown = role == SourceRole.Text
            ? NarrativeSpelling.Usual(XmlWords.Clean(text))
            : string.Join('\n', XmlWords.Clean(text).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return string.Equals(shown, read, StringComparison.Ordinal) ? text : null;
    }

    private static string Markdown(List<SourceEntry> stretch)
    {
        var text = new StringBuilder();
        for (var i = 0; i < stretch.Count; i++)
        {
            var isRow = stretch[i].Table > 0;
            var isFirstRow = isRow && (i == 0 || stretch[i - 1].Table != stretch[i].Table);
            if (i > 0)
            {
                text.Append(stretch[i].IsTight || (isRow && !isFirstRow) ? "\n" : "\n\n");
            }

            text.Append(isRow ? $"| {string.Join(" | ", stretch[i].Cells!.Select(c => c.Text))} |" : stretch[i].Text);
            if (isFirstRow)
            {
                text.Append("\n|").Insert(text.Length, " --- |", stretch[i].Cells!.Count);
            }
        }

        return text.ToString();
    }

    // A line of the text for each entry, as it was read; or all in one, where its lines do not say how they were joined.
    private static List<SourceEntry> Entries(string text, List<SourceEntry> stretch)
    {
        List<SourceEntry> entries = [];
        var like = new SourceEntry(string.Empty) { Role = stretch[0].Role };
        foreach (var paragraph in text.Split("\n\n"))
        {
            entries.AddRange(paragraph.Split('\n').Select((line, i) => like with { Text = line, IsTight = i > 0 }));
        }

        if (like.Role == SourceRole.Signature || entries.Exists(e => string.IsNullOrWhiteSpace(e.Text) || char.IsWhiteSpace(e.Text[^1])))
        {
            entries = [like with { Text = text }];
        }

        return [.. entries.Select((e, i) => e with { Place = stretch[Math.Min(i, stretch.Count - 1)].Place })];
    }

    private static Dictionary<string, Queue<List<TextEdit>>>? Read(XmlReader part)
    {
        try
        {
            if (part.MoveToContent() != XmlNodeType.Element || part.NamespaceURI != SpellingPart.Name.NamespaceName)
            {
                return null;
            }

            Dictionary<string, Queue<List<TextEdit>>> spellings = new(StringComparer.Ordinal);
            foreach (var text in XElement.Load(part).Elements(SpellingPart.Name + "text"))
            {
                var print = text.Attribute("of")?.Value ?? string.Empty;
                if (!spellings.TryGetValue(print, out var known))
                {
                    spellings[print] = known = [];
                }

                known.Enqueue([.. text.Elements(SpellingPart.Name + "edit").Select(Edit)]);
            }

            return spellings;
        }
        catch (Exception e) when (e is XmlException or FormatException or OverflowException or JsonException or IOException or InvalidDataException)
        {
            return null;
        }
    }

    private static TextEdit Edit(XElement edit) => new(
        int.Parse(edit.Attribute("at")?.Value ?? string.Empty, CultureInfo.InvariantCulture),
        int.Parse(edit.Attribute("cut")?.Value ?? string.Empty, CultureInfo.InvariantCulture),
        JsonSerializer.Deserialize<string>($"\"{edit.Value}\"") ?? string.Empty);
}
