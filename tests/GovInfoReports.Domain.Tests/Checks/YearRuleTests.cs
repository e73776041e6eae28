using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Tests.Checks;

public class YearRuleTests
{
    private static ReportContent Last(string form = "2021", int year = 2022) => Sheets.Clean(Sheets.Catalog.Get(form), year);

    private static CheckReport Check(ReportContent content, ReportContent last) => Sheets.Check(content, Sheets.Context(content.Form).WithLastYear(last));

    [Fact]
    public void Without_last_year_the_rules_that_compare_did_not_run()
    {
        var report = Sheets.Check(Sheets.Clean("2021"));

        Assert.All(["A5a", "A5b", "A14", "D4"], rule => Assert.Equal(RuleStatus.NotRun, report.StatusOf(rule)));
        Assert.Contains("没有上年年报", report.Outcomes.Single(o => o.Rule == "A5a").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A5a_compares_what_was_carried_over_with_what_was_carried_forward()
    {
        var last = Last().Row("carriedForward", ("naturalPerson", 2), ("total", 2));
        var content = Sheets.Clean("2021").Row("carriedOver", ("naturalPerson", 3), ("total", 3)).Row("carriedForward", ("naturalPerson", 3), ("total", 3));

        var report = Check(content, last);

        var findings = report.Of("A5a");
        Assert.Equal(2, findings.Count);
        Assert.Equal(new FindingValues(3, 2), findings[0].Values);
        Assert.Equal(findings[0].Id, findings[1].Under);
        Assert.Equal(Tier.Error, findings[0].Tier);
    }

    [Fact]
    public void A5a_passes_when_the_years_join_and_across_editions()
    {
        var last = Sheets.Clean(Sheets.Form2019, 2020).Row("carriedForward", ("other", 2), ("total", 2));
        var content = Sheets.Clean(Sheets.Form2021, 2021).Row("carriedOver", ("other", 2), ("total", 2)).Row("granted", ("other", 2), ("total", 2)).Row("handledTotal", ("other", 2), ("total", 2));

        var report = Sheets.Check(content, new CheckContext { Year = 2021 }.WithLastYear(last));

        Assert.Equal(RuleStatus.Passed, report.StatusOf("A5a"));
    }

    [Fact]
    public void A5a_did_not_run_where_last_year_is_blank()
    {
        var report = Check(Sheets.Clean("2021"), Last().Set("requests.carriedForward.total", CellValue.Blank));

        Assert.Equal(RuleStatus.NotRun, report.StatusOf("A5a"));
    }

    [Theory]
    [InlineData(698, 77, 132, 643, false)]
    [InlineData(698, 77, 132, 470, true)]
    [InlineData(1, 0, 0, 0, true)]
    [InlineData(0, 0, 0, 0, false)]
    public void A5b_rolls_documents_in_force_forward(int before, int issued, int repealed, int inForce, bool found)
    {
        var last = Last().Set("disclosure.normativeDocuments.inForce", before);
        var content = Sheets.Clean("2021", ("disclosure.normativeDocuments.issued", issued), ("disclosure.normativeDocuments.repealed", repealed), ("disclosure.normativeDocuments.inForce", inForce));

        var findings = Check(content, last).Of("A5b");

        Assert.Equal(found ? 1 : 0, findings.Count);
        Assert.All(findings, f => Assert.Equal((Tier.Query, new FindingValues(inForce, before + issued - repealed)), (f.Tier, f.Values)));
    }

    [Fact]
    public void A5b_explanations_lapse_when_values_change_that_leave_both_sides_as_they_were()
    {
        var last = Last().Set("disclosure.normativeDocuments.inForce", 10);
        ReportContent Content(int issued, int repealed) =>
            Sheets.Clean("2021", ("disclosure.normativeDocuments.issued", issued), ("disclosure.normativeDocuments.repealed", repealed), ("disclosure.normativeDocuments.inForce", 9));

        var one = Assert.Single(Check(Content(2, 1), last).Of("A5b"));
        var same = Assert.Single(Check(Content(2, 1), last).Of("A5b"));
        var other = Assert.Single(Check(Content(3, 2), last).Of("A5b"));

        Assert.Equal(one.Values, other.Values);
        Assert.Equal(one.Fingerprint, same.Fingerprint);
        Assert.NotEqual(one.Fingerprint, other.Fingerprint);
    }

    [Fact]
    public void Stocks_of_two_editions_are_not_compared()
    {
        var last = Sheets.Clean(Sheets.Form2019, 2020).Set("disclosure.normativeDocuments.publicTotal", 166);
        var content = Sheets.Clean(Sheets.Form2021, 2021).Set("disclosure.normativeDocuments.inForce", 665);

        var report = Sheets.Check(content, new CheckContext { Year = 2021 }.WithLastYear(last));

        Assert.Equal(RuleStatus.NotRun, report.StatusOf("A5b"));
        Assert.Equal(RuleStatus.NotRun, report.StatusOf("A5d"));
        Assert.DoesNotContain(report.Outcomes, o => o.Rule == "A5c");
    }

    [Theory]
    [InlineData(89, 77, 166, false)]
    [InlineData(1, 4, 4, true)]
    public void A5c_adds_what_was_newly_published(int before, int added, int now, bool found)
    {
        var last = Last("2019", 2019).Set("disclosure.normativeDocuments.publicTotal", before);
        var content = Sheets.Clean("2019", ("disclosure.normativeDocuments.newlyPublished", added), ("disclosure.normativeDocuments.publicTotal", now));

        Assert.Equal(found ? 1 : 0, Check(content, last).Of("A5c").Count);
    }

    [Theory]
    [InlineData(9, 2, 11, false)]
    [InlineData(9, -2, 7, false)]
    [InlineData(0, 3, 2, true)]
    public void A5c_takes_last_years_items_and_their_change_for_this_years_opening(int before, int change, int now, bool found)
    {
        var last = Last("2019", 2019).Set("disclosure.otherServices.previousItems", before).Set("disclosure.otherServices.change", change);
        var content = Sheets.Clean("2019", ("disclosure.otherServices.previousItems", now));

        Assert.Equal(found ? 1 : 0, Check(content, last).Of("A5c").Count);
    }

    [Fact]
    public void A13_hints_at_disputes_after_three_years_without_applications()
    {
        var content = Sheets.Clean("2021", ("disputes.reconsideration.upheld", 1), ("disputes.reconsideration.total", 1));
        var context = Sheets.Context("2021") with { EarlierYears = new Dictionary<int, ReportContent> { [2022] = Last(), [2021] = Last(year: 2021) } };

        Assert.Equal(Tier.Hint, Assert.Single(Sheets.Check(content, context).Of("A13")).Tier);
        Assert.Equal(RuleStatus.NotRun, Sheets.Check(content).StatusOf("A13"));
        Assert.Equal(RuleStatus.Passed, Sheets.Check(Sheets.Clean("2021"), context).StatusOf("A13"));
    }

    [Theory]
    [InlineData(4, 6, true)]
    [InlineData(4, 4, false)]
    [InlineData(1, 6, false)]
    public void A14_asks_about_a_row_as_last_year_where_the_year_differs(int same, int received, bool found)
    {
        var last = Last().Row("granted", ("naturalPerson", same), ("total", same)).Row("received", ("naturalPerson", 4), ("total", 4)).Row("handledTotal", ("naturalPerson", same), ("total", same));
        var rest = received - same;
        var content = Sheets.Clean("2021")
            .Row("received", ("naturalPerson", received), ("total", received))
            .Row("granted", ("naturalPerson", same), ("total", same))
            .Row("declinedPetition", ("naturalPerson", rest), ("total", rest))
            .Row("handledTotal", ("naturalPerson", received), ("total", received));

        Assert.Equal(found ? 1 : 0, Check(content, last).Of("A14").Count);
    }

    [Fact]
    public void D4_asks_about_text_that_only_changed_its_numbers()
    {
        const string text = "公开内容不够及时，部分栏目更新较慢，个别站所对政府信息公开工作的认识有待加强，信息员业务能力不强，全年仅开展培训{0}次，群众知晓率不高，咨询渠道不够畅通；下一步将按季核对目录，明确专人负责，逐月通报更新情况，扩大公众参与。";
        var last = Last().WithText("problems", string.Format(System.Globalization.CultureInfo.InvariantCulture, text, 2));

        Assert.Single(Check(Sheets.Clean("2021").WithText("problems", string.Format(System.Globalization.CultureInfo.InvariantCulture, text, 5)), last).Of("D4"));
        Assert.Empty(Check(Sheets.Clean("2021").WithText("problems", new string([.. text.Reverse()])), last).Of("D4"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Report_of_an_earlier_year_with_another_year_in_it_is_asked_about_for_its_text_and_for_its_figures(int before)
    {
        const string text = "公开内容不够及时，部分栏目更新较慢，个别站所对政府信息公开工作的认识有待加强，信息员业务能力不强，群众知晓率不高，咨询渠道不够畅通；下一步将按季核对目录，明确专人负责，逐月通报更新情况，扩大公众参与，并在{0}年内完成。";
        ReportContent Of(int year) => Sheets.Clean(Sheets.Catalog.Get("2021"), year, ("disclosure.licensing.decisions", 7), ("disclosure.penalties.decisions", 3), ("disclosure.fees.amount", 2))
            .WithText("problems", string.Format(System.Globalization.CultureInfo.InvariantCulture, text, year));
        var other = Sheets.Clean(Sheets.Catalog.Get("2021"), 2022, ("disclosure.licensing.decisions", 9));
        var years = new Dictionary<int, ReportContent> { [2022] = other, [2023 - before] = Of(2023 - before) };

        var report = Sheets.Check(Of(2023), Sheets.Context("2021") with { EarlierYears = years });

        Assert.Equal([Tier.Query, Tier.Query], report.Of("D4").Concat(report.Of("A15")).Select(f => f.Tier));
        Assert.All(report.Of("D4").Concat(report.Of("A15")), f => Assert.Contains($"{2023 - before}年度年报", f.Message, StringComparison.Ordinal));
        Assert.Empty(Sheets.Check(Of(2023).Set("disclosure.licensing.decisions", 8), Sheets.Context("2021") with { EarlierYears = years }).Of("A15"));
    }

    [Fact]
    public void Values_that_are_no_amounts_of_the_same_have_no_difference()
    {
        var year = Assert.Single(Sheets.Check(Sheets.Clean("2021").WithText("problems", "2022年，我镇认真开展工作。")).Of("B3"));
        var disputes = Sheets.Clean("2021").Set("disputes.reconsideration.upheld", 1).Set("disputes.reconsideration.total", 1);
        var context = Sheets.Context("2021") with { EarlierYears = new Dictionary<int, ReportContent> { [2022] = Sheets.Clean("2021"), [2021] = Sheets.Clean("2021") } };
        var items = Sheets.Clean("2021").Set("disclosure.regulations.issued", 3);
        var equal = Sheets.Clean("2019");
        foreach (var column in new[] { "newlyMade", "newlyPublished", "publicTotal" })
        {
            equal = equal.Set($"disclosure.normativeDocuments.{column}", 57);
        }

        Finding[] findings = [year, Assert.Single(Sheets.Check(disputes, context).Of("A13")), Assert.Single(Sheets.Check(items).Of("A9")), Assert.Single(Sheets.Check(equal).Of("A11"))];

        Assert.All(findings, f => Assert.NotNull(f.Values));
        Assert.All(findings, f => Assert.Null(f.Values!.Difference));
    }

    [Fact]
    public void D4_says_so_where_no_part_is_long_enough_to_compare()
    {
        var last = Sheets.Clean("2021");
        foreach (var section in Sheets.Catalog.Get("2021").Sections.Where(s => s.IsNarrative))
        {
            last = last.WithText(section.Code, "无。");
        }

        Assert.Equal(RuleStatus.NotRun, Sheets.Check(Sheets.Clean("2021"), Sheets.Context("2021").WithLastYear(last)).StatusOf("D4"));
    }
}
