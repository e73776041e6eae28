using System.Globalization;
using System.Net;
using System.Text;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Browser.Tests.Journeys;

/// <summary>A report with forty figures that are not zero, as a clerk has it on paper or in a workbook.</summary>
public static class FullReport
{
    /// <summary>How many applications were received.</summary>
    public const int Received = 46;

    private static readonly string[] Applicants = ["naturalPerson", "commercialEnterprise", "researchInstitution", "publicWelfareOrganization", "legalServiceInstitution"];

    // What became of the applications of each kind of applicant.
    private static readonly (string Row, int[] Numbers)[] Outcomes =
    [
        ("granted", [9, 5, 1, 2, 3]),
        ("partiallyGranted", [4, 2, 1, 1, 2]),
        ("refusedThirdParty", [3, 2, 1, 1, 1]),
        ("unavailableNotHeld", [2, 1, 1, 1, 1]),
        ("carriedForward", [1, 1, 0, 0, 0]),
    ];

    /// <summary>The figures that are not zero and that a person enters: totals follow.</summary>
    public static IReadOnlyDictionary<string, string> Entered { get; } = Figures().ToDictionary(f => f.Cell, f => f.Value, StringComparer.Ordinal);

    /// <summary>The narrative.</summary>
    public static IReadOnlyList<(string Field, string Text)> Texts { get; } =
    [
        ("text.overview", string.Create(CultureInfo.InvariantCulture, $"本年度围绕群众关心的事项推进公开。\n\n（一）主动公开。按目录在镇政府网站专栏和公示栏发布信息，重点公开惠农补贴和村级事务。\n\n（二）依申请公开。本年度收到政府信息公开申请{Received}件，按期答复44件，结转下年度继续办理2件。\n\n（三）政府信息管理。发布前由分管负责人审核，每季度清理一次。\n\n（四）政府信息公开平台建设。便民大厅设置查阅点，专栏按新目录调整。\n\n（五）监督保障。列入年度考核，全年组织培训两次。")),
        ("text.problems", "存在的问题：一是信息更新有时滞后，站所报送不及时；二是政策解读形式单一，群众不易看懂。\n\n改进措施：一是逐项列出发布时限，到期提醒，每月通报；二是用问答和图表说明补贴政策，在赶集日现场讲解。"),
        ("text.otherMatters", "本年度收取信息处理费 0 元。没有其他需要报告的事项。"),
    ];

    /// <summary>A table as a workbook has it, with the headers and labels of the form: text and markup of the clipboard.</summary>
    public static (string Text, string Html) Copied(FormEdition edition, string table)
    {
        StringBuilder text = new();
        StringBuilder html = new("<html><body><table>");
        foreach (var row in edition.Tables.Single(t => string.Equals(t.Code, table, StringComparison.Ordinal)) is var found ? TableLayout.For(found).Rows : [])
        {
            html.Append("<tr>");
            text.AppendJoin('\t', row.Cells.Select(c => c.Cell is { } cell ? Shown(edition, cell) : c.Text)).Append("\r\n");
            foreach (var cell in row.Cells)
            {
                html.Append(CultureInfo.InvariantCulture, $"<td colspan=\"{cell.ColumnSpan}\" rowspan=\"{cell.RowSpan}\">")
                    .Append(WebUtility.HtmlEncode(cell.Cell is { } figure ? Shown(edition, figure) : cell.Text)).Append("</td>");
            }

            html.Append("</tr>");
        }

        return (text.ToString(), html.Append("</table></body></html>").ToString());
    }

    // A workbook shows its totals too.
    private static string Shown(FormEdition edition, FormCell cell)
    {
        decimal Value(CellId id) => edition.TotalOf(id) is { } total ? total.Right.Sum(Value) : decimal.Parse(Entered.GetValueOrDefault(id.ToString(), "0"), CultureInfo.InvariantCulture);
        return Value(cell.Id).ToString(CultureInfo.InvariantCulture);
    }

    private static IEnumerable<(string Cell, string Value)> Figures()
    {
        yield return ("disclosure.normativeDocuments.issued", "2");
        yield return ("disclosure.normativeDocuments.repealed", "1");
        yield return ("disclosure.normativeDocuments.inForce", "13");
        yield return ("disclosure.licensing.decisions", "35");
        yield return ("disclosure.penalties.decisions", "12");
        yield return ("disclosure.coercion.decisions", "1");
        yield return ("disclosure.fees.amount", "3.6");
        for (var i = 0; i < Applicants.Length; i++)
        {
            yield return ($"requests.received.{Applicants[i]}", Outcomes.Sum(o => o.Numbers[i]).ToString(CultureInfo.InvariantCulture));
            foreach (var (row, numbers) in Outcomes.Where(o => o.Numbers[i] > 0))
            {
                yield return ($"requests.{row}.{Applicants[i]}", numbers[i].ToString(CultureInfo.InvariantCulture));
            }
        }

        yield return ("disputes.reconsideration.upheld", "2");
        yield return ("disputes.reconsideration.corrected", "1");
        yield return ("disputes.reconsideration.pending", "1");
        yield return ("disputes.litigationDirect.upheld", "1");
        yield return ("disputes.litigationDirect.otherResult", "1");
        yield return ("disputes.litigationAfterReconsideration.upheld", "1");
    }
}
