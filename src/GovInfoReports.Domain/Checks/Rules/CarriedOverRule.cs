using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A5a: what was carried over is what last year's report carried forward, column by column.</summary>
internal sealed class CarriedOverRule() : ContentRule("A5a", Tier.Error)
{
    private enum Words { Message, Advice }

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
                    findings.Add(Differs(subject, cell, closing[0], now, before.Value));
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

    private Finding Differs(CheckSubject subject, CellId opening, CellId closing, decimal now, decimal before)
    {
        var reason = subject.Context.CarryOverReason;
        var message = Say(
            Words.Message,
            subject.ColumnName(opening), subject.RowName(opening), now, subject.Context.Year - 1, subject.RowName(closing), before);
        return Found(message, Say(Words.Advice), reason is null ? Tier : Tier.Query) with
        {
            Explanation = reason,
            Cells = [opening],
            Values = new FindingValues(now, before),
            Basis = subject.Basis([opening], before),
        };
    }
}
