using System.IO.Compression;
using System.Text;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.TestSupport;

/// <summary>Invented reports in order in every respect, until a test changes something, and the files they come in.</summary>
public static class SampleReports
{
    private const string Digits = "零一二三四五六七八九";

    private const string Villages = "东西南北河湖山林石桥柳杨梅竹松江湾岭坡塘沟";

    /// <summary>A report: zeros in every cell and harmless texts.</summary>
    public static ReportContent Of(string unit, int year, params ReadOnlySpan<(string Cell, decimal Value)> cells)
    {
        var edition = FormCatalog.Official().ForYear(year)!;
        Dictionary<CellId, CellValue> figures = edition.Cells.ToDictionary(c => c.Id, _ => CellValue.Zero);
        foreach (var (cell, value) in cells)
        {
            figures[CellId.Parse(cell)] = CellValue.Of(value);
        }

        var content = ReportContent.EmptyFor(edition) with
        {
            Title = $"{unit}{year}年政府信息公开工作年度报告",
            Preamble = $"本报告由{unit}编制，所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。如有疑问请与党政办公室联系，电话：0000-1234567。",
            Signature = $"{unit}\n{year + 1}年1月12日",
            Figures = ReportContent.EmptyFor(edition).Figures.With(figures),
        };
        return content
            .WithText("overview", "（一）主动公开。按目录发布信息。\n\n（二）依申请公开。申请均按期办理。\n\n（三）政府信息管理。发布前审核。\n\n（四）政府信息公开平台建设。网站专栏更新。\n\n（五）监督保障。列入考核并组织培训。")
            .WithText("problems", Problems(unit, year))
            .WithText("otherMatters", "本年度收取信息处理费 0 元。没有其他需要报告的事项。");
    }

    /// <summary>A text of problems and remedies that no other unit and no other year has.</summary>
    public static string Problems(string unit, int year)
    {
        Random random = new($"{unit}{year}".Aggregate(17, (seed, c) => unchecked((seed * 31) + c)));
        string Names() => string.Concat(Enumerable.Range(0, 16).Select(_ => Villages[random.Next(Villages.Length)]));
        return $"存在的问题是公开形式单一，{Names()}等村组人员更换较快，业务不够熟练，部分内容更新不够及时，群众知晓率有待提高。改进情况：已组织两次培训，在{Names()}增设查阅点，逐月通报更新情况，问题基本解决。";
    }

    /// <summary>A report as text, the cells of tables between tabs.</summary>
    public static string Text(ReportContent content)
    {
        var edition = FormCatalog.Official().Get(content.Form);
        StringBuilder text = new($"{content.Title}\n\n{content.Preamble}\n");
        foreach (var section in edition.Sections)
        {
            text.Append('\n').Append(section.Heading).Append('\n').Append(content.Text(section.Code)).Append('\n');
            foreach (var row in section.Table is { } table ? TableLayout.For(table).Rows : [])
            {
                text.AppendJoin('\t', row.Cells.Select(c => c.Cell is { } cell ? cell.Format.Show(content.Figures[cell.Id]) : c.Text)).Append('\n');
            }
        }

        return text.Append('\n').Append(content.Signature).Append('\n').ToString();
    }

    /// <summary>Files as a zip archive.</summary>
    public static byte[] Zip(params ReadOnlySpan<(string Name, byte[] Bytes)> files)
    {
        using MemoryStream bytes = new();
        using (ZipArchive zip = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, file) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(file);
            }
        }

        return bytes.ToArray();
    }
}
