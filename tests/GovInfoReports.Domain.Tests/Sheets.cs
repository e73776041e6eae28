using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.TestSupport.Forms;

namespace GovInfoReports.Domain.Tests;

/// <summary>Reports to begin a test with: complete, consistent and without a finding until the test changes something.</summary>
internal static class Sheets
{
    public static FormCatalog Catalog { get; } = InventedForm.CatalogWithOfficial();

    public static CheckEngine Engine { get; } = new(Catalog);

    public static FormEdition Form2019 => Catalog.Get("2019");

    public static FormEdition Form2021 => Catalog.Get("2021");

    public static TheoryData<string> Forms => [.. Catalog.Editions.Select(e => e.Id)];

    public static ReportFigures Zeros(FormEdition edition) =>
        ReportFigures.Of(edition.Cells.Select(c => KeyValuePair.Create(c.Id, CellValue.Zero)));

    /// <summary>A content that no rule finds anything in, for the year before the signature's.</summary>
    public static ReportContent Clean(FormEdition edition, int year, params (string Cell, decimal Value)[] cells) => new()
    {
        Form = edition.Id,
        Title = $"平安镇人民政府{year}年政府信息公开工作年度报告",
        Preamble = $"本报告按照{edition.Document}编制。数据统计期限为{year}年1月1日至12月31日。联系电话：0571-88886666。",
        Signature = $"平安镇人民政府\n{year + 1}年1月15日",
        Texts = new Dictionary<string, string>
        {
            ["overview"] = "（一）主动公开。全年公开文件12件。\n（二）依申请公开。按时办理申请。\n（三）政府信息管理。定期清理。\n（四）平台建设。维护专栏。\n（五）监督保障。开展培训。",
            ["problems"] = "公开内容不够及时，部分栏目更新较慢，个别站所重视不够，信息员业务能力有待加强，群众知晓率不高。下一步将按季核对目录，明确专人负责，逐月通报更新情况，组织专题培训，在便民大厅增设查阅点，扩大公众参与。",
            ["otherMatters"] = "本年度没有收取信息处理费。",
        },
        Figures = Zeros(edition).With(cells.Select(c => KeyValuePair.Create(CellId.Parse(c.Cell), CellValue.Of(c.Value)))),
    };

    public static ReportContent Clean(string form, params (string Cell, decimal Value)[] cells) =>
        Clean(Catalog.Get(form), YearOf(form), cells);

    public static int YearOf(string form) => form switch
    {
        "2019" => 2020,
        "2021" => 2023,
        _ => 2031,
    };

    public static CheckContext Context(string form, UnitLevel? level = UnitLevel.Township) => new() { Year = YearOf(form), Level = level };

    public static CheckContext WithLastYear(this CheckContext context, ReportContent last) =>
        context with { EarlierYears = new Dictionary<int, ReportContent> { [context.Year - 1] = last } };

    public static CheckReport Check(ReportContent content, CheckContext? context = null) => Engine.Run(content, context ?? Context(content.Form));

    public static IReadOnlyList<Finding> Of(this CheckReport report, string rule) => [.. report.Findings.Where(f => f.Rule == rule)];

    public static RuleStatus StatusOf(this CheckReport report, string rule) => report.Outcomes.Single(o => o.Rule == rule).Status;

    /// <summary>Sets the same value in several columns of a row of section three.</summary>
    public static ReportContent Row(this ReportContent content, string row, params (string Column, decimal Value)[] cells) =>
        content with { Figures = content.Figures.With(cells.Select(c => KeyValuePair.Create(new CellId("requests", row, c.Column), CellValue.Of(c.Value)))) };

    public static ReportContent Set(this ReportContent content, string cell, CellValue value) =>
        content with { Figures = content.Figures.With(CellId.Parse(cell), value) };

    public static ReportContent Set(this ReportContent content, string cell, decimal value) => content.Set(cell, CellValue.Of(value));

    /// <summary>Five applications of natural persons, all granted.</summary>
    public static ReportContent FiveGranted(string form = "2021") => Clean(form)
        .Row("received", ("naturalPerson", 5), ("total", 5))
        .Row("granted", ("naturalPerson", 5), ("total", 5))
        .Row("handledTotal", ("naturalPerson", 5), ("total", 5));
}
