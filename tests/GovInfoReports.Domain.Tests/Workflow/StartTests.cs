using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Tests.Workflow;

public sealed class StartTests
{
    [Theory, MemberData(nameof(Sheets.Forms), MemberType = typeof(Sheets))]
    public void Every_edition_says_what_a_unit_with_nothing_to_report_confirms(string form)
    {
        var edition = Sheets.Catalog.Get(form);

        Assert.All(edition.NothingStatements, s => Assert.NotEmpty(s.CellsOf(edition)));
        var required = edition.NothingStatements.Where(s => s.IsRequired).SelectMany(s => s.CellsOf(edition)).Select(c => c.Id).ToHashSet();
        Assert.Equal(edition.Cells.Where(c => c.Id.Table is "requests" or "disputes").Select(c => c.Id).ToHashSet(), required);
        Assert.Contains(edition.NothingStatements, s => !s.IsRequired && s.Covers(new CellId("disclosure", "coercion", "decisions")));
        Assert.Equal(edition.NothingStatements, edition.Until(2090).NothingStatements);
    }

    [Fact]
    public void A_statement_on_what_the_form_does_not_have_is_refused_when_the_form_is_loaded()
    {
        FormEdition With(params NothingStatement[] statements)
        {
            var edition = Sheets.Form2021;
            return new FormEdition(edition.Id, edition.Name, edition.Document, 2021, null, edition.Markers, edition.Sections, edition.Relations, edition.Bindings) { NothingStatements = statements };
        }

        NothingStatement sound = new("a", "没有。", "disclosure", ["licensing"], ["decisions"], true);
        Assert.Single(With(sound).NothingStatements);
        Assert.Throws<FormDefinitionException>(() => With(sound, sound));
        Assert.Throws<FormDefinitionException>(() => With(sound with { Table = "invented" }));
        Assert.Throws<FormDefinitionException>(() => With(sound with { Rows = ["invented"] }));
        Assert.Throws<FormDefinitionException>(() => With(sound with { Columns = ["invented"] }));
    }

    [Theory, MemberData(nameof(Sheets.Forms), MemberType = typeof(Sheets))]
    public void A_declaration_fills_zeros_into_exactly_the_cells_of_its_statements(string form)
    {
        var edition = Sheets.Catalog.Get(form);
        var statements = NothingDeclaration.StatementsOf(edition, ["disputes", "requests", "penalties", "nobody said this"]);
        var figures = ReportFigures.BlankFor(edition).With(CellId.Parse("disclosure.licensing.decisions"), CellValue.Of(4));

        var filled = figures.With(NothingDeclaration.Zeros(edition, statements));

        Assert.Equal(["requests", "disputes", "penalties"], statements.Select(s => s.Code));
        Assert.All(edition.Cells, c => Assert.Equal(
            c.Id.Table is "requests" or "disputes" || c.Id == new CellId("disclosure", "penalties", "decisions") ? CellValue.Zero
            : c.Id == new CellId("disclosure", "licensing", "decisions") ? CellValue.Of(4)
            : CellValue.Blank,
            filled[c.Id]));
    }

    [Theory, MemberData(nameof(Sheets.Forms), MemberType = typeof(Sheets))]
    public void A_declaration_holds_until_a_figure_that_it_covers_says_otherwise(string form)
    {
        var edition = Sheets.Catalog.Get(form);
        NothingDeclaration declaration = new(["requests", "disputes"], "张三", default);
        var clean = Sheets.Clean(form);

        Assert.Empty(declaration.Against(edition, (clean).Figures));
        Assert.Empty(declaration.Against(edition, (clean.Set("requests.received.other", CellValue.Blank)).Figures));
        Assert.Empty(declaration.Against(edition, (clean.Set("requests.received.other", CellValue.NotApplicable)).Figures));
        Assert.Empty(declaration.Against(edition, (clean.Set("disclosure.penalties.decisions", 3)).Figures));
        Assert.NotEmpty(declaration.Against(edition, (clean.Set("requests.received.other", 1)).Figures));
        Assert.NotEmpty(declaration.Against(edition, (clean.Set("disputes.reconsideration.upheld", 1)).Figures));
        Assert.Equal(
            ["requests.received.other"],
            NothingDeclaration.Against(edition, NothingDeclaration.StatementsOf(edition, ["requests"]), clean.Set("requests.received.other", 1).Figures).Select(c => c.Id.ToString()));
    }

