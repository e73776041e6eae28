using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>
/// A5b and A5c: a stock of documents or items moves from year to year by what was added and removed. With a <c>closing</c>
/// column this year's stock follows from last year's; with an <c>opening</c> column it follows from last year's opening and change.
/// </summary>
internal abstract class StockRule(string id) : ContentRule(id, Tier.Query)
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
                Follow(subject, result, last.Figures, binding, stock, isClosing);
            }
        }
    }

    private void Follow(CheckSubject subject, RuleResult result, ReportFigures last, RuleBinding binding, CellId stock, bool isClosing)
    {
        if (!last.Has(stock))
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunOtherMeaning, subject.Context.Year - 1));
            return;
        }

        var moving = isClosing ? subject.Figures : last;
        List<CellId> added = Moves(subject, binding, "added", stock);
        List<CellId> removed = Moves(subject, binding, "removed", stock);
        if (subject[stock].Addend is not { } now || last[stock].Addend is not { } before || added.Concat(removed).Any(c => moving[c].Addend is null))
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunBlankIn, subject.RowName(stock)));
            return;
        }

        var expected = before + added.Sum(c => moving[c].Addend!.Value) - removed.Sum(c => moving[c].Addend!.Value);
        if (now == expected)
        {
            return;
        }

        string Move(char sign, CellId cell) => $"{sign}{subject.ColumnName(cell)} {CheckSubject.Number(moving[cell].Addend)}";
        var moves = string.Concat(added.Select(c => Move('＋', c)).Concat(removed.Select(c => Move('－', c))));
        var message = Messages.Text(
            isClosing ? MessageKey.StockClosing : MessageKey.StockOpening,
            subject.RowName(stock), subject.ColumnName(stock), now, subject.Context.Year - 1, before, moves, expected);
        result.Add(Found(message, Messages.Text(MessageKey.StockAdvice)) with
        {
            Cells = isClosing ? [stock, .. added, .. removed] : [stock],
            Values = new FindingValues(now, expected),
            Basis = subject.Basis([stock], [before, .. added.Concat(removed).Select(c => moving[c].Addend)]),
        });
    }

    private static List<CellId> Moves(CheckSubject subject, RuleBinding binding, string part, CellId stock) =>
        binding.Columns.TryGetValue(part, out var columns)
            ? [.. columns.Select(c => stock with { Column = c }).Where(c => subject.Edition.Find(c) is not null)]
            : [];
}
