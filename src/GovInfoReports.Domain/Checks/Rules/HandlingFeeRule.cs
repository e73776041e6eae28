namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>B4: the fees for handling information 信息处理费 are not mentioned. Where the edition only recommends it, this informs.</summary>
internal sealed class HandlingFeeRule() : ContentRule("B4", Tier.Query)
{
    private enum Words { Message, Advice }

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var binding in subject.Edition.BindingsOf(Id))
        {
            var words = binding.WordsOf("required").Concat(binding.WordsOf("recommended"));
            var section = subject.Edition.Section(binding.Table);
            if (section is null || subject.Text(section.Code).Length == 0 || subject.Texts.Any(t => words.Any(w => t.Text.Contains(w, StringComparison.Ordinal) || t.Name.Contains(w, StringComparison.Ordinal))))
            {
                continue;
            }

            result.Add(Found(Say(Words.Message, section.Heading), Say(Words.Advice), binding.WordsOf("required").Count > 0 ? Tier : Tier.Hint) with
            {
                Section = section.Code,
            });
        }
    }
}
