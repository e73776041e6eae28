using GovInfoReports.Documents.Sources.Html;

namespace GovInfoReports.Documents.Sources.Markdown;

/// <summary>Reads Markdown: its lines as they are, and tables that are written as HTML in it with their merged cells.</summary>
internal static class MarkdownSource
{
    private const string Open = "<table";
    private const string Close = "</table>";

    public static SourceDocument Read(string text, HtmlWords words, SourceLimits limits, CancellationToken ct)
    {
        var lines = SourceText.Lines(text);
        List<SourceEntry> entries = [];
        List<SourceNote> notes = [];
        for (var i = 0; i < lines.Count; i++)
        {
            var end = lines[i].TrimStart().StartsWith(Open, StringComparison.OrdinalIgnoreCase) ? EndOf(lines, i) : -1;
            if (end < 0)
            {
                entries.Add(new SourceEntry(lines[i]));
                continue;
            }

            var table = HtmlSource.ReadPiece(string.Join('\n', lines[i..(end + 1)]), words, limits, ct);
            var number = entries.Count == 0 ? 0 : entries.Max(e => e.Table);
            notes.AddRange(table.Notes.Select(n => n with { Entry = entries.Count + n.Entry }));
            entries.AddRange(table.Entries.Select(e => e.Table == 0 ? e : e with { Table = e.Table + number }));
            i = end;
        }

        return new SourceDocument(SourceFormat.Markdown, entries, notes);
    }

    // The line in which a table ends, tables within it counted; -1 where it does not.
    private static int EndOf(List<string> lines, int start)
    {
        var depth = 0;
        for (var i = start; i < lines.Count; i++)
        {
            depth += Count(lines[i], Open) - Count(lines[i], Close);
            if (depth <= 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static int Count(string line, string word)
    {
        var count = 0;
        for (var at = line.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = line.IndexOf(word, at + word.Length, StringComparison.OrdinalIgnoreCase))
        {
            count++;
        }

        return count;
    }
}
