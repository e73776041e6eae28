using System.Text.RegularExpressions;

namespace GovInfoReports.Domain.Checks.Rules;

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
