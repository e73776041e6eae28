using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>
/// P1: what identifies a person. Identity and bank card numbers are verified by their check digits and block; names of applicants
/// and addresses of homes are recognised by the words around them and ask, for such words can mislead.
/// </summary>
internal sealed partial class PersonalDataRule() : TextRule("P1", Tier.Error)
{
    private enum Words { Message, Advice, Card, Name, NameAdvice, Home, HomeAdvice }

    private const string CheckDigits = "10X98765432";
    private const int Shown = 4;
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var text in subject.Texts)
        {
            foreach (Match match in Number().Matches(text.Text).Where(m => IsIdentity(m.Value)))
            {
                Add(result, text, match, Tier, Words.Message, $"{match.Value[..6]}********{match.Value[^Shown..]}", Words.Advice);
            }

            foreach (Match match in Card().Matches(text.Text).Where(m => IsCard(m.Value)))
            {
                Add(result, text, match, Tier, Words.Card, $"{match.Value[..Shown]}********{match.Value[^Shown..]}", Words.Advice);
            }

            foreach (Match match in Applicant().Matches(text.Text))
            {
                var name = match.Groups["name"];
                Add(result, text, name, Tier.Query, Words.Name, $"{name.Value[0]}{new string('*', name.Length - 1)}", Words.NameAdvice);
            }

            foreach (Match match in Home().Matches(text.Text))
            {
                Add(result, text, match, Tier.Query, Words.Home, $"{match.Value[..Math.Min(6, match.Length)]}***", Words.HomeAdvice);
            }
        }
    }

    private void Add(RuleResult result, TextPart text, Capture place, Tier tier, Words message, string masked, Words advice) => result.Add(text.Mark(Found(Say(message, text.Name, masked), Say(advice), tier), place, masked));

    private static bool IsIdentity(string number) =>
        CheckDigits[Weights.Select((w, i) => w * (number[i] - '0')).Sum() % 11] == char.ToUpperInvariant(number[17]);

    // Luhn. What looks like an identity number is none of a card.
    private static bool IsCard(string written)
    {
        var digits = written.Replace(" ", string.Empty, StringComparison.Ordinal);
        if (digits.Length is < 16 or > 19 || Number().IsMatch(digits))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            digit = i % 2 == 1 ? digit * 2 : digit;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    [GeneratedRegex(@"(?<![0-9A-Za-z])[1-9][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9A-Za-z])", Term.Options, Term.Milliseconds)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<![0-9A-Za-z.-])(62[0-9]{2}|4[0-9]{3}|5[1-5][0-9]{2}|3[57][0-9]{2})([ ]?[0-9]{4}){3}([ ]?[0-9]{1,3})?(?![0-9A-Za-z.-])", Term.Options, Term.Milliseconds)]
    private static partial Regex Card();

    // Only surnames that begin no ordinary word after 申请人; what follows must be what an applicant does.
    [GeneratedRegex(
        """(申请人|原告|当事人|信访人|投诉人|村民|居民|市民|"""
        + $$"""群众)(姓名)?{{Term.Colon}}?[ ]?(?<name>[王李张刘陈杨赵吴周徐孙朱胡郭林罗郑梁谢宋唐冯邓曹彭肖田董袁潘蔡杜叶魏苏吕丁沈姜卢傅钟崔谭廖汪范陆贾夏韦邹孟熊秦邱侯江尹薛闫段黎史陶贺毛郝顾龚邵覃戴严莫][{{Term.Han}}-[某提出申请要求不服等的因向对就于]]{1,2})(?=(（|，(男|女)|先生|女士|同志)|提出|申请|提交|要求|不服|来信|来访|投诉|举报|反映|诉|咨询)""",
        Term.Options, Term.Milliseconds)]
    private static partial Regex Applicant();

    [GeneratedRegex($$"""(家住|现住|居住在|居住于|家庭住址|户籍地址?|住址)(为|是|：|:)?[ ]?[^，。；：\n（）]{2,24}?([0-9]{1,5}|[{{Term.Numerals}}百]{1,4})(号|栋|幢|单元|室|楼|户)""", Term.Options, Term.Milliseconds)]
    private static partial Regex Home();
}
