using System.Globalization;
using System.Text.RegularExpressions;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Reading;

/// <summary>What stands before section one: title, and from it unit and year.</summary>
internal sealed partial record ReportOpening(string Title, IReadOnlyList<int> TitleLines, int End, int? Year, string? Unit)
{
    private const int LongestTitleLine = 80;
    private const int MostLines = 60;
    private const int MostTitles = 15;
    private const string ChineseDigits = "〇一二三四五六七八九";

    // What a letter says that it does with a report.
    private static readonly string[] Sent = ["报送", "上报", "呈报", "印发", "公布", "发布"];

    public static ReportOpening Of(SourceDocument source, Func<int, bool> isHeading)
    {
        List<string> lines = [.. source.Entries.Select(e => e.Text)];
        List<(int Line, string Text)> opening = [];
        var end = 0;
        for (; end < lines.Count && opening.Count < MostLines && !isHeading(end) && source.Entries[end].Cells is not { Count: > 2 } && !lines[end].Contains('|', StringComparison.Ordinal); end++)
        {
            if (!TextKey.IsBlank(lines[end]))
            {
                opening.Add((end, TitleWords.WithoutLead(TitleWords.Join(TextKey.Plain(lines[end])))));
            }
        }

        List<(int Line, string Text)> named = [.. source.Entries.Index().Where(e => e.Item.Role == SourceRole.Title).Select(e => (e.Index, TextKey.Trim(e.Item.Text)))];
        var found = named.Count > 0 ? new TitleFound([.. named.Select(n => n.Line)], string.Concat(named.Select(n => n.Text))) : FindTitle(opening) ?? FirstLine(opening);
        var title = found.Text;
        var texts = opening.ConvertAll(o => o.Text);
        var year = YearOf(title) ?? YearOfPeriod([.. texts, string.Concat(texts)]) ?? texts.Select(YearOf).FirstOrDefault(y => y is not null);
        return new ReportOpening(title, found.Lines, end, year, UnitOf(title));
    }

    /// <summary>
    /// The lines among some that are the title of a report, with the name of the unit above, below or between them; <see langword="null"/>
    /// where there is none. Of several, the first one that names unit and year.
    /// </summary>
    public static TitleFound? FindTitle(IReadOnlyList<(int Line, string Text)> opening)
    {
        TitleFound? best = null;
        var most = -1;
        for (var first = 0; first < Math.Min(opening.Count, MostTitles); first++)
        {
            if (TitleFrom(opening, first) is not { } found)
            {
                continue;
            }

            var points = (YearOf(found.Text) is null ? 0 : 2) + (UnitOf(found.Text) is null ? 0 : 1);
            if (points > most)
            {
                (best, most) = (found, points);
            }
        }

        return best;
    }

    // The shortest run of lines from here that is a title.
    private static TitleFound? TitleFrom(IReadOnlyList<(int Line, string Text)> opening, int first)
    {
        var text = string.Empty;
        for (var last = first; last < Math.Min(opening.Count, first + 4); last++)
        {
            var line = opening[last].Text;
            if (line.Length > LongestTitleLine || IsSentence(line) || line.AsSpan().IndexOfAny("：:>〉|") >= 0 || !TitleWords.IsPiece(line) || SignatureWords.IsDateLine(line))
            {
                return null;
            }

            text += line;
            if (TitleWords.IsTitle(text))
            {
                return Whole(opening, first, last, text);
            }
        }

        return null;
    }

    private static TitleFound Whole(IReadOnlyList<(int Line, string Text)> opening, int first, int last, string text)
    {
        // The unit's name often stands on a line of its own above, or between the lines.
        var from = first;
        while (from > 0 && first - from < 2 && TitleWords.BeginsWithYear(text) && TitleWords.IsName(opening[from - 1].Text))
        {
            from--;
            text = opening[from].Text + text;
        }

        List<string> names = [.. opening.Skip(first + 1).Take(last - first).Select(o => o.Text).Where(TitleWords.IsName)];
        if (names is [var between] && from == first && !TitleWords.IsName(opening[first].Text) && UnitOf(text) != between)
        {
            text = between + string.Concat(opening.Skip(from).Take(last - from + 1).Select(o => o.Text).Where(t => t != between));
        }

        // Or below, as the year may.
        var to = last;
        for (; to - last < 2 && to + 1 < opening.Count; to++)
        {
            var next = opening[to + 1].Text;
            if (next.Length is > 2 and <= 20 && next[0] is '（' or '(' && next[^1] is '）' or ')')
            {
                text += next;
            }
            else if (YearOf(text) is null && BareYear().IsMatch(next))
            {
                text = UnitOf(text) is { } unit && text.StartsWith(unit, StringComparison.Ordinal) ? unit + next + text[unit.Length..] : next + text;
            }
            else if (UnitOf(text) is null && TitleWords.IsName(next))
            {
                text = next + text;
            }
            else
            {
                break;
            }
        }

        return new TitleFound([.. opening.Skip(from).Take(to - from + 1).Select(o => o.Line)], text);
    }

