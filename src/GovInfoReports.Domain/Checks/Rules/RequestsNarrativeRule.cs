using GovInfoReports.Domain.Checks.Reading;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>The applications a report counts, and the text in which it would speak of them.</summary>
internal abstract class RequestsNarrativeRule(string id, Tier tier) : ContentRule(id, tier)
{
    public override bool AppliesTo(CheckSubject subject) => subject.Edition.BindingsOf("B1").Any();

    public sealed override bool ReadsTexts => true;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var binding in subject.Edition.BindingsOf("B1"))
        {
            List<CellId> received = [.. Cells(binding, "received")];
            List<CellId> carriedOver = [.. Cells(binding, "carriedOver")];
            if (received.Concat(carriedOver).Any(c => subject[c].IsBlank))
            {
                result.CouldNotRun(Messages.Text(MessageKey.NotRunBlankIn, subject.RowName(received[0])));
                continue;
            }

            List<TextPart> texts =
            [
                .. subject.Texts.Where(t => string.Equals(t.Section, binding.Table, StringComparison.Ordinal)
                    || t.Section is TextSections.Additional
                    || subject.Edition.Section(t.Section) is { Aspects.Count: > 0 }),
            ];
            Evaluate(subject, result, texts, received, carriedOver);
        }
    }

    protected abstract void Evaluate(CheckSubject subject, RuleResult result, IReadOnlyList<TextPart> texts, IReadOnlyList<CellId> received, IReadOnlyList<CellId> carriedOver);

    private static IEnumerable<CellId> Cells(RuleBinding binding, string part) =>
        binding.Rows[part].SelectMany(r => binding.Columns["total"].Select(c => new CellId(binding.Table, r, c)));
}
