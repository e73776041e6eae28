using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>C2b: a slash, a dash or 无 stands where the form expects a number.</summary>
internal sealed class NotApplicableRule() : CheckRule("C2b", Tier.Query)
{
    public override bool AppliesTo(CheckSubject subject) => true;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var table in subject.Edition.Tables)
        {
            List<CellId> cells = [.. table.Cells.Select(c => c.Id).Where(c => subject[c].IsNotApplicable)];
            if (cells.Count > 0)
            {
                result.Add(new Finding
                {
                    Rule = Id,
                    Tier = Tier,
                    Cells = cells,
                    Message = Messages.Text(MessageKey.C2b, subject.Edition.SectionOfTable(table.Code)!.Heading, cells.Count, Messages.Names([.. cells.Select(subject.NameOf)])),
                    Advice = Messages.Text(MessageKey.C2bAdvice),
                });
            }
        }
    }
}
