using System.Text;

namespace GovInfoReports.Documents.Sources;

/// <summary>Builds a line of Markdown out of words as a file has them: bold words among others, and links to web addresses.</summary>
internal sealed class MarkdownLine
{
    private readonly List<Span> _spans = [];
    private bool _hasText;

    /// <summary>Whether there are no words yet.</summary>
    public bool IsEmpty => !_hasText;

    /// <summary>Last character, or a space where there is none.</summary>
    public char Last => _spans.Count == 0 ? ' ' : _spans[^1].Words[^1];

    /// <summary>Adds words.</summary>
    /// <param name="link">Web address they lead to, or <see langword="null"/>.</param>
    public void Add(string text, bool isBold, string? link)
    {
        if (text.Length == 0)
        {
            return;
        }

        // A space between two bold words is bold enough.
        if (_spans.Count > 0 && _spans[^1].Link == link && (_spans[^1].IsBold == isBold || string.IsNullOrWhiteSpace(text)))
        {
            _spans[^1].Words.Append(text);
        }
        else
        {
            _spans.Add(new Span(new StringBuilder(text), isBold, link));
        }

        _hasText = _hasText || !string.IsNullOrWhiteSpace(text);
    }

    /// <summary>The words without marks.</summary>
    public string Plain() => string.Concat(_spans.Select(s => s.Text)).Trim();

    /// <summary>Whether some words are bold and some are not; only then bold says anything.</summary>
    public bool IsPartlyBold => _spans.Exists(s => s.IsBold && HasWords(s.Text)) && _spans.Exists(s => !s.IsBold && HasWords(s.Text));

    /// <summary>The words with marks.</summary>
    public string Marked(bool marksBold)
    {
        var text = new StringBuilder();
        for (var i = 0; i < _spans.Count; i++)
        {
            var (_, isBold, link) = _spans[i];
            var words = _spans[i].Text;
            if (link is not null && IsLinkText(words, link))
            {
                text.Append('[').Append(words.Trim()).Append("](").Append(Escape(link)).Append(')');
            }
            else if (isBold && marksBold)
            {
                AppendBold(text, words, i + 1 < _spans.Count ? _spans[i + 1].Words[0] : ' ');
            }
            else
            {
                text.Append(words);
            }
        }

        return text.ToString().Trim();
    }

    /// <summary>Whether a text has more than signs.</summary>
    public static bool HasWords(string text) => text.Any(char.IsLetterOrDigit);

    private static bool IsLinkText(string words, string link) =>
        words.AsSpan().IndexOfAny('[', ']') < 0 && words.Trim() is { Length: > 0 } trimmed && !string.Equals(trimmed, link, StringComparison.Ordinal);

    private static string Escape(string link) =>
        link.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal);

    // Markdown takes marks for bold only where neither stands between a letter outside and punctuation inside.
    private static void AppendBold(StringBuilder text, string words, char next)
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

        var mark = end > start && HasWords(words[start..end]) ? "**" : string.Empty;
        text.Append(words, 0, start).Append(mark).Append(words, start, end - start).Append(mark).Append(words, end, words.Length - end);
    }

    private static bool IsEdge(char c) => char.IsWhiteSpace(c) || char.IsPunctuation(c) || char.IsSymbol(c);

    private readonly record struct Span(StringBuilder Words, bool IsBold, string? Link)
    {
        public string Text => Words.ToString();
    }
}
