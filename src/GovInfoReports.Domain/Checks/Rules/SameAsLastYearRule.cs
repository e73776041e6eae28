using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>
/// A14: a row stands exactly as last year although the year's applications differ. A single one or two in a row repeats by
/// chance, so it takes three applications.
/// </summary>
internal sealed class SameAsLastYearRule() : CheckRule("A14", Tier.Query)
{
    private const decimal TooFewToTell = 3;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        if (subject.LastYear is not { } last)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunNoLastYear));
            return;
        }

        foreach (var binding in subject.Edition.BindingsOf(Id))
        {
            var rows = subject.CellsOf(binding).GroupBy(c => c.Row, StringComparer.Ordinal).ToList();
            bool Differs(string row) => rows.Exists(r => string.Equals(r.Key, row, StringComparison.Ordinal) && r.Any(c => subject[c].Addend != last.Figures[c].Addend));
            if (!binding.Rows["activity"].Any(Differs))
            {
                continue;
            }

            foreach (var row in rows.Where(r => binding.Rows["compared"].Contains(r.Key, StringComparer.Ordinal)))
            {
                List<CellId> cells = [.. row];
                if (cells.TrueForAll(c => subject[c].Addend is { } now && now == last.Figures[c].Addend) && cells.Max(c => subject[c].Addend) >= TooFewToTell)
                {
                    result.Add(new Finding
                    {
                        Rule = Id,
                        Tier = Tier,
                        Cells = cells,
                        Message = Messages.Text(
                            MessageKey.A14, subject.RowName(cells[0]), string.Join('、', cells.Where(c => subject[c].Number > 0).Select(c => $"{subject.ColumnName(c)} {subject[c]}")), subject.Context.Year - 1),
                        Advice = Messages.Text(MessageKey.A14Advice),
                        Basis = subject.Basis(cells),
                    });
                }
            }
        }
    }
}
