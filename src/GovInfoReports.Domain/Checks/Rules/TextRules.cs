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
                    Messages.Text(MessageKey.D2MissingAdvice, section.Title)));
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

/// <summary>D3: words that belong to a covering letter, a template or a word processor.</summary>
internal sealed partial class ResidueRule() : TextRule("D3", Tier.Query)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var text in subject.Texts)
        {
            List<string> words = [.. Residue().Matches(text.Text).Select(m => m.Value.Trim()).Distinct(StringComparer.Ordinal)];
            if (words.Count > 0)
            {
                result.Add(new Finding
                {
                    Rule = Id,
                    Tier = Tier,
                    Section = text.Section,
                    Message = Messages.Text(MessageKey.D3, text.Name, Messages.Names([.. words.Select(Numbers.Shorten)])),
                    Advice = Messages.Text(MessageKey.D3Advice),
                    Source = new SourcePlace(null, null, Numbers.Shorten(words[0])),
                });
            }
        }
    }

    // 印发, 抄送 and the like are ordinary words; only the lines of a covering letter count.
    [GeneratedRegex(@"\[image[^\]\n]{0,80}\]|!\[[^\]\n]{0,80}\]\([^)\n]{0,200}\)|\[bookmark[^\]\n]{0,80}\]|_GoBack|_Toc[0-9]+|MsoNormal|Normal 0( |\n)|该部分以表格形式报告|（文字描述）|\(文字描述\)|附件下载|当前位置[：:]|^抄送[：:].*$|^.{0,40}[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日印发[ \u3000]*$|特?此函(告|复|达)?[。.]?[ \u3000]*$|^[^，。；：\n]{2,24}(办公室|办公厅|人民政府|政务公开办)[：:][ \u3000]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Residue();
}

/// <summary>D4: the text is nearly last year's. Numbers are left out of the comparison.</summary>
internal sealed class SameTextRule() : TextRule("D4", Tier.Query)
{
    private const int Gram = 5;
    private const int TooShortToTell = 80;
    private const double Similar = 0.85;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        if (subject.LastYear is not { } last)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunNoLastYear));
            return;
        }

        foreach (var section in subject.Edition.Sections.Where(s => s.IsNarrative))
        {
            var now = Plain(subject.Content.Text(section.Code));
            var before = Plain(last.Text(section.Code));
            if (now.Length < TooShortToTell || before.Length < TooShortToTell)
            {
                continue;
            }

            var a = Grams(now);
            var b = Grams(before);
            var common = a.Count(b.Contains);
            var similarity = (double)common / (a.Count + b.Count - common);
            if (similarity >= Similar)
            {
                result.Add(new Finding
                {
                    Rule = Id,
                    Tier = Tier,
                    Section = section.Code,
                    Message = Messages.Text(MessageKey.D4, section.Heading, subject.Context.Year - 1, (int)Math.Floor(100 * similarity)),
                    Advice = Messages.Text(MessageKey.D4Advice),
                });
            }
        }
    }

    private static string Plain(string text) => string.Concat(text.Where(c => char.IsLetter(c)));

    private static HashSet<string> Grams(string text) => [.. Enumerable.Range(0, text.Length - Gram + 1).Select(i => text.Substring(i, Gram))];
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
            List<string> words = [.. Approximate().Matches(text.Text).Select(m => m.Value).Distinct(StringComparer.Ordinal)];
            if (words.Count > 0)
            {
                result.Add(new Finding
                {
                    Rule = Id,
                    Tier = Tier,
                    Section = text.Section,
                    Message = Messages.Text(MessageKey.D7, text.Name, Messages.Names(words)),
                    Advice = Messages.Text(MessageKey.D7Advice),
                    Source = new SourcePlace(null, null, words[0]),
                });
            }
        }
    }

    [GeneratedRegex(@"([0-9]+|[一二三四五六七八九十百千]+)(余|多)(万)?(条|件|篇|项|份|个|次|期|场|人次)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
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
                    var wrong = Numbers.Shorten(match.Value);
                    result.Add(new Finding
                    {
                        Rule = Id,
                        Tier = typo.Tier,
                        Section = text.Section,
                        Message = Messages.Text(MessageKey.T1, text.Name, wrong, match.Result(typo.Right)),
                        Advice = Messages.Text(MessageKey.T1Advice),
                        Source = new SourcePlace(null, null, wrong),
                    });
                }
            }
        }
    }
}

