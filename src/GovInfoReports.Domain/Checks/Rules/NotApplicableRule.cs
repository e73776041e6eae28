using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>C2b: a slash, a dash or 无 stands where the form expects a number.</summary>
internal sealed class NotApplicableRule() : ContentRule("C2b", Tier.Query)
{
    private enum Words { Message, Advice }

    public override bool AppliesTo(CheckSubject subject) => true;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var table in subject.Edition.Tables)
        {
            List<CellId> cells = [.. table.Cells.Select(c => c.Id).Where(c => subject[c].IsNotApplicable)];
            if (cells.Count > 0)
            {
                result.Add(Found(
                    Say(Words.Message, subject.Edition.SectionOfTable(table.Code)!.Heading, cells.Count, Messages.Names([.. cells.Select(subject.NameOf)])),
                    Say(Words.Advice)) with
                { Cells = cells });
            }
        }
    }
}
