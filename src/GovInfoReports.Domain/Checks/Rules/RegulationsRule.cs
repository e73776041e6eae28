using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A9: regulations 规章 of a unit that has no power to make them.</summary>
internal sealed class RegulationsRule() : ContentRule("A9", Tier.Query)
{
    private enum Words { Message, Advice }

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var cells = subject.Edition.BindingsOf(Id).SelectMany(subject.CellsOf).ToList();
        var filled = cells.Where(c => subject[c].Number > 0).ToList();
        if (filled.Count == 0)
        {
            if (cells.Exists(c => subject[c].IsBlank))
            {
                result.CouldNotRun(Messages.Text(MessageKey.NotRunBlank, cells.Count(c => subject[c].IsBlank)));
            }
        }
        else if (subject.Context.Level is null)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunNoLevel));
        }
        else if (subject.Context.Level is UnitLevel.Township or UnitLevel.County or UnitLevel.Department)
        {
            var figures = string.Join('、', filled.Select(c => $"{subject.ColumnName(c)} {CheckSubject.Number(subject[c].Number)}"));
            var tier = subject.Context.Level == UnitLevel.Township ? Tier.Error : Tier;
            result.Add(Found(Say(Words.Message, subject.RowName(filled[0]), figures), Say(Words.Advice), tier) with
            {
                Cells = filled,
                Values = new FindingValues(filled.Max(c => subject[c].Number), 0) { AreAmounts = false },
                Basis = subject.Basis(filled),
            });
        }
    }
}
