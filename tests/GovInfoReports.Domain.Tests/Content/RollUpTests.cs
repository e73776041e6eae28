using System.Globalization;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Tests.Content;

public class RollUpTests
{
    private static readonly CellId Received = CellId.Parse("requests.received.naturalPerson");
    private static readonly CellId ReceivedTotal = CellId.Parse("requests.received.total");

    private static RollUp Of(params RollUpChild[] children) => RollUp.Of(Sheets.Form2021, children, [], []);

    [Fact]
    public void SummedCells_of_2021_are_the_tables_decisions_documents_and_fees_but_no_regulations()
    {
        var cells = Sheets.Form2021.SummedCells;

        Assert.Equal((25 * 7) + 15 + 3 + 3 + 1, cells.Count);
        Assert.DoesNotContain(cells, c => c.Id.Row == "regulations");
        Assert.All(cells, c => Assert.Equal(c.Id.Row == "normativeDocuments", c.IsJoint));
    }

    [Fact]
    public void Value_of_known_figures_is_their_sum_with_its_parts()
    {
        var cell = Of(Children.Of(1, Sheets.Clean("2021").Set(Received.ToString(), 5)), Children.Of(2, Sheets.Clean("2021").Set(Received.ToString(), 7), 3))[Received]!;

        Assert.Equal(CellValue.Of(12), cell.Value);
        Assert.False(cell.IsAtLeast);
        Assert.Equal([(1, 5m), (3, 7m)], cell.Parts.Select(p => (p.Child.Source.Number, p.Value.Number!.Value)));
    }

    // county.md §5, case 6: only the row totals are filled in, and the columns of applicants are blank.
    [Fact]
    public void Value_with_a_blank_part_is_at_least_in_that_cell_only()
    {
        var rollUp = Of(
            Children.Of(1, Sheets.Clean("2021").Set(Received.ToString(), 5).Set(ReceivedTotal.ToString(), 5)),
            Children.Of(2, Sheets.Clean("2021").Set(Received.ToString(), CellValue.Blank).Set(ReceivedTotal.ToString(), 7)));

        Assert.Equal((CellValue.Of(5), true, 1), (rollUp[Received]!.Value, rollUp[Received]!.IsAtLeast, rollUp[Received]!.Known));
        Assert.Equal((CellValue.Of(12), false), (rollUp[ReceivedTotal]!.Value, rollUp[ReceivedTotal]!.IsAtLeast));
    }

    [Fact]
    public void Value_of_nothing_but_blanks_is_blank_and_never_zero()
    {
        var cell = Of(Children.Of(1, Sheets.Clean("2021").Set(Received.ToString(), CellValue.Blank)))[Received]!;

        Assert.Equal((CellValue.Blank, true), (cell.Value, cell.IsAtLeast));
    }

    [Fact]
    public void Value_of_slashes_does_not_apply_and_a_slash_beside_a_number_adds_nothing()
    {
        var slash = Children.Of(1, Sheets.Clean("2021").Set(Received.ToString(), CellValue.NotApplicable));

        Assert.Equal((CellValue.NotApplicable, false), (Of(slash)[Received]!.Value, Of(slash)[Received]!.IsAtLeast));
        Assert.Equal(CellValue.Of(4), Of(slash, Children.Of(2, Sheets.Clean("2021").Set(Received.ToString(), 4)))[Received]!.Value);
    }

    [Fact]
    public void Missing_member_makes_every_sum_at_least() =>
        Assert.All(
            RollUp.Of(Sheets.Form2021, [Children.Of(1, Sheets.Clean("2021"))], [new RollUpAbsentee("370725102", "乙镇", RollUpAbsence.NotHandedIn)], []).Cells,
            c => Assert.True(c.IsAtLeast));

    // county.md §3: fees are decimals of 万元 that add up without a tail.
    [Fact]
    public void Fees_add_up_exactly()
    {
        var fees = "disclosure.fees.amount";

        var rollUp = Of(
            Children.Of(1, Sheets.Clean("2021", (fees, 0.1m))),
            Children.Of(2, Sheets.Clean("2021", (fees, 0.2m))),
            Children.Of(3, Sheets.Clean("2021", (fees, 4166.214619m))));

        Assert.Equal("4166.514619", rollUp[CellId.Parse(fees)]!.Value.ToString());
    }

