using System.Buffers;
using System.Text.RegularExpressions;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Text;

/// <summary>The words of a form: headings of its sections and labels of its tables.</summary>
internal sealed partial class FormWords
{
    private const int LongestHeading = 60;
    private const double LeastLikeness = 0.55;

    private static readonly SearchValues<char> Leader = SearchValues.Create(" .…·0123456789\t　");

    private readonly List<(string Key, FormSection Section, HeadingLikeness Likeness)> _titles = [];

    public FormWords(FormEdition edition)
    {
        Edition = edition;
        Tables = [.. edition.Tables.Select(t => new TableVocabulary(edition, t))];
        foreach (var section in edition.Sections)
        {
            _titles.Add((TextKey.Of(section.Title), section, HeadingLikeness.Official));
            for (var i = 0; i < section.Aliases.Count; i++)
            {
                _titles.Add((TextKey.Of(section.Aliases[i]), section, i == 0 ? HeadingLikeness.Notice : HeadingLikeness.Variant));
            }
        }
    }

    public FormEdition Edition { get; }

    public IReadOnlyList<TableVocabulary> Tables { get; }

    /// <summary>Whether a line looks like the heading of a section, for finding where the opening ends.</summary>
    public bool MayBeHeading(string line) => Heading(0, line) is { Likeness: not HeadingLikeness.Similar, Number.Style: not NumberStyle.None };

    /// <summary>The section whose title a line is, in the form's own words or others in use, whatever its number.</summary>
    public FormSection? ExactHeading(string line)
    {
        var plain = line.Length > 4 * LongestHeading ? string.Empty : TextKey.Plain(line);
        var key = plain.Length is < 3 or > LongestHeading || CaptionLead(plain) > 0 ? string.Empty : TextKey.Of(WithoutAside(plain[TextKey.Number(plain).Body..]));
        return key.Length < 2 ? null : _titles.Find(t => t.Key == key).Section;
    }

    /// <summary>The section whose heading a line is.</summary>
    public HeadingCandidate? Heading(int line, string text)
    {
        if (text.Length > 400)
        {
            return null;
        }

        var plain = TextKey.Plain(text);
        var level = TextKey.HeadingLevel(TextKey.Trim(text));
        if (CaptionLead(plain) is > 0 and var lead)
        {
            var words = WithoutAside(plain[lead..]);
            return words.Length is > 0 and <= LongestHeading && Match(TextKey.Of(words), false) is { } named
                ? new(line, named.Section, named.Likeness, default, level, words, string.Empty) { IsCaption = true }
                : null;
        }

        var number = TextKey.Number(plain);
        var title = WithoutAside(plain[number.Body..]);
        var key = TextKey.Of(title);
        if (title.Length <= LongestHeading && key.Length >= 2 && !title.Contains('。', StringComparison.Ordinal))
        {
            // 一总体情况: the number without its mark.
            if (number.Style == NumberStyle.None && plain.Length is > 2 and < LongestHeading && TextKey.Number($"{plain[0]}、") is { Number: > 0 } bare
                && Match(TextKey.Of(WithoutAside(plain[1..])), false) is { Likeness: not HeadingLikeness.Similar } unmarked)
            {
                return new(line, unmarked.Section, unmarked.Likeness, bare with { Style = NumberStyle.ChineseOther, Text = plain[..1], Body = 1 }, level, WithoutAside(plain[1..]), string.Empty);
            }

            if (Match(key, number.Style != NumberStyle.None) is { } match)
            {
                return new(line, match.Section, match.Likeness, number, level, title, string.Empty);
            }
        }

        return number.Style is NumberStyle.None or NumberStyle.ChineseParenthesis or NumberStyle.ArabicParenthesis ? null : WithText(line, plain, number, level);
    }

    /// <summary>How many characters number a line as the caption of a table, 表1 or 附表二：; 0 where none do.</summary>
    public static int CaptionLead(string plain) => plain.Length is > 2 and <= LongestHeading && plain[0] is '表' or '附' or '图' ? Caption().Match(plain).Length : 0;

