namespace GovInfoReports.Domain.Form;

/// <summary>Which way a relation runs through a table.</summary>
public enum RelationAxis
{
    /// <summary>Its members are rows; it holds in every column that these rows have.</summary>
    Rows,

    /// <summary>Its members are columns; it holds in every row that has these columns.</summary>
    Columns,
}

/// <summary>
/// An equation that the form itself states between rows or columns of one table: the members of <see cref="Left"/> add up to
/// the members of <see cref="Right"/>. Checks and the browser's live totals read the same relations.
/// </summary>
/// <param name="Rule">Rule id, for example <c>A1</c>.</param>
/// <param name="Table">Code of the table.</param>
/// <param name="Axis">Which way it runs.</param>
/// <param name="Left">Codes of the rows or columns on the left; a single one where <see cref="IsTotal"/>.</param>
/// <param name="Right">Codes of the rows or columns on the right.</param>
/// <param name="IsTotal">Whether the left side is a total that fills itself from the right; otherwise it is a balance of two sides.</param>
public sealed record FormRelation(string Rule, string Table, RelationAxis Axis, IReadOnlyList<string> Left, IReadOnlyList<string> Right, bool IsTotal)
{
    /// <summary>The cells of one instance of the relation.</summary>
    /// <param name="codes">Codes from <see cref="Left"/> or <see cref="Right"/>.</param>
    /// <param name="across">Code of the column (for <see cref="RelationAxis.Rows"/>) or row in which the instance stands.</param>
    /// <returns>The cells, in the order of the codes.</returns>
    public IEnumerable<CellId> CellsOf(IEnumerable<string> codes, string across) =>
        codes.Select(code => Axis == RelationAxis.Rows ? new CellId(Table, code, across) : new CellId(Table, across, code));
}

/// <summary>One equation between cells, an instance of a <see cref="FormRelation"/>.</summary>
/// <param name="Relation">The relation it is an instance of.</param>
/// <param name="Across">Code of the column or row in which it stands.</param>
/// <param name="Left">Cells of the left side.</param>
/// <param name="Right">Cells of the right side.</param>
public sealed record FormEquation(FormRelation Relation, string Across, IReadOnlyList<CellId> Left, IReadOnlyList<CellId> Right);

/// <summary>
/// Names, for a check that is not an equation inside one table, the rows, columns and cells of this edition that play its
/// parts. A check without a binding in an edition does not apply to that edition.
/// </summary>
/// <param name="Rule">Rule id, for example <c>A5b</c>. A rule may have several bindings.</param>
/// <param name="Table">Code of the table that <see cref="Rows"/> and <see cref="Columns"/> belong to; for a rule about a text alone, code of its section.</param>
/// <param name="Rows">Row codes by part.</param>
/// <param name="Columns">Column codes by part.</param>
public sealed record RuleBinding(
    string Rule,
    string Table,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Rows,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Columns)
{
    /// <summary>For rules about words: the words by which a text speaks of a part.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Words { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>The words of a part.</summary>
    /// <param name="part">Name of the part.</param>
    /// <returns>None where the edition gives none.</returns>
    public IReadOnlyList<string> WordsOf(string part) => Words.TryGetValue(part, out var words) ? words : [];
}
