using System.Text;

namespace GovInfoReports.Documents.Sources.Word;

/// <summary>Words of a paragraph as lines of Markdown, the way a person would read them: links, and bold words among others.</summary>
internal static class WordMarkdown
{
    /// <summary>The lines of a paragraph.</summary>
    /// <param name="words">Its words.</param>
    /// <param name="isPlain">Whether to leave out bold and links.</param>
    /// <returns>Lines without white space around them, and whether each begins a new page; empty ones are left out.</returns>
    public static List<(string Text, bool IsNewPage)> Lines(IEnumerable<WordPiece> words, bool isPlain)
    {
        var pieces = words.Select(p => (p.Mark, Text: p.Text.ToString().Replace('\t', ' '))).ToList();
        var marksBold = !isPlain && pieces.Exists(p => p.Mark.Look.IsBold && HasWords(p.Text)) && pieces.Exists(p => !p.Mark.Look.IsBold && HasWords(p.Text));
        List<(string, bool)> lines = [];
        List<Span> line = [];
        var isNewPage = false;
        foreach (var (mark, text) in pieces)
        {
            var start = 0;
            for (var i = 0; i <= text.Length; i++)
            {
                if (i < text.Length && text[i] is not ('\n' or '\f'))
                {
                    continue;
                }

                AddTo(line, text[start..i], marksBold && mark.Look.IsBold, isPlain ? null : mark.Link);
                start = i + 1;
                if (i < text.Length)
                {
                    End();
                    isNewPage |= text[i] == '\f';
                }
            }
        }

        End();
        return lines;

        void End()
        {
            var whole = Write(line).Trim();
            if (whole.Length > 0)
            {
                lines.Add((whole, isNewPage));
                isNewPage = false;
            }

            line.Clear();
        }
    }

    private static bool HasWords(string text) => text.Any(char.IsLetterOrDigit);

    private static void AddTo(List<Span> line, string text, bool isBold, string? link)
    {
        if (text.Length == 0)
        {
            return;
        }

        // A space between two bold words is bold enough.
        if (line.Count > 0 && line[^1].Link == link && (line[^1].IsBold == isBold || string.IsNullOrWhiteSpace(text)))
        {
            line[^1] = line[^1] with { Text = line[^1].Text + text };
        }
        else
        {
            line.Add(new Span(text, isBold, link));
        }
    }

    private static string Write(List<Span> line)
    {
        var text = new StringBuilder();
        for (var i = 0; i < line.Count; i++)
        {
            var span = line[i];
            if (span.Link is { } link)
            {
                WriteLink(text, span, link);
            }
            else if (span.IsBold)
            {
                WriteBold(text, span.Text, i + 1 < line.Count ? line[i + 1].Text[0] : ' ');
            }
            else
            {
                text.Append(span.Text);
            }
        }

        return text.ToString();
    }

    private static void WriteLink(StringBuilder text, Span span, string link)
    {
        var words = span.Text.Trim();
        if (words.Length == 0 || words.AsSpan().IndexOfAny('[', ']') >= 0 || string.Equals(words, link, StringComparison.Ordinal))
        {
            text.Append(span.Text);
            return;
        }

        var address = link.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal);
        text.Append('[').Append(words).Append("](").Append(address).Append(')');
    }

    // Markdown takes marks for bold only where neither stands between a letter outside and punctuation inside.
    private static void WriteBold(StringBuilder text, string words, char next)
    {
        var start = 0;
        var end = words.Length;
        var isOpen = text.Length == 0 || IsEdge(text[^1]);
        while (start < end && (char.IsWhiteSpace(words[start]) || (!isOpen && IsEdge(words[start]))))
        {
            start++;
        }

        while (end > start && (char.IsWhiteSpace(words[end - 1]) || (!IsEdge(next) && IsEdge(words[end - 1]))))
        {
            end--;
        }

        text.Append(words, 0, start);
        if (end > start && HasWords(words[start..end]))
        {
            text.Append("**").Append(words, start, end - start).Append("**");
        }
        else
        {
            text.Append(words, start, end - start);
        }

        text.Append(words, end, words.Length - end);
    }

    private static bool IsEdge(char c) => char.IsWhiteSpace(c) || char.IsPunctuation(c) || char.IsSymbol(c);

    private readonly record struct Span(string Text, bool IsBold, string? Link);
}
