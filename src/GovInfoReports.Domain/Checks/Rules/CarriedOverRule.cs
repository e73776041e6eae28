namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A5a: what was carried over is what last year's report carried forward, column by column.</summary>
internal sealed class CarriedOverRule() : CheckRule("A5a", Tier.Error)
{
    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        if (subject.LastYear is not { } last)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunNoLastYear));
            return;
        }

        foreach (var binding in subject.Edition.BindingsOf(Id))
        {
            List<Finding> findings = [];
            var blank = 0;
            foreach (var cell in subject.CellsOf(binding).Where(c => binding.Rows["opening"].Contains(c.Row, StringComparer.Ordinal)))
            {
                var closing = binding.Rows["previousClosing"].Select(r => cell with { Row = r }).ToList();
                var before = closing.TrueForAll(c => last.Figures[c].Addend is not null) ? closing.Sum(c => last.Figures[c].Addend) : null;
                if (subject[cell].Addend is not { } now || before is null)
                {
                    blank++;
                }
                else if (now != before)
                {
                    findings.Add(new Finding
                    {
                        Rule = Id,
                        Tier = subject.Context.CarryOverReason is null ? Tier : Tier.Query,
                        Explanation = subject.Context.CarryOverReason,
                        Cells = [cell],
                        Values = new FindingValues(now, before),
                        Message = Messages.Text(MessageKey.A5a, subject.ColumnName(cell), subject.RowName(cell), CheckSubject.Number(now), subject.Context.Year - 1, subject.RowName(closing[0]), CheckSubject.Number(before)),
                        Advice = Messages.Text(MessageKey.A5aAdvice),
                        Basis = subject.Basis([cell], before),
                    });
                }
            }

            TotalFindings.PutUnderTheirParts(subject, findings);
            findings.ForEach(result.Add);
            if (blank > 0)
            {
                result.CouldNotRun(Messages.Text(MessageKey.NotRunBlankEitherYear, blank));
            }
        }
    }
}
