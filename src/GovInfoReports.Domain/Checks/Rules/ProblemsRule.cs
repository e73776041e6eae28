namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>D6: the section on problems is very short, names no problem, or no remedy.</summary>
internal sealed class ProblemsRule() : ContentRule("D6", Tier.Query)
{
    private enum Words { Short, NoProblem, NoRemedy, Advice }

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
            Words? message = length switch
            {
                < Shortest => Words.Short,
                _ when !Speaks("problem") => Words.NoProblem,
                _ when !Speaks("remedy") => Words.NoRemedy,
                _ => null,
            };
            if (message is { } key)
            {
                result.Add(Found(Say(key, section!.Heading, length, Shortest), Say(Words.Advice)) with { Section = section.Code });
            }
        }
    }
}