/// <summary>A slip of the pen.</summary>
/// <param name="Pattern">The wrong words with as much of their surroundings as it takes to be sure.</param>
/// <param name="Right">What was meant, as a regular expression's replacement.</param>
/// <param name="Tier">How serious.</param>
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
        Of(@"主动公开政府政府", "主动公开政府信息", Tier.Query),
        Of(@"行政法复议", "行政复议", Tier.Query),
        Of(@"行行政(?<a>复议|诉讼)", "行政${a}", Tier.Query),
        Of(@"其它(?=需要报告|有关文件|处理)", "其他", Tier.Hint),
        Of(@"钩稽关系", "勾稽关系", Tier.Hint),
        Of(@"帐号", "账号", Tier.Hint),
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
        Years(result, subject.Content.Title, TextSections.Title, AnyYear(), year, MessageKey.E1Title);
        Years(result, subject.Content.Preamble, TextSections.Preamble, ReportYear(), year, MessageKey.E1Preamble);

        var periods = Period().Matches(subject.Content.Preamble);
        foreach (Match match in periods)
        {
            var first = Year(match, "y1");
            var last = match.Groups["y2"].Success ? Year(match, "y2") : first;
            if (first != year || last != year)
            {
                result.Add(Finding(Tier.Error, TextSections.Preamble, Messages.Text(MessageKey.E1PeriodYear, match.Value, year), MessageKey.E1Advice, match.Value));
            }
            else if (match.Groups["from"].Value is not "1月1日" || match.Groups["to"].Value is not "12月31日")
            {
                result.Add(Finding(Tier.Query, TextSections.Preamble, Messages.Text(MessageKey.E1Period, match.Value, year), MessageKey.E1PeriodAdvice, match.Value));
            }
        }

        if (periods.Count == 0 && !subject.Texts.Any(t => PeriodWords().IsMatch(t.Text)))
        {
            result.Add(Finding(Tier.Hint, TextSections.Preamble, Messages.Text(MessageKey.E1NoPeriod), MessageKey.E1NoPeriodAdvice, null));
        }
    }

    // A text may name other years too; only one that names other years alone is wrong.
    private void Years(RuleResult result, string text, string section, Regex pattern, int year, MessageKey message)
    {
        List<int> years = [.. pattern.Matches(text).Select(m => Year(m, "y"))];
        if (years.Count > 0 && !years.Contains(year))
        {
            result.Add(Finding(Tier.Error, section, Messages.Text(message, years[0], year), MessageKey.E1Advice, years[0].ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static int Year(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private Finding Finding(Tier tier, string section, string message, MessageKey advice, string? words) => new()
    {
        Rule = Id,
        Tier = tier,
        Section = section,
        Message = message,
        Advice = Messages.Text(advice),
        Source = words is null ? null : new SourcePlace(null, null, words),
    };

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
        if (Date().Match(subject.Content.Signature) is not { Success: true } match)
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

        result.Add(new Finding
        {
            Rule = Id,
            Tier = signed == year && month <= 3 ? Tier.Error : Tier,
            Section = TextSections.Signature,
            Message = Messages.Text(signed == year && month <= 3 ? MessageKey.E1bYear : MessageKey.E1b, match.Value, year, year + 1),
            Advice = Messages.Text(MessageKey.E1bAdvice, year + 1),
            Source = new SourcePlace(null, null, match.Value),
        });
    }

    [GeneratedRegex(@"(?<y>20[0-9]{2})\s*年\s*(?<m>[0-9]{1,2})\s*月\s*[0-9]{1,2}\s*日", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Date();
}

/// <summary>E2: the notice that the preamble names is the one that issued the form.</summary>
internal sealed class BasisRule() : TextRule("E2", Tier.Query)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var preamble = subject.Content.Preamble.Replace('[', '〔').Replace(']', '〕').Replace('（', '〔').Replace('）', '〕');
        if (preamble.Contains(subject.Edition.Document, StringComparison.Ordinal))
        {
            return;
        }

        var other = subject.Catalog.Editions.FirstOrDefault(e => preamble.Contains(e.Document, StringComparison.Ordinal));
        if (other is not null)
        {
            result.Add(new Finding
            {
                Rule = Id,
                Tier = Tier,
                Section = TextSections.Preamble,
                Message = Messages.Text(MessageKey.E2, other.Document, other.Name, subject.Edition.Name, subject.Edition.Document),
                Advice = Messages.Text(MessageKey.E2Advice, subject.Edition.Document),
                Source = new SourcePlace(null, null, other.Document),
            });
        }
    }
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

/// <summary>E4: how to reach the unit.</summary>
internal sealed partial class ContactRule() : TextRule("E4", Tier.Hint)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        if (!subject.Texts.Any(t => Contact().IsMatch(t.Text)))
        {
            result.Add(new Finding
            {
                Rule = Id,
                Tier = Tier,
                Section = TextSections.Preamble,
                Message = Messages.Text(MessageKey.E4NoContact),
                Advice = Messages.Text(MessageKey.E4Advice),
            });
        }
    }

    [GeneratedRegex(@"0[0-9]{2,3}[-－—– ]?[0-9]{7,8}|电话[：:]?[ ]*[0-9]|[A-Za-z0-9._-]+@[A-Za-z0-9.-]+|(?<![0-9])12345(?![0-9])|1[3-9][0-9]{9}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Contact();
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

/// <summary>P1: a resident identity number, verified by its check digit.</summary>
internal sealed partial class IdentityNumberRule() : TextRule("P1", Tier.Error)
{
    private const string CheckDigits = "10X98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var text in subject.Texts)
        {
            foreach (var number in Number().Matches(text.Text).Select(m => m.Value).Where(IsValid))
            {
                result.Add(new Finding
                {
                    Rule = Id,
                    Tier = Tier,
                    Section = text.Section,
                    Message = Messages.Text(MessageKey.P1, text.Name, $"{number[..6]}********{number[^4..]}"),
                    Advice = Messages.Text(MessageKey.P1Advice),
                    Source = new SourcePlace(null, null, $"{number[..6]}********{number[^4..]}"),
                });
            }
        }
    }

    private static bool IsValid(string number) =>
        CheckDigits[Weights.Select((w, i) => w * (number[i] - '0')).Sum() % 11] == char.ToUpperInvariant(number[17]);

    [GeneratedRegex(@"(?<![0-9A-Za-z])[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9A-Za-z])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}

/// <summary>P3: a mobile number; it may be somebody's own or the one on duty.</summary>
internal sealed partial class MobileNumberRule() : TextRule("P3", Tier.Query)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var text in subject.Texts)
        {
            foreach (var number in Number().Matches(text.Text).Select(m => m.Value))
            {
                var masked = $"{number[..3]}****{number[^4..]}";
                result.Add(new Finding
                {
                    Rule = Id,
                    Tier = Tier,
                    Section = text.Section,
                    Message = Messages.Text(MessageKey.P3, text.Name, masked),
                    Advice = Messages.Text(MessageKey.P3Advice),
                    Source = new SourcePlace(null, null, masked),
                });
            }
        }
    }

    [GeneratedRegex(@"(?<![0-9A-Za-z.-])1[3-9][0-9]{9}(?![0-9A-Za-z])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
