using System.Buffers;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Sources.Html;

/// <summary>
/// Finds the report in a web page, from its title to its signature. The headings and tables of the form mark the element that
/// holds it; what lies outside, and what sites put between title and text and behind the signature, is left out. Where that is
/// not certain more is kept.
/// </summary>
internal sealed partial class HtmlRegion(IReadOnlyList<HtmlBlock> blocks, HtmlWords words)
{
    private const int LongText = 40;
    private const int LongestTitleLine = 80;
    private const int LongestSmallPrint = 120;
    private const int SignatureWithin = 12;
    private const int MostAbove = 3;

    private static readonly SearchValues<char> NotInTitles = SearchValues.Create("。：:；>〉»|");

    private readonly bool[] _isKept = new bool[blocks.Count];

    /// <summary>Whether the title of a report is among what was chosen, before its first heading.</summary>
    public bool HasTitle { get; private set; }

    /// <summary>Which blocks belong to the report.</summary>
    public bool[] Choose()
    {
        var marks = Enumerable.Range(0, blocks.Count).Where(IsMark).ToList();
        if (marks.Count == 0)
        {
            Keep(0, blocks.Count - 1);
            HasTitle = Enumerable.Range(0, blocks.Count).Any(i => TitleFrom(i, blocks.Count) is not null);
            return _isKept;
        }

        var (start, end) = Holding(marks);
        var body = TakeTitle(start, marks[0]);
        Keep(body, Math.Max(End(marks[^1], end), marks[^1]));
        HasTitle = Enumerable.Range(0, marks[0]).Any(i => _isKept[i] && TitleFrom(i, marks[0]) is not null);
        return _isKept;
    }

    private void Keep(int from, int to)
    {
        for (var i = from; i <= to; i++)
        {
            _isKept[i] = true;
        }
    }

    private bool IsMark(int index) => !IsLinks(index) && blocks[index] switch
    {
        HtmlLine line => words.IsHeading(line.Text),
        HtmlTable table => words.HasLabels(table.Rows.SelectMany(r => r.Cells).Select(c => SourceTable.Join(c.Paragraphs))),
        _ => false,
    };

    private bool IsLinks(int index) => blocks[index].LinkLetters * 2 > blocks[index].Letters;

    private bool IsText(int index) => blocks[index] is HtmlTable || (blocks[index].Letters >= LongText && !IsLinks(index) && blocks[index].Words.Contains('。', StringComparison.Ordinal));

    // The smallest element that holds all marks and something behind the last of them.
    private (int Start, int End) Holding(List<int> marks)
    {
        var element = blocks[marks[0]].Owner;
        foreach (var owner in marks.Select(m => blocks[m].Owner))
        {
            while (!Holds(element, owner) && element.ParentElement is { } parent)
            {
                element = parent;
            }
        }

        while (true)
        {
            var inside = Enumerable.Range(0, blocks.Count).Where(i => Holds(element, blocks[i].Owner)).ToList();
            if (element.ParentElement is not { } parent || (inside[^1] > marks[^1] && !IsItem(element)) || inside[^1] == blocks.Count - 1)
            {
                return (inside[0], inside[^1]);
            }

            element = parent;
        }
    }

    private static bool IsItem(IElement element) => element.LocalName is "p" or "tr" or "td" or "li" or ['h', _];

    private static bool Holds(IElement element, IElement other) => element == other || element.Contains(other);

    // Keeps the title, and tells where the text begins behind it.
    private int TakeTitle(int start, int firstMark)
    {
        if (FindTitle(firstMark) is not var (first, last))
        {
            return start;
        }

        if (first > start && Enumerable.Range(start, first - start).Any(IsText))
        {
            return start;
        }

        Keep(first, last);
        var body = last + 1;
        if (body < start && !Enumerable.Range(body, start - body).Any(IsText))
        {
            body = start;
        }

        while (body < firstMark && IsSmallPrint(blocks[body].Words))
        {
            body++;
        }

        return body;
    }

