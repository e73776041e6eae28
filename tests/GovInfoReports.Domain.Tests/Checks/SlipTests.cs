using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Tests.Checks;

/// <summary>The slips of real reports, rebuilt: copying last year's file and overwriting it.</summary>
public class SlipTests
{
    private static Finding OnlyLead(CheckReport report)
    {
        var lead = Assert.Single(report.Findings, f => f.Under is null);
        Assert.All(report.Findings.Where(f => f.Under is not null), f => Assert.Equal(lead.Id, f.Under));
        return lead;
    }

    [Fact]
    public void A_total_row_left_at_zero_is_named_once_with_all_it_breaks_under_it()
    {
        var report = Sheets.Check(Sheets.FiveGranted("2019").Row("handledTotal", ("naturalPerson", 0), ("total", 0)));

        var lead = OnlyLead(report);
        Assert.Equal("A2", lead.Rule);
        Assert.Equal(Slips.TotalRowZero, lead.Cause);
        Assert.Equal(4, report.Findings.Count);
        Assert.Equal(2, report.Of("A1").Count);
        Assert.Contains("疑为漏填总计行", lead.Message, StringComparison.Ordinal);
        Assert.Contains("“自然人”列分项合计 5、总计填 0", lead.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_total_column_left_at_zero_is_named_once_not_for_every_row()
    {
        var content = Sheets.FiveGranted()
            .Row("received", ("naturalPerson", 7), ("total", 0))
            .Row("carriedForward", ("naturalPerson", 2))
            .Row("granted", ("total", 0)).Row("handledTotal", ("total", 0));

        var lead = OnlyLead(Sheets.Check(content));

        Assert.Equal("A3", lead.Rule);
        Assert.Equal(Slips.TotalColumnZero, lead.Cause);
        Assert.Contains("疑为漏填总计列", lead.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forgotten_total_row_and_a_forgotten_total_column_are_both_named()
    {
        var content = Sheets.Clean("2021").Row("received", ("naturalPerson", 5)).Row("granted", ("naturalPerson", 5));

        var leads = Sheets.Check(content).Findings.Where(f => f.Under is null).ToList();

        Assert.Equal([Slips.TotalColumnZero, Slips.TotalRowZero], leads.Select(f => f.Cause).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Totals_of_all_disputes_left_at_zero_are_named()
    {
        var content = Sheets.Clean("2021", ("disputes.reconsideration.upheld", 11), ("disputes.litigationDirect.upheld", 5));

        Assert.Equal(Slips.TotalColumnZero, OnlyLead(Sheets.Check(content)).Cause);
    }

    [Fact]
    public void A_row_that_stands_as_last_year_is_named()
    {
        var last = Sheets.Clean(Sheets.Form2021, 2022)
            .Row("received", ("naturalPerson", 3), ("commercialEnterprise", 2), ("total", 5))
            .Row("unavailableNotHeld", ("naturalPerson", 3), ("commercialEnterprise", 2), ("total", 5))
            .Row("handledTotal", ("naturalPerson", 3), ("commercialEnterprise", 2), ("total", 5));
        var content = Sheets.FiveGranted().Row("unavailableNotHeld", ("naturalPerson", 3), ("commercialEnterprise", 2), ("total", 5));

        var report = Sheets.Check(content, Sheets.Context("2021").WithLastYear(last));

        var lead = Assert.Single(report.Findings, f => f.Under is null && f.Tier == Tier.Error);
        Assert.Equal(Slips.LeftFromLastYear, lead.Cause);
        Assert.Contains("2022年度年报完全相同", lead.Message, StringComparison.Ordinal);
        Assert.Contains("疑为上年数字残留", lead.Message, StringComparison.Ordinal);
        Assert.Equal(lead.Id, Assert.Single(report.Of("A14")).Under);
    }

    [Fact]
    public void The_same_row_is_a_stray_one_where_last_year_is_not_at_hand()
    {
        var content = Sheets.FiveGranted().Row("unavailableNotHeld", ("naturalPerson", 3), ("commercialEnterprise", 2), ("total", 5));

        var lead = OnlyLead(Sheets.Check(content));

        Assert.Equal(Slips.StrayNumber, lead.Cause);
        Assert.Contains("三（四）1.本机关不掌握相关政府信息·自然人 3", lead.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_total_row_left_from_last_year_is_named()
    {
        var last = Sheets.Clean(Sheets.Form2021, 2022)
            .Row("received", ("naturalPerson", 9), ("total", 9)).Row("granted", ("naturalPerson", 9), ("total", 9)).Row("handledTotal", ("naturalPerson", 9), ("total", 9));
        var content = Sheets.FiveGranted().Row("handledTotal", ("naturalPerson", 9), ("total", 9));

        var lead = Assert.Single(Sheets.Check(content, Sheets.Context("2021").WithLastYear(last)).Findings, f => f.Under is null && f.Tier == Tier.Error);

        Assert.Equal(Slips.LeftFromLastYear, lead.Cause);
        Assert.Equal("handledTotal", lead.Cells[0].Row);
    }

    [Fact]
    public void A_lone_one_in_an_empty_form_is_a_stray_number()
    {
        var lead = OnlyLead(Sheets.Check(Sheets.Clean("2021", ("requests.handledTotal.naturalPerson", 1))));

        Assert.Equal(Slips.StrayNumber, lead.Cause);
        Assert.Equal(CellId.Parse("requests.handledTotal.naturalPerson"), lead.Cells[0]);
    }

    [Fact]
    public void A_column_of_ones_that_no_total_counts_is_stray()
    {
        var content = Sheets.Clean("2021")
            .Row("received", ("naturalPerson", 8), ("other", 1), ("total", 8))
            .Row("granted", ("naturalPerson", 8), ("other", 1), ("total", 8))
            .Row("handledTotal", ("naturalPerson", 8), ("other", 1), ("total", 8));

        Assert.Equal(Slips.StrayNumber, OnlyLead(Sheets.Check(content)).Cause);
    }

    [Fact]
    public void A_total_row_that_did_not_follow_is_named()
    {
        var content = Sheets.FiveGranted().Row("received", ("naturalPerson", 6), ("total", 6)).Row("granted", ("naturalPerson", 6), ("total", 6));

        var lead = OnlyLead(Sheets.Check(content));

        Assert.Equal(Slips.TotalNotUpdated, lead.Cause);
        Assert.Contains("总计未随之更新", lead.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_figures_in_each_others_column_are_named()
    {
        var content = Sheets.FiveGranted().Row("granted", ("naturalPerson", 0), ("other", 5));

        var lead = OnlyLead(Sheets.Check(content));

        Assert.Equal(Slips.SwappedColumns, lead.Cause);
        Assert.Contains("疑填反了列", lead.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_one_column_off_is_named()
    {
        (string, decimal)[] right = [("naturalPerson", 3), ("commercialEnterprise", 4), ("researchInstitution", 2), ("total", 9)];
        var content = Sheets.Clean("2021").Row("received", right).Row("handledTotal", right)
            .Row("granted", ("commercialEnterprise", 3), ("researchInstitution", 4), ("publicWelfareOrganization", 2), ("total", 9));

        Assert.Equal(Slips.ColumnShift, OnlyLead(Sheets.Check(content)).Cause);
    }

    [Fact]
    public void Interchanged_digits_are_named()
    {
        var content = Sheets.Clean("2021")
            .Row("received", ("naturalPerson", 136), ("total", 136)).Row("granted", ("naturalPerson", 163), ("total", 136)).Row("handledTotal", ("naturalPerson", 136), ("total", 136));

        var lead = OnlyLead(Sheets.Check(content));

        Assert.Equal(Slips.SwappedDigits, lead.Cause);
        Assert.Contains("163", lead.Message, StringComparison.Ordinal);
        Assert.Contains("136", lead.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_independent_slips_are_two_leads()
    {
        var content = Sheets.FiveGranted()
            .Row("declinedRepeated", ("other", 4))
            .Set("disputes.reconsideration.total", 3);

        var leads = Sheets.Check(content).Findings.Where(f => f is { Under: null, Tier: Tier.Error }).ToList();

        Assert.Equal(2, leads.Count);
        Assert.Equal(Slips.StrayNumber, leads[0].Cause);
        Assert.Equal("A4", leads[1].Rule);
    }

    [Fact]
    public void Where_several_repairs_would_do_no_slip_is_claimed()
    {
        var content = Sheets.FiveGranted().Row("carriedForward", ("naturalPerson", 2), ("total", 2));

        Assert.Null(OnlyLead(Sheets.Check(content)).Cause);
    }

    [Theory]
    [MemberData(nameof(Sheets.Forms), MemberType = typeof(Sheets))]
    public void A_forgotten_total_row_is_named_in_every_edition(string form)
    {
        var edition = Sheets.Catalog.Get(form);
        var figures = Sheets.Zeros(edition)
            .With(CellId.Parse("requests.received.naturalPerson"), CellValue.Of(5))
            .With(CellId.Parse("requests.granted.naturalPerson"), CellValue.Of(5));
        figures = Totals.Follow(edition, Sheets.Zeros(edition), figures);
        figures = figures.With(edition.Cells.Where(c => c.Id.Row == "handledTotal").Select(c => KeyValuePair.Create(c.Id, CellValue.Zero)));

        var lead = OnlyLead(Sheets.Check(Sheets.Clean(form) with { Figures = figures }));

        Assert.Equal(Slips.TotalRowZero, lead.Cause);
    }
}
