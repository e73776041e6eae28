using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Domain.Tests.Workflow;

/// <summary>What a comment opens of a report that came back.</summary>
public sealed class OpenedPlacesTests
{
    private const string Elsewhere = "requests.refusedProcess.other";
    private static readonly DateTime At = new(2024, 1, 10, 2, 0, 0, DateTimeKind.Utc);
    private static readonly CheckReport InOrder = new([], []);
    private readonly Unit _unit = Units.Township();

    [Theory]
    [InlineData("2019", "requests.granted.naturalPerson")]
    [InlineData("2021", "requests.granted.naturalPerson")]
    [InlineData("2021", "requests.received.naturalPerson")]
    [InlineData("2021", "requests.carriedForward.naturalPerson")]
    [InlineData("2021", "requests.handledTotal.naturalPerson")]
    public void A_comment_on_a_figure_opens_both_sides_of_the_identity_of_its_column(string form, string place)
    {
        var open = Opened(form, place);

        Assert.Superset(
            new HashSet<string>([.. Column("received", "carriedOver", "granted", "refusedProcess", "handledTotal", "carriedForward").Select(r => $"requests.{r}.naturalPerson")]),
            open.ToHashSet());
        Assert.Superset(
            new HashSet<string>([.. Column("received", "handledTotal", "carriedForward").Select(r => $"requests.{r}.total")]),
            open.ToHashSet());
        Assert.DoesNotContain(Elsewhere, open);
        Assert.DoesNotContain("disputes.reconsideration.total", open);
        Assert.DoesNotContain("disclosure.licensing.decisions", open);
    }

    [Fact]
    public void A_comment_on_a_figure_opens_the_others_of_its_row()
    {
        var open = Opened("2021", "requests.granted.naturalPerson");
        Assert.All(Sheets.Form2021.Cells.Where(c => c.Id is { Table: "requests", Row: "granted" }), c => Assert.Contains(c.Id.ToString(), open));
    }

    [Theory]
    [InlineData("2019", "requests.granted.total")]
    [InlineData("2021", "requests.received.total")]
    [InlineData("2021", "requests.handledTotal.total")]
    public void A_comment_on_the_total_of_a_row_opens_what_each_of_its_parts_has_to_balance_with(string form, string place)
    {
        var open = Opened(form, place);
        Assert.All(Sheets.Catalog.Get(form).Cells.Where(c => c.Id.Table == "requests"), c => Assert.Contains(c.Id.ToString(), open));
        Assert.DoesNotContain("disputes.reconsideration.total", open);
    }

    [Theory]
    [InlineData("2019", "reconsideration", "litigationDirect")]
    [InlineData("2021", "litigationAfterReconsideration", "reconsideration")]
    public void A_comment_in_section_four_opens_its_block_alone(string form, string block, string other)
    {
        var open = Opened(form, $"disputes.{block}.corrected");
        Assert.Equal(
            ["corrected", "otherResult", "pending", "total", "upheld"],
            open.Select(CellId.Parse).Where(c => c.Row == block).Select(c => c.Column).Order(StringComparer.Ordinal));
        Assert.DoesNotContain($"disputes.{other}.upheld", open);
        Assert.DoesNotContain("requests.received.total", open);
    }

    [Theory]
    [InlineData("2021", "disclosure.normativeDocuments.issued", "repealed inForce", "disclosure.regulations.inForce")]
    [InlineData("2019", "disclosure.normativeDocuments.newlyPublished", "publicTotal", "disclosure.regulations.publicTotal")]
    [InlineData("2019", "disclosure.licensing.change", "previousItems", "disclosure.penalties.change")]
    public void A_comment_on_a_stock_of_section_two_opens_what_moves_it_and_no_other_row(string form, string place, string columns, string locked)
    {
        var open = Opened(form, place);
        var cell = CellId.Parse(place);
        Assert.All(columns.Split(' '), c => Assert.Contains((cell with { Column = c }).ToString(), open));
        Assert.DoesNotContain(locked, open);
    }

    [Fact]
    public void A_figure_in_no_equation_opens_itself_alone() =>
        Assert.Equal(["disclosure.licensing.decisions"], Opened("2021", "disclosure.licensing.decisions"));

    [Theory]
    [InlineData("requests.granted.naturalPerson", "全年收到政府信息公开申请5件。")]
    [InlineData("requests.granted.naturalPerson", "全年收到政府信息公开申请7件，其中上年结转2件。")]
    [InlineData("requests.granted.total", "本年度未收到政府信息公开申请。")]
    [InlineData("requests.granted.naturalPerson", "依申请公开方面，予以公开9件。")]
    [InlineData("requests.received.commercialEnterprise", "全年收到政府信息公开申请五件，均已办结。")]
    [InlineData("disclosure.normativeDocuments.repealed", "全年制发规范性文件3件。")]
    [InlineData("disputes.litigationDirect.upheld", "因政府信息公开引起的行政诉讼2件。")]
    [InlineData("section.requests", "全年收到政府信息公开申请5件。")]
    public void A_comment_on_a_figure_opens_the_text_that_names_it(string place, string sentence)
    {
        var open = Opened("2021", place, c => c with { Texts = With(c, "overview", sentence) });
        Assert.Contains("text.overview", open);
        Assert.DoesNotContain("text.problems", open);
    }

