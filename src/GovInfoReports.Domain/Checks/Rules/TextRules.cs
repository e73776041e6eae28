using System.Globalization;
using System.Text.RegularExpressions;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>D2: a section of text is empty, or the overview does not speak of one of its subjects.</summary>
internal sealed class MissingPartsRule() : TextRule("D2", Tier.Error)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var section in subject.Edition.Sections.Where(s => s.IsNarrative))
        {
            var text = subject.Text(section.Code);
            if (text.Length == 0)
            {
                var similar = subject.Content.AdditionalSections.FirstOrDefault(s => s.Text.Length > 0 && IsSimilar(s.Heading, section));
                result.Add(Finding(
                    section.Code,
                    similar is null ? Tier.Error : Tier.Query,
                    similar is null ? Messages.Text(MessageKey.D2Missing, section.Heading) : Messages.Text(MessageKey.D2OtherTitle, section.Heading, similar.Heading),
                    Messages.Text(section.Matters.Count > 0 ? MessageKey.D2MissingMattersAdvice : MessageKey.D2MissingAdvice, section.Title)));
                continue;
            }

            List<RequiredAspect> missing = [.. section.Aspects.Where(a => !Speaks(text, a))];
            if (missing.Count > 0)
            {
                List<RequiredAspect> elsewhere = [.. missing.Where(a => subject.Texts.Any(t => t.Section is not (TextSections.Preamble or TextSections.Title) && Speaks(t.Text, a)))];
                var message = Messages.Text(MessageKey.D2Aspects, section.Heading, Messages.Names([.. missing.Select(a => a.Title)], 9));
                if (elsewhere.Count > 0)
                {
                    message += Messages.Text(MessageKey.D2Elsewhere, Messages.Names([.. elsewhere.Select(a => a.Title)], 9));
                }

                result.Add(Finding(section.Code, Tier.Query, message, Messages.Text(MessageKey.D2AspectsAdvice)));
            }
        }
    }

    private static bool Speaks(string text, RequiredAspect aspect) => aspect.Keywords.Any(k => text.Contains(k, StringComparison.Ordinal));

    private static bool IsSimilar(string heading, FormSection section) =>
        section.Aliases.Append(section.Title).Any(t => string.Equals(t, heading, StringComparison.Ordinal) || 2 * CommonLength(t, heading) >= t.Length);

    private static int CommonLength(string a, string b)
    {
        var lengths = new int[b.Length + 1];
        foreach (var c in a)
        {
            var diagonal = 0;
            for (var i = 1; i <= b.Length; i++)
            {
                var above = lengths[i];
                lengths[i] = c == b[i - 1] ? diagonal + 1 : Math.Max(above, lengths[i - 1]);
                diagonal = above;
            }
        }

        return lengths[^1];
    }

    private Finding Finding(string section, Tier tier, string message, string advice) =>
        new() { Rule = Id, Tier = tier, Section = section, Message = message, Advice = advice };
}

