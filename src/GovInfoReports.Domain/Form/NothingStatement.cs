namespace GovInfoReports.Domain.Form;

/// <summary>
/// A statement that there was nothing of a kind to report, as a unit confirms it in a declaration 零报告. It covers cells of one table,
/// which are then zero.
/// </summary>
/// <param name="Code">Stable code, unique in the edition; records of declarations keep it.</param>
/// <param name="Text">The statement as people confirm it, a whole sentence.</param>
/// <param name="Table">Code of the table.</param>
/// <param name="Rows">Codes of its rows; empty for all.</param>
/// <param name="Columns">Codes of its columns; empty for all.</param>
/// <param name="IsRequired">Whether there is no declaration without it; the others are confirmed where they are true.</param>
public sealed record NothingStatement(string Code, string Text, string Table, IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, bool IsRequired)
{
    /// <summary>Whether it covers a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <returns>Whether it does.</returns>
    public bool Covers(CellId cell) =>
        string.Equals(cell.Table, Table, StringComparison.Ordinal)
        && (Rows.Count == 0 || Rows.Contains(cell.Row, StringComparer.Ordinal))
        && (Columns.Count == 0 || Columns.Contains(cell.Column, StringComparer.Ordinal));

    /// <summary>The cells that it covers.</summary>
    /// <param name="edition">The form.</param>
    /// <returns>The cells in the order of the form, totals among them.</returns>
    public IEnumerable<FormCell> CellsOf(FormEdition edition) => edition.Cells.Where(c => Covers(c.Id));
}
