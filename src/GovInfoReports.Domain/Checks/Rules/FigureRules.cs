using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A8: the number of decisions equals last year's items plus the change, so items were probably entered for decisions.</summary>
internal sealed class ItemsForDecisionsRule() : CheckRule("A8", Tier.Query)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var binding in subject.Edition.BindingsOf(Id))
        {
            foreach (var cell in subject.CellsOf(binding).Where(c => binding.Columns["suspect"].Contains(c.Column, StringComparer.Ordinal)))
            {
                List<CellId> addends = [.. binding.Columns["addends"].Select(a => cell with { Column = a })];
                if (subject[cell].IsBlank || addends.Exists(c => subject[c].IsBlank))
                {
                    result.CouldNotRun(Messages.Text(MessageKey.NotRunBlankIn, subject.RowName(cell)));
                }
                else if (subject[cell].Number is > 0 and var decisions && addends.Sum(c => subject[c].Addend) == decisions)
                {
                    result.Add(new Finding
                    {
                        Rule = Id,
                        Tier = Tier,
                        Cells = [cell, .. addends],
                        Values = new FindingValues(decisions, decisions),
                        Message = Messages.Text(
                            MessageKey.A8,
                            subject.RowName(cell),
                            subject.ColumnName(cell),
                            CheckSubject.Number(decisions),
                            string.Join('＋', addends.Select(c => $"{subject.ColumnName(c)} {CheckSubject.Number(subject[c].Addend)}"))),
                        Advice = Messages.Text(MessageKey.A8Advice, subject.ColumnName(cell)),
                        Basis = subject.Basis([cell, .. addends]),
                    });
                }
            }
        }
    }
}

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

/// <summary>A10: more documents issued, less those repealed, than are in force.</summary>
internal sealed class IssuedBeyondInForceRule() : CheckRule("A10", Tier.Query)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var binding in subject.Edition.BindingsOf(Id))
        {
            foreach (var row in subject.CellsOf(binding).GroupBy(c => c.Row, StringComparer.Ordinal))
            {
                decimal? Sum(string part) => row.Where(c => binding.Columns[part].Contains(c.Column, StringComparer.Ordinal))
                    .Aggregate((decimal?)0, (sum, c) => sum + subject[c].Addend);
                if (Sum("closing") is not { } closing || Sum("added") is not { } added || Sum("removed") is not { } removed)
                {
                    result.CouldNotRun(Messages.Text(MessageKey.NotRunBlankIn, subject.RowName(row.First())));
                }
                else if (added - removed > closing)
                {
                    List<CellId> cells = [.. row.OrderBy(c => binding.Columns["closing"].Contains(c.Column, StringComparer.Ordinal) ? 0 : 1)];
                    result.Add(new Finding
                    {
                        Rule = Id,
                        Tier = Tier,
                        Cells = cells,
                        Values = new FindingValues(added - removed, closing),
                        Message = Messages.Text(
                            MessageKey.A10, subject.RowName(cells[0]), CheckSubject.Number(added), CheckSubject.Number(removed), CheckSubject.Number(added - removed), CheckSubject.Number(closing)),
                        Advice = Messages.Text(MessageKey.A10Advice),
                        Basis = subject.Basis(cells),
                    });
                }
            }
        }
    }
}

/// <summary>A11: the same large number in columns that mean different things.</summary>
internal sealed class EqualColumnsRule() : CheckRule("A11", Tier.Hint)
{
    private const decimal Large = 20;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var row in subject.Edition.BindingsOf(Id).SelectMany(subject.CellsOf).GroupBy(c => c.Row, StringComparer.Ordinal))
        {
            List<CellId> cells = [.. row];
            if (cells.Exists(c => subject[c].IsBlank))
            {
                result.CouldNotRun(Messages.Text(MessageKey.NotRunBlankIn, subject.RowName(cells[0])));
            }
            else if (subject[cells[0]].Number is >= Large and var number && cells.TrueForAll(c => subject[c].Number == number))
            {
                result.Add(new Finding
                {
                    Rule = Id,
                    Tier = Tier,
                    Cells = cells,
                    Values = new FindingValues(number, number),
                    Message = Messages.Text(MessageKey.A11, subject.RowName(cells[0]), cells.Count, CheckSubject.Number(number)),
                    Advice = Messages.Text(MessageKey.A11Advice),
                });
            }
        }
    }
}

/// <summary>A12: 其他处理 makes up a large part of all results. It takes three such results, for one of two says nothing.</summary>
internal sealed class OtherHandlingShareRule() : CheckRule("A12", Tier.Query)
{
    private const decimal Share = 0.3m;
    private const decimal TooFewToTell = 3;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        foreach (var binding in subject.Edition.BindingsOf(Id))
        {
            List<CellId> cells = [.. subject.CellsOf(binding)];
            decimal? Sum(string part) => cells.Where(c => binding.Rows[part].Contains(c.Row, StringComparer.Ordinal)).Aggregate((decimal?)0, (sum, c) => sum + subject[c].Addend);
            if (Sum("share") is not { } share || Sum("whole") is not { } whole)
            {
                result.CouldNotRun(Messages.Text(MessageKey.NotRunBlank, cells.Count(c => subject[c].IsBlank)));
            }
            else if (share >= TooFewToTell && whole > 0 && share / whole >= Share)
            {
                result.Add(new Finding
                {
                    Rule = Id,
                    Tier = Tier,
                    Cells = cells,
                    Values = new FindingValues(share, whole),
                    Message = Messages.Text(MessageKey.A12, subject.RowName(cells[0]), CheckSubject.Number(share), CheckSubject.Number(whole), CheckSubject.Number(decimal.Round(100 * share / whole, 1))),
                    Advice = Messages.Text(MessageKey.A12Advice),
                });
            }
        }
    }
}