/// <summary>D3: words that belong to a covering letter, a template or a word processor, and blanks of a template that nobody filled in.</summary>
internal sealed partial class ResidueRule() : TextRule("D3", Tier.Query)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var text in subject.Texts)
        {
            Residues(result, text);
            foreach (var match in Placeholder().Matches(text.Text).DistinctBy(m => m.Value))
            {
                result.Add(text.Mark(
                    new Finding
                    {
                        Rule = Id,
                        Tier = Tier,
                        Message = Messages.Text(MessageKey.D3Placeholder, text.Name, Numbers.Shorten(match.Value)),
                        Advice = Messages.Text(MessageKey.D3PlaceholderAdvice),
                    },
                    match.Index,
                    match.Length));
            }
        }
    }

    private void Residues(RuleResult result, TextPart text)
    {
        List<Match> matches = [.. Residue().Matches(text.Text).DistinctBy(m => m.Value.Trim())];
        if (matches.Count > 0)
        {
            var first = matches[0].Value;
            var start = first.Length - first.TrimStart().Length;
            result.Add(text.Mark(
                new Finding
                {
                    Rule = Id,
                    Tier = Tier,
                    Message = Messages.Text(MessageKey.D3, text.Name, Messages.Names([.. matches.Select(m => Numbers.Shorten(m.Value.Trim()))])),
                    Advice = Messages.Text(MessageKey.D3Advice),
                },
                matches[0].Index + start,
                first.Trim().Length));
        }
    }

    // 印发, 抄送 and the like are ordinary words; only the lines of a covering letter count.
    [GeneratedRegex(@"\[image[^\]\n]{0,80}\]|!\[[^\]\n]{0,80}\]\([^)\n]{0,200}\)|\[bookmark[^\]\n]{0,80}\]|_GoBack|_Toc[0-9]+|MsoNormal|Normal 0( |\n)|该部分以表格形式报告|（文字描述）|\(文字描述\)|附件下载(?!”|栏|功能|服务|区|专区|模块|链接|次|量)|当前位置[：:]|^抄送[：:].*$|^.{0,40}[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日印发[ \u3000]*$|特?此函(告|复|达)?[。.]?[ \u3000]*$|^[^，。；：\n]{2,24}(办公室|办公厅|人民政府|政务公开办)[：:][ \u3000]*($|(?=现将))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Residue();

    // XX and ×× stand where a name, a date or a number belongs; XXL, 3×4, 138XXXX1234 and a brand ×× do not. 某 alone is an ordinary word.
    [GeneratedRegex(@"＊{1,6}[ ]?(年|月|日|镇|乡|县|条|件|次|个|篇|份|人|万|元|期|场)|(?<![0-9一二三四五六七八九〇○])[○〇]{2,6}(?![0-9一二三四五六七八九年])|(?<=^|[，。；\n])某(镇|乡|街道|局)(?=认真|高度|严格|坚持|积极|全面|深入|扎实|共|将|始终)|(?<![A-Za-z0-9])[XxＸｘ×]{1,6}(?=(年|月|日|镇|乡|县|市|区|街道|局|村|社区)(?!光|展))|(?<![A-Za-z0-9])[XxＸｘ×]{2,6}[ ]?(条|件|次|个|篇|份|人|万|元|期|场|号|路|类|单位|部门|办公室|人民政府)|某某(?=镇|乡|县|市|区|街道|局|委|办|单位|人民政府|年|部门)|某(镇|乡|县|街道|局)人民政府|某某?年某某?月|【[^】\n]{0,20}(填写|此处|请填|待填|待补|单位名称|年份|数量|XX|××)[^】\n]{0,20}】|【[ ]*】|[〔（(\[][ ]?(请)?(在此|此处)?(填写|填入|待填|待补充|补充)[^〕）)\]\n]{0,16}[〕）)\]]|_{3,}|＿{2,}|待补充(?=[。，\n]|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}

/// <summary>D5: a text longer than recommended; spaces and punctuation are not counted.</summary>
internal sealed partial class LengthRule() : TextRule("D5", Tier.Query)
{
    public override bool AppliesTo(CheckSubject subject) => subject.Edition.Sections.Any(s => s.RecommendedLength is not null);

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var section in subject.Edition.Sections.Where(s => s.RecommendedLength is not null))
        {
            var length = Codes().Replace(subject.Text(section.Code), string.Empty).Count(char.IsLetterOrDigit);
            if (length > section.RecommendedLength)
            {
                result.Add(new Finding
                {
                    Rule = Id,
                    Tier = Tier,
                    Section = section.Code,
                    Values = new FindingValues(length, section.RecommendedLength),
                    Message = Messages.Text(MessageKey.D5, section.Heading, length, section.RecommendedLength),
                    Advice = Messages.Text(MessageKey.D5Advice),
                });
            }
        }
    }

    [GeneratedRegex(@"!?\[[^\]\n]{0,80}\](\([^)\n]{0,200}\))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Codes();
}

/// <summary>D7: approximate numbers, which nobody can verify.</summary>
internal sealed partial class ApproximationRule() : TextRule("D7", Tier.Hint)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var text in subject.Texts)
        {
            List<Match> words = [.. Approximate().Matches(text.Text).DistinctBy(m => m.Value)];
            if (words.Count > 0)
            {
                result.Add(text.Mark(
                    new Finding
                    {
                        Rule = Id,
                        Tier = Tier,
                        Message = Messages.Text(MessageKey.D7, text.Name, Messages.Names([.. words.Select(m => m.Value)])),
                        Advice = Messages.Text(MessageKey.D7Advice),
                    },
                    words[0].Index,
                    words[0].Length));
            }
        }
    }

    [GeneratedRegex(@"((?<![0-9])[0-9]+|(?<![一二三四五六七八九十百千])[一二三四五六七八九十百千]+)(余|多)(万)?(条|件|篇|项|份|个|次|期|场|人次)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Approximate();
}

/// <summary>T1: slips of the pen seen in published reports. All of them are in <see cref="Typos"/>.</summary>
internal sealed class TypoRule() : TextRule("T1", Tier.Query)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var text in subject.Texts)
        {
            foreach (var typo in Typos.All)
            {
                foreach (Match match in typo.Pattern.Matches(text.Text))
                {
                    result.Add(text.Mark(
                        new Finding
                        {
                            Rule = Id,
                            Tier = typo.Tier,
                            Message = Messages.Text(MessageKey.T1, text.Name, Numbers.Shorten(match.Value), match.Result(typo.Right)),
                            Advice = Messages.Text(MessageKey.T1Advice),
                        },
                        match.Index,
                        match.Length));
                }
            }
        }
    }
}

