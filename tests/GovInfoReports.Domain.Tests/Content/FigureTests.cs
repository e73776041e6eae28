using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Tests.Content;

public class FigureTests
{
    private static readonly CellId Cell = CellId.Parse("requests.received.naturalPerson");

    [Fact]
    public void Blank_figures_have_every_cell_of_the_form_in_its_order()
    {
        var figures = ReportFigures.BlankFor(Sheets.Form2021);

        Assert.Equal(Sheets.Form2021.Cells.Select(c => c.Id), figures.Cells.Select(c => c.Key));
        Assert.All(figures.Cells, c => Assert.True(c.Value.IsBlank));
    }

    [Fact]
    public void A_change_makes_a_copy_and_no_change_makes_none()
    {
        var before = Sheets.Zeros(Sheets.Form2021);

        var after = before.With(Cell, CellValue.Of(3));

        Assert.Equal(CellValue.Zero, before[Cell]);
        Assert.Equal(CellValue.Of(3), after[Cell]);
        Assert.Same(before, before.With(Cell, CellValue.Zero));
        Assert.Equal([(Cell, CellValue.Of(3), CellValue.Zero)], after.DifferencesFrom(before));
    }

    [Fact]
    public void Cells_that_are_not_there_are_blank_and_figures_equal_by_their_values()
    {
        var one = ReportFigures.Of([KeyValuePair.Create(Cell, CellValue.Of(1))]);
        var withBlank = one.With(CellId.Parse("requests.granted.other"), CellValue.Blank);

        Assert.True(ReportFigures.None[Cell].IsBlank);
        Assert.Equal(one, withBlank);
        Assert.Equal(one.GetHashCode(), withBlank.GetHashCode());
        Assert.NotEqual(one, ReportFigures.None);
        Assert.True(withBlank.Has(CellId.Parse("requests.granted.other")));
    }

    [Fact]
    public void A_cell_is_given_once_only() =>
        Assert.Throws<ArgumentException>(() => ReportFigures.Of([KeyValuePair.Create(Cell, CellValue.Zero), KeyValuePair.Create(Cell, CellValue.Zero)]));

    [Theory]
    [MemberData(nameof(Sheets.Forms), MemberType = typeof(Sheets))]
    public void Totals_that_are_blank_fill_themselves_once_their_parts_are_there(string form)
    {
        var edition = Sheets.Catalog.Get(form);
        var blank = ReportFigures.BlankFor(edition);
        var entered = blank.With(edition.Cells.Where(c => edition.TotalOf(c.Id) is null).Select(c => KeyValuePair.Create(c.Id, CellValue.Of(1))));

        var filled = Totals.Follow(edition, blank, entered);

        Assert.All(edition.Equations.Where(e => e.Relation.IsTotal), e => Assert.Equal(Totals.SumOf(e, filled), filled[e.Left[0]].Number));
    }

    [Fact]
    public void A_total_with_a_blank_part_stays_blank()
    {
        var blank = ReportFigures.BlankFor(Sheets.Form2021);

        Assert.True(Totals.Follow(Sheets.Form2021, blank, blank.With(Cell, CellValue.Of(1)))[CellId.Parse("requests.received.total")].IsBlank);
    }

    [Fact]
    public void A_total_that_agreed_follows_its_parts()
    {
        var before = Sheets.FiveGranted().Figures;

        var after = Totals.Follow(Sheets.Form2021, before, before.With(CellId.Parse("requests.granted.other"), CellValue.Of(2)));

        Assert.Equal(
            [7m, 2m, 7m],
            new[] { "requests.granted.total", "requests.handledTotal.other", "requests.handledTotal.total" }.Select(c => after[CellId.Parse(c)].Number!.Value));
        Assert.Equal(5, after[CellId.Parse("requests.received.total")].Number);
    }

    [Fact]
    public void A_total_that_disagreed_is_left_for_the_checks()
    {
        var before = Sheets.FiveGranted().Row("granted", ("total", 9)).Figures;

        var after = Totals.Follow(Sheets.Form2021, before, before.With(CellId.Parse("requests.granted.other"), CellValue.Of(2)));

        Assert.Equal(9, after[CellId.Parse("requests.granted.total")].Number);
    }

    [Fact]
    public void A_total_changed_by_hand_in_the_same_step_stands()
    {
        var before = Sheets.FiveGranted().Figures;

        var after = Totals.Follow(Sheets.Form2021, before, before.With(CellId.Parse("requests.granted.other"), CellValue.Of(2)).With(CellId.Parse("requests.granted.total"), CellValue.Of(6)));

        Assert.Equal(6, after[CellId.Parse("requests.granted.total")].Number);
    }
}
