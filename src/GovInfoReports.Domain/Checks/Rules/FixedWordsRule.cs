using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>
/// T2: a congress or plenary session that had not met when the report was signed, and fixed phrases that lack a character. There
/// is no list of sensitive words.
/// </summary>
internal sealed partial class FixedWordsRule() : TextRule("T2", Tier.Query)
{
    private enum Words { Session, SessionAdvice, Phrase, PhraseAdvice }

    private static readonly Dictionary<string, DateOnly> Sessions = new(StringComparer.Ordinal)
    {
        ["十九大"] = new(2017, 10, 18),
        ["十九届二中"] = new(2018, 1, 18),
        ["十九届三中"] = new(2018, 2, 26),
        ["十九届四中"] = new(2019, 10, 28),
        ["十九届五中"] = new(2020, 10, 26),
        ["十九届六中"] = new(2021, 11, 8),
        ["十九届七中"] = new(2022, 10, 9),
        ["二十大"] = new(2022, 10, 16),
        ["二十届一中"] = new(2022, 10, 23),
        ["二十届二中"] = new(2023, 2, 26),
        ["二十届三中"] = new(2024, 7, 15),
        ["二十届四中"] = new(2025, 10, 20),
    };

    // A phrase, and what tells where somebody meant to write it.
    private static readonly (string Right, Regex Meant)[] Phrases =
    [
        ("习近平新时代中国特色社会主义思想", Term.Pattern(@"习近平[^，。；、\n“”《》]{0,14}思想")),
        ("中华人民共和国政府信息公开条例", Term.Pattern(@"(?<=《)中华人民[^》\n]{0,16}公开[^》\n]{0,2}条例(?=》)")),
    ];

    private static readonly string[] RightToo =
    [
        "习近平法治思想", "习近平经济思想", "习近平强军思想", "习近平外交思想", "习近平生态文明思想", "习近平文化思想", "习近平总书记关于", "习近平总书记重要思想",
    ];

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var signed = SignatureDate.Of(subject.Part(TextSections.Signature)?.Text ?? string.Empty)?.Day;
        var until = signed is { } date && date.Year > subject.Context.Year ? date : new DateOnly(subject.Context.Year + 1, 3, 31);
        foreach (var text in subject.Texts)
        {
            foreach (var (name, index, length) in Mentioned(text.Text))
            {
                if (Sessions.TryGetValue(name, out var met) && met > until && !Awaited(text.Text, index, length))
                {
                    result.Add(Finding(text, index, length, Say(Words.Session, text.Name, name, met.Year, met.Month, subject.Context.Year), Say(Words.SessionAdvice)));
                }
            }

            foreach (var (right, meant) in Phrases)
            {
                foreach (Match match in meant.Matches(text.Text))
                {
                    if (!string.Equals(match.Value, right, StringComparison.Ordinal) && !RightToo.Any(r => match.Value.StartsWith(r, StringComparison.Ordinal)) && Distance(match.Value, right) <= 4)
                    {
                        result.Add(Finding(text, match.Index, match.Length, Say(Words.Phrase, text.Name, match.Value, right), Say(Words.PhraseAdvice, right)));
                    }
                }
            }
        }
    }

    private static IEnumerable<(string Name, int Index, int Length)> Mentioned(string text)
    {
        foreach (Match match in Congress().Matches(text))
        {
            yield return (match.Value, match.Index, match.Length);
        }

        foreach (Match match in Plenary().Matches(text))
        {
            foreach (Capture number in match.Groups["n"].Captures)
            {
                yield return ($"{match.Groups["t"].Value}届{number.Value}中", number.Index, number.Length);
            }
        }
    }

    private static bool Awaited(string text, int index, int length) =>
        Before().IsMatch(text[Math.Max(0, index - 16)..index]) || After().IsMatch(text[(index + length)..Math.Min(text.Length, index + length + 10)]);

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }

    private Finding Finding(TextPart text, int index, int length, string message, string advice) =>
        text.Mark(Found(message, advice), index, length);

    [GeneratedRegex($$"""(?<![{{Term.Numerals}}])(十九大|二十大)(?!报告厅)""", Term.Options, Term.Milliseconds)]
    private static partial Regex Congress();

    [GeneratedRegex(@"(?<t>十九|二十)届((?<n>[一二三四五六七])中(、|和|及|与|以及|，)?)+全会", Term.Options, Term.Milliseconds)]
    private static partial Regex Plenary();

    [GeneratedRegex(@"(迎接|喜迎|迎|筹备|备战|为了|保障|护航|即将召开)[^。；\n]{0,12}$", Term.Options, Term.Milliseconds)]
    private static partial Regex Before();

    [GeneratedRegex(@"^(胜利)?(召开|即将|将要|到来|前夕|之年|安保|维稳)", Term.Options, Term.Milliseconds)]
    private static partial Regex After();
}
