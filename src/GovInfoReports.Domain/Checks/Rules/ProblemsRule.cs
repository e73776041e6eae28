namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>D6: the section on problems is very short, names no problem, or no remedy.</summary>
internal sealed class ProblemsRule() : CheckRule("D6", Tier.Query)
{
    private const int Shortest = 80;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var binding in subject.Edition.BindingsOf(Id))
        {
            var section = subject.Edition.Section(binding.Table);
            var text = section is null ? string.Empty : subject.Text(section.Code);
            var length = text.Count(c => !char.IsWhiteSpace(c));
            if (length == 0)
            {
                continue;
            }

            bool Speaks(string part) => binding.WordsOf(part).Any(w => text.Contains(w, StringComparison.Ordinal));
            MessageKey? message = length switch
            {
                < Shortest => MessageKey.D6Short,
                _ when !Speaks("problem") => MessageKey.D6NoProblem,
                _ when !Speaks("remedy") => MessageKey.D6NoRemedy,
                _ => null,
            };
            if (message is { } key)
            {
                result.Add(new Finding
                {
                    Rule = Id,
                    Tier = Tier,
                    Section = section!.Code,
                    Message = Messages.Text(key, section.Heading, length, Shortest),
                    Advice = Messages.Text(MessageKey.D6Advice),
                });
            }
        }
    }
}
