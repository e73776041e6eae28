using System.Globalization;
using System.Text.RegularExpressions;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>E1b and E3: the signature and its date.</summary>
internal sealed partial class SignatureRule() : TextRule("E1b", Tier.Query)
{
    private enum Words { Year, Message, Advice }

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

        result.Add(signature.Mark(Found(Say(signed == year && month <= 3 ? Words.Year : Words.Message, match.Value, year, year + 1), Say(Words.Advice, year + 1), signed == year && month <= 3 ? Tier.Error : Tier), match));
    }

    [GeneratedRegex(@"(?<y>20[0-9]{2})\s*年\s*(?<m>[0-9]{1,2})\s*月\s*[0-9]{1,2}\s*日", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Date();
}
