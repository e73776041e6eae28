using System.Text.RegularExpressions;

namespace GovInfoReports.Domain.Checks.Rules;

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
