using GovInfoReports.Documents.Tests.Reading;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport.Forms;

namespace GovInfoReports.Documents.Tests.Writing;

/// <summary>Invented reports to write out.</summary>
internal static class SampleReports
{
    public const string Unit = "松原县青禾镇人民政府";

    public static readonly FormCatalog Catalog = InventedForm.CatalogWithOfficial();

    public static ReportDocument Document(string form, ReportContent? content = null)
    {
        var edition = Catalog.Get(form);
        return new ReportDocument(edition, content ?? Content(edition), "990101101", Unit, edition.FirstYear) { ChangedAt = new DateTime(2024, 1, 18, 2, 30, 0, DateTimeKind.Utc) };
    }

    public static ReportDocument Signed(ReportDocument report) => report with
    {
        SignOff = new SignOffSheet("7K3M-92QD-X1", "https://portal.example/check/7K3M92QDX1", ReportContentJson.Hash(report.Content), new DateTime(2024, 1, 18, 2, 35, 0, DateTimeKind.Utc), "李青"),
    };

    public static ReportContent Content(FormEdition edition)
    {
        var year = edition.FirstYear;
        var narrative = edition.Sections.Where(s => s.IsNarrative).ToList();
        var tables = edition.Sections.Where(s => !s.IsNarrative).ToList();
        return ReportContent.EmptyFor(edition) with
        {
            Title = $"{Unit}{year}年政府信息公开工作年度报告",
            Preamble = $"本报告由{Unit}编制。报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。\n\n如有疑问，请与镇党政办公室联系（电话：0000-1234567）。",
            Texts = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [narrative[0].Code] = $"{year}年，全镇围绕便民服务开展信息公开，**重点**如下。\n\n### （一）主动公开\n\n通过[门户网站](https://portal.example/gk?a=1&b=2)公开信息 52 条，其中：\n\n- 机构职能 3 条\n- 财政信息 9 条\n- 其他 40 条\n\n### （二）依申请公开\n\n1. 收到申请 8 件\n2. 按期*答复* 8 件\n\n### （三）平台建设\n\n| 平台 | 条数 |\n| --- | --- |\n| 网站 | 52 |\n| 公众号 | 130 |",
                [tables[^1].Code] = "本年没有被申请复议的案件。",
                [narrative[1].Code] = "一是公开的内容还不够细，二是更新不够及时。\n今后按季度自查。",
                [narrative[^1].Code] = "本年没有收取信息处理费。",
            },
            AdditionalSections = [new("建议提案办理情况", "本年办理建议 2 件。", narrative[1].Code)],
            Signature = $"{Unit}\n{year + 1}年1月18日",
            Figures = RandomFigures.For(edition, new Random(edition.FirstYear), withGaps: true),
        };
    }
}
