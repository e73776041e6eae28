using System.Globalization;
using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>E1c: the text cites a document that is younger than the report's own date.</summary>
internal sealed partial class YoungerDocumentRule() : TextRule("E1c", Tier.Query)
{
    private enum Words { Message, Advice }

    // Documents on this report whose day of issue is known.
    private static readonly (string Number, int Year, int Month, int Day)[] Known =
    [
        ("国办公开办函〔2019〕60号", 2019, 11, 23),
        ("国办函〔2020〕109号", 2020, 11, 17),
        ("国办公开办函〔2021〕30号", 2021, 9, 26),
    ];

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var signed = SignatureDate.Of(subject.Part(TextSections.Signature)?.Text ?? string.Empty)?.Day;
        var lastYear = signed?.Year ?? subject.Context.Year + 1;
        foreach (var text in subject.Texts)
        {
            foreach (Match match in Cited().Matches(text.Text))
            {
                var year = int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);
                if (year > lastYear || (signed is { } day && IsKnownAsYounger(match.Value, day)))
                {
                    var date = signed is { } own ? SignatureDate.Words(own) : Messages.Text(MessageKey.YearNumber, lastYear);
                    result.Add(text.Mark(Found(Say(Words.Message, text.Name, match.Value, date), Say(Words.Advice)), match));
                }
            }
        }

        if (signed is null)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunNoDate));
        }
    }

    private static bool IsKnownAsYounger(string cited, DateOnly signed)
    {
        var number = cited.Replace('[', '〔').Replace(']', '〕').Replace('（', '〔').Replace('）', '〕').Replace('(', '〔').Replace(')', '〕');
        return Known.Any(k => number.EndsWith(k.Number, StringComparison.Ordinal) && new DateOnly(k.Year, k.Month, k.Day) > signed);
    }

    [GeneratedRegex($$"""[{{Term.Han}}]{2,8}[〔\[（(](?<y>{{Term.Year}})[〕\]）)][ ]?第?[0-9]{1,4}[ ]?号""", Term.Options, Term.Milliseconds)]
    private static partial Regex Cited();
}