    private static TitleFound FirstLine(List<(int Line, string Text)> opening) =>
        opening.Count > 0 && opening[0].Text.Length is > 0 and <= 50 && !IsSentence(opening[0].Text) ? new([opening[0].Line], opening[0].Text) : new([], string.Empty);

    private static bool IsSentence(string text) => text.AsSpan().IndexOfAny('。', '；') >= 0;

    /// <summary>The year that a title or the name of a sheet speaks of.</summary>
    public static int? YearOf(string text) => YearFrom(TitleWords.TitleYear().Match(text));

    /// <summary>Whether a text says which period its figures are of.</summary>
    public static bool HoldsPeriod(string text) => text.Length < 5000 && PeriodYear().IsMatch(text);

    private static int? YearOfPeriod(IEnumerable<string> texts) =>
        texts.Where(t => t.Length < 5000).Select(t => YearFrom(PeriodYear().Match(t))).FirstOrDefault(y => y is not null);

    private static int? YearFrom(Match match)
    {
        if (!match.Success)
        {
            return null;
        }

        var digits = string.Concat(match.Groups["year"].Value.Select(c => c switch
        {
            '○' or 'Ｏ' or '零' or 'O' => '0',
            _ when ChineseDigits.Contains(c, StringComparison.Ordinal) => (char)('0' + ChineseDigits.IndexOf(c, StringComparison.Ordinal)),
            _ => TextKey.Narrow(c),
        }));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1990 and <= 2100 ? year : null;
    }

    private static string? UnitOf(string title)
    {
        var year = TitleWords.TitleYear().Match(title);
        var unit = year.Success ? BeforeSubject(title[..year.Index]) : string.Empty;
        if (IsNoUnit(unit))
        {
            var subject = title.IndexOf("政府信息公开", StringComparison.Ordinal);
            var from = year.Success ? year.Index + year.Length : 0;
            unit = subject > from ? title[from..subject] : string.Empty;
        }

        // 青禾镇政府信息公开…, but 青禾镇人民政府信息公开… is of the 人民政府.
        unit = unit.EndsWith("人民", StringComparison.Ordinal) ? $"{unit}政府" : unit;
        unit = unit.Trim('　', ' ', '《', '》', '“', '”', '、', '，', ':', '：', '(', '（', '-', '—');
        foreach (var word in new[] { "关于", "年度", "度" })
        {
            unit = unit.StartsWith(word, StringComparison.Ordinal) ? unit[word.Length..] : unit;
        }

        // In a letter: 青禾镇人民政府关于报送…, 关于上报….
        if (Sent.FirstOrDefault(w => unit.EndsWith(w, StringComparison.Ordinal)) is { } sent)
        {
            unit = unit[..^sent.Length];
            unit = unit.EndsWith("关于", StringComparison.Ordinal) ? unit[..^2] : unit;
        }

        return IsNoUnit(unit) || unit.Length > 60 ? null : unit;
    }

    private static string BeforeSubject(string text) => text.IndexOf("政府信息公开", StringComparison.Ordinal) is >= 0 and var subject ? text[..subject] : text;

    private static bool IsNoUnit(string unit) => unit.Trim('《', '（', '(', '关', '于').Length < 2 || unit.Contains("报告", StringComparison.Ordinal);

    [GeneratedRegex("^[12１２][0-9０-９]{3}年度?$|^[一二][〇○Ｏ零O一二三四五六七八九]{3}年度?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BareYear();

    [GeneratedRegex("(?<year>[12１２][0-9０-９]{3})年1月1日", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PeriodYear();
}

/// <summary>The lines of a title, and the title they make.</summary>
internal sealed record TitleFound(IReadOnlyList<int> Lines, string Text);
