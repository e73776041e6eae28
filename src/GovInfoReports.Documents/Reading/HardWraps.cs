using System.Text.RegularExpressions;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Reading;

/// <summary>
/// Finds the lines of a text that go on with the sentence of the line before: text that was copied out of a page is broken where
/// the page ended. Such lines are as long as each other and end amid a sentence; headings and items of lists begin anew.
/// </summary>
internal static partial class HardWraps
{
    private const int Shortest = 20;
    private const int Longest = 80;
    private const int Ragged = 3;
    private const int LeastInText = 2;
    private const int LeastInFiles = 4;

    /// <summary>Indexes of the entries that go on with the one before.</summary>
    public static HashSet<int> Continuing(SourceDocument source, Func<int, bool> isHeading)
    {
        if (source.Format is SourceFormat.Pdf or SourceFormat.Json or SourceFormat.Excel)
        {
            return [];
        }

        List<(int Line, int Letters, int Width, bool IsSentence)> broken = [];
        var indent = UsualIndent(source);
        for (var i = 0; i + 1 < source.Entries.Count; i++)
        {
            if (IsText(source.Entries[i]) && IsText(source.Entries[i + 1]) && !isHeading(i) && !isHeading(i + 1)
                && TextKey.Trim(source.Entries[i].Text) is { Length: >= Shortest and <= 2 * Longest } text && EndsAmid(text) && !BeginsAnew(source.Entries[i + 1].Text, text, indent))
            {
                broken.Add((i, text.Length, text.Sum(c => c < '\u2e80' ? 1 : 2), TextKey.Number(text).Style == NumberStyle.None || text.Contains('。', StringComparison.Ordinal)));
            }
        }

        // Some programs count letters, some the room that they take.
        var letters = Usual([.. broken.Where(b => b.IsSentence).Select(b => b.Letters)], 1);
        var width = Usual([.. broken.Where(b => b.IsSentence).Select(b => b.Width)], 2);
        var least = source.Format is SourceFormat.PlainText or SourceFormat.Markdown ? LeastInText : LeastInFiles;
        return Math.Max(letters.Count, width.Count) < least ? []
            : letters.Count >= width.Count ? [.. broken.Where(b => Fits(b.Letters, letters.Length, b.IsSentence ? Ragged : 1, 1)).Select(b => b.Line + 1)]
            : [.. broken.Where(b => Fits(b.Width, width.Length, b.IsSentence ? Ragged : 1, 2)).Select(b => b.Line + 1)];
    }

    // A numbered line without a full stop may be a heading; it goes on only where it is as long as the others.
    private static bool Fits(int length, int usual, int ragged, int unit) => length <= usual + unit && length >= usual - (ragged * unit);

    // The length that most lines have, and how many.
    private static (int Length, int Count) Usual(List<int> lengths, int unit)
    {
        var counts = new int[(2 * Longest * unit) + 2];
        lengths.Where(l => l < counts.Length).ToList().ForEach(l => counts[l]++);
        var best = (Length: 0, Count: 0);
        for (var length = Shortest * unit; length <= Longest * unit; length++)
        {
            var count = counts[(length - (Ragged * unit))..(length + 1)].Sum();
            best = count >= best.Count && counts[length] > 0 ? (length, count) : best;
        }

        return best;
    }

    private static bool IsText(SourceEntry entry) =>
        entry.Cells is null && entry.Role == SourceRole.Unknown && !TextKey.IsBlank(entry.Text) && entry.Text.AsSpan().IndexOfAny('\t', '|') < 0;

    private static bool EndsAmid(string text) =>
        text[^1] is not ('。' or '！' or '？' or '；' or '：' or ':' or ';' or '!' or '?' or '…') && !text.EndsWith("。”", StringComparison.Ordinal) && TextKey.HeadingLevel(text) == 0;

    // Where most lines of text are set in alike, that marks no paragraph.
    private static int UsualIndent(SourceDocument source)
    {
        var indents = source.Entries.Where(e => IsText(e) && e.Text.Length >= Shortest).Select(e => Indent(e.Text)).ToList();
        return indents.GroupBy(i => i).FirstOrDefault(g => g.Count() * 5 > indents.Count * 3)?.Key ?? 0;
    }

    private static int Indent(string line) => line.TakeWhile(TextKey.IsSpace).Sum(c => c == '\u3000' ? 2 : 1);

    private static bool BeginsAnew(string line, string before, int indent)
    {
        var plain = TextKey.Plain(line);

        // A year or a telephone number is broken: 〔20, 21〕30号.
        if (char.IsAsciiDigit(before[^1]) && plain.Length > 1 && char.IsAsciiDigit(plain[0]) && plain.Any(char.IsLetter))
        {
            return Indent(line) > indent + 1;
        }

        return Indent(line) > indent + 1 || plain.Length == 0 || (indent > 1 && Item().IsMatch(plain))
            || TextKey.Trim(line)[0] is '#' or '>' or '-' or '*' or '+' or '•' or '●' or '·' or '[' or '!'
            || TextKey.Number(plain).Style is not (NumberStyle.None or NumberStyle.ChineseOther)
            || SignatureWords.IsDateLine(plain) || FigureText.LooksLikeFigure(plain);
    }

    [GeneratedRegex("^([一二三四五六七八九十]是|首先|其次|再次)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Item();
}
