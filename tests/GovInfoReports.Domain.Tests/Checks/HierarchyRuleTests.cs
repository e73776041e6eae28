using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Tests.Checks;

public class HierarchyRuleTests
{
    private static CheckReport Check(ReportContent content, bool complete, params ReportContent[] below) => Check(content, complete, [], below);

    private static CheckReport Check(ReportContent content, bool complete, IReadOnlyList<Adjustment> adjustments, params ReportContent[] below) =>
        Sheets.Check(content, Sheets.Context(content.Form, UnitLevel.County) with
        {
            Below = RollUp.Of(
                Sheets.Catalog.Get(content.Form),
                below.Select((b, i) => Children.Of(i, b)),
                complete ? [] : [new RollUpAbsentee("370725199", "缺报镇人民政府", RollUpAbsence.NotHandedIn)],
                adjustments),
        });

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
        var lead = Assert.Single(report.Findings, f => f.Under is null && f.Cells.Count > 0);
        Assert.Equal(new FindingValues(3, 1), lead.Values);
    }

    [Fact]
    public void A6a_with_a_difference_of_one_units_figure_names_the_unit()
    {
        var report = Check(Sheets.Clean("2021"), true, Sheets.Clean("2021"), Sheets.Clean("2021", ("disclosure.licensing.decisions", 7)));

        Assert.Contains("第1镇人民政府", Assert.Single(report.Of("A6a")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A6a_with_an_adjustment_that_explains_the_difference_passes()
    {
        var content = Sheets.Clean("2021", ("disclosure.normativeDocuments.issued", 3), ("disclosure.normativeDocuments.inForce", 3));
        var below = Sheets.Clean("2021", ("disclosure.normativeDocuments.issued", 2), ("disclosure.normativeDocuments.inForce", 2));
        Adjustment Once(string column) => new(new CellId("disclosure", "normativeDocuments", column), -1, AdjustmentKind.JointDocument, "与县司法局联合发文");

        Assert.Equal(RuleStatus.Failed, Check(content, true, below, below).StatusOf("A6a"));
        var report = Check(content, true, [Once("issued"), Once("inForce")], below, below);
        Assert.Equal(RuleStatus.Passed, report.StatusOf("A6a"));
        Assert.Equal(RuleStatus.Passed, report.StatusOf("A6b"));
    }

    [Fact]
    public void An_incomplete_list_still_disproves_a_sum_below_what_is_known()
    {
        var below = Sheets.Clean("2021").Row("unavailableUnclear", ("naturalPerson", 1), ("total", 1));

        var report = Check(Sheets.Clean("2021"), false, below);

        Assert.Equal(RuleStatus.NotRun, report.StatusOf("A6a"));
        Assert.Contains("缺报镇", report.Outcomes.Single(o => o.Rule == "A6a").Reason, StringComparison.Ordinal);
        Assert.Contains("第0镇人民政府", report.Of("A6b")[0].Message, StringComparison.Ordinal);
        Assert.Equal(RuleStatus.Passed, Check(Sheets.FiveGranted(), false, Sheets.Clean("2021")).StatusOf("A6b"));
    }

    [Fact]
    public void A_blank_below_makes_the_sum_not_run_and_names_the_unit()
    {
        var report = Check(Sheets.Clean("2021"), true, Sheets.Clean("2021").Set("requests.granted.other", CellValue.Blank));

        Assert.Equal(RuleStatus.NotRun, report.StatusOf("A6a"));
        Assert.Contains("第0镇人民政府", report.Outcomes.Single(o => o.Rule == "A6a").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A6c_recognises_interchanged_digits_and_names_the_unit()
    {
        var report = Check(Sheets.Clean("2021", ("disclosure.fees.amount", 4166.241619m)), true, Sheets.Clean("2021", ("disclosure.fees.amount", 4166.214619m)), Sheets.Clean("2021"));

        var finding = Assert.Single(report.Of("A6c"));
        Assert.Equal(Tier.Query, finding.Tier);
        Assert.Contains("第0镇人民政府", finding.Message, StringComparison.Ordinal);
        Assert.Equal(Assert.Single(report.Of("A6a")).Id, finding.Under);
    }

    [Fact]
    public void A6c_does_not_see_a_slip_in_any_difference() =>
        Assert.Empty(Check(Sheets.Clean("2021", ("disclosure.fees.amount", 4200m)), true, Sheets.Clean("2021", ("disclosure.fees.amount", 4166.214619m))).Of("A6c"));

    [Fact]
    public void Items_of_last_year_are_not_summed() =>
        Assert.Equal(RuleStatus.Passed, Check(Sheets.Clean("2019"), true, Sheets.Clean("2019", ("disclosure.licensing.previousItems", 7))).StatusOf("A6a"));
}
