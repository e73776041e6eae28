using System.Globalization;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovInfoReports.Web.Pages.Clerk;

/// <summary>
/// The source as it looks: paragraphs and real tables, or numbered lines where it is plain text. Each figure that was read is a
/// link to its cell in the form.
/// </summary>
public sealed class ReadSource(ReadingResult reading, SourceMap map, Texts texts)
{
    // Lines of what is no report, for example a long list that was chosen by mistake.
    private const int MostEntries = 5_000;

    /// <summary>Whether the source tells paragraphs and tables apart; it is numbered lines otherwise.</summary>
    public bool IsDocument { get; } = reading.Source.Format is not (SourceFormat.PlainText or SourceFormat.Markdown or SourceFormat.Pdf) || reading.Source.Entries.Any(e => e.Cells is not null);

    /// <summary>How many lines there are beyond those that are shown.</summary>
    public int Hidden => Math.Max(0, reading.Source.Entries.Count - MostEntries);

    public IHtmlContent Write()
    {
        var all = new HtmlContentBuilder();
        TagBuilder? table = null;
        var columns = 0;
        var number = 0;
        for (var i = 0; i < Math.Min(reading.Source.Entries.Count, MostEntries); i++)
        {
            var entry = reading.Source.Entries[i];
            if (entry.Cells is null)
            {
                table = null;
                all.AppendHtml(Paragraph(entry, i + 1));
                continue;
            }

            if (table is null || entry.Table != number)
            {
                number = entry.Table;
                columns = WidthFrom(i);
                table = new TagBuilder("table");
                table.AddCssClass("source-table");
                all.AppendHtml(table);
            }

            table.InnerHtml.AppendHtml(Row(entry.Cells, i + 1, columns));
        }

        return all;
    }

    private TagBuilder Paragraph(SourceEntry entry, int line)
    {
        TagBuilder tag = new(IsDocument ? "div" : "p");
        tag.AddCssClass(ClassOf(line));
        tag.AddCssClass("source-line");
        tag.Attributes["id"] = IdOf(line);
        var marks = map.In(line);
        if (!IsDocument)
        {
            TagBuilder number = new("span");
            number.AddCssClass("line-number");
            number.InnerHtml.Append(line.ToString(CultureInfo.InvariantCulture));
            tag.InnerHtml.AppendHtml(number);
            TagBuilder text = new("span");
            text.AddCssClass("line-text");
            text.InnerHtml.AppendHtml(Marked(entry.Text, marks));
            tag.InnerHtml.AppendHtml(text);
        }
        else if (marks.Count > 0)
        {
            tag.InnerHtml.AppendHtml(Marked(entry.Text, marks));
        }
        else
        {
            // Headings of the source are none of this page.
            var words = entry.Text.TrimStart();
            var isHeading = words.StartsWith('#');
            tag.InnerHtml.AppendHtml(ReportMarkdown.Render(isHeading ? words.TrimStart('#').Trim() : entry.Text, 6));
            if (isHeading)
            {
                tag.AddCssClass("source-heading");
            }
        }

        return tag;
    }

    private TagBuilder Row(IReadOnlyList<SourceCell> cells, int line, int columns)
    {
        TagBuilder row = new("tr");
        row.AddCssClass(ClassOf(line));
        row.Attributes["id"] = IdOf(line);
        var at = 0;
        for (var i = 0; i < cells.Count; i++)
        {
            Covered(row, cells[i].Slot - at);
            TagBuilder tag = new("td");
            Span(tag, cells[i].Span);
            if (cells[i].Place is { } place)
            {
                tag.Attributes["title"] = place;
            }

            tag.InnerHtml.AppendHtml(map.In(line, i) is { } mark ? Link(cells[i].Text, mark, tag) : new HtmlContentBuilder().Append(cells[i].Text));
            row.InnerHtml.AppendHtml(tag);
            at = Math.Max(at, cells[i].Slot + cells[i].Span);
        }

        Covered(row, columns - at);
        return row;
    }

    // Where a cell above reaches down, the row has none of its own.
    private static void Covered(TagBuilder row, int columns)
    {
        if (columns > 0)
        {
            TagBuilder tag = new("td");
            tag.AddCssClass("covered");
            Span(tag, columns);
            row.InnerHtml.AppendHtml(tag);
        }
    }

    private IHtmlContent Marked(string text, IReadOnlyList<SourceMark> marks)
    {
        var all = new HtmlContentBuilder();
        var at = 0;
        foreach (var mark in marks)
        {
            all.Append(text[at..mark.Start]);
            all.AppendHtml(Link(text.Substring(mark.Start, mark.Length), mark, null));
            at = mark.Start + mark.Length;
        }

        return all.Append(text[at..]);
    }

    private TagBuilder Link(string text, SourceMark mark, TagBuilder? cell)
    {
        var isDoubtful = mark.Cells.Any(reading.Doubts.ContainsKey);
        TagBuilder link = new("a");
        link.AddCssClass("source-figure");
        if (isDoubtful)
        {
            (cell ?? link).AddCssClass("read-doubt");
        }

        link.Attributes["id"] = $"at-{FieldIds.Of(mark.Cells[0])}";
        link.Attributes["href"] = $"#{FieldIds.Of(mark.Cells[0])}";
        link.Attributes["data-cells"] = string.Join(' ', mark.Cells);
        var name = reading.Edition.Find(mark.Cells[0])?.Name;
        link.Attributes["title"] = mark.Cells.Count == 1 ? name : texts["Clerk.Reading.SeveralCells", name ?? string.Empty, mark.Cells.Count];
        link.InnerHtml.Append(text.Length > 0 ? text : texts["Clerk.Reading.EmptyCell"]);
        return link;
    }

    private int WidthFrom(int first)
    {
        var entries = reading.Source.Entries;
        var width = 0;
        for (var i = first; i < Math.Min(entries.Count, MostEntries) && entries[i].Cells is { } cells && entries[i].Table == entries[first].Table; i++)
        {
            width = Math.Max(width, cells.Count == 0 ? 0 : cells.Max(c => c.Slot + c.Span));
        }

        return width;
    }

    private string ClassOf(int line)
    {
        var use = line <= reading.Lines.Count ? reading.Lines[line - 1].Use : LineUse.Blank;
        return map.IsDoubtful(line) ? $"use-{use.ToString().ToLowerInvariant()} use-doubt" : $"use-{use.ToString().ToLowerInvariant()}";
    }

    private static string IdOf(int line) => FormattableString.Invariant($"line-{line}");

    private static void Span(TagBuilder tag, int columns)
    {
        if (columns > 1)
        {
            tag.Attributes["colspan"] = columns.ToString(CultureInfo.InvariantCulture);
        }
    }
}
