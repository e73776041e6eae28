using GovInfoReports.Domain.Checks.Reading;
using GovInfoReports.Domain.Content;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>E1b: the date of the signature: in the first quarter after the year, and no day that is yet to come.</summary>
internal sealed class SignatureRule() : TextRule("E1b", Tier.Query)
{
    private enum Words { Year, Message, Advice, Early, EarlyAdvice, Future, FutureAdvice }

    private const int LastMonth = 3;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var signature = subject.Part(TextSections.Signature)!;
        if (SignatureDate.Of(signature.Text) is not var (day, words))
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunNoDate));
            return;
        }

        if (Problem(subject.Context, day, words.Value.Trim()) is { } finding)
        {
            result.Add(signature.Mark(finding, words));
        }
    }

    private Finding? Problem(CheckContext context, DateOnly day, string words)
    {
        var year = context.Year;
        if (context.Today is { } today && day > today)
        {
            return Found(Say(Words.Future, words), Say(Words.FutureAdvice));
        }

        // A unit that is dissolved within the year signs before the year ends.
        if (day.Year == year && context.Today < ReportingPeriod.HandInFrom(year))
        {
            return Found(Say(Words.Early, words, year), Say(Words.EarlyAdvice));
        }

        if (day.Year == year + 1 && day.Month <= LastMonth)
        {
            return null;
        }

        var isOwnYear = day.Year == year && day.Month <= LastMonth;
        return Found(Say(isOwnYear ? Words.Year : Words.Message, words, year, year + 1), Say(Words.Advice, year + 1), isOwnYear ? Tier.Error : Tier);
    }
}
