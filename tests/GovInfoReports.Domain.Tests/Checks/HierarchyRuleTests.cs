using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Tests.Checks;

public class HierarchyRuleTests
{
    private static CheckReport Check(ReportContent content, bool complete, params ReportContent[] below) =>
        Sheets.Check(content, Sheets.Context(content.Form, UnitLevel.County) with { Subordinates = [.. below.Select(b => b.Figures)], SubordinatesComplete = complete });

    [Fact]
    public void A_report_of_one_unit_is_not_compared_with_others() =>
        Assert.DoesNotContain(Sheets.Check(Sheets.Clean("2021")).Outcomes, o => o.Rule.StartsWith("A6", StringComparison.Ordinal));

    [Fact]
    public void A_sum_that_agrees_passes()
    {
        var report = Check(Sheets.FiveGranted(), true, Sheets.Clean("2021"), Sheets.FiveGranted());

        Assert.Equal(RuleStatus.Passed, report.StatusOf("A6a"));
        Assert.Equal(RuleStatus.Passed, report.StatusOf("A6b"));
    }

    [Fact]
    public void A6a_finds_a_sum_that_differs_and_says_it_once()
    {
        var report = Check(Sheets.Clean("2021", ("disputes.reconsideration.upheld", 3), ("disputes.reconsideration.total", 3)), true, Sheets.Clean("2021", ("disputes.reconsideration.upheld", 1), ("disputes.reconsideration.total", 1)));

        Assert.Equal(2, report.Of("A6a").Count);
        var lead = Assert.Single(report.Findings, f => f.Under is null);
        Assert.Equal(new FindingValues(3, 1), lead.Values);
    }

    [Fact]
    public void An_incomplete_list_still_disproves_a_sum_below_what_is_known()
    {
        var below = Sheets.Clean("2021").Row("unavailableUnclear", ("naturalPerson", 1), ("total", 1));

        var report = Check(Sheets.Clean("2021"), false, below);

        Assert.Equal(RuleStatus.NotRun, report.StatusOf("A6a"));
        Assert.Equal(RuleStatus.Failed, report.StatusOf("A6b"));
        Assert.Equal(RuleStatus.Passed, Check(Sheets.FiveGranted(), false, Sheets.Clean("2021")).StatusOf("A6b"));
    }

    [Fact]
    public void A_blank_below_makes_the_sum_not_run()
    {
        var report = Check(Sheets.Clean("2021"), true, Sheets.Clean("2021").Set("requests.granted.other", Domain.Form.CellValue.Blank));

        Assert.Equal(RuleStatus.NotRun, report.StatusOf("A6a"));
    }

    [Fact]
    public void A6c_recognises_interchanged_digits()
    {
        var report = Check(Sheets.Clean("2021", ("disclosure.fees.amount", 4166.241619m)), true, Sheets.Clean("2021", ("disclosure.fees.amount", 4166.214619m)), Sheets.Clean("2021"));

        var finding = Assert.Single(report.Of("A6c"));
        Assert.Equal(Tier.Query, finding.Tier);
        Assert.Equal(Assert.Single(report.Of("A6a")).Id, finding.Under);
    }

    [Fact]
    public void A6c_does_not_see_a_slip_in_any_difference() =>
        Assert.Empty(Check(Sheets.Clean("2021", ("disclosure.fees.amount", 4200m)), true, Sheets.Clean("2021", ("disclosure.fees.amount", 4166.214619m))).Of("A6c"));

    [Fact]
    public void Items_of_last_year_are_not_summed() =>
        Assert.Equal(RuleStatus.Passed, Check(Sheets.Clean("2019"), true, Sheets.Clean("2019", ("disclosure.licensing.previousItems", 7))).StatusOf("A6a"));
}
