using System.Globalization;
using System.Text;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Tests.Writing.Pdf;

/// <summary>Invented reports to be written out.</summary>
internal static class SampleReports
{
    public const string Unit = "松原县青禾镇人民政府";

    public static DateTime ChangedAt { get; } = new(2025, 1, 20, 2, 3, 4, DateTimeKind.Utc);

    public static ReportDocument Of(FormEdition edition, int year, ReportContent content) => new(edition, content, "220722101", Unit, year) { ChangedAt = ChangedAt };

    public static ReportDocument Empty(FormEdition edition) => Of(edition, edition.FirstYear, ReportContent.EmptyFor(edition));

    /// <summary>A report with a different figure in every cell, and some words in every section.</summary>
    public static ReportDocument Full(FormEdition edition) => Of(edition, edition.FirstYear, ReportContent.EmptyFor(edition) with
    {
        Title = $"{Unit}{edition.FirstYear.ToString(CultureInfo.InvariantCulture)}年政府信息公开工作年度报告",
        Preamble = "本报告由青禾镇党政办公室编制，统计期限为全年。",
        Texts = edition.Sections.ToDictionary(s => s.Code, s => s.IsNarrative ? $"本镇在“{s.Title}”方面做了若干工作，留有记录。" : string.Empty, StringComparer.Ordinal),
        Signature = "青禾镇人民政府\n2025年1月20日",
        Figures = ReportFigures.BlankFor(edition).With(edition.Cells.Select((c, i) => KeyValuePair.Create(c.Id, CellValue.Of(1001 + i)))),
    });

    public static ReportDocument WithText(FormEdition edition, string text)
    {
        var report = Empty(edition);
        return report with { Content = report.Content.WithText(edition.Sections.First(s => s.IsNarrative).Code, text) };
    }

    /// <summary>An edition whose only table has more rows than a page.</summary>
    public static FormEdition LongEdition(int rows)
    {
        var lines = new StringBuilder();
        for (var i = 1; i <= rows; i++)
        {
            lines.Append(CultureInfo.InvariantCulture, $$"""{{(i > 1 ? "," : string.Empty)}}{"code": "row{{i}}", "labels": ["全部事项", "第{{(i - 1) / 15}}组事项", "事项甲{{i}}乙"]}""");
        }

        var json = $$$"""
            {
              "id": "2040", "name": "2040年版", "document": "虚构函〔2040〕1号", "firstYear": 2040, "markers": ["受理件数"],
              "formats": {"count": {"unit": "件", "minimum": 0, "maximum": 100000, "scale": 0}},
              "sections": [
                {"code": "summary", "title": "年度综述"},
                {"code": "matters", "title": "事项办理情况", "table": {"orientation": "Matrix", "blocks": [
                  {"corner": "事项", "columns": [
                    {"code": "taken", "labels": ["办理情况", "受理件数"], "format": "count"},
                    {"code": "done", "labels": ["办理情况", "办结件数"], "format": "count"}],
                   "rows": [{{{lines}}}]}]}}
              ],
              "relations": [], "bindings": []
            }
            """;
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(json));
        return FormEditionReader.Read(stream);
    }
}
