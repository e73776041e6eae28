using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A9: regulations 规章 of a unit that has no power to make them.</summary>
internal sealed class RegulationsRule() : CheckRule("A9", Tier.Query)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var cells = subject.Edition.BindingsOf(Id).SelectMany(subject.CellsOf).ToList();
        var filled = cells.Where(c => subject[c].Number > 0).ToList();
        if (filled.Count > 0 && subject.Context.Level is null)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunNoLevel));
        }
        else if (filled.Count > 0 && subject.Context.Level is UnitLevel.Township or UnitLevel.County or UnitLevel.Department)
        {
            result.Add(new Finding
            {
                Rule = Id,
                Tier = subject.Context.Level == UnitLevel.Township ? Tier.Error : Tier,
                Cells = filled,
                Values = new FindingValues(filled.Max(c => subject[c].Number), 0),
                Message = Messages.Text(MessageKey.A9, subject.RowName(filled[0]), string.Join('、', filled.Select(c => $"{subject.ColumnName(c)} {CheckSubject.Number(subject[c].Number)}"))),
                Advice = Messages.Text(MessageKey.A9Advice),
                Basis = subject.Basis(filled),
            });
        }
        else if (filled.Count == 0 && cells.Exists(c => subject[c].IsBlank))
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunBlank, cells.Count(c => subject[c].IsBlank)));
        }
    }
}
