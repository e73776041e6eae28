using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Tests.Checks;

public class FormRuleTests
{
    [Theory]
    [InlineData("2019", 2020, null)]
    [InlineData("2021", 2021, null)]
    [InlineData("2021", 2030, null)]
    [InlineData("2031", 2031, null)]
    [InlineData("2019", 2021, Tier.Error)]
    [InlineData("2021", 2020, Tier.Error)]
    [InlineData("2021", 2031, Tier.Error)]
    [InlineData("2021", 2019, Tier.Query)]
    public void C1_compares_the_form_with_the_year(string form, int year, Tier? tier)
    {
        var findings = Sheets.Check(Sheets.Clean(Sheets.Catalog.Get(form), year), new CheckContext { Year = year }).Of("C1");

        Assert.Equal(tier, findings.Count == 0 ? null : findings[0].Tier);
    }

    [Fact]
    public void C1_did_not_run_for_a_year_before_the_first_form() =>
        Assert.Equal(RuleStatus.NotRun, Sheets.Check(Sheets.Clean(Sheets.Form2019, 2018), new CheckContext { Year = 2018 }).StatusOf("C1"));

    private static ReportContent Blank(string form, Func<CellId, bool> which)
    {
        var content = Sheets.Clean(form);
        return content with { Figures = content.Figures.With(content.Figures.Cells.Where(c => which(c.Key)).Select(c => KeyValuePair.Create(c.Key, CellValue.Blank))) };
    }

    [Fact]
    public void C2_says_a_missing_part_of_a_column_once_and_lists_its_cells()
    {
        var rows = Sheets.Form2019.Tables[1].Blocks[0].Rows.Skip(6).Select(r => r.Code).ToHashSet();

        var finding = Assert.Single(Sheets.Check(Blank("2019", c => c.Table == "requests" && c.Column == "total" && rows.Contains(c.Row))).Of("C2"));

        Assert.Equal(17, finding.Cells.Count);
        Assert.Equal(Tier.Error, finding.Tier);
        Assert.Contains("“总计”列有 17 格空白，从“三（三）3.危及“三安全一稳定””到“四、结转下年度”", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void C2_says_a_missing_row_once()
    {
        var finding = Assert.Single(Sheets.Check(Blank("2019", c => c.Row == "procurement")).Of("C2"));

        Assert.Equal(["disclosure.procurement.items", "disclosure.procurement.amount"], finding.Cells.Select(c => c.ToString()));
        Assert.Contains("“政府集中采购”行全部空白（2 格）", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void C2_says_neighbouring_missing_rows_once() =>
        Assert.Equal(14, Assert.Single(Sheets.Check(Blank("2021", c => c.Row is "granted" or "partiallyGranted")).Of("C2")).Cells.Count);

    [Fact]
    public void C2_says_a_missing_table_once() =>
        Assert.Equal(15, Assert.Single(Sheets.Check(Blank("2021", c => c.Table == "disputes")).Of("C2")).Cells.Count);

    [Theory]
    [MemberData(nameof(Sheets.Forms), MemberType = typeof(Sheets))]
    public void C2_names_every_blank_cell_exactly_once(string form)
    {
        var random = new Random(7);
        for (var i = 0; i < 20; i++)
        {
            var content = Blank(form, _ => random.Next(3) == 0);

            var named = Sheets.Check(content).Of("C2").SelectMany(f => f.Cells).ToList();

            Assert.Equal(content.Figures.Cells.Where(c => c.Value.IsBlank).Select(c => c.Key).OrderBy(c => c.ToString()), named.OrderBy(c => c.ToString()));
        }
    }

    [Fact]
    public void C2_sees_cells_that_the_content_does_not_have_at_all()
    {
        var content = Sheets.Clean("2021") with { Figures = ReportFigures.None };

        Assert.Equal(3, Sheets.Check(content).Of("C2").Count);
    }

    [Fact]
    public void C2b_asks_about_cells_that_do_not_apply()
    {
        var report = Sheets.Check(Sheets.Clean("2021").Set("disclosure.coercion.decisions", CellValue.NotApplicable));
        var finding = Assert.Single(report.Findings);

        Assert.Equal(RuleStatus.Failed, report.StatusOf("C2b"));
        Assert.Equal(("C2b", Tier.Query), (finding.Rule, finding.Tier));
        Assert.Contains("行政强制", finding.Message, StringComparison.Ordinal);
    }
}
