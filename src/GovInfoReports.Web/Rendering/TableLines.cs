using System.Globalization;
using GovInfoReports.Domain.Form;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovInfoReports.Web.Rendering;

/// <summary>Writes the lines of an official table.</summary>
public static class TableLines
{
    /// <summary>A line of a table that is only read.</summary>
    public static IHtmlContent Of(LayoutRow row, SheetTable table)
    {
        TagBuilder line = new("tr");
        foreach (var cell in row.Cells)
        {
            line.InnerHtml.AppendHtml(cell.Cell is { } figure ? Figure(cell, figure, table) : Header(cell, table.IdPrefix));
        }

        return line;
    }

    /// <summary>A cell that is not a figure: banner, corner, or header; entry grids use it too.</summary>
    public static IHtmlContent Header(LayoutCell cell, string idPrefix)
    {
        TagBuilder tag = new(cell.Kind == LayoutCellKind.Corner ? "td" : "th");
        tag.AddCssClass(cell.Kind switch
        {
            LayoutCellKind.Banner => "banner",
            LayoutCellKind.Corner => "corner",
            LayoutCellKind.RowHeader => cell.IsGroup ? "row-group" : "row-label",
            _ => cell.IsGroup ? "column-group" : "column-label",
        });
        if (cell.Kind != LayoutCellKind.Corner)
        {
            tag.Attributes["id"] = HeaderIds.Id(idPrefix, cell);
            tag.Attributes["scope"] = HeaderIds.Scope(cell);
        }

        Span(tag, cell);
        tag.InnerHtml.Append(cell.Text);
        return tag;
    }

    /// <summary>Sets how far a cell is merged.</summary>
    public static void Span(TagBuilder tag, LayoutCell cell)
    {
        if (cell.ColumnSpan > 1)
        {
            tag.Attributes["colspan"] = cell.ColumnSpan.ToString(CultureInfo.InvariantCulture);
        }

        if (cell.RowSpan > 1)
        {
            tag.Attributes["rowspan"] = cell.RowSpan.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static TagBuilder Figure(LayoutCell cell, FormCell figure, SheetTable table)
    {
        TagBuilder tag = new("td");
        tag.AddCssClass("figure");
        if (table.Marked is { } marked)
        {
            tag.Attributes["id"] = FieldIds.Of(figure.Id);
            if (marked.Contains(figure.Id))
            {
                tag.AddCssClass("marked");
            }
        }

        tag.Attributes["headers"] = HeaderIds.Headers(table.IdPrefix, cell);
        Span(tag, cell);
        tag.InnerHtml.Append(Show.Figure(table.Figures[figure.Id], figure.Format));
        if (table.Years is { } years && years.Of(figure.Id) is { } change)
        {
            Year(tag, change, years);
        }

        if (table.Comments is { } comments)
        {
            Comment(tag, figure, comments);
        }

        return tag;
    }

    private static void Year(TagBuilder tag, YearChange change, YearsBeside years)
    {
        TagBuilder small = new("small");
        small.AddCssClass(change.IsLarge ? "year-before year-large" : "year-before");
        small.InnerHtml.AppendHtml(Hidden($"（{years.Before}")).Append(Show.Figure(change.Before, change.Cell.Format));
        if (change.Sign.Length > 0)
        {
            TagBuilder sign = new("b");
            sign.Attributes["aria-hidden"] = "true";
            sign.InnerHtml.Append(change.Sign);
            small.InnerHtml.Append(" ").AppendHtml(sign).AppendHtml(Hidden($"，{years.Way(change)}")).Append(change.Size);
        }

        small.InnerHtml.AppendHtml(Hidden("）"));
        tag.InnerHtml.AppendHtml(small);
    }

    private static TagBuilder Hidden(string text)
    {
        TagBuilder hidden = new("span");
        hidden.AddCssClass("visually-hidden");
        hidden.InnerHtml.Append(text);
        return hidden;
    }

    private static void Comment(TagBuilder tag, FormCell figure, SheetComments comments)
    {
        var place = figure.Id.ToString();
        if (comments.Path is not null)
        {
            tag.Attributes["data-place"] = place;
        }

        foreach (var comment in comments.At(place))
        {
            TagBuilder mark = new("a");
            mark.AddCssClass("comment-mark");
            mark.Attributes["href"] = $"#comment-{comment.Id.ToString(CultureInfo.InvariantCulture)}";
            mark.InnerHtml.Append(comments.Mark);
            tag.InnerHtml.Append(" ").AppendHtml(mark);
        }
    }
}
