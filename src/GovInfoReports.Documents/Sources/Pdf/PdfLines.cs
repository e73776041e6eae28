using System.Buffers;
using System.Text;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Sources.Pdf;

/// <summary>Puts letters together into lines and lines into paragraphs.</summary>
internal static class PdfLines
{
    /// <summary>What items of lists begin with.</summary>
    public const string Item = "- ";

    private const double Twice = 0.1;
    private const double Small = 0.8;
    private const double Shifted = 0.08;
    private const int LongestRun = 30;

    // Each is compared with all words of its line.
    private const int MostMarks = 20;
    private const double NarrowWidth = 0.6;

    private static readonly SearchValues<char> Ends = SearchValues.Create("。！？；：.!?;:");
    private static readonly SearchValues<char> Opening = SearchValues.Create("（〔《“‘【(");
    private static readonly SearchValues<char> Closing = SearchValues.Create("，。、；：！？）〕》”’】,.;:!?)");
    private static readonly SearchValues<char> Bullets = SearchValues.Create("•●▪■◦◆➢\uf06c\uf0b7");

    public static List<PdfLine> Of(IEnumerable<PdfWord> words)
    {
        List<List<PdfWord>> lines = [];
        foreach (var word in words.OrderBy(w => w.Down))
        {
            // In the same line if its middle lies within what the line covers; most often within the last word.
            if (lines.Count > 0 && lines[^1].FindLastIndex(w => Math.Abs(w.Down - word.Down) < Math.Min(w.Height, word.Height) / 2) >= 0)
            {
                lines[^1].Add(word);
            }
            else
            {
                lines.Add([word]);
            }
        }

        for (var i = lines.Count - 2; i >= 0; i--)
        {
            // A raised number lies between its line and the one above.
            if (IsMarkOf(lines[i], lines[i + 1]))
            {
                lines[i].AddRange(lines[i + 1]);
                lines.RemoveAt(i + 1);
            }
        }

        return [.. lines.Select(Line)];
    }

    private static bool IsMarkOf(List<PdfWord> mark, List<PdfWord> line) =>
        mark.Count <= MostMarks && mark.TrueForAll(m => m.Text.All(char.IsAsciiDigit) && line.Exists(w => m.Height <= Small * w.Height && m.Bottom > w.Top + (w.Height / 5) && m.Left >= w.Left && m.Left - w.Right < w.Height));

    /// <summary>
    /// Whether a line goes on with the paragraph of the line before: that one is full and this one not indented. Amid a sentence a line ends
    /// earlier where the next word is a long one.
    /// </summary>
    public static bool GoesOn(PdfLine before, PdfLine line, double left, double right) =>
        !(before.Text[^1] is '。' or '：' && TextKey.Number(line.Text).Style != NumberStyle.None)
        && !IsRowOfFigures(before.Text) && !IsRowOfFigures(line.Text)
        && before.Right > right - (Slack(before.Text, line.Text) * before.Height)
        && Math.Abs(line.Left - left) < 0.6 * line.Height
        && Math.Abs(before.Height - line.Height) < 0.25 * line.Height
        && (line.Top <= before.Top || line.Top - before.Top < 3 * line.Height);

    /// <summary>The text of a line as Markdown: an item of a list where it begins with a bullet.</summary>
    public static string Marked(string text) => text.Length > 1 && Bullets.Contains(text[0]) ? $"{Item}{text[1..].TrimStart()}" : text;

    /// <summary>Joins two pieces of text as Chinese text is broken: without a space, but for words in Latin letters.</summary>
    public static string Join(string before, string after) =>
        before.Length > 0 && after.Length > 0 && char.IsAsciiLetter(before[^1]) && char.IsAsciiLetter(after[0]) ? $"{before} {after}" : before + after;

    // How many letters a full line may end before the margin: what begins the next one is not broken, such as a telephone number, a bracket
    // with what it opens or a letter with the comma behind it.
    private static double Slack(string before, string line)
    {
        var start = line.AsSpan().IndexOfAnyExcept(Opening) is > 0 and var opening ? opening : 0;
        var run = line.Skip(start).TakeWhile(c => c is > ' ' and < '\u007f').Take(LongestRun).Count();
        var end = start + Math.Max(1, run);
        var closing = line.Skip(end).TakeWhile(Closing.Contains).Count();
        var isEnd = Ends.Contains(before[^1]) && !(run > 1 && before[^1] is '：' or ':');
        return 0.6 + (isEnd ? 1 : start + (run > 1 ? NarrowWidth * run : 1) + closing);
    }

    // A row of a table that no lines frame.
    private static bool IsRowOfFigures(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 2 } words && words[^2..].All(FigureText.LooksLikeFigure);

    private static PdfLine Line(List<PdfWord> words)
    {
        var ordered = words.OrderBy(w => w.Left).ToList();
        var text = new StringBuilder(ordered[0].Text);
        var before = ordered[0];
        var full = ordered[0];
        foreach (var word in ordered.Skip(1))
        {
            // Some programs make letters bold by writing them twice.
            if (word.Text == before.Text && word.Left - before.Left < Twice * word.Height)
            {
                continue;
            }

            var gap = word.Left - before.Right;

            // Programs set Chinese and other letters apart by a quarter of a letter, which is no space.
            var isSpace = gap > word.Height * (char.IsAscii(before.Text[^1]) && char.IsAscii(word.Text[0]) ? 0.15 : 0.6);
            var rise = RiseOf(word, full);
            text.Append(isSpace ? " " : string.Empty).Append(RaisedText.Shift(word.Text, rise));
            before = word;
            full = rise == 0 ? word : full;
        }

        return new PdfLine(text.ToString(), ordered[0].Left, ordered.Max(w => w.Right), ordered.Min(w => w.Top), UsualHeight(ordered));
    }

    // A heading at the beginning of a paragraph may stand in a taller font: the height of a line is that of most of its letters.
    private static double UsualHeight(List<PdfWord> words)
    {
        var heights = words.Select(w => w.Height).Order().ToList();
        return heights[heights.Count / 2];
    }

    // A small number above the middle of the letters before it is the mark of a note.
    private static int RiseOf(PdfWord word, PdfWord full)
    {
        if (!word.Text.All(char.IsAsciiDigit) || word.Height > Small * full.Height || word.Left - full.Right > full.Height)
        {
            return 0;
        }

        var shift = (full.Down - word.Down) / full.Height;
        return shift > Shifted ? 1 : shift < -Shifted ? -1 : 0;
    }
}

/// <summary>A line of words on a page.</summary>
internal sealed record PdfLine(string Text, double Left, double Right, double Top, double Height);
