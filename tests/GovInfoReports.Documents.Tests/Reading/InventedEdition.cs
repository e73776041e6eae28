using System.Text;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Tests.Reading;

/// <summary>An edition that no office has issued: other sections, codes, tables and units.</summary>
internal static class InventedEdition
{
    private const string Json = """
        {
          "id": "2030", "name": "2030年版", "document": "虚构函〔2030〕1号", "firstYear": 2030,
          "markers": ["线上办理件数", "平均办理天数"],
          "formats": {
            "count": {"unit": "件", "minimum": 0, "maximum": 100000, "scale": 0},
            "days": {"unit": "天", "minimum": 0, "maximum": 366, "scale": 1}
          },
          "sections": [
            {"code": "summary", "title": "年度综述"},
            {"code": "channels", "title": "公开渠道使用情况", "table": {"orientation": "Matrix", "blocks": [
              {"banner": "网上渠道", "corner": "渠道", "columns": [
                {"code": "online", "labels": ["线上办理件数"], "format": "count"},
                {"code": "days", "labels": ["平均办理天数"], "format": "days"}],
               "rows": [{"code": "site", "labels": ["门户网站"]}, {"code": "app", "labels": ["移动应用"]}, {"code": "sum", "labels": ["全部渠道"]}]}]}},
            {"code": "appeals", "title": "异议处理情况", "table": {"orientation": "Line", "blocks": [
              {"columns": [{"code": "kept", "labels": ["予以维持"], "format": "count"}, {"code": "changed", "labels": ["予以变更"], "format": "count"}],
               "rows": [{"code": "inside", "labels": ["内部复核"]}, {"code": "outside", "labels": ["外部审查"]}]}]}},
            {"code": "plans", "title": "下一年度安排"}
          ],
          "relations": [{"rule": "Z1", "table": "channels", "axis": "Rows", "total": "sum", "parts": ["site", "app"]}],
          "bindings": []
        }
        """;

    public static FormCatalog Catalog { get; } = new([.. FormCatalog.Official().Editions.Where(e => e.LastYear is not null), Until(FormCatalog.Official().Editions[^1]), Read()]);

    public static FormEdition Edition => Catalog.Get("2030");

    private static FormEdition Until(FormEdition edition) => edition.Until(2029);

    private static FormEdition Read()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Json));
        return FormEditionReader.Read(stream);
    }
}
