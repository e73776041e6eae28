using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.TestSupport;

namespace GovInfoReports.Browser.Tests.Clerk;

/// <summary>
/// Whole clipboards, as programs fill them. Those of LibreOffice were copied in LibreOffice; those of Excel, WPS and Word are written
/// after what these programs are known to write.
/// </summary>
public sealed class ClipboardTests(ScriptPage script) : IClassFixture<ScriptPage>
{
    public static TheoryData<string, string[]> Sheets { get; } = new()
    {
        {
            "libreoffice-calc-hidden-row",
            [
                "一、本年新收政府信息公开申请数量|||1,203|4|0|0|2|0|1,209",
                "|（三）不予公开|1.属于国家秘密|0|0|0|0|0|0|0",
                "||5.属于三类内部事务信息|0|0|0|0|0|0|0",
                "||6.属于四类过程性信息|0|0|0|0|0|0|0",
                "|（四）无法提供|1.本机关不掌握相关政府信息|5|0|0|0|0|0|5",
                "||2.重复申请|||||||0",
                "四、结转下年度继续办理|||4|0|0|0|0|0|4",
            ]
        },
        {
            "libreoffice-calc-hidden-column",
            ["类别|自然人|商业企业|合计", "一、本年新收政府信息公开申请数量|12|3|15", "（一）予以公开|123456789|1|123456790", "（二）部分公开|-3|2.5|-0.5", "1.属于国家秘密|４|2 （其中补正1）|#DIV/0!"]
        },
        { "excel-block", ["1,203|4|0|0|2|0", "|||||", "|||||", "3|||||7", "8|0|0|0|0|0", "9|0|0|0|0|0"] },
        { "excel-labelled", ["项目|自然人|商业企业|占比|总计", "一、本年新收政府信息公开申请数量 （件）|12|3|100.00%|15", "二、上年结转政府信息公开申请数量|###|0|0.00%|0", "（一）予以公开|10 2|3|86.67%|15", "（二）部分公开|0|0|0.00%|0", "（七）总计|12|3|100.00%|15"] },
        { "wps-et", ["办理结果|^|自然人|商业企业|科研机构|总计", "（四）无法提供|1.本机关不掌握相关政府信息|1,206|0|0|1206", "^|2.没有现成信息需要另行制作|4||５|9"] },
        { "word-table", ["^|^|^|^|商业企业|科研 机构|^", "一、本年新收政府信息公开申请数量|^|^|12|0||12", "三、本年度办理结果|（一）予以公开|^|12|0|0|12"] },
        { "libreoffice-writer-table-two", ["行政规范性文件|0|2|9", "行政处罚|10|^|^"] },
    };

    [ChromiumTheory]
    [MemberData(nameof(Sheets))]
    public async Task A_copied_table_has_its_figures_in_their_places(string name, string[] expected)
    {
        var rows = await RowsAsync(Read($"{name}.html"), Read($"{name}.txt"));
        Assert.Equal(expected, rows.Where(r => expected.Contains(r, StringComparer.Ordinal)));
        if (name.StartsWith("excel", StringComparison.Ordinal))
        {
            Assert.Equal(expected, rows);
        }
    }

    [ChromiumFact]
    public async Task A_table_whose_text_has_a_cell_in_each_line_is_told_by_its_labels()
    {
        Assert.Equal(
            ["行政规范性文件|0|2|9", "第二十条第（五）项信息内容本年处理决定数量行政许可|0||"],
            (await RowsAsync(string.Empty, Read("libreoffice-writer-table-two.txt"))).Skip(1).Take(2));
        Assert.Equal(["1", "2", "3"], await RowsAsync(string.Empty, "1\n2\n3\n"));
        Assert.Equal(["一|5", "二|6"], await RowsAsync(string.Empty, "一 5\n二 6\n"));
    }

    [ChromiumFact]
    public async Task A_blank_row_before_the_first_figure_keeps_its_place()
    {
        Assert.Equal(["||", "1|2|3"], await RowsAsync(string.Empty, "\t\t\r\n1\t2\t3\r\n\t\t\r\n"));
        Assert.Empty(await RowsAsync("<table><tr><td>&nbsp;</td></tr></table>", "\t\r\n"));
    }

    [ChromiumFact]
    public async Task What_a_text_does_not_have_as_the_table_has_it_leaves_the_table_alone()
    {
        const string Table = "<table><tr><td colspan=2>甲</td><td sdval='7'>#</td></tr><tr><td>乙</td><td>丙</td><td>8</td></tr></table>";
        Assert.Equal(["甲|^|7", "乙|丙|8"], await RowsAsync(Table, "甲\t#\r\n乙\t丙\t8"));
        Assert.Equal(["甲|^|7", "乙|丙|8"], await RowsAsync(Table, string.Empty));
        Assert.Equal(["#DIV/0!"], await RowsAsync("<table><tr><td sdval='0'>#DIV/0!</td></tr></table>", "#DIV/0!"));
        Assert.Equal(["-"], await RowsAsync("<table><tr><td>-</td></tr></table>", "-"));
    }

    [ChromiumTheory]
    [InlineData("libreoffice-writer-text", "**甲镇2026年政府信息公开工作年度报告**\n\n# 一、总体情况\n\n本镇按照目录公开信息**12**条，**其中新增专栏**一处。\n详见[公开专栏](https://www.example.gov.cn/zwgk/%282026%29/)。\n\n## （一）主动公开\n\n1. 修订目录\n2. 核对时限\n3. 组织培训\n- 公开栏\n- 公众号\n\n## （二）依申请公开\n\n1.受理申请三件。\n\n2.答复三件；另有一件结转。\n\n共页。\n\n本段新写。")]
    [InlineData("wps-writer-text", "# 一、总体情况\n\n本镇按照目录公开信息**12**条。\n\n## 1.主动公开\n\n- 更新目录\n   - 逐条核对\n\n1、核对时限\n\n2. 组织培训\n- 公开栏\n\n详见[公开专栏](https://www.example.gov.cn/zwgk/)。\n联系人在公开栏。")]
    public async Task A_copied_text_comes_clean(string name, string expected)
    {
        await script.LoadAsync("marks", "clipboard", "word");
        Assert.Equal(expected, await script.Page.EvaluateAsync<string>("html => window.word.toMarkdown(html).text", Read($"{name}.html")));
    }

    private static string Read(string name)
    {
        var path = Path.Combine(SampleFiles.Folder("Clerk", "Clipboards"), name);
        return File.Exists(path) ? File.ReadAllText(path) : string.Empty;
    }

    // Cells parted by |; ^ is a part of a merged cell.
    private async Task<string[]> RowsAsync(string html, string text)
    {
        await script.LoadAsync("clipboard");
        return await script.Page.EvaluateAsync<string[]>(
            "([html, text]) => window.clipboard.rowsOf(html, text).map(row => row.map(slot => slot.origin ? slot.text : '^').join('|'))",
            new object[] { html, text });
    }
}
