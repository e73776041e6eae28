using System.Globalization;

namespace GovInfoReports.Documents.Office;

/// <summary>
/// Ids of the styles in the Word files that the portal writes. They tell what a paragraph or table is, so that the file reads
/// back as exactly the report it was made from:
/// <list type="bullet">
/// <item><see cref="Title"/>: the title. <see cref="Heading"/>: the heading of a section with its number, additional sections
/// included. <see cref="Signature"/>: a line of the signature.</item>
/// <item><see cref="Text"/>, <see cref="TextHeading"/>, <see cref="ListItem"/>, <see cref="ListMore"/> and tables of
/// <see cref="TextTable"/>: narrative text, whatever it looks like. What stands before the first <see cref="Heading"/> is the
/// preamble. <c>w:br</c> is a line break within the paragraph; bold, italic and hyperlinks are those of Markdown; any other
/// character is itself, also where Markdown would give it a meaning.</item>
/// <item>An item of a list begins with its marker as typed text and a tab: <c>1.</c>, <c>1)</c>, <c>-</c>, <c>*</c> or
/// <c>+</c>, the last three shown as <see cref="Bullets"/>.</item>
/// <item>Tables of <see cref="FormTable"/> are those of the form, in its order; text of their section stands before them.</item>
/// <item>Paragraphs and tables of styles that begin with <see cref="Omit"/>, headers and footers are no part of the report, see
/// <see cref="IsOmitted"/>.</item>
/// <item>What a reader makes of the texts is given the spelling it had that <see cref="SpellingPart"/> tells, last of all.</item>
/// </list>
/// </summary>
internal static class WordStyles
{
    public const string Title = "GirTitle";

    /// <summary>The heading of a section.</summary>
    public const string Heading = "GirHeading";

    /// <summary>A paragraph of narrative text.</summary>
    public const string Text = "GirText";

    /// <summary>A line of the signature 落款.</summary>
    public const string Signature = "GirSignature";

    /// <summary>A paragraph that is no part of the report; so is everything whose style begins with this.</summary>
    public const string Omit = "GirOmit";

    public const string FormTable = "GirTable";

    /// <summary>A Markdown table in narrative text; its first row is the header.</summary>
    public const string TextTable = "GirTextTable";

    /// <summary>A table that is no part of the report.</summary>
    public const string OmitTable = "GirOmitTable";

    /// <summary>Deepest list that has styles of its own, from 0; items deeper down stand there.</summary>
    public const int DeepestList = 8;

    private const string TextHeadings = "GirTextHeading";
    private const string Items = "GirListItem";
    private const string TightItems = "GirListItemTight";
    private const string FurtherParagraphs = "GirListMore";

    /// <summary>The markers of Markdown for lists without numbers, and the characters they are shown as.</summary>
    public static IReadOnlyDictionary<char, char> Bullets { get; } = new Dictionary<char, char> { ['-'] = '•', ['*'] = '●', ['+'] = '○' };

    /// <summary>The style of a Markdown heading within narrative text: <c>GirTextHeading1</c> to <c>GirTextHeading6</c>.</summary>
    public static string TextHeading(int level) => TextHeadings + Number(level);

    /// <summary>The style of a list item: <c>GirListItem</c>, or <c>GirListItemTight</c> where no empty line stands before it; with the depth behind it (<c>GirListItem1</c>) in a list within a list.</summary>
    public static string ListItem(int depth, bool isTight) => (isTight ? TightItems : Items) + Depth(depth);

    /// <summary>The style of a further paragraph of a list item, which has no marker: <c>GirListMore</c>, <c>GirListMore1</c>.</summary>
    public static string ListMore(int depth) => FurtherParagraphs + Depth(depth);

    /// <summary>Whether a paragraph or table is no part of the report.</summary>
    public static bool IsOmitted(string? style) => style?.StartsWith(Omit, StringComparison.Ordinal) == true;

    /// <summary>The level of a heading within narrative text.</summary>
    public static int TextHeadingLevel(string? style) => NumberBehind(style, TextHeadings) is >= 1 and <= 6 and var level ? level : 0;

    /// <summary>What a style says of a list item.</summary>
    /// <returns>How deep its list is nested, whether it is tight, and whether it is a further paragraph; <see langword="null"/> for other styles.</returns>
    public static (int Depth, bool IsTight, bool IsMore)? ListItemOf(string? style) =>
        NumberBehind(style, TightItems) is { } tight ? (tight, true, false)
        : NumberBehind(style, Items) is { } depth ? (depth, false, false)
        : NumberBehind(style, FurtherParagraphs) is { } more ? (more, false, true)
        : null;

    private static string Depth(int depth) => depth <= 0 ? string.Empty : Number(Math.Min(depth, DeepestList));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int? NumberBehind(string? style, string name) =>
        style is null || !style.StartsWith(name, StringComparison.Ordinal) ? null
        : style.Length == name.Length ? 0
        : int.TryParse(style.AsSpan(name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
