using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Writing;

/// <summary>A cell of a printed table and where on the grid it begins.</summary>
internal sealed record PlacedCell(int Row, int Column, LayoutCell Cell)
{
    public static IReadOnlyList<PlacedCell> Of(TableLayout layout)
    {
        List<PlacedCell> placed = [];
        var covered = new int[layout.Columns];
        for (var row = 0; row < layout.Rows.Count; row++)
        {
            var column = 0;
            foreach (var cell in layout.Rows[row].Cells)
            {
                while (covered[column] > row)
                {
                    column++;
                }

                placed.Add(new PlacedCell(row, column, cell));
                Array.Fill(covered, row + cell.RowSpan, column, cell.ColumnSpan);
                column += cell.ColumnSpan;
            }
        }

        return placed;
    }
}
