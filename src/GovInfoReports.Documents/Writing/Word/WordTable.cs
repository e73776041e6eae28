using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using GovInfoReports.Documents.Office;
using GovInfoReports.Documents.Text;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using TableLayout = GovInfoReports.Domain.Form.TableLayout;

namespace GovInfoReports.Documents.Writing.Word;

/// <summary>Draws tables.</summary>
internal static class WordTable
{
    /// <summary>A table of the form with its official merged headers. No line breaks over pages, and its header is repeated.</summary>
    public static Table Of(TableLayout layout, ReportFigures figures, string title)
    {
        var measure = TableMeasure.Of(layout, figures, WordLook.TextWidth);
        var table = Frame(WordStyles.FormTable, measure.Widths, title);
        for (var r = 0; r < measure.Rows.Count; r++)
        {
            var row = Row(measure.RowHeight, layout.Rows[r].IsHeader);
            foreach (var placed in measure.Rows[r])
            {
                // Lines that are kept with the next one bring the whole table to a new page, if one page can hold it.
                row.Append(Cell(placed, measure, figures, keepsWithNext: r < measure.Rows.Count - 1));
            }

            table.Append(row);
        }

        return table;
    }

    /// <summary>A table of narrative text.</summary>
    public static Table Of(NarrativeBlock.Table block, OpenXmlPart part)
    {
        var columns = Math.Max(1, block.Rows.Max(r => r.Count));
        int[] widths = [.. Enumerable.Range(0, columns).Select(c => (WordLook.TextWidth * (c + 1) / columns) - (WordLook.TextWidth * c / columns))];
        var table = Frame(WordStyles.TextTable, widths, null);
        for (var r = 0; r < block.Rows.Count; r++)
        {
            var row = Row(0, isHeader: r == 0);
            for (var c = 0; c < columns; c++)
            {
                var paragraph = WordText.Paragraph(WordStyleSheet.Cell);
                if (c < block.Rows[r].Count)
                {
                    WordText.Append(paragraph, block.Rows[r][c], part);
                }

                row.Append(new TableCell(new TableCellProperties(Width(widths[c])), paragraph));
            }

            table.Append(row);
        }

        return table;
    }

    /// <summary>A table without rows.</summary>
    /// <param name="widths">Widths of its columns in twips.</param>
    /// <param name="title">What it is, or <see langword="null"/>.</param>
    public static Table Frame(string style, IReadOnlyList<int> widths, string? title)
    {
        var look = new TableProperties
        {
            TableStyle = new TableStyle { Val = style },
            TableWidth = new TableWidth { Width = Text(widths.Sum()), Type = TableWidthUnitValues.Dxa },
            TableJustification = new TableJustification { Val = TableRowAlignmentValues.Center },
            TableLayout = new DocumentFormat.OpenXml.Wordprocessing.TableLayout { Type = TableLayoutValues.Fixed },
            TableLook = new TableLook { Val = "0020", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true },
        };
        if (title is not null)
        {
            look.TableCaption = new TableCaption { Val = XmlWords.Clean(title) };
        }

        return new Table(look, new TableGrid(widths.Select(w => new GridColumn { Width = Text(w) })));
    }

    /// <summary>A row that stays on one page.</summary>
    /// <param name="height">Least height in twips; 0 for that of its text.</param>
    public static TableRow Row(int height, bool isHeader = false)
    {
        var look = new TableRowProperties(new CantSplit());
        if (height > 0)
        {
            look.Append(new TableRowHeight { Val = (uint)height, HeightType = HeightRuleValues.AtLeast });
        }

        if (isHeader)
        {
            look.Append(new TableHeader());
        }

        return new TableRow(look);
    }

    /// <summary>The width of a cell.</summary>
    /// <param name="twips">Twips.</param>
    public static TableCellWidth Width(int twips) => new() { Width = Text(twips), Type = TableWidthUnitValues.Dxa };

    private static TableCell Cell(PlacedCell placed, TableMeasure measure, ReportFigures figures, bool keepsWithNext)
    {
        var cell = placed.Cell;
        var look = new TableCellProperties { TableCellWidth = Width(measure.Widths.Skip(placed.Column).Take(cell.ColumnSpan).Sum()) };
        if (cell.ColumnSpan > 1)
        {
            look.GridSpan = new GridSpan { Val = cell.ColumnSpan };
        }

        if (cell.RowSpan > 1)
        {
            look.VerticalMerge = new VerticalMerge { Val = placed.IsCovered ? MergedCellValues.Continue : MergedCellValues.Restart };
        }

        if (cell.Kind == LayoutCellKind.Banner)
        {
            look.Shading = new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = WordLook.BannerColour };
        }

        if (cell is { Kind: LayoutCellKind.RowHeader, ColumnSpan: 1, RowSpan: > 1 } && measure.Upright.Contains(placed.Column))
        {
            look.TextDirection = new TextDirection { Val = TextDirectionValues.TopToBottomRightToLeft };
        }

        look.TableCellVerticalAlignment = new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center };
        return new TableCell(look, Words(placed, measure, figures, keepsWithNext));
    }

    private static Paragraph Words(PlacedCell placed, TableMeasure measure, ReportFigures figures, bool keepsWithNext)
    {
        var cell = placed.Cell;
        var isLeft = cell.Kind == LayoutCellKind.Banner || (cell is { Kind: LayoutCellKind.RowHeader, IsGroup: false } && measure.HasGroups);
        var paragraph = WordText.Paragraph(isLeft ? WordStyleSheet.CellLeft : WordStyleSheet.Cell);
        if (keepsWithNext)
        {
            paragraph.ParagraphProperties!.KeepNext = new KeepNext();
        }

        var text = placed.IsCovered ? string.Empty : cell.Cell is { } figure ? figure.Format.Show(figures[figure.Id]) : cell.Text;
        if (text.Length > 0)
        {
            paragraph.Append(WordText.Run(text, cell.Cell is not null && measure.FigureSize != WordLook.TableSize ? Size(measure.FigureSize) : null));
        }

        return paragraph;
    }

    private static RunProperties Size(int halfPoints) => new()
    {
        FontSize = new FontSize { Val = Text(halfPoints) },
        FontSizeComplexScript = new FontSizeComplexScript { Val = Text(halfPoints) },
    };

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