    private (int First, int Last)? FindTitle(int firstMark)
    {
        (int First, int Last)? found = null;
        for (var i = firstMark - 1; i >= 0; i--)
        {
            // A title before a text is that of the report, one before small print stands there twice.
            if (found is not null && IsText(i))
            {
                break;
            }

            if (TitleFrom(i, firstMark) is { } lastLine && (found is null || Key(i, lastLine) != Key(found.Value.First, found.Value.Last)))
            {
                found = found is { } inner && lastLine >= inner.First ? found : (i, lastLine);
            }
        }

        return found is var (first, last) ? (Beginning(first, last), last) : null;
    }

    // Name, year or subject on lines of their own above what is a title by itself.
    private int Beginning(int first, int last)
    {
        var from = first;
        for (; from > 0 && first - from < MostAbove; from--)
        {
            var title = string.Concat(blocks.Skip(from).Take(last - from + 1).Select(b => b is HtmlLine line ? TitleWords.Join(line.Plain) : string.Empty));
            if (blocks[from - 1] is not HtmlLine { Plain: var above } || IsLinks(from - 1) || IsSmallPrint(above) || !TitleWords.GoesBefore(TitleWords.Join(above), title))
            {
                break;
            }
        }

        return from;
    }

    private string Key(int first, int last) => TextKey.Of(string.Concat(blocks.Skip(first).Take(last - first + 1).Select(b => b.Words)));

    // A title goes over up to four lines; the shortest run that is one.
    private int? TitleFrom(int first, int end)
    {
        var text = string.Empty;
        for (var i = first; i < Math.Min(end, first + 4); i++)
        {
            if (blocks[i] is not HtmlLine { Plain: var plain } || plain.Length > LongestTitleLine || plain.AsSpan().IndexOfAny(NotInTitles) >= 0 || IsLinks(i))
            {
                return null;
            }

            text += plain;
            if (TitleWords.IsTitle(TitleWords.Join(text)))
            {
                return i;
            }
        }

        return null;
    }

    // Where the report ends: with its signature, or where the small print of the page begins.
    private int End(int lastMark, int end)
    {
        var reach = Math.Min(blocks.Count - 1, end + SignatureWithin);
        for (var i = end + 1; i <= reach; i++)
        {
            if (IsLinks(i) || IsSmallPrint(blocks[i].Words))
            {
                reach = i - 1;
            }
        }

        for (var i = reach; i > lastMark; i--)
        {
            if (blocks[i] is HtmlLine line && SignatureWords.IsDateLine(line.Plain))
            {
                var last = i < reach && blocks[i + 1] is HtmlLine next && SignatureWords.EndsLikeUnit(next.Plain) && next.Letters <= LongText ? i + 1 : i;
                return Enumerable.Range(last + 1, Math.Max(0, end - last)).Any(IsText) ? end : last;
            }
        }

        while (end > lastMark && (IsLinks(end) || IsSmallPrint(blocks[end].Words)))
        {
            end--;
        }

        return end;
    }

    // What sites say of a page: when and by whom it was put there, how often it was read, buttons.
    private static bool IsSmallPrint(string words) => words.Length <= LongestSmallPrint && !words.Contains('。', StringComparison.Ordinal) && (words.Length == 0 || SmallPrint().IsMatch(words));

    [GeneratedRegex(
        "^[\\s\\[【（(〖]*(发布|发文|成文|生成|公开|更新|录入|编辑)(日期|时间|机构|单位|人|于|员)|^[\\s\\[【（(]*(信息|文章)?(来源|作者|责编|责任编辑|索引号|文号|发文字号|主题词?|主题分类|信息分类|名称|有效性)\\s*[:：]|(浏览|点击|阅读|访问)(次数|量|数|：|:)|字体\\s*[:：]|字号\\s*[:：]|^[\\s\\[【（(]*(打印|关闭|收藏|分享|保存|纠错|扫一扫|上一篇|下一篇|上一条|下一条|相关(链接|附件|文章|信息)|附件|返回|视力保护色|大\\s*中\\s*小)|^[\\s\\[【（(]*[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(\\s+[0-9:]+)?\\s*$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex SmallPrint();
}
