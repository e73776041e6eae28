namespace GovInfoReports.Data.Scale;

/// <summary>Rows for one table, keys included.</summary>
internal sealed class BulkTable(string name, params string[] columns)
{
    public string Name { get; } = name;

    public IReadOnlyList<string> Columns { get; } = columns;

    public List<object?[]> Rows { get; } = [];

    public void Add(params object?[] row) => Rows.Add(row);
}
