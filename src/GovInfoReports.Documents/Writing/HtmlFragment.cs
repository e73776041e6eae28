using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using GovInfoReports.Documents.Text;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Writing;

/// <summary>
/// A report as a piece of HTML to be pasted into the editor of a website: plain elements with their looks on themselves, no
/// classes, no ids, no scripts, so that editors that strip those leave it as it is.
/// </summary>
public static class HtmlFragment
{
    private const string TitleStyle = "margin:0 0 1em;text-align:center;font-size:1.5em;font-weight:bold";
    private const string HeadingStyle = "margin:1em 0 0.5em;font-size:1.15em;font-weight:bold";
    private const string InnerHeadingStyle = "margin:0.75em 0 0.5em;text-indent:2em;font-weight:bold";
    private const string ParagraphStyle = "margin:0 0 0.5em;text-indent:2em;line-height:1.75";
    private const string SignatureStyle = "margin:0;text-align:right;line-height:1.75";
    private const string TableStyle = "width:100%;margin:0.5em 0 1em;border-collapse:collapse;border:1px solid #000000;text-indent:0";
    private const string CellStyle = "border:1px solid #000000;padding:4px 6px;font-weight:normal;vertical-align:middle";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Writes the fragment.</summary>
    public static string Of(ReportDocument report)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Write(writer, report);
        return writer.ToString();
    }

    public static void Write(TextWriter writer, ReportDocument report)
    {
        writer.WriteLine("<div>");
        Element(writer, "h2", TitleStyle, report.Title);
        Narrative(writer, report.Content.Preamble);
        foreach (var section in report.Sections)
        {
            Element(writer, "h3", HeadingStyle, section.Heading);
            Narrative(writer, section.Text);
            if (section.Table is { } table)
            {
                Table(writer, TableLayout.For(table), report.Content.Figures);
            }
        }

        foreach (var line in report.SignatureLines)
        {
            Element(writer, "p", SignatureStyle, line);
        }

        writer.WriteLine("</div>");
    }

    private static void Element(TextWriter writer, string name, string style, string text)
    {
        writer.Write($"<{name} style=\"{style}\">");
        Text(writer, text);
        writer.WriteLine($"</{name}>");
    }

    private static void Text(TextWriter writer, string text)
    {
        foreach (var (index, line) in text.Split('\n').Index())
        {
            writer.Write(index == 0 ? string.Empty : "<br>");
            Encoder.Encode(writer, line);
        }
    }

    private static void Narrative(TextWriter writer, string markdown)
    {
        foreach (var block in NarrativeText.Parse(markdown))
        {
            switch (block)
            {
                case NarrativeBlock.Heading heading:
                    Runs(writer, "p", InnerHeadingStyle, string.Empty, heading.Runs);
                    break;
                case NarrativeBlock.Paragraph paragraph:
                    Runs(writer, "p", ParagraphStyle, string.Empty, paragraph.Runs);
                    break;
                case NarrativeBlock.Item item:
                    // A list's numbers stay what the report says, whatever the site makes of lists.
                    var marker = item.Marker is "-" or "*" or "+" ? "•" : item.Marker;
                    Runs(
                        writer,
                        "p",
                        string.Create(CultureInfo.InvariantCulture, $"margin:0 0 {(item.IsTight ? "0.25em" : "0.5em")};padding-left:{2 + (2 * item.Depth)}em;line-height:1.75"),
                        marker.Length == 0 ? marker : $"{marker} ",
                        item.Runs);
                    break;
                case NarrativeBlock.Table table:
                    Table(writer, table);
                    break;
            }
        }
    }

    private static void Runs(TextWriter writer, string name, string style, string before, IReadOnlyList<NarrativeRun> runs)
    {
        writer.Write($"<{name} style=\"{style}\">");
        Encoder.Encode(writer, before);
        foreach (var run in runs)
        {
            Run(writer, run);
        }

        writer.WriteLine($"</{name}>");
    }

    private static void Run(TextWriter writer, NarrativeRun run)
    {
        if (run.Link is { } link)
        {
            writer.Write("<a href=\"");
            Encoder.Encode(writer, link);
            writer.Write("\">");
        }

        writer.Write((run.IsBold ? "<strong>" : string.Empty) + (run.IsItalic ? "<em>" : string.Empty));
        Text(writer, run.Text);
        writer.Write((run.IsItalic ? "</em>" : string.Empty) + (run.IsBold ? "</strong>" : string.Empty) + (run.Link is null ? string.Empty : "</a>"));
    }

    private static void Table(TextWriter writer, NarrativeBlock.Table table)
    {
        writer.WriteLine($"<table style=\"{TableStyle}\"><tbody>");
        foreach (var (index, row) in table.Rows.Index())
        {
            writer.Write("<tr>");
            foreach (var cell in row)
            {
                Runs(writer, index == 0 ? "th" : "td", CellStyle, string.Empty, cell);
            }

            writer.WriteLine("</tr>");
        }

        writer.WriteLine("</tbody></table>");
    }

    private static void Table(TextWriter writer, TableLayout layout, ReportFigures figures)
    {
        writer.WriteLine($"<table style=\"{TableStyle}\"><tbody>");
        foreach (var row in layout.Rows)
        {
            writer.Write("<tr>");
            foreach (var cell in row.Cells)
            {
                Cell(writer, cell, figures);
            }

            writer.WriteLine("</tr>");
        }

        writer.WriteLine("</tbody></table>");
    }

    private static void Cell(TextWriter writer, LayoutCell cell, ReportFigures figures)
    {
        var name = cell.Kind is LayoutCellKind.Figure or LayoutCellKind.Corner ? "td" : "th";
        var spans = (cell.ColumnSpan > 1 ? string.Create(CultureInfo.InvariantCulture, $" colspan=\"{cell.ColumnSpan}\"") : string.Empty)
            + (cell.RowSpan > 1 ? string.Create(CultureInfo.InvariantCulture, $" rowspan=\"{cell.RowSpan}\"") : string.Empty);
        var align = cell.Kind is LayoutCellKind.Banner or LayoutCellKind.RowHeader ? "left" : "center";
        writer.Write($"<{name}{Scope(cell)}{spans} style=\"{CellStyle};text-align:{align}\">");
        Text(writer, cell.Cell is { } figure ? figure.Format.Show(figures[figure.Id]) : cell.Text);
        writer.Write($"</{name}>");
    }

    private static string Scope(LayoutCell cell) => cell.Kind switch
    {
        LayoutCellKind.ColumnHeader => cell.IsGroup ? " scope=\"colgroup\"" : " scope=\"col\"",
        LayoutCellKind.RowHeader => cell.IsGroup ? " scope=\"rowgroup\"" : " scope=\"row\"",
        LayoutCellKind.Banner => " scope=\"colgroup\"",
        _ => string.Empty,
    };
}
