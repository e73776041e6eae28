using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>Points listed in running text.</summary>
internal sealed record Enumeration(int Count, string Last, bool IsComplete, bool FollowsColon)
{
    /// <summary>Styles within a line.</summary>
    public static Regex[] InLine { get; } =
    [
        Term.Pattern($$"""(?<=^|[，。；：:;,、\n\r ）)“”\u3000])(?<n>[{{Term.Numerals}}])是(?!一个|否|以)"""),
        Term.Pattern($$"""(?<=^|[。；：:;\n\r \u3000])第(?<n>[{{Term.Numerals}}])[，,、是：]"""),
    ];

    /// <summary>Styles behind a colon or semicolon. Where nothing announces them they may be quoted from a law.</summary>
    public static Regex[] BehindColon { get; } =
    [
        Term.Pattern($$"""{{Term.AfterStop}}[（(](?<n>[{{Term.Numerals}}])[)）]"""),
        Term.Pattern($$"""{{Term.AfterStop}}(?<n>[0-9]{1,2})[.、．]{{Term.NoDigitAfter}}"""),
    ];

    /// <summary>Styles at the beginning of lines.</summary>
    public static Regex[] AtLineStart { get; } =
    [
        Term.Pattern($$"""{{Term.LineStarts}}{{Term.Indent}}[（(](?<n>[{{Term.Numerals}}])[)）]"""),
        Term.Pattern($$"""{{Term.LineStarts}}{{Term.Indent}}(?<n>[0-9]{1,2})[.、．]{{Term.NoDigitAfter}}"""),
        Term.Pattern($$"""{{Term.LineStarts}}{{Term.Indent}}[（(](?<n>[0-9]{1,2})[)）]"""),
    ];

    /// <summary>The points that begin with the first one shortly after a place, whatever their style.</summary>
    public static Enumeration? Starting(string text, int from, int within)
    {
        foreach (var style in InLine.Concat(AtLineStart).Concat(BehindColon))
        {
            var points = style.Matches(text, from);
            if (points.Count == 0 || points[0].Index - from > within || Number(points[0]) != 1)
            {
                continue;
            }

            var between = text[from..points[0].Index];
            if (between.Any(c => c is '。' or '，' or '；') && between.TrimEnd() is not [.., '。' or '，' or '：' or ':' or '；'])
            {
                return null;
            }

            var run = points.TakeWhile((p, i) => i == 0 || Number(p) > 1).ToList();
            var isOrdered = run.Select((p, i) => Number(p) == i + 1).All(right => right);
            return new Enumeration(run.Count, run[^1].Value.Trim(), isOrdered && run.Count > 1, between.TrimEnd() is [.., '：' or ':'] || between.TrimEnd().Length == 0);
        }

        return null;
    }

    /// <summary>Numbers that do not follow the one before them. A list begins anew with its first number.</summary>
    public static IEnumerable<OrderSlip> Slips(string text, IEnumerable<Regex> styles)
    {
        foreach (var style in styles)
        {
            var before = 0;
            foreach (Match match in style.Matches(text))
            {
                var number = Number(match);
                if (number == 1)
                {
                    before = 1;
                }
                else if (before > 0 && number != before + 1)
                {
                    var start = match.Index + match.Length - match.Value.TrimStart().Length;
                    yield return new OrderSlip(start, match.Value.TrimStart().Length, match.Value.Trim(), number, before);
                    before = 0;
                }
                else if (before > 0)
                {
                    before = number;
                }
            }
        }
    }

    private static int Number(Match match) => (int)(ChineseNumber.Of(match.Groups["n"].ValueSpan) ?? 0);
}
