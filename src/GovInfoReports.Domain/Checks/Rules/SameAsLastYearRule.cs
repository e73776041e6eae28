using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>
/// A14: a row stands exactly as last year although the year's applications differ. A single one or two in a row repeats by
/// chance, so it takes three applications.
/// </summary>
internal sealed class SameAsLastYearRule() : ContentRule("A14", Tier.Query)
{
    private enum Words { Message, Advice }

    private const decimal TooFewToTell = 3;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        if (subject.LastYear is not { } last)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunNoLastYear));
            return;
        }

        // What breaks an equation is said there.
        var leftovers = subject.Equations.Value.Findings.Where(f => f.Under is null && f.Cause is Slips.LeftFromLastYear).OrderBy(f => f.Rule, StringComparer.Ordinal).ToList();
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
                    result.Add(Found(
                        Say(Words.Message, subject.RowName(cells[0]), string.Join('、', cells.Where(c => subject[c].Number > 0).Select(c => $"{subject.ColumnName(c)} {subject[c]}")), subject.Context.Year - 1),
                        Say(Words.Advice)) with
                    {
                        Under = leftovers.Find(l => cells.Contains(l.Cells[0]))?.Id,
                        Cells = cells,
                        Basis = subject.Basis(cells),
                    });
                }
            }
        }
    }
}
