using GovInfoReports.Documents.Reading;
using GovInfoReports.Domain.Form;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovInfoReports.Web.Pages.Clerk;

/// <summary>A table as it was read, each figure with a link to its place in the source and a mark where the reading is in doubt.</summary>
public static class ReadTable
{
    /// <summary>Prefix of the ids of its headers.</summary>
    public const string Prefix = "read";

    public static IHtmlContent Line(LayoutRow row, ReadingResult reading, SourceMap map, Texts texts)
    {
        TagBuilder line = new("tr");
        foreach (var cell in row.Cells)
        {
            line.InnerHtml.AppendHtml(cell.Cell is { } figure ? Figure(cell, figure, reading, map, texts) : TableLines.Header(cell, Prefix));
        }

        return line;
    }

    private static TagBuilder Figure(LayoutCell cell, FormCell figure, ReadingResult reading, SourceMap map, Texts texts)
    {
        TagBuilder tag = new("td");
        tag.AddCssClass("figure");
        tag.Attributes["id"] = FieldIds.Of(figure.Id);
        tag.Attributes["data-cells"] = figure.Id.ToString();
        tag.Attributes["headers"] = HeaderIds.Headers(Prefix, cell);
        TableLines.Span(tag, cell);
        var value = reading.Content.Figures[figure.Id];
        var text = value.IsBlank ? texts["Clerk.Reading.Blank"] : Show.Figure(value, figure.Format);
        if (value.IsBlank)
        {
            tag.AddCssClass("read-blank");
        }

        if (reading.Doubts.TryGetValue(figure.Id, out var doubt))
        {
            tag.AddCssClass("read-doubt");
            var said = texts[$"Clerk.Reading.Doubt.{doubt.Kind}"];
            tag.Attributes["title"] = string.IsNullOrEmpty(doubt.Text) ? said : $"{said}：{doubt.Text}";
            TagBuilder hidden = new("span");
            hidden.AddCssClass("visually-hidden");
            hidden.InnerHtml.Append($"（{said}）");
            tag.InnerHtml.AppendHtml(hidden);
        }

        if (map.AnchorOf(figure.Id) is { } anchor)
        {
            TagBuilder link = new("a");
            link.Attributes["href"] = $"#{anchor}";
            if (reading.Places[figure.Id].Where is { } where)
            {
                link.Attributes["title"] = where;
            }

            link.InnerHtml.Append(text);
            tag.InnerHtml.AppendHtml(link);
        }
        else
        {
            TagBuilder plain = new("span");
            plain.InnerHtml.Append(text);
            tag.InnerHtml.AppendHtml(plain);
        }

        return tag;
    }
}
