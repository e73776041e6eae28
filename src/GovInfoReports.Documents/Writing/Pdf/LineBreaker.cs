using System.Globalization;
using System.Text;

namespace GovInfoReports.Documents.Writing.Pdf;

/// <summary>
/// Breaks text into lines as Chinese is set: between any two characters, except before what closes and after what opens (禁则),
/// and within words and numbers only where nothing else is possible.
/// </summary>
internal static class LineBreaker
{
    // A line takes a little more than its width, so that 28 characters of 16 points stand in 156 mm, as GB/T 9704 has it.
    private const double Squeeze = 0.015;
    private const string NeverFirst = "，。、；：？！）》〉」』】〕〗”’…—·％‰℃％,.;:?!)]}%°～－々";
    private const string NeverLast = "（《〈「『【〔〖“‘([{￥＄$№";
    private const string StaysWithNumber = "年月日时%％‰℃°";
    private const string BreaksAddress = "/?&=_-";

    /// <summary>Breaks a paragraph.</summary>
    /// <param name="glyphs">Its characters.</param>
    /// <param name="width">Width of a line in points.</param>
    /// <param name="firstIndent">Indent of the first line in points.</param>
    /// <param name="indent">Indent of further lines in points.</param>
    public static IReadOnlyList<TextLine> Break(IReadOnlyList<TextGlyph> glyphs, double width, double firstIndent = 0, double indent = 0)
    {
        List<TextLine> lines = [];
        var start = 0;
        do
        {
            var left = lines.Count == 0 ? firstIndent : indent;
            var end = EndOfLine(glyphs, start, (width - left) * (1 + Squeeze));
            var last = end;
            while (last > start && IsSpace(glyphs[last - 1]))
            {
                last--;
            }

            while (end < glyphs.Count && IsSpace(glyphs[end]))
            {
                end++;
            }

            lines.Add(new TextLine([.. glyphs.Skip(start).Take(last - start)], left, end >= glyphs.Count));
            start = end;
        }
        while (start < glyphs.Count);

        return lines;
    }

    /// <summary>Breaks a paragraph into as many lines as it needs, of about the same length.</summary>
    /// <param name="glyphs">Its characters.</param>
    /// <param name="width">Greatest width of a line in points.</param>
    public static IReadOnlyList<TextLine> Balance(IReadOnlyList<TextGlyph> glyphs, double width)
    {
        var lines = Break(glyphs, width);
        var count = lines.Count;
        for (var narrow = glyphs.Sum(g => g.Width) / count; narrow < width; narrow += 4)
        {
            var better = Break(glyphs, narrow);
            if (better.Count == count && better.All(l => l.Width <= width))
            {
                return better;
            }
        }

        return lines;
    }

    private static int EndOfLine(IReadOnlyList<TextGlyph> glyphs, int start, double width)
    {
        var at = start;
        var used = 0.0;
        while (at < glyphs.Count && (used + glyphs[at].Width <= width || IsSpace(glyphs[at])))
        {
            used += glyphs[at].Width;
            at++;
        }

        if (at >= glyphs.Count)
        {
            return at;
        }

        for (var end = at; end > start; end--)
        {
            if (MayBreak(glyphs, end))
            {
                return end;
            }
        }

        return Math.Max(at, start + 1);
    }

    private static bool IsSpace(TextGlyph glyph) => Rune.IsWhiteSpace(glyph.Character);

    private static bool MayBreak(IReadOnlyList<TextGlyph> glyphs, int at)
    {
        if (IsSpace(glyphs[at]))
        {
            return false;
        }

        var last = at - 1;
        while (last > 0 && IsSpace(glyphs[last]))
        {
            last--;
        }

        var (before, after) = (glyphs[last].Character, glyphs[at].Character);
        if (Contains(NeverFirst, after) || Contains(NeverLast, before))
        {
            return false;
        }

        if (last < at - 1)
        {
            return true;
        }

        if (Rune.IsDigit(before) && Contains(StaysWithNumber, after))
        {
            return false;
        }

        return !IsOfWord(before) || !IsOfWord(after) || (Contains(BreaksAddress, before) && Rune.IsLetter(after));
    }

    private static bool IsOfWord(Rune character) => character.IsAscii
        || Rune.GetUnicodeCategory(character) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber;

    private static bool Contains(string characters, Rune character) => character.IsBmp && characters.Contains((char)character.Value, StringComparison.Ordinal);
}
