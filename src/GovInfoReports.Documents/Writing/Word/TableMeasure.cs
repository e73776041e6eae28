using GovInfoReports.Documents.Office;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Writing.Word;

/// <summary>How wide the columns of a table are, how high its lines and how large its figures, so that it fits the page.</summary>
internal sealed class TableMeasure
{
    private const int MostLabelCharacters = 13;
    private const int FewestLabelCharacters = 7;
    private const int MostGroupCharacters = 6;
    private const int LinesOfALongTable = 18;
    private const int LowRow = 330;
    private const int HighRow = 440;
    private const int SmallestFigures = 10;

    private TableMeasure(IReadOnlyList<IReadOnlyList<PlacedCell>> rows, int[] widths, HashSet<int> upright, int figureSize)
    {
        Rows = rows;
        Widths = widths;
        Upright = upright;
        FigureSize = figureSize;
        HasGroups = rows.Any(r => r.Any(c => c.Cell is { Kind: LayoutCellKind.RowHeader, IsGroup: true }));
    }

    /// <summary>The lines of the grid, each with all its cells.</summary>
    public IReadOnlyList<IReadOnlyList<PlacedCell>> Rows { get; }

    /// <summary>Width of each grid column in twips; together that of the text.</summary>
    public IReadOnlyList<int> Widths { get; }

    /// <summary>Grid columns of merged labels so tall and short that they are set from top to bottom.</summary>
    public IReadOnlySet<int> Upright { get; }

    /// <summary>Size of the figures in half-points; smaller than usual where they are long.</summary>
    public int FigureSize { get; }

    /// <summary>Whether row labels have several levels; they are then set from the left, as on the paper form, and centred otherwise.</summary>
    public bool HasGroups { get; }

    /// <summary>Least height of a line in twips.</summary>
    public int RowHeight => Rows.Count > LinesOfALongTable ? LowRow : HighRow;

    /// <summary>Measures a table.</summary>
    /// <param name="width">Width to fill, in twips.</param>
    public static TableMeasure Of(TableLayout layout, ReportFigures figures, int width)
    {
        var rows = Place(layout);
        var widths = new int[layout.Columns];
        HashSet<int> upright = [];
        for (var column = 0; column < layout.LabelColumns - 1; column++)
        {
            var characters = GroupCharacters(rows, column);
            if (characters == 1)
            {
                upright.Add(column);
            }

            widths[column] = Em(characters + (characters == 1 ? 0.6 : 1));
        }

        var figureColumns = layout.Columns - layout.LabelColumns;
        var digit = Digits(rows, figures) * WordLook.TableDigit;
        var rest = width - widths.Sum();
        if (layout.LabelColumns > 0)
        {
            var label = Math.Max(LabelWidth(rows, layout.LabelColumns - 1), rest / (figureColumns + 1));
            var needed = rest - (figureColumns * (digit + (2 * WordLook.CellMargin)));
            widths[layout.LabelColumns - 1] = Math.Min(label, Math.Max(Em(FewestLabelCharacters), needed));
            rest -= widths[layout.LabelColumns - 1];
        }

        for (var column = layout.LabelColumns; column < layout.Columns; column++)
        {
            widths[column] = rest / (layout.Columns - column);
            rest -= widths[column];
        }

        return new TableMeasure(rows, widths, upright, FigureSizeFor(digit, widths[^1] - (2 * WordLook.CellMargin)));
    }

    private static List<IReadOnlyList<PlacedCell>> Place(TableLayout layout)
    {
        List<IReadOnlyList<PlacedCell>> rows = [];
        var above = new (LayoutCell? Cell, int Left)[layout.Columns];
        foreach (var row in layout.Rows)
        {
            List<PlacedCell> line = [];
            var own = new Queue<LayoutCell>(row.Cells);
            for (var column = 0; column < layout.Columns;)
            {
                var (cell, left) = above[column];
                var isCovered = cell is not null && left > 0;
                if (!isCovered && !own.TryDequeue(out cell))
                {
                    break;
                }

                line.Add(new PlacedCell(cell!, column, isCovered));
                above[column] = (cell, (isCovered ? left : cell!.RowSpan) - 1);
                column += cell!.ColumnSpan;
            }

            rows.Add(line);
        }

        return rows;
    }

    // As many characters beside one another as it takes to set each label within the lines that it stands beside.
    private static int GroupCharacters(List<IReadOnlyList<PlacedCell>> rows, int column)
    {
        var most = 1;
        foreach (var cell in LabelsAt(rows, column).Where(c => c.ColumnSpan == 1))
        {
            var characters = (int)Math.Ceiling(Ems(cell.Text) / cell.RowSpan);
            most = Math.Max(most, Math.Min(MostGroupCharacters, characters));
        }

        return most;
    }

    private static int LabelWidth(List<IReadOnlyList<PlacedCell>> rows, int column) =>
        Em(Math.Min(MostLabelCharacters, LabelsAt(rows, column).Select(c => Ems(c.Text)).DefaultIfEmpty(1).Max()));

    private static IEnumerable<LayoutCell> LabelsAt(List<IReadOnlyList<PlacedCell>> rows, int column) =>
        rows.SelectMany(r => r).Where(c => !c.IsCovered && c.Column == column && c.Cell.Kind == LayoutCellKind.RowHeader).Select(c => c.Cell);

    private static int Digits(List<IReadOnlyList<PlacedCell>> rows, ReportFigures figures) =>
        rows.SelectMany(r => r).Select(c => c.Cell).Where(c => c.Cell is not null)
            .Select(c => (int)Math.Ceiling((double)c.Cell!.Format.Show(figures[c.Cell.Id]).Length / c.ColumnSpan))
            .DefaultIfEmpty(1).Max();

    private static int FigureSizeFor(int needed, int width) =>
        needed <= width ? WordLook.TableSize : Math.Max(SmallestFigures, WordLook.TableSize * width / needed);

    private static double Ems(string text) => text.Sum(c => char.IsAscii(c) ? 0.5 : 1);

    private static int Em(double characters) => (int)(characters * WordLook.TableCharacter) + (2 * WordLook.CellMargin);
}

/// <summary>A cell of the printed grid with its place, also where a cell above covers it.</summary>
internal sealed record PlacedCell(LayoutCell Cell, int Column, bool IsCovered);
