using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Tests.Checks;

public class EquationTests
{
    [Theory]
    [InlineData("2019")]
    [InlineData("2021")]
    [InlineData("2031")]
    public void A_complete_report_of_zeros_passes_every_rule_that_can_run(string form)
    {
        var report = Sheets.Check(Sheets.Clean(form));

        Assert.Empty(report.Findings);
        Assert.All(report.Outcomes, o => Assert.NotEqual(RuleStatus.Failed, o.Status));
        Assert.All(report.Outcomes.Where(o => o.Status == RuleStatus.NotRun), o => Assert.NotNull(o.Reason));
        Assert.Equal(report.Outcomes.Select(o => o.Rule).Distinct(), report.Outcomes.Select(o => o.Rule));
    }

    [Fact]
    public void Handled_applications_that_balance_pass() => Assert.Empty(Sheets.Check(Sheets.FiveGranted()).Findings);

    [Fact]
    public void A1_says_both_sides_in_numbers()
    {
        var finding = Assert.Single(Sheets.Check(Sheets.FiveGranted().Row("carriedForward", ("naturalPerson", 2), ("total", 2))).Of("A1"), f => f.Cells[0].Column == "naturalPerson");

        Assert.Equal(new FindingValues(5, 7), finding.Values);
        Assert.Contains("一、本年新收 5＋二、上年结转 0＝5", finding.Message, StringComparison.Ordinal);
        Assert.Contains("四、结转下年度 2＝7", finding.Message, StringComparison.Ordinal);
        Assert.Contains("差 2", finding.Message, StringComparison.Ordinal);
        Assert.NotNull(finding.Advice);
    }

    [Fact]
    public void A_total_column_that_repeats_a_mistake_stands_under_it()
    {
        var report = Sheets.Check(Sheets.FiveGranted().Row("carriedForward", ("naturalPerson", 2), ("total", 2)));

        var lead = Assert.Single(report.Findings, f => f.Under is null);
        Assert.All(report.Findings.Skip(1), f => Assert.Equal(lead.Id, f.Under));
    }

    [Fact]
    public void A2_and_A3_name_the_total_and_its_parts()
    {
        var report = Sheets.Check(Sheets.FiveGranted().Row("declinedPetition", ("other", 3), ("total", 2)));

        Assert.Equal(RuleStatus.Failed, report.StatusOf("A2"));
        var row = Assert.Single(report.Of("A3"));
        Assert.Equal(new FindingValues(2, 3), row.Values);
        Assert.Contains(new CellId("requests", "declinedPetition", "other"), row.Cells);
        Assert.Contains("其他 3", row.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A4_adds_up_each_block_of_disputes()
    {
        var report = Sheets.Check(Sheets.Clean("2021", ("disputes.reconsideration.upheld", 3), ("disputes.reconsideration.total", 4)), Sheets.Context("2021"));

        var finding = Assert.Single(report.Of("A4"));
        Assert.Equal(Tier.Error, finding.Tier);
        Assert.Equal(new FindingValues(4, 3), finding.Values);
    }

    [Fact]
    public void A_blank_cell_makes_its_equations_not_run_and_never_passed()
    {
        var report = Sheets.Check(Sheets.Clean("2021").Set("requests.granted.naturalPerson", CellValue.Blank));

        Assert.Equal(RuleStatus.NotRun, report.StatusOf("A2"));
        Assert.Equal(RuleStatus.NotRun, report.StatusOf("A3"));
        Assert.Equal(RuleStatus.Passed, report.StatusOf("A1"));
        Assert.Contains("空白", report.Outcomes.Single(o => o.Rule == "A2").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_fails_somewhere_is_failed_even_where_blanks_stop_it_elsewhere()
    {
        var content = Sheets.Clean("2021").Set("requests.granted.naturalPerson", CellValue.Blank).Row("declinedPetition", ("other", 3), ("total", 3));

        Assert.Equal(RuleStatus.Failed, Sheets.Check(content).StatusOf("A2"));
    }

    [Fact]
    public void A_cell_that_does_not_apply_counts_as_zero()
    {
        var report = Sheets.Check(Sheets.FiveGranted().Set("requests.granted.other", CellValue.NotApplicable));

        Assert.Equal(RuleStatus.Passed, report.StatusOf("A2"));
        Assert.Equal(RuleStatus.Passed, report.StatusOf("A3"));
    }

    [Fact]
    public void Equations_that_only_a_later_edition_states_are_checked_too()
    {
        var report = Sheets.Check(Sheets.Clean("2031", ("consultations.hotline.asked", 3), ("consultations.all.asked", 3)));

        Assert.Equal(2, report.Of("A4d").Count);
        Assert.Equal(RuleStatus.Passed, report.StatusOf("A4c"));
    }

    [Fact]
    public void Findings_come_by_tier_then_in_the_order_of_the_form_with_explained_ones_under_their_lead()
    {
        var content = Sheets.FiveGranted()
            .Row("handledTotal", ("naturalPerson", 0), ("total", 0))
            .Set("disclosure.regulations.issued", 1)
            .WithText("problems", string.Empty)
            .WithText("otherMatters", "全年40余条，截止2023年12月31日。");

        var report = Sheets.Check(content);

        var leads = report.Findings.Where(f => f.Under is null).ToList();
        Assert.Equal(leads.OrderByDescending(f => f.Tier).Select(f => f.Id), leads.Select(f => f.Id));
        Assert.Equal(["A9", "A2", "D2"], leads.TakeWhile(f => f.Tier == Tier.Error).Select(f => f.Rule));
        string? lead = null;
        foreach (var finding in report.Findings)
        {
            Assert.True(finding.Under is null || finding.Under == lead);
            lead = finding.Under is null ? finding.Id : lead;
        }
    }

    [Fact]
    public void Findings_of_one_run_have_different_ids()
    {
        var content = Sheets.FiveGranted().Row("handledTotal", ("naturalPerson", 0), ("total", 0)).WithText("overview", "截止2023年，截止2023年。帐号，帐号。");

        var ids = Sheets.Check(content).Findings.Select(f => f.Id).ToList();

        Assert.Equal(ids.Distinct(), ids);
    }
}
