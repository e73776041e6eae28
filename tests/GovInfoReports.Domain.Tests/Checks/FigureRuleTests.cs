using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Tests.Checks;

public class FigureRuleTests
{
    [Theory]
    [InlineData("requests.granted.other", -1)]
    [InlineData("requests.granted.other", 1.5)]
    [InlineData("disclosure.fees.amount", -0.5)]
    [InlineData("disclosure.fees.amount", 0.0000001)]
    public void A7_finds_what_a_cell_cannot_hold(string cell, double value) =>
        Assert.Equal(CellId.Parse(cell), Assert.Single(Sheets.Check(Sheets.Clean("2021").Set(cell, (decimal)value)).Of("A7")).Cells[0]);

    [Fact]
    public void A7_lets_changes_be_negative_and_amounts_have_six_places()
    {
        Assert.Equal(RuleStatus.Passed, Sheets.Check(Sheets.Clean("2019", ("disclosure.fees.change", -15))).StatusOf("A7"));
        Assert.Equal(RuleStatus.Passed, Sheets.Check(Sheets.Clean("2021", ("disclosure.fees.amount", 24252.311082m))).StatusOf("A7"));
    }

    [Theory]
    [InlineData(21, 19, 40, true)]
    [InlineData(21, 19, 39, false)]
    [InlineData(0, 0, 0, false)]
    public void A8_asks_whether_items_were_entered_for_decisions(int before, int change, int decisions, bool found)
    {
        var content = Sheets.Clean("2019", ("disclosure.licensing.previousItems", before), ("disclosure.licensing.change", change), ("disclosure.licensing.decisions", decisions));

        Assert.Equal(found ? 1 : 0, Sheets.Check(content).Of("A8").Count);
    }

    [Theory]
    [InlineData(UnitLevel.Township, Tier.Error)]
    [InlineData(UnitLevel.County, Tier.Query)]
    [InlineData(UnitLevel.Department, Tier.Query)]
    public void A9_finds_regulations_of_units_that_make_none(UnitLevel level, Tier tier) =>
        Assert.Equal(tier, Assert.Single(Sheets.Check(Sheets.Clean("2021", ("disclosure.regulations.inForce", 6)), Sheets.Context("2021", level)).Of("A9")).Tier);

    [Fact]
    public void A9_lets_cities_and_provinces_make_regulations_and_does_not_guess_a_level()
    {
        var content = Sheets.Clean("2021", ("disclosure.regulations.inForce", 6));

        Assert.Equal(RuleStatus.Passed, Sheets.Check(content, Sheets.Context("2021", UnitLevel.City)).StatusOf("A9"));
        Assert.Equal(RuleStatus.Passed, Sheets.Check(content, Sheets.Context("2021", UnitLevel.Province)).StatusOf("A9"));
        Assert.Equal(RuleStatus.NotRun, Sheets.Check(content, Sheets.Context("2021", null)).StatusOf("A9"));
        Assert.Equal(RuleStatus.Passed, Sheets.Check(Sheets.Clean("2021"), Sheets.Context("2021", null)).StatusOf("A9"));
    }

    [Theory]
    [InlineData(5, 0, 4, true)]
    [InlineData(5, 2, 3, false)]
    [InlineData(0, 0, 9, false)]
    public void A10_finds_more_issued_than_in_force(int issued, int repealed, int inForce, bool found)
    {
        var content = Sheets.Clean("2021", ("disclosure.normativeDocuments.issued", issued), ("disclosure.normativeDocuments.repealed", repealed), ("disclosure.normativeDocuments.inForce", inForce));

        Assert.Equal(found ? 1 : 0, Sheets.Check(content).Of("A10").Count);
    }

    [Theory]
    [InlineData(57, 57, 57, true)]
    [InlineData(57, 57, 60, false)]
    [InlineData(2, 2, 2, false)]
    [InlineData(0, 0, 20, false)]
    public void A11_hints_at_one_large_number_in_every_column(int made, int published, int total, bool found)
    {
        var content = Sheets.Clean("2019", ("disclosure.normativeDocuments.newlyMade", made), ("disclosure.normativeDocuments.newlyPublished", published), ("disclosure.normativeDocuments.publicTotal", total));

        Assert.Equal(found ? 1 : 0, Sheets.Check(content).Of("A11").Count);
    }

    [Theory]
    [InlineData("2019", "otherHandling", 4, 6, true)]
    [InlineData("2021", "otherMiscellaneous", 4, 6, true)]
    [InlineData("2021", "otherMiscellaneous", 3, 8, false)]
    [InlineData("2021", "otherMiscellaneous", 1, 0, false)]
    public void A12_asks_about_many_results_of_other_handling(string form, string row, int other, int granted, bool found)
    {
        var all = other + granted;
        var content = Sheets.Clean(form)
            .Row("received", ("naturalPerson", all), ("total", all))
            .Row("granted", ("naturalPerson", granted), ("total", granted))
            .Row(row, ("naturalPerson", other), ("total", other))
            .Row("handledTotal", ("naturalPerson", all), ("total", all));

        Assert.Equal(found ? 1 : 0, Sheets.Check(content).Of("A12").Count);
    }

    [Fact]
    public void Rules_that_an_edition_has_no_part_for_are_not_listed()
    {
        Assert.DoesNotContain(Sheets.Check(Sheets.Clean("2021")).Outcomes, o => o.Rule is "A8" or "A11" or "A5c");
        Assert.DoesNotContain(Sheets.Check(Sheets.Clean("2019")).Outcomes, o => o.Rule is "A10" or "A5b" or "D5");
    }
}