    [Fact]
    public void Adjustment_of_an_entered_cell_counts_in_its_totals_once()
    {
        Adjustment twice = new(Received, -2, AdjustmentKind.DoubleCount, "两镇各计一次");
        var rollUp = RollUp.Of(Sheets.Form2021, [Children.Of(1, Sheets.Clean("2021").Set(Received.ToString(), 5).Set(ReceivedTotal.ToString(), 5))], [], [twice]);

        Assert.Equal((CellValue.Of(3), -2m), (rollUp[Received]!.Value, rollUp[Received]!.Adjusted));
        Assert.Equal((CellValue.Of(3), -2m), (rollUp[ReceivedTotal]!.Value, rollUp[ReceivedTotal]!.Adjusted));
        Assert.Empty(rollUp[CellId.Parse("requests.carriedOver.total")]!.Adjustments);
        var granted = CellId.Parse("requests.granted.naturalPerson");
        Assert.Equal(4, RollUp.Of(Sheets.Form2021, [], [], [twice with { Cell = granted, Amount = 4 }])[CellId.Parse("requests.handledTotal.total")]!.Adjusted);
    }

    [Theory]
    [InlineData("requests.received.total", "1", "x")]
    [InlineData("disclosure.regulations.issued", "1", "x")]
    [InlineData("requests.received.naturalPerson", "0", "x")]
    [InlineData("requests.received.naturalPerson", "0.5", "x")]
    [InlineData("requests.received.naturalPerson", "1", " ")]
    public void Adjustment_that_explains_nothing_is_refused(string cell, string amount, string note) =>
        Assert.Throws<RefusedException>(() => new Adjustment(CellId.Parse(cell), decimal.Parse(amount, CultureInfo.InvariantCulture), AdjustmentKind.OwnOrgan, note).Require(Sheets.Form2021));

    [Fact]
    public void Child_of_a_later_edition_counts_in_the_row_that_means_the_same()
    {
        var child = Sheets.Clean("2021").Row("otherUncorrected", ("naturalPerson", 1)).Row("otherFeeUnpaid", ("naturalPerson", 2)).Row("otherMiscellaneous", ("naturalPerson", 4)).Set(Received.ToString(), 9);

        var rollUp = RollUp.Of(Sheets.Form2019, [Children.Of(1, child, "2019")], [], []);

        Assert.Equal(CellValue.Of(7), rollUp[CellId.Parse("requests.otherHandling.naturalPerson")]!.Value);
        Assert.Equal(CellValue.Of(9), rollUp[Received]!.Value);
        Assert.Equal(CellValue.Blank, rollUp[CellId.Parse("disclosure.normativeDocuments.newlyMade")]!.Value);
    }

    [Fact]
    public void Unit_that_counts_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => Of(Children.Of(1, Sheets.Clean("2021")), Children.Of(1, Sheets.Clean("2021"))));

    [Fact]
    public void DifferencesFrom_a_correction_names_the_cell_the_unit_before_and_after()
    {
        var stays = Children.Of(2, Sheets.Clean("2021").Set(Received.ToString(), 1));
        var before = Of(Children.Of(1, Sheets.Clean("2021").Set(Received.ToString(), 5)), stays);
        var now = Of(Children.Of(1, Sheets.Clean("2021").Set(Received.ToString(), 8), 2), stays);

        var difference = Assert.Single(now.DifferencesFrom(before));

        Assert.Equal((Received, CellValue.Of(6), CellValue.Of(9)), (difference.Id, difference.Before, difference.Now.Value));
        Assert.Equal([new RollUpPartDifference("370725101", "第1镇人民政府", CellValue.Of(5), CellValue.Of(8))], difference.Parts);
        Assert.Empty(now.DifferencesFrom(now));
    }

    // county.md §5, case 10: a member leaves after the roll-up.
    [Fact]
    public void DifferencesFrom_a_member_that_left_names_what_it_had_and_nothing_else()
    {
        var stays = Children.Of(2, Sheets.Clean("2021"));
        var before = Of(Children.Of(1, Sheets.Clean("2021").Set(Received.ToString(), 5)), stays);

        var difference = Assert.Single(Of(stays).DifferencesFrom(before));

        Assert.Equal((CellValue.Of(5), CellValue.Zero), (difference.Before, difference.Now.Value));
        Assert.Equal([new RollUpPartDifference("370725101", "第1镇人民政府", CellValue.Of(5), null)], difference.Parts);
    }

    [Fact]
    public void DifferencesFrom_two_corrections_that_cancel_out_names_both()
    {
        var before = Of(Children.Of(1, Sheets.Clean("2021").Set(Received.ToString(), 5)), Children.Of(2, Sheets.Clean("2021").Set(Received.ToString(), 5)));
        var now = Of(Children.Of(1, Sheets.Clean("2021").Set(Received.ToString(), 4), 2), Children.Of(2, Sheets.Clean("2021").Set(Received.ToString(), 6), 2));

        Assert.Equal(2, Assert.Single(now.DifferencesFrom(before)).Parts.Count);
    }
}
