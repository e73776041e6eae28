using FsCheck;
using FsCheck.Fluent;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Tests.Checks;

/// <summary>What holds for any figures, in both editions and in an invented one.</summary>
public class EquationProperties
{
    private static Config Often { get; } = Config.QuickThrowOnFailure.WithMaxTest(60);

    [Theory]
    [MemberData(nameof(Sheets.Forms), MemberType = typeof(Sheets))]
    public void Any_figures_that_satisfy_the_identities_pass(string form)
    {
        var edition = Sheets.Catalog.Get(form);
        var empty = Sheets.Clean(form);

        Prop.ForAll(Consistent(edition).ToArbitrary(), figures => !EquationFindings(edition, empty with { Figures = figures }).Any())
            .Check(Often);
    }

    [Theory]
    [MemberData(nameof(Sheets.Forms), MemberType = typeof(Sheets))]
    public void Any_single_changed_figure_is_caught_and_named(string form)
    {
        var edition = Sheets.Catalog.Get(form);
        var empty = Sheets.Clean(form);
        var bound = edition.Equations.SelectMany(e => e.Left.Concat(e.Right)).Distinct().ToList();
        var changes =
            from figures in Consistent(edition)
            from index in Gen.Choose(0, bound.Count - 1)
            from step in Gen.Choose(1, 40)
            let cell = bound[index]
            let now = figures[cell].Number!.Value
            select (Figures: figures.With(cell, CellValue.Of(now >= step ? now - step : now + step)), Cell: cell);

        Prop.ForAll(changes.ToArbitrary(), change =>
            {
                var findings = EquationFindings(edition, empty with { Figures = change.Figures }).ToList();
                return findings.Count > 0 && findings.TrueForAll(f => f.Cells.Contains(change.Cell)) && findings.Count(f => f.Under is null) == 1;
            })
            .Check(Often);
    }

    [Theory]
    [MemberData(nameof(Sheets.Forms), MemberType = typeof(Sheets))]
    public void No_figures_whatever_make_the_checks_fail_to_run(string form)
    {
        var edition = Sheets.Catalog.Get(form);
        var empty = Sheets.Clean(form);
        var value = Gen.Choose(-2, 9).Select(n => n switch { -2 => CellValue.Blank, -1 => CellValue.NotApplicable, _ => CellValue.Of(n) });
        var figures = value.ArrayOf(edition.Cells.Count).Select(values => ReportFigures.Of(edition.Cells.Select((c, i) => KeyValuePair.Create(c.Id, values[i]))));

        Prop.ForAll(figures.ToArbitrary(), f =>
            {
                var report = Sheets.Check(empty with { Figures = f });
                return edition.Equations.All(e => Holds(e, f) != false || report.Findings.Any(x => x.Rule == e.Relation.Rule && e.Left.Concat(e.Right).All(x.Cells.Contains)))
                    && report.Findings.All(x => x.Under is null || report.Findings.Any(l => l.Id == x.Under && l.Under is null))
                    && report.Outcomes.All(o => (o.Status == RuleStatus.Failed) == report.Findings.Any(x => x.Rule == o.Rule));
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(15));
    }

    private static IEnumerable<Finding> EquationFindings(FormEdition edition, ReportContent content) =>
        Sheets.Check(content).Findings.Where(f => edition.Relations.Any(r => r.Rule == f.Rule));

    private static bool? Holds(FormEquation equation, ReportFigures figures)
    {
        var left = equation.Left.Aggregate((decimal?)0, (sum, c) => sum + figures[c].Addend);
        var right = equation.Right.Aggregate((decimal?)0, (sum, c) => sum + figures[c].Addend);
        return left is null || right is null ? null : left == right;
    }

    // Entered cells at random, balances settled on a cell that is entered, totals filled in by the domain.
    private static Gen<ReportFigures> Consistent(FormEdition edition)
    {
        var entered = edition.Cells.Select(c => c.Id).Where(c => edition.TotalOf(c) is null).ToList();
        var number = Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(0, 30)));
        return number.ArrayOf(entered.Count).Select(values =>
        {
            var blank = ReportFigures.BlankFor(edition);
            var figures = blank.With(entered.Select((c, i) => KeyValuePair.Create(c, CellValue.Of(values[i]))));
            figures = Totals.Follow(edition, blank, figures);
            foreach (var equation in edition.Equations.Where(e => !e.Relation.IsTotal && edition.TotalOf(e.Left[0]) is null))
            {
                decimal Sum(IEnumerable<CellId> cells) => cells.Sum(c => figures[c].Number!.Value);
                var free = equation.Right.Last(c => edition.TotalOf(c) is null);
                figures = figures.With(equation.Left[0], CellValue.Of(Math.Max(0, Sum(equation.Right) - Sum(equation.Left.Skip(1)))));
                figures = figures.With(free, CellValue.Of(figures[free].Number!.Value + Sum(equation.Left) - Sum(equation.Right)));
            }

            return Totals.Follow(edition, blank, figures.With(edition.Cells.Where(c => edition.TotalOf(c.Id) is not null).Select(c => KeyValuePair.Create(c.Id, CellValue.Blank))));
        });
    }
}
