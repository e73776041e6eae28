using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>
/// A5b and A5c: a stock of documents or items moves from year to year by what was added and removed. With a <c>closing</c>
/// column this year's stock follows from last year's; with an <c>opening</c> column it follows from last year's opening and change.
/// </summary>
internal sealed class StockRule(string id) : CheckRule(id, Tier.Query)
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
            var isClosing = binding.Columns.TryGetValue("closing", out var stocks);
            stocks ??= binding.Columns["opening"];
            foreach (var stock in subject.CellsOf(binding).Where(c => stocks.Contains(c.Column, StringComparer.Ordinal)))
            {
                if (!last.Figures.Has(stock))
                {
                    result.CouldNotRun(Messages.Text(MessageKey.NotRunOtherMeaning, subject.Context.Year - 1));
                    continue;
                }

                var moving = isClosing ? subject.Figures : last.Figures;
                List<CellId> added = Moves(subject, binding, "added", stock);
                List<CellId> removed = Moves(subject, binding, "removed", stock);
                if (subject[stock].Addend is not { } now
                    || last.Figures[stock].Addend is not { } before
                    || added.Concat(removed).Any(c => moving[c].Addend is null))
                {
                    result.CouldNotRun(Messages.Text(MessageKey.NotRunBlankIn, subject.RowName(stock)));
                    continue;
                }

                var expected = before + added.Sum(c => moving[c].Addend!.Value) - removed.Sum(c => moving[c].Addend!.Value);
                if (now == expected)
                {
                    continue;
                }

                var moves = string.Concat(
                    added.Select(c => $"＋{subject.ColumnName(c)} {CheckSubject.Number(moving[c].Addend)}")
                        .Concat(removed.Select(c => $"－{subject.ColumnName(c)} {CheckSubject.Number(moving[c].Addend)}")));
                result.Add(new Finding
                {
                    Rule = Id,
                    Tier = Tier,
                    Cells = isClosing ? [stock, .. added, .. removed] : [stock],
                    Values = new FindingValues(now, expected),
                    Message = Messages.Text(
                        isClosing ? MessageKey.A5Closing : MessageKey.A5Opening,
                        subject.RowName(stock), subject.ColumnName(stock), CheckSubject.Number(now), subject.Context.Year - 1, CheckSubject.Number(before), moves, CheckSubject.Number(expected)),
                    Advice = Messages.Text(MessageKey.A5StockAdvice),
                    Basis = subject.Basis([stock], [before, .. added.Concat(removed).Select(c => moving[c].Addend)]),
                });
            }
        }
    }

    private static List<CellId> Moves(CheckSubject subject, RuleBinding binding, string part, CellId stock) =>
        binding.Columns.TryGetValue(part, out var columns)
            ? [.. columns.Select(c => stock with { Column = c }).Where(c => subject.Edition.Find(c) is not null)]
            : [];
}
