using System.Globalization;
using System.Net;
using System.Text;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Tests.Sources;

/// <summary>An invented report as a page of a site, for reading it back.</summary>
internal sealed class WebPage(FormEdition edition, int year)
{
    public const string Menu = "<div class=\"menu\"><a href=\"/\">网站首页</a> <a href=\"/zwgk\">政务公开</a> <a href=\"/xk\">行政许可</a> <a href=\"/cf\">行政处罚</a> <a href=\"/nb\">上一年政府信息公开工作年度报告</a></div>";

    public const string Foot = "<div class=\"foot\"><p>主办：松原县人民政府办公室 网站标识码 2200000000</p><p>技术支持：某某公司。本站建议用新的浏览器访问，以便正常浏览全部内容，如有问题请与我们联系。</p></div>";

    public string Unit { get; init; } = "松原县青禾镇人民政府";

    public string Title => $"{Unit}{year}年政府信息公开工作年度报告";

    public ReportFigures Figures { get; init; } = ReportFigures.BlankFor(edition).With(edition.Cells.Select(c => KeyValuePair.Create(c.Id, CellValue.Zero)));

    /// <summary>HTML of a section's text.</summary>
    public Func<FormSection, string> Text { get; init; } = s => $"<p>　　本镇在“{s.Title}”方面做了若干工作，\n留有记录，可供查阅，并按时归档。</p>";

    /// <summary>HTML of a figure.</summary>
    public Func<string, string> Figure { get; init; } = f => f;

    /// <summary>What stands between title and text.</summary>
    public string SmallPrint { get; init; } = "<div>发布时间：2022-01-20 10:00 来源：青禾镇 浏览次数：25 【字体：大 中 小】</div>";

    /// <summary>What follows the signature within the same element.</summary>
    public string Tail { get; init; } = "<p><a href=\"javascript:print()\">打印</a> <a href=\"#\">关闭</a></p>";

    public string Report()
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<p>　　根据有关规定，由{Unit}编制本报告，统计期限自{year}年1月1日起至12月31日止。</p>\n");
        foreach (var section in edition.Sections)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=MsoNormal><b><span style='font-size:16.0pt'>{section.Heading}<o:p></o:p></span></b></p>\n");
            html.Append(section.Table is { } table ? Table(table) : Text(section));
        }

        return html.Append(CultureInfo.InvariantCulture, $"<p align=right>{Unit}</p><p align=right>{year + 1}年1月20日</p>\n").ToString();
    }

    /// <summary>The page with the report somewhere in the middle.</summary>
    public string Page(string head = "<meta charset=\"utf-8\">") =>
        $"<!DOCTYPE html><html><head>{head}<title>{Title}</title><style>p {{ color: red }}</style></head><body>{Menu}<div class=\"wrap\"><div class=\"path\">当前位置：<a href=\"/\">首页</a> &gt; 年报</div><h1>{Title}</h1>{SmallPrint}<div id=\"zoom\">{Report()}{Tail}</div></div>{Foot}<script>var a = '五、';</script></body></html>";

    private string Table(FormTable table)
    {
        var html = new StringBuilder("<table class=MsoNormalTable border=1><tbody>\n");
        foreach (var row in TableLayout.For(table).Rows)
        {
            html.Append("<tr>");
            foreach (var cell in row.Cells)
            {
                var text = cell.Cell is { } figure ? Figure(Figures[figure.Id].ToString()) : WebUtility.HtmlEncode(cell.Text);
                html.Append(CultureInfo.InvariantCulture, $"<td colspan={cell.ColumnSpan} rowspan={cell.RowSpan}>\n<p class=MsoNormal>{text}<o:p></o:p></p>\n</td>");
            }

            html.Append("</tr>\n");
        }

        return html.Append("</tbody></table>\n").ToString();
    }
}
