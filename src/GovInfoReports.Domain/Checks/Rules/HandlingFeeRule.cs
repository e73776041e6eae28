namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>B4: the fees for handling information 信息处理费 are not mentioned. Where the edition only recommends it, this informs.</summary>
internal sealed class HandlingFeeRule() : CheckRule("B4", Tier.Query)
{
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

            result.Add(new Finding
            {
                Rule = Id,
                Tier = binding.WordsOf("required").Count > 0 ? Tier : Tier.Hint,
                Section = section.Code,
                Message = Messages.Text(MessageKey.B4, section.Heading),
                Advice = Messages.Text(MessageKey.B4Advice),
            });
        }
    }
}
