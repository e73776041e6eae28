using System.Globalization;
using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>E1b: the date of the signature.</summary>
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

        var isOwnYear = signed == year && month <= 3;
        var message = Say(isOwnYear ? Words.Year : Words.Message, match.Value, year, year + 1);
        result.Add(signature.Mark(Found(message, Say(Words.Advice, year + 1), isOwnYear ? Tier.Error : Tier), match));
    }

    [GeneratedRegex($$"""{{Term.SpacedMonth}}[0-9]{1,2}\s*日""", Term.Options, Term.Milliseconds)]
    private static partial Regex Date();
}