    [GeneratedRegex("^(附?表|附?表格|图表)(\\s*[0-9０-９]{1,2}([-－—.．][0-9]{1,2})?|\\s*[一二三四五六七八九十]{1,2})\\s*([：:、.．\\s—-]\\s*|(?=[\u4e00-\u9fff]))|^(附表|表格?)\\s*[：:]\\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Caption();

    private static string WithoutAside(string title)
    {
        var trimmed = TextKey.Trim(title).TrimEnd('、', '：', ':', '。', '.', '；', ';', ' ', '*');

        // A line of a table of contents ends with dots and a page number.
        var dots = trimmed.AsSpan().IndexOf("..");
        if (dots < 0)
        {
            dots = trimmed.AsSpan().IndexOfAny('…', '·');
        }

        if (dots > 0 && trimmed.AsSpan(dots).IndexOfAnyExcept(Leader) < 0)
        {
            trimmed = TextKey.Trim(trimmed[..dots].TrimEnd('.'));
        }

        if (trimmed.Length > 0 && trimmed[^1] is '）' or ')')
        {
            var open = trimmed.AsSpan().LastIndexOfAny('（', '(');
            if (open > 0)
            {
                return TextKey.Trim(trimmed[..open]);
            }
        }

        return trimmed;
    }

    private (FormSection Section, HeadingLikeness Likeness)? Match(string key, bool isNumbered)
    {
        foreach (var (title, section, likeness) in _titles)
        {
            if (title == key)
            {
                return (section, likeness);
            }
        }

        FormSection? nearest = null;
        var least = int.MaxValue;
        foreach (var (title, section, _) in _titles)
        {
            var limit = Math.Min(TextKey.Tolerance(title.Length), least);
            var distance = title.Length < 4 ? limit + 1 : TextKey.Distance(key, title, limit);
            if (distance <= limit)
            {
                nearest = distance == least && nearest != section ? null : section;
                least = distance;
            }
        }

        if (nearest is not null)
        {
            return (nearest, HeadingLikeness.Mistyped);
        }

        if (!isNumbered || key.Length > 40)
        {
            return null;
        }

        var most = LeastLikeness;
        foreach (var (title, section, _) in _titles)
        {
            var likeness = TextKey.Likeness(key, title);
            if (likeness >= most)
            {
                most = likeness;
                nearest = section;
            }
        }

        return nearest is null ? null : (nearest, HeadingLikeness.Similar);
    }

    // 六、其他需要报告的事项：无。
    private HeadingCandidate? WithText(int line, string plain, Numbering number, int level)
    {
        foreach (var section in Edition.Sections)
        {
            foreach (var wording in section.Aliases.Prepend(section.Title))
            {
                var body = plain.AsSpan(number.Body);
                if (body.StartsWith(wording) && body.Length > wording.Length && (TextKey.IsSpace(body[wording.Length]) || body[wording.Length] is '：' or ':' or '。' or '.'))
                {
                    var rest = TextKey.Trim(body[wording.Length..].ToString()).TrimStart('：', ':', '。', '.');
                    var likeness = wording == section.Title ? HeadingLikeness.Official : HeadingLikeness.Variant;
                    return new(line, section, likeness, number, level, wording, TextKey.Trim(rest));
                }
            }
        }

        return null;
    }
}

/// <summary>How a heading came to be taken for that of a section of the form.</summary>
internal enum HeadingLikeness
{
    Official,

    /// <summary>It is the notice's own wording of it.</summary>
    Notice,

    /// <summary>It is another wording seen in real reports.</summary>
    Variant,

    /// <summary>It is the official one mistyped.</summary>
    Mistyped,

    /// <summary>It says something similar.</summary>
    Similar,
}

/// <summary>A line that may be the heading of a section of the form.</summary>
internal sealed record HeadingCandidate(int Line, FormSection Section, HeadingLikeness Likeness, Numbering Number, int Level, string Title, string Rest)
{
    /// <summary>Whether it is the caption of a table; it heads a section only where nothing else does.</summary>
    public bool IsCaption { get; init; }
}
