using System.Globalization;
using System.Text.RegularExpressions;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>Numbers of listed points that skip one or come twice.</summary>
internal abstract class OrderRule(string id) : TextRule(id, Tier.Query)
{
    private enum Words { Message }

    protected abstract IEnumerable<Regex> Styles { get; }

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var text in subject.Texts)
        {
            foreach (var slip in Enumeration.Slips(text.Text, Styles))
            {
                var slipped = Messages.Text(slip.Number <= slip.Before ? MessageKey.OrderTwice : MessageKey.OrderSkipped);
                var message = Say(Words.Message, text.Name, slip.Words, slipped, slip.Before.ToString(CultureInfo.InvariantCulture));
                result.Add(text.Mark(Found(message, Messages.Text(MessageKey.OrderAdvice)), slip.Index, slip.Length));
            }
        }
    }
}
