using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Reports;

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

/// <summary>A5d: after a change of edition the stocks of the two forms do not mean the same and are not compared.</summary>
internal sealed class ChangedEditionRule() : CheckRule("A5d", Tier.Hint)
{
    public override bool AppliesTo(CheckSubject subject) =>
        subject.LastYear is { } last && !string.Equals(last.Form, subject.Content.Form, StringComparison.Ordinal);

    public override void Evaluate(CheckSubject subject, RuleResult result) =>
        result.CouldNotRun(Messages.Text(MessageKey.NotRunOtherMeaning, subject.Context.Year - 1));
}

/// <summary>A13: disputes in a year that, like the two before it, saw no applications.</summary>
internal sealed class DisputesWithoutRequestsRule() : CheckRule("A13", Tier.Hint)
{
    private const int YearsBack = 2;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var requests = subject.Edition.BindingsOf(Id).Where(b => b.Rows.ContainsKey("received")).SelectMany(subject.CellsOf).ToList();
        var disputes = subject.Edition.BindingsOf(Id).Where(b => !b.Rows.ContainsKey("received")).SelectMany(subject.CellsOf).ToList();
        var filled = disputes.Where(c => subject[c].Number > 0).ToList();
        if (filled.Count == 0)
        {
            if (disputes.Exists(c => subject[c].IsBlank))
            {
                result.CouldNotRun(Messages.Text(MessageKey.NotRunBlank, disputes.Count(c => subject[c].IsBlank)));
            }

            return;
        }

        List<ReportFigures> years = [subject.Figures];
        for (var back = 1; back <= YearsBack; back++)
        {
            if (!subject.Context.EarlierYears.TryGetValue(subject.Context.Year - back, out var earlier))
            {
                result.CouldNotRun(Messages.Text(MessageKey.NotRunNoEarlierYear, subject.Context.Year - back));
                return;
            }

            years.Add(earlier.Figures);
        }

        if (years.TrueForAll(y => requests.TrueForAll(c => y[c].Addend == 0)))
        {
            var sum = filled.Sum(c => subject[c].Number);
            result.Add(new Finding
            {
                Rule = Id,
                Tier = Tier,
                Cells = [.. filled, .. requests],
                Values = new FindingValues(sum, 0),
                Message = Messages.Text(MessageKey.A13, CheckSubject.Number(sum), YearsBack + 1),
                Advice = Messages.Text(MessageKey.A13Advice),
                Basis = subject.Basis(filled),
            });
        }
    }
}

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

/// <summary>Findings about totals that only repeat what is wrong with their parts.</summary>
internal static class TotalFindings
{
    /// <summary>Puts the finding on a total under the first of the findings on its parts whose differences add up to its own.</summary>
    public static void PutUnderTheirParts(CheckSubject subject, List<Finding> findings)
    {
        for (var i = 0; i < findings.Count; i++)
        {
            var own = findings[i];
            foreach (var equation in subject.Edition.Equations.Where(e => e.Relation.IsTotal && e.Left[0] == own.Cells[0]))
            {
                var parts = findings.Where(f => f.Under is null && !ReferenceEquals(f, own) && equation.Right.Contains(f.Cells[0])).ToList();
                var all = findings.Where(f => !ReferenceEquals(f, own) && equation.Right.Contains(f.Cells[0])).ToList();
                if (all.Count > 0 && all.Sum(f => f.Values?.Difference) == own.Values?.Difference)
                {
                    findings[i] = own with { Under = parts.Count > 0 ? parts[0].Id : all[0].Under };
                    break;
                }
            }
        }
    }
}