/// <summary>A slip of the pen.</summary>
internal sealed record Typo(Regex Pattern, string Right, Tier Tier);

/// <summary>The slips of the pen that T1 looks for.</summary>
internal static class Typos
{
    public static IReadOnlyList<Typo> All { get; } =
    [
        Of(@"截止(?=[0-9一二三四五六七八九十○〇]{1,4}[ ]*(年|月)|目前|年底|年末)", "截至", Tier.Hint),
        Of(@"(?<a>政务|政府|公开|发布|更新|报送)(?<b>政务|政府|公开)信心", "${a}${b}信息", Tier.Query),
        Of(@"(?<a>(严把|把好|把牢|把严|严守)[^，。；\n]{0,20}?(政治|政策|法律|保密|文字|安全|内容|质量|意识形态))观", "${a}关", Tier.Query),
        Of(@"请于(?<a>[^，。；0-9年月日时前后内起\n]{2,30}(联系|咨询))", "请与${a}", Tier.Query),
        Of(@"逾期不正(?=、|，|,|。)", "逾期不补正", Tier.Query),
        Of(@"(?<a>告知|通知|要求)(?<b>[^，。；\n]{0,6})不正(?=申请|材料|内容|，|。)", "${a}${b}补正", Tier.Query),
        Of(@"主动公开政府政府", "主动公开政府信息", Tier.Query),
        Of(@"行政法复议", "行政复议", Tier.Query),
        Of(@"行行政(?<a>复议|诉讼)", "行政${a}", Tier.Query),
        Of(@"其它(?=需要报告|有关文件|处理|信息|组织|事项)", "其他", Tier.Hint),
        Of(@"钩稽关系", "勾稽关系", Tier.Hint),
        Of(@"帐号", "账号", Tier.Hint),
        Of(@"帐户", "账户", Tier.Hint),
        Of(@"(?<a>不|未|不够|有待)建全", "${a}健全", Tier.Query),
        Of(@"建全(?=完善|制度|机制)", "健全", Tier.Query),
        Of(@"办工室", "办公室", Tier.Query),
        Of(@"公[从重]号", "公众号", Tier.Query),
        Of(@"人名政府", "人民政府", Tier.Query),
        Of(@"以经(?=纳入|完成|公开|建立|形成|成为|上线|整改|办结|全部)", "已经", Tier.Query),
        Of(@"(?<![一-龥])即使(?=公开|更新|发布|回应|答复)(?![^，。\n]*，也)", "及时", Tier.Query),
        Of(@"布署", "部署", Tier.Query),
        Of(@"重点领城", "重点领域", Tier.Query),
        Of(@"通迅", "通讯", Tier.Query),
        Of(@"政俯", "政府", Tier.Query),
        Of(@"(?<![一-龥])做为(?=政府|政务|公开|一项|重点|第一)|(?<=把[^，。\n]{2,20})做为", "作为", Tier.Hint),
        Of(@"进行行(?!政)", "进行", Tier.Query),
        Of(@"(?<a>政府信息|政务)公式(?=栏|牌|栏目)|(?<a>公开)公式栏", "${a}公示", Tier.Query),
    ];

    private static Typo Of(string pattern, string right, Tier tier) =>
        new(new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)), right, tier);
}

