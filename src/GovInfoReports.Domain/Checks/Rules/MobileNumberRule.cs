using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>P3: a mobile number; it may be somebody's own or the one on duty.</summary>
internal sealed partial class MobileNumberRule() : TextRule("P3", Tier.Query)
{
    private enum Words { Message, Advice }

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var text in subject.Texts)
        {
            foreach (Match number in Number().Matches(text.Text))
            {
                var masked = $"{number.Groups["first"].Value}****{number.Value[^4..]}";
                result.Add(text.Mark(Found(Say(Words.Message, text.Name, masked), Say(Words.Advice)), number, masked));
            }
        }
    }

    [GeneratedRegex(
        @"(?<![0-9A-Za-z._/=-])(\+?86[- ]?)?(?<first>1[3-9][0-9])((?<between>[- ]?)[0-9]{4})(\k<between>[0-9]{4})(?![0-9A-Za-z_/]|"
        + @"[-.][0-9A-Za-z])",
        Term.Options, Term.Milliseconds)]
    private static partial Regex Number();
}
