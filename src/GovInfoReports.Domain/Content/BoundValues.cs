using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Content;

/// <summary>
/// Figures that stand in the narrative and follow the table: a Markdown link whose address is the cell,
/// <c>[12](cell:requests.received.total)</c>. Only a working copy holds them; what is submitted, signed or published holds the
/// plain number, see <see cref="Resolve(ReportContent)"/>.
/// </summary>
public static partial class BoundValues
{
    /// <summary>What the address of a bound value begins with.</summary>
    public const string Scheme = "cell:";

    private const string WhileBlank = "　";

    // What is edited shows 3（随表）. Which cell it is stands behind the bracket in variation selectors, one for each letter, which no font shows
    // and no cursor stops at; a joiner keeps a figure that a person wrote apart from the bound one behind it.
    private const string Tail = "随表）";
    private const char Joiner = '\u2060';
    private const int FirstSelector = 0xE0100;
    private const int LongestFigure = 40;

    public static string Write(CellId cell, ReportFigures figures) => $"[{Shown(figures[cell])}]({Scheme}{cell})";

    /// <summary>Lets the bound values of a text follow the figures.</summary>
    public static string Follow(string text, ReportFigures figures) => Replace(text, (match, cell) =>
        cell is { } id && figures.Has(id) ? Write(id, figures) : match.Value);

    /// <summary>Lets the bound values of all texts follow the figures.</summary>
    public static ReportContent Follow(ReportContent content) => Map(content, text => Follow(text, content.Figures));

    /// <summary>Puts the plain number in the place of each bound value of a text.</summary>
    public static string Resolve(string text) => Replace(text, (match, _) => match.Groups["value"].Value);

    /// <summary>Puts the plain number in the place of each bound value.</summary>
    public static ReportContent Resolve(ReportContent content) => Map(content, Resolve);

    /// <summary>A text as a person edits it: bound values as figures that say of themselves that they follow the table.</summary>
    public static string ForEditing(string stored)
    {
        if (!stored.Contains(Scheme, StringComparison.Ordinal))
        {
            return stored;
        }

        StringBuilder text = new(stored.Length);
        var done = 0;
        foreach (var match in Bound().Matches(stored).Where(m => IsFigure(m.Groups["value"].Value)))
        {
            text.Append(stored, done, match.Index - done);
            if (text.Length > 0 && IsFigure(text[^1]))
            {
                text.Append(Joiner);
            }

            text.Append(match.Groups["value"].ValueSpan).Append('（');
            foreach (var c in match.Groups["cell"].ValueSpan)
            {
                text.Append(char.ConvertFromUtf32(FirstSelector + c));
            }

            text.Append(Tail);
            done = match.Index + match.Length;
        }

        return text.Append(stored, done, stored.Length - done).ToString();
    }

    /// <summary>An edited text as it is stored. What is left of a bound value that was taken apart becomes plain text.</summary>
    public static string FromEditing(string edited)
    {
        if (!edited.Contains('\uDB40', StringComparison.Ordinal))
        {
            return edited;
        }

        StringBuilder text = new(edited.Length);
        var done = 0;
        foreach (Match match in Edited().Matches(edited))
        {
            var start = match.Index;
            while (start > done && match.Index - start < LongestFigure && IsFigure(edited[start - 1]))
            {
                start--;
            }

            if (start == match.Index && start > done && edited[start - 1] == WhileBlank[0])
            {
                start--;
            }

            text.Append(edited, done, (start > done && edited[start - 1] == Joiner ? start - 1 : start) - done);
            var id = string.Concat(match.Groups["id"].Value.EnumerateRunes().Select(r => (char)(r.Value - FirstSelector)));
            var value = edited[start..match.Index];
            text.Append(CellId.TryParse(id, out _) ? string.Create(CultureInfo.InvariantCulture, $"[{value}]({Scheme}{id})") : value);
            done = match.Index + match.Length;
        }

        return Leftover().Replace(text.Append(edited, done, edited.Length - done).ToString(), string.Empty);
    }

    /// <summary>A text without the numbers of its bound values: two texts that differ in nothing else say the same.</summary>
    public static string Unbound(string text) => Replace(text, (_, cell) => $"[]({Scheme}{cell})");

    /// <summary>The cells that a text binds to, in order.</summary>
    public static IEnumerable<CellId> In(string text) =>
        text.Contains(Scheme, StringComparison.Ordinal) ? Bound().Matches(text).Select(CellOf).OfType<CellId>() : [];

    /// <summary>Where a place in the text as it is read stands in the text as it is stored.</summary>
    public static (int Offset, int Length) StoredRange(string stored, int offset, int length)
    {
        var shift = 0;
        var start = offset;
        var end = offset + length;
        foreach (Match match in Bound().Matches(stored))
        {
            var value = match.Groups["value"].Length;
            var from = match.Index - shift;
            var extra = match.Length - value;
            if (from + value <= offset)
            {
                start += extra;
                end += extra;
            }
            else if (from < offset + length)
            {
                start = from < offset ? match.Index : start;
                end += extra;
                end = Math.Max(end, match.Index + match.Length);
            }

            shift += extra;
        }

        return (start, Math.Min(end, stored.Length) - start);
    }

    private static bool IsFigure(string value) => value == WhileBlank || value.All(IsFigure);

    private static bool IsFigure(char c) => char.IsAsciiDigit(c) || c is '.' or ',' or '-';

    private static string Shown(CellValue value) => value.IsBlank ? WhileBlank : value.Number is null ? "0" : value.ToString();

    private static CellId? CellOf(Match match) => CellId.TryParse(match.Groups["cell"].Value, out var cell) ? cell : null;

    private static string Replace(string text, Func<Match, CellId?, string> with) =>
        text.Contains(Scheme, StringComparison.Ordinal) ? Bound().Replace(text, match => with(match, CellOf(match))) : text;

    private static ReportContent Map(ReportContent content, Func<string, string> map)
    {
        var preamble = map(content.Preamble);
        var texts = content.Texts.ToDictionary(t => t.Key, t => map(t.Value), StringComparer.Ordinal);
        List<AdditionalSection> additional = [.. content.AdditionalSections.Select(s => s with { Text = map(s.Text) })];
        var isSame = ReferenceEquals(preamble, content.Preamble)
            && texts.All(t => ReferenceEquals(t.Value, content.Text(t.Key)))
            && additional.Zip(content.AdditionalSections).All(p => ReferenceEquals(p.First.Text, p.Second.Text));
        return isSame ? content : content with { Preamble = preamble, Texts = texts, AdditionalSections = additional };
    }

    [GeneratedRegex(@"\[(?<value>[^\[\]\n]{0,40})\]\(cell:(?<cell>[A-Za-z0-9]+\.[A-Za-z0-9]+\.[A-Za-z0-9]+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bound();

    [GeneratedRegex(@"（(?<id>(\uDB40[\uDD00-\uDDEF])+)随表）", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Edited();

    // A single one is part of how a name is written; so many are not.
    [GeneratedRegex(@"(\uDB40[\uDD00-\uDDEF]){5,}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Leftover();
}
