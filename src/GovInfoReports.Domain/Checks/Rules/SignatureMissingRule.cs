using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>E3: a signature with the unit and a date. That it was published in time is for the portal's deadlines to say.</summary>
internal sealed partial class SignatureMissingRule() : TextRule("E3", Tier.Hint)
{
    private enum Words { NoSignature, NoDate, Advice }

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var signature = subject.Text(TextSections.Signature);
        if (signature.Length == 0 || !Date().IsMatch(signature))
        {
            result.Add(Found(Say(signature.Length == 0 ? Words.NoSignature : Words.NoDate), Say(Words.Advice)) with
            {
                Section = TextSections.Signature,
            });
        }
    }

    [GeneratedRegex($$"""[0-9〇○零{{Term.Numerals}}]\s*年.*月.*日""", Term.Options, Term.Milliseconds)]
    private static partial Regex Date();
}