/// <summary>E1: the year in the title and in the preamble, and the period of the figures.</summary>
internal sealed partial class YearRule() : TextRule("E1", Tier.Error)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var year = subject.Context.Year;
        Years(result, subject.Part(TextSections.Title)!, AnyYear(), year, MessageKey.E1Title);
        var preamble = subject.Part(TextSections.Preamble)!;
        Years(result, preamble, ReportYear(), year, MessageKey.E1Preamble);

        var periods = Period().Matches(preamble.Text);
        foreach (Match match in periods)
        {
            var first = Year(match, "y1");
            var last = match.Groups["y2"].Success ? Year(match, "y2") : first;
            if (first != year || last != year)
            {
                result.Add(preamble.Mark(Finding(Tier.Error, Messages.Text(MessageKey.E1PeriodYear, match.Value, year), MessageKey.E1Advice), match.Index, match.Length));
            }
            else if (match.Groups["from"].Value is not "1月1日" || match.Groups["to"].Value is not "12月31日")
            {
                result.Add(preamble.Mark(Finding(Tier.Query, Messages.Text(MessageKey.E1Period, match.Value, year), MessageKey.E1PeriodAdvice), match.Index, match.Length));
            }
        }

        if (periods.Count == 0 && !subject.Texts.Any(t => PeriodWords().IsMatch(t.Text)))
        {
            result.Add(Finding(Tier.Hint, Messages.Text(MessageKey.E1NoPeriod), MessageKey.E1NoPeriodAdvice) with { Section = TextSections.Preamble });
        }
    }

    // A text may name other years too; only one that names other years alone is wrong.
    private void Years(RuleResult result, TextPart text, Regex pattern, int year, MessageKey message)
    {
        var years = pattern.Matches(text.Text).ToList();
        if (years.Count > 0 && !years.Exists(m => Year(m, "y") == year))
        {
            var place = years[0].Groups["y"];
            result.Add(text.Mark(Finding(Tier.Error, Messages.Text(message, place.Value, year), MessageKey.E1Advice), place.Index, place.Length));
        }
    }

    private static int Year(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private Finding Finding(Tier tier, string message, MessageKey advice) => new() { Rule = Id, Tier = tier, Message = message, Advice = Messages.Text(advice) };

    [GeneratedRegex(@"(?<![0-9])(?<y>20[0-9]{2})\s*年", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnyYear();

    [GeneratedRegex(@"(?<![0-9])(?<y>20[0-9]{2})\s*年度?政府信息公开(工作)?年度报告", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReportYear();

    [GeneratedRegex(@"(?<![0-9])(?<y1>20[0-9]{2})年(?<from>[0-9]{1,2}月[0-9]{1,2}日)起?(至|到|—|－|-|~|～)((?<y2>20[0-9]{2})年)?(?<to>[0-9]{1,2}月[0-9]{1,2}日)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Period();

    [GeneratedRegex(@"统计(期限|期间|时间|时限|周期|口径)|1月1日.{0,12}12月31日", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PeriodWords();
}

/// <summary>E1b and E3: the signature and its date.</summary>
internal sealed partial class SignatureRule() : TextRule("E1b", Tier.Query)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var signature = subject.Part(TextSections.Signature)!;
        if (Date().Match(signature.Text) is not { Success: true } match)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunNoDate));
            return;
        }

        var year = subject.Context.Year;
        var signed = int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);
        var month = int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture);
        if (signed == year + 1 && month <= 3)
        {
            return;
        }

        result.Add(signature.Mark(
            new Finding
            {
                Rule = Id,
                Tier = signed == year && month <= 3 ? Tier.Error : Tier,
                Message = Messages.Text(signed == year && month <= 3 ? MessageKey.E1bYear : MessageKey.E1b, match.Value, year, year + 1),
                Advice = Messages.Text(MessageKey.E1bAdvice, year + 1),
            },
            match.Index,
            match.Length));
    }

    [GeneratedRegex(@"(?<y>20[0-9]{2})\s*年\s*(?<m>[0-9]{1,2})\s*月\s*[0-9]{1,2}\s*日", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Date();
}

/// <summary>
/// E2: the notice that the preamble names is the one that issued the form: not that of another edition, not the right number after
/// wrong letters, not the year's programme of work.
/// </summary>
internal sealed partial class BasisRule() : TextRule("E2", Tier.Query)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var preamble = subject.Part(TextSections.Preamble)!;
        var text = Brackets(preamble.Text);
        if (text.Contains(subject.Edition.Document, StringComparison.Ordinal))
        {
            return;
        }

        foreach (var other in subject.Catalog.Editions)
        {
            if (text.IndexOf(other.Document, StringComparison.Ordinal) is >= 0 and var at)
            {
                Add(subject, result, preamble, at, other.Document.Length, Messages.Text(MessageKey.E2, other.Document, other.Name, subject.Edition.Name, subject.Edition.Document));
                return;
            }
        }

        foreach (Match match in Cited().Matches(text))
        {
            var own = match.Groups["number"].Value;
            if (subject.Catalog.Editions.Any(e => e.Document.EndsWith(own, StringComparison.Ordinal)) || AsBasis().IsMatch(text[(match.Index + match.Length)..]))
            {
                Add(subject, result, preamble, match.Index, match.Length, Messages.Text(MessageKey.E2Number, match.Value, subject.Edition.Name, subject.Edition.Document));
                return;
            }
        }
    }

    // One character each, so that places stay where they are.
    private static string Brackets(string text) => text.Replace('[', '〔').Replace(']', '〕').Replace('（', '〔').Replace('）', '〕');

    private void Add(CheckSubject subject, RuleResult result, TextPart preamble, int index, int length, string message) => result.Add(preamble.Mark(
        new Finding { Rule = Id, Tier = Tier, Message = message, Advice = Messages.Text(MessageKey.E2Advice, subject.Edition.Document) },
        index,
        length));

    [GeneratedRegex(@"国办[\u4e00-\u9fa5]{0,6}(?<number>〔20[0-9]{2}〕[0-9]{1,3}号)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Cited();

    [GeneratedRegex(@"^[〕）》”]?[^，。]{0,12}(格式|编制)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AsBasis();
}

/// <summary>E3: a signature with the unit and a date. That it was published in time is for the portal's deadlines to say.</summary>
internal sealed partial class SignatureMissingRule() : TextRule("E3", Tier.Hint)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var signature = subject.Text(TextSections.Signature);
        if (signature.Length == 0 || !Date().IsMatch(signature))
        {
            result.Add(new Finding
            {
                Rule = Id,
                Tier = Tier,
                Section = TextSections.Signature,
                Message = Messages.Text(signature.Length == 0 ? MessageKey.E3NoSignature : MessageKey.E3NoDate),
                Advice = Messages.Text(MessageKey.E3Advice),
            });
        }
    }

    [GeneratedRegex(@"[0-9〇○零一二三四五六七八九十]\s*年.*月.*日", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Date();
}

/// <summary>F1: the title names the year and is not that of a covering letter.</summary>
internal sealed partial class TitleRule() : TextRule("F1", Tier.Query)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var title = string.Concat(subject.Content.Title.Where(c => !char.IsWhiteSpace(c)));
        var (tier, message) = title switch
        {
            "" => (Tier.Hint, MessageKey.F1NoTitle),
            _ when Letter().IsMatch(title) => (Tier.Query, MessageKey.F1Letter),
            _ when !Year().IsMatch(title) => (Tier.Hint, MessageKey.F1NoYear),
            _ => (Tier.Hint, MessageKey.PartTitle),
        };
        if (message != MessageKey.PartTitle)
        {
            result.Add(new Finding
            {
                Rule = Id,
                Tier = tier,
                Section = TextSections.Title,
                Message = Messages.Text(message, title),
                Advice = Messages.Text(MessageKey.F1Advice, subject.Context.UnitName ?? string.Empty, subject.Context.Year),
            });
        }
    }

    [GeneratedRegex(@"^关于(报送|上报|呈报)|的函$|办公室[：:]$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Letter();

    [GeneratedRegex(@"[0-9〇○零一二三四五六七八九]{4}年", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Year();
}

/// <summary>P3: a mobile number; it may be somebody's own or the one on duty.</summary>
internal sealed partial class MobileNumberRule() : TextRule("P3", Tier.Query)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var text in subject.Texts)
        {
            foreach (Match number in Number().Matches(text.Text))
            {
                var masked = $"{number.Groups["first"].Value}****{number.Value[^4..]}";
                result.Add(text.Mark(
                    new Finding
                    {
                        Rule = Id,
                        Tier = Tier,
                        Message = Messages.Text(MessageKey.P3, text.Name, masked),
                        Advice = Messages.Text(MessageKey.P3Advice),
                    },
                    number.Index,
                    number.Length,
                    masked));
            }
        }
    }

    [GeneratedRegex(@"(?<![0-9A-Za-z._/=-])(\+?86[- ]?)?(?<first>1[3-9][0-9])((?<between>[- ]?)[0-9]{4})(\k<between>[0-9]{4})(?![0-9A-Za-z_/]|[-.][0-9A-Za-z])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