    [Theory, MemberData(nameof(Sheets.Forms), MemberType = typeof(Sheets))]
    public void What_was_carried_over_is_missing_until_it_is_what_last_years_report_carried_forward(string form)
    {
        var edition = Sheets.Catalog.Get(form);
        var last = Sheets.Clean(form).Row("carriedForward", ("naturalPerson", 2), ("total", 2));
        var blank = ReportContent.EmptyFor(edition);

        var taken = blank with { Figures = blank.Figures.With(CarryOver.From(edition, last)) };

        Assert.Equal(CarryOver.CellsOf(edition).Count(), CarryOver.Missing(edition, blank, last).Count);
        Assert.Empty(CarryOver.Missing(edition, taken, last));
        Assert.Equal([CellId.Parse("requests.carriedOver.naturalPerson")], CarryOver.Missing(edition, taken.Set("requests.carriedOver.naturalPerson", 1), last).Keys);
        Assert.Empty(CarryOver.Missing(edition, blank, null));
    }

    [Fact]
    public void A_stock_that_nothing_was_added_to_is_last_years()
    {
        var unchanged = Stocks.Unchanged(Sheets.Form2021, Sheets.Clean("2021", ("disclosure.normativeDocuments.inForce", 7)));

        Assert.Equal(CellValue.Of(7), unchanged[CellId.Parse("disclosure.normativeDocuments.inForce")]);
        Assert.DoesNotContain(unchanged.Keys, c => c.Column is "issued" or "repealed" || c.Row is "licensing");
        Assert.Empty(Stocks.Unchanged(Sheets.Form2021, null));
        Assert.Empty(Stocks.Unchanged(Sheets.Form2021, Sheets.Clean("2019")));
    }

    [Fact]
    public void An_opening_stock_moves_by_what_last_years_report_added()
    {
        var last = Sheets.Clean("2019", ("disclosure.licensing.previousItems", 10), ("disclosure.licensing.change", -3), ("disclosure.normativeDocuments.publicTotal", 6));
        var unchanged = Stocks.Unchanged(Sheets.Form2019, last);

        Assert.Equal(CellValue.Of(7), unchanged[CellId.Parse("disclosure.licensing.previousItems")]);
        Assert.Equal(CellValue.Of(6), unchanged[CellId.Parse("disclosure.normativeDocuments.publicTotal")]);
        var open = Stocks.Unchanged(Sheets.Form2019, last.Set("disclosure.licensing.change", CellValue.Blank));
        Assert.DoesNotContain(CellId.Parse("disclosure.licensing.previousItems"), open.Keys);
    }

    [Theory]
    [InlineData("统计期限自2022年1月1日起至2022年12月31日止，见国办公开办函〔2021〕30号。", "统计期限自2023年1月1日起至2023年12月31日止，见国办公开办函〔2021〕30号。")]
    [InlineData("编制2022年度政府信息公开工作年度报告，依据2019年修订的条例。", "编制2023年度政府信息公开工作年度报告，依据2019年修订的条例。")]
    [InlineData("电话：0000-20221234。", "电话：0000-20221234。")]
    [InlineData("本镇于2022年6月设立，编制2022年度报告。", "")]
    [InlineData("编制2022年度报告，2023年1月公布。", "")]
    [InlineData("编制2021年度报告。", "")]
    [InlineData("编制二〇二二年度报告。", "")]
    [InlineData("去年的报告编制2022年度。", "")]
    [InlineData("", "")]
    public void Last_years_preamble_goes_on_only_where_its_years_can_mean_nothing_else(string before, string after) =>
        Assert.Equal(after, YearForward.Preamble(Sheets.Form2021, 2023, Sheets.Clean(Sheets.Form2021, 2022) with { Preamble = before }));

    [Fact]
    public void A_short_text_of_last_years_is_spoken_of_once_and_a_long_one_by_its_likeness()
    {
        var content = Sheets.Clean("2021").WithText("problems", "公开内容不够及时，下一步按季核对目录。");
        var context = Sheets.Context("2021").WithLastYear(content) with { TakenOver = new HashSet<string>(["otherMatters", "problems"], StringComparer.Ordinal) };
        var problems = string.Concat(Enumerable.Repeat("公开内容不够及时，下一步按季核对目录。", 8));

        Assert.Equal(["problems", "otherMatters"], Sheets.Check(content, context).Of("D4e").Select(f => f.Section));
        var longer = content.WithText("problems", problems);
        var report = Sheets.Check(longer, context.WithLastYear(longer));
        Assert.Equal("otherMatters", Assert.Single(report.Of("D4e")).Section);
        Assert.Equal("problems", Assert.Single(report.Of("D4")).Section);
        Assert.Empty(Sheets.Check(content).Of("D4e"));
    }

    [Fact]
    public void A_preamble_of_another_edition_does_not_go_on()
    {
        Assert.Empty(YearForward.Preamble(Sheets.Form2021, 2021, Sheets.Clean(Sheets.Form2019, 2020)));
        Assert.Empty(YearForward.Preamble(Sheets.Form2021, 2021, null));
    }
}
