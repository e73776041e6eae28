namespace GovInfoReports.Domain.Form;

/// <summary>
/// A statement that there was nothing of a kind to report, as a unit confirms it in a declaration 零报告. It covers cells of one table,
/// which are then zero.
/// </summary>
public sealed record NothingStatement(string Code, string Text, string Table, IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, bool IsRequired)
{
    public bool Covers(CellId cell) =>
        string.Equals(cell.Table, Table, StringComparison.Ordinal)
        && (Rows.Count == 0 || Rows.Contains(cell.Row, StringComparer.Ordinal))
        && (Columns.Count == 0 || Columns.Contains(cell.Column, StringComparer.Ordinal));

    /// <summary>The cells that it covers.</summary>
    public IEnumerable<FormCell> CellsOf(FormEdition edition) => edition.Cells.Where(c => Covers(c.Id));
}
