using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using static GovInfoReports.Documents.Tests.Sources.Word.WordFile;

namespace GovInfoReports.Documents.Tests.Sources.Word;

/// <summary>An invented report as a Word file, drawn the way a test asks for.</summary>
internal sealed class DrawnReport(FormEdition edition, ReportFigures figures)
{
    public int Year { get; init; } = edition.FirstYear;

    /// <summary>Text of a figure's cell.</summary>
    public Func<FormCell, string?> Figure { get; init; } = _ => null;

    /// <summary>Draws a section's heading.</summary>
    public Func<FormSection, string> Heading { get; init; } = s => P(s.Heading);

    /// <summary>Draws a row of cells.</summary>
    public Func<IReadOnlyList<DrawnCell>, string> Row { get; init; } = Merged;

    /// <summary>Draws the rows of a table.</summary>
    public Func<FormTable, List<List<DrawnCell>>, Func<IReadOnlyList<DrawnCell>, string>, string> Frame { get; init; } = (_, rows, draw) => WordFile.Table([.. rows.Select(draw)]);

    public WordFile File => Of(P($"松原县青禾镇人民政府{Year}年政府信息公开工作年度报告"), string.Concat(edition.Sections.Select(Section)), P("青禾镇人民政府"), P($"{Year + 1}年1月18日"));

    /// <summary>A row with gridSpan and vMerge.</summary>
    public static string Merged(IReadOnlyList<DrawnCell> row) => WordFile.Row([.. row.Select(c => Cell(c.GoesOn ? string.Empty : c.Content ?? c.Text, Properties(c)))]);

    public static string Properties(DrawnCell cell) =>
        (cell.Span > 1 ? $"<w:gridSpan w:val=\"{cell.Span}\"/>" : string.Empty)
        + (cell.Begins ? "<w:vMerge w:val=\"restart\"/>" : cell.GoesOn ? "<w:vMerge/>" : string.Empty);

    /// <summary>Every row with all its cells, also those that one above covers.</summary>
    public List<List<DrawnCell>> Rows(FormTable table)
    {
        var layout = TableLayout.For(table);
        var open = new (int Rows, int Span)[layout.Columns];
        List<List<DrawnCell>> rows = [];
        foreach (var row in layout.Rows)
        {
            List<DrawnCell> cells = [];
            var own = new Queue<LayoutCell>(row.Cells);
            for (var at = 0; at < layout.Columns; at += cells[^1].Span)
            {
                if (open[at].Rows > 0)
                {
                    open[at].Rows--;
                    cells.Add(new DrawnCell(string.Empty, at, open[at].Span, false, true, null));
                    continue;
                }

                var cell = own.Dequeue();
                open[at] = (cell.RowSpan - 1, cell.ColumnSpan);
                cells.Add(new DrawnCell(cell.Cell is { } f ? Figure(f) ?? figures[f.Id].ToString() : cell.Text, at, cell.ColumnSpan, cell.RowSpan > 1, false, cell.Cell));
            }

            rows.Add(cells);
        }

        return rows;
    }

    private string Section(FormSection section) =>
        Heading(section) + (section.Table is { } table ? Frame(table, Rows(table), Row) : P($"本镇在“{section.Title}”方面做了若干工作，留有记录。"));
}

/// <summary>A cell of a row that is drawn.</summary>
internal sealed record DrawnCell(string Text, int Column, int Span, bool Begins, bool GoesOn, FormCell? Figure)
{
    /// <summary>XML that stands in place of the text.</summary>
    public string? Content { get; init; }
}
