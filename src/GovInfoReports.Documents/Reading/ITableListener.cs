using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Reading;

/// <summary>Hears what becomes of the cells of the source.</summary>
internal interface ITableListener
{
    void Used(GridCell cell, LineUse use, FormTable table, IReadOnlyList<CellId> cells);

    void Unplaced(GridCell cell, GridRow? row, FormTable table);

    bool MayRestore();
}
