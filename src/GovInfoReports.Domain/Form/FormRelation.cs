namespace GovInfoReports.Domain.Form;

/// <summary>
/// An equation that the form itself states between rows or columns of one table: the members of <see cref="Left"/> add up to
/// the members of <see cref="Right"/>. Checks and the browser's live totals read the same relations.
/// </summary>
public sealed record FormRelation(string Rule, string Table, RelationAxis Axis, IReadOnlyList<string> Left, IReadOnlyList<string> Right, bool IsTotal)
{
    /// <summary>The cells of one instance of the relation.</summary>
    public IEnumerable<CellId> CellsOf(IEnumerable<string> codes, string across) =>
        codes.Select(code => Axis == RelationAxis.Rows ? new CellId(Table, code, across) : new CellId(Table, across, code));
}

/// <summary>Which way a relation runs through a table.</summary>
public enum RelationAxis
{
    /// <summary>Its members are rows; it holds in every column that these rows have.</summary>
    Rows,

    /// <summary>Its members are columns; it holds in every row that has these columns.</summary>
    Columns,
}

/// <summary>One equation between cells, an instance of a <see cref="FormRelation"/>.</summary>
public sealed record FormEquation(FormRelation Relation, string Across, IReadOnlyList<CellId> Left, IReadOnlyList<CellId> Right);

/// <summary>
/// Names, for a check that is not an equation inside one table, the rows, columns and cells of this edition that play its
/// parts. A check without a binding in an edition does not apply to that edition.
/// </summary>
public sealed record RuleBinding(
    string Rule,
    string Table,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Rows,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Columns)
{
    /// <summary>For rules about words: the words by which a text speaks of a part.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Words { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    public IReadOnlyList<string> WordsOf(string part) => Words.TryGetValue(part, out var words) ? words : [];
}
