using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>
/// D4b: the text is nearly another unit's of the same year, names another unit where the own one must stand, or speaks as the
/// government above. A name that contains the own one or is part of it does not count, nor does one that stands beside words of
/// working together, learning or visiting.
/// </summary>
internal sealed partial class OtherUnitRule() : TextRule("D4b", Tier.Query)
{
    private enum Words { Alike, AlikeSubmitted, AlikeAdvice, Name, NameAdvice, Superior, SuperiorAdvice }

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        Names(subject, result);
        Superior(subject, result);
        Neighbours(subject, result);
    }

    private void Neighbours(CheckSubject subject, RuleResult result)
    {
        if (subject.Context.Neighbours is not { } neighbours)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunNoNeighbours));
            return;
        }

        List<NeighbourText> others = [.. neighbours.Where(n => n.Year == subject.Context.Year)];
        if (others.Count == 0)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunNobodyYet, subject.Context.Year));
            return;
        }

        var compared = false;
        foreach (var section in subject.Edition.Sections.Where(s => s.IsNarrative))
        {
            var own = TextGrams.Of(subject.Content.Text(section.Code));
            if (!LikenessLimits.OfNeighbours.Tells(subject.Edition, section, own.Letters))
            {
                continue;
            }

            compared = true;
            var (other, percent) = others
                .Select(n => (Other: n, Percent: n.Texts.TryGetValue(section.Code, out var text) && LikenessLimits.OfNeighbours.Tells(subject.Edition, section, text.Letters) ? own.PercentWith(text) : 0))
                .OrderByDescending(n => n.Percent).ThenBy(n => n.Other.UnitName, StringComparer.Ordinal).First();
            if (LikenessLimits.OfNeighbours.AreAlike(own.Letters, percent))
            {
                result.Add(Found(Say(other.IsPublished ? Words.Alike : Words.AlikeSubmitted, section.Heading, other.UnitName, percent), Say(Words.AlikeAdvice)) with
                {
                    Section = section.Code,
                    Values = new FindingValues(percent, null),
                    Basis = other.UnitName,
                    RestsOnNeighbours = true,
                });
            }
        }

        if (!compared)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunTooShortForOthers));
        }
    }

    private void Names(CheckSubject subject, RuleResult result)
    {
        if (subject.Context.OtherUnitNames is not { } names)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunNoUnits));
            return;
        }

        var own = UnitNames.Of(subject.Context.UnitName ?? string.Empty);
        foreach (var other in names.Select(UnitNames.Of).Where(o => o.Short.Length > 2 && !Overlaps(o.Short, own.Short)))
        {
            foreach (var text in subject.Texts.Where(t => t.Text.Contains(other.Short, StringComparison.Ordinal)))
            {
                Name(result, text, other, own);
            }
        }
    }

    private void Name(RuleResult result, TextPart text, UnitNames other, UnitNames own)
    {
        for (var at = text.Text.IndexOf(other.Short, StringComparison.Ordinal); at >= 0; at = text.Text.IndexOf(other.Short, at + 1, StringComparison.Ordinal))
        {
            var length = text.Text.AsSpan(at).StartsWith(other.Full) ? other.Full.Length : other.Short.Length;
            var before = text.Text[..at];
            var after = text.Text[(at + length)..];
            var clause = before[(before.LastIndexOfAny(['。', '；', '，', '\n']) + 1)..];
            var isContact = text.Section is TextSections.Preamble && Contact().IsMatch($"{clause}□{after}");
            if (Place().IsMatch(after) || IsPartOfLongerName(clause, other) || (!isContact && (Together().IsMatch(clause) || With().IsMatch(after))))
            {
                continue;
            }

            var tier = StandsForOwn(text, clause, after, own) ? Tier.Error : Tier;
            if (tier != Tier.Error && !other.IsProper)
            {
                continue;
            }

            result.Add(text.Mark(Found(Say(Words.Name, text.Name, text.Text.Substring(at, length)), Say(Words.NameAdvice, own.Full), tier), at, length));
        }
    }

    private static bool StandsForOwn(TextPart text, string clause, string after, UnitNames own) => text.Section switch
    {
        TextSections.Title or TextSections.Signature => own.Short.Length == 0 || !text.Text.Contains(own.Short, StringComparison.Ordinal),
        TextSections.Preamble => Author().IsMatch(clause + "□" + after),
        _ => Opening().IsMatch(clause) && Acting().IsMatch(after),
    };

    private static bool Overlaps(string other, string own) =>
        own.Length > 0 && (other.Contains(own, StringComparison.Ordinal) || own.Contains(other, StringComparison.Ordinal));

    // 大清河镇 is another place than 清河镇.
    private static bool IsPartOfLongerName(string clause, UnitNames other) =>
        clause.Length > 0 && clause[^1] is '大' or '小' or '新' or '老' or '东' or '西' or '南' or '北' or '上' or '下' && other.IsProper;

    private void Superior(CheckSubject subject, RuleResult result)
    {
        var patterns = subject.Context.Level switch
        {
            UnitLevel.Township => new[] { SuperiorSpeaking(), BeyondTownship() },
            UnitLevel.County => [BeyondCounty()],
            null => [SuperiorSpeaking()],
            _ => [],
        };
        foreach (var text in subject.Texts)
        {
            foreach (var match in patterns.SelectMany(p => p.Matches(text.Text)))
            {
                result.Add(text.Mark(Found(Say(Words.Superior, text.Name, match.Value), Say(Words.SuperiorAdvice)), match));
            }
        }
    }

    [GeneratedRegex(@"^(中心)?(村|社区|小学|中学|学校|幼儿园|卫生院|医院|路|街(?!道)|桥|大桥|水库|河|站|工业|产业|园区|法庭|派出所|敬老院|集贸|市场|境内|段|至|到|方向|交界)", Term.Options, Term.Milliseconds)]
    private static partial Regex Place();

    [GeneratedRegex($$"""(联合|会同|协同|配合|协助|与|和|同|及|跟|向|赴|到|往|去|学习|借鉴|参照|参考|参观|考察|观摩|调研|相邻|毗邻|邻近|友邻|对标|邀请|组织|按照|根据|由原|原|包括|其中|、){{Term.InPhrase}}{0,12}$""", Term.Options, Term.Milliseconds)]
    private static partial Regex Together();

    [GeneratedRegex(@"^(等|、|和|与|及|以及|（|来我|到我|来镇|划入|合并|撤并|划转|的(做法|经验|先进))", Term.Options, Term.Milliseconds)]
    private static partial Regex With();

    [GeneratedRegex($$"""(由|请与|请联系|联系|向|公布|公开|发布)□|□(人民政府)?{{Term.InPhrase}}{0,6}(编制|联系|发布|{{Term.Year}}年)""", Term.Options, Term.Milliseconds)]
    private static partial Regex Author();

    [GeneratedRegex($$"""请[与同和向]□{{Term.InPhrase}}{0,8}(联系|咨询|反映)""", Term.Options, Term.Milliseconds)]
    private static partial Regex Contact();

    [GeneratedRegex($$"""^{{Term.Indent}}(（[{{Term.Numerals}}]）)?({{Term.InPhrase}}{0,12}({{Term.Year}}年度?|今年|本年度|全年|一年来)[，,]?)?[ ]*$""", Term.Options, Term.Milliseconds)]
    private static partial Regex Opening();

    [GeneratedRegex($$"""^(人民政府|政府|党委政府|党委、政府)?(我|高度|严格|认真|{{Term.Zealously}}|不断|围绕|以|未|没有|收到|公开|政府信息公开|将|继续|进一步|坚决|切实|及时|充分|着力|持续|通过)""", Term.Options, Term.Milliseconds)]
    private static partial Regex Acting();

    [GeneratedRegex($$"""({{Term.Areas}})(人民)?政府及(其)?({{Term.Areas}})?(人民)?政府办公(厅|室)|(?<=^|[。；，\n：:])我(市|县|区)(各级行政机关)?(全年)?(共|累计)?(主动公开|收到|受理)""", Term.Options, Term.Milliseconds)]
    private static partial Regex SuperiorSpeaking();

    // 推动全省政务公开 is what the office above does; 助力推动 and 为推动 name what the own work helps.
    [GeneratedRegex("(?<![力为以与同合来])(推动|部署|指导|统筹|督促|引领)(了)?全[国省市县区](?![一域])", Term.Options, Term.Milliseconds)]
    private static partial Regex BeyondTownship();

    [GeneratedRegex("(?<![力为以与同合来])(推动|部署|指导|统筹|督促|引领)(了)?全[国省]", Term.Options, Term.Milliseconds)]
    private static partial Regex BeyondCounty();
}
