using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>
/// E2: the notice that the preamble names is the one that issued the form: not that of another edition, not the right number after
/// wrong letters, not the year's programme of work.
/// </summary>
internal sealed partial class BasisRule() : TextRule("E2", Tier.Query)
{
    private enum Words { Message, Advice, Number }

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var preamble = subject.Part(TextSections.Preamble)!;
        var text = Brackets(preamble.Text);
        if (text.Contains(subject.Edition.Document, StringComparison.Ordinal))
        {
            return;
        }

        foreach (var other in subject.Catalog.Editions)
        {
            if (text.IndexOf(other.Document, StringComparison.Ordinal) is >= 0 and var at)
            {
                Add(subject, result, preamble, at, other.Document.Length, Say(Words.Message, other.Document, other.Name, subject.Edition.Name, subject.Edition.Document));
                return;
            }
        }

        foreach (Match match in Cited().Matches(text))
        {
            var own = match.Groups["number"].Value;
            if (subject.Catalog.Editions.Any(e => e.Document.EndsWith(own, StringComparison.Ordinal)) || AsBasis().IsMatch(text[(match.Index + match.Length)..]))
            {
                Add(subject, result, preamble, match.Index, match.Length, Say(Words.Number, match.Value, subject.Edition.Name, subject.Edition.Document));
                return;
            }
        }
    }

    // One character each, so that places stay where they are.
    private static string Brackets(string text) => text.Replace('[', '〔').Replace(']', '〕').Replace('（', '〔').Replace('）', '〕');

    private void Add(CheckSubject subject, RuleResult result, TextPart preamble, int index, int length, string message) => result.Add(preamble.Mark(Found(message, Say(Words.Advice, subject.Edition.Document)), index, length));

    [GeneratedRegex($$"""国办[{{Term.Han}}]{0,6}(?<number>〔{{Term.Year}}〕[0-9]{1,3}号)""", Term.Options, Term.Milliseconds)]
    private static partial Regex Cited();

    [GeneratedRegex($$"""^[〕）》”]?{{Term.InPhrase}}{0,12}(格式|编制)""", Term.Options, Term.Milliseconds)]
    private static partial Regex AsBasis();
}
