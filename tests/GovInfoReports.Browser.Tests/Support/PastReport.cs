using System.Globalization;
using System.Text;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Browser.Tests.Support;

/// <summary>A report of a past year as text.</summary>
public static class PastReport
{
    /// <summary>Title, one section, and every table with the same figure in each cell.</summary>
    public static string Text(string unit, int year, int figure = 0)
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"{unit}{year}年政府信息公开工作年度报告").AppendLine().AppendLine("一、总体情况").AppendLine("本年按目录公开信息。").AppendLine();
        text.AppendLine("三、收到和处理政府信息公开申请情况");
        foreach (var row in FormCatalog.Official().ForYear(year)!.Tables.Single(t => t.Code == "requests").Blocks[0].Rows)
        {
            text.Append(string.Join('\t', row.Labels)).Append(string.Concat(Enumerable.Repeat(string.Create(CultureInfo.InvariantCulture, $"\t{figure}"), 7))).AppendLine();
        }

        return text.ToString();
    }
}