    [Theory]
    [InlineData("disputes.reconsideration.upheld", "全年收到政府信息公开申请5件。")]
    [InlineData("requests.granted.naturalPerson", "2021年收到政府信息公开申请5件。")]
    [InlineData("requests.granted.naturalPerson", "全年制发规范性文件3件。")]
    [InlineData("disclosure.licensing.decisions", "全年收到政府信息公开申请5件，制发规范性文件3件。")]
    public void A_text_that_names_other_figures_stays_locked(string place, string sentence) =>
        Assert.DoesNotContain("text.overview", Opened("2021", place, c => c with { Texts = With(c, "overview", sentence) }));

    [Fact]
    public void A_text_bound_to_a_figure_opens_with_it_wherever_it_stands()
    {
        ReportContent Bound(ReportContent content) => content with
        {
            Texts = With(content, "problems", "办理[5](cell:requests.handledTotal.total)件。"),
            AdditionalSections = [new AdditionalSection("附", "受理[5](cell:requests.received.total)件。", null)],
        };

        var open = Opened("2021", "requests.granted.naturalPerson", Bound);
        Assert.Contains("text.problems", open);
        Assert.Contains("additional", open);
        Assert.DoesNotContain("text.problems", Opened("2021", "disputes.reconsideration.upheld", Bound));
    }

    [Fact]
    public void A_section_opens_its_text_and_figures_and_a_text_only_itself()
    {
        Assert.Equal(["title"], Opened("2021", "title"));
        Assert.Equal(["text.overview"], Opened("2021", "text.overview"));
        var section = Opened("2021", "section.disputes");
        Assert.Contains("text.disputes", section);
        Assert.Equal(Sheets.Form2021.Section("disputes")!.Table!.Cells.Count + 2, section.Count);
    }

    [Fact]
    public void A_text_that_was_open_stays_so_when_the_clerk_takes_the_figure_out_of_it()
    {
        var report = Returned("requests.granted.naturalPerson", Sheets.FiveGranted() with { Texts = With(Sheets.FiveGranted(), "overview", "全年收到政府信息公开申请5件。") });
        ReportFrame frame = new(Sheets.Form2021, null);
        ContentChange Text(string text) => new() { Texts = new Dictionary<string, string>(StringComparer.Ordinal) { ["overview"] = text } };

        report.Change(Text("（二）依申请公开。按时办理。"), frame, new FieldStamp("张三", 1, At.AddHours(2)));
        Assert.Null(ReportLocks.Of(report, Sheets.Form2021, null)["text.overview"]);
        report.Change(Text("（二）依申请公开。全部按时办理。"), frame, new FieldStamp("张三", 1, At.AddHours(3)));
    }

    [Fact]
    public void An_identity_broken_by_the_commented_figure_can_be_put_right_on_either_side()
    {
        var report = Returned("requests.granted.naturalPerson", Sheets.FiveGranted());
        ReportFrame frame = new(Sheets.Form2021, null);
        foreach (var (cell, value) in new[] { ("requests.granted.naturalPerson", 4), ("requests.carriedForward.naturalPerson", 1), ("requests.received.naturalPerson", 6), ("requests.refusedProcess.naturalPerson", 1) })
        {
            report.Change(new ContentChange { Cells = new Dictionary<CellId, CellValue> { [CellId.Parse(cell)] = CellValue.Of(value) } }, frame, new FieldStamp("张三", 1, At.AddHours(2)));
        }

        Assert.Equal(6, report.Draft.Content.Figures[CellId.Parse("requests.received.total")].Number);
        var refused = Assert.Throws<RefusedException>(() => report.Change(
            new ContentChange { Cells = new Dictionary<CellId, CellValue> { [CellId.Parse(Elsewhere)] = CellValue.Of(1) } }, frame, new FieldStamp("张三", 1, At.AddHours(2))));
        Assert.Equal(Elsewhere, refused.Reasons[0].Place);
    }

    private static string[] Column(params string[] rows) => rows;

    private static IReadOnlySet<string> Opened(string form, string place, Func<ReportContent, ReportContent>? change = null)
    {
        var content = Sheets.FiveGranted(form);
        return new OpenedPlaces(Sheets.Catalog.Get(form), change is null ? content : change(content), Sheets.YearOf(form)).By(place);
    }

    private static Dictionary<string, string> With(ReportContent content, string section, string text) =>
        new(content.Texts, StringComparer.Ordinal) { [section] = text };

    private AnnualReport Returned(string place, ReportContent content)
    {
        Actor clerk = new(1, "张三", Role.Clerk, _unit);
        Actor officer = new(2, "李四", Role.Officer, Units.County());
        var report = AnnualReport.Begin(_unit, 2023, Sheets.Form2021, content, "张三", At);
        report.Submit(InOrder, clerk, At);
        report.Comment(place, "请核对", officer, At);
        report.Return("请改", officer, At.AddHours(1));
        return report;
    }
}
