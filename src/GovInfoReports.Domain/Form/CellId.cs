using System.Diagnostics.CodeAnalysis;

namespace GovInfoReports.Domain.Form;

/// <summary>
/// The stable public name of one figure, written <c>table.row.column</c>, for example <c>requests.received.naturalPerson</c>.
/// Names never change once published: the API, imports and stored reports use them.
/// </summary>
public readonly record struct CellId(string Table, string Row, string Column)
{
    /// <summary>Reads <c>table.row.column</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CellId cell)
    {
        cell = default;
        var parts = text?.Split('.');
        if (parts is not { Length: 3 } || parts.Any(string.IsNullOrWhiteSpace))
        {
            return false;
        }

        cell = new CellId(parts[0], parts[1], parts[2]);
        return true;
    }

    /// <summary>Reads <c>table.row.column</c>.</summary>
    public static CellId Parse(string text) =>
        TryParse(text, out var cell) ? cell : throw new FormatException($"'{text}' is not a cell name of the form table.row.column.");

    /// <summary>The name as <c>table.row.column</c>.</summary>
    public override string ToString() => $"{Table}.{Row}.{Column}";
}
