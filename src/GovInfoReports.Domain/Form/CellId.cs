using System.Diagnostics.CodeAnalysis;

namespace GovInfoReports.Domain.Form;

/// <summary>
/// The stable public name of one figure, written <c>table.row.column</c>, for example <c>requests.received.naturalPerson</c>.
/// Names never change once published: the API, imports and stored reports use them.
/// </summary>
/// <param name="Table">Code of the table, for example <c>requests</c>.</param>
/// <param name="Row">Code of the row within the table.</param>
/// <param name="Column">Code of the column within the row.</param>
public readonly record struct CellId(string Table, string Row, string Column)
{
    /// <summary>Reads <c>table.row.column</c>.</summary>
    /// <param name="text">The text to read.</param>
    /// <param name="cell">The cell, when the text has three non-empty parts.</param>
    /// <returns>Whether the text has the form of a cell name; it says nothing of whether a form has such a cell.</returns>
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
    /// <param name="text">The text to read.</param>
    /// <returns>The cell.</returns>
    /// <exception cref="FormatException">The text does not have three non-empty parts.</exception>
    public static CellId Parse(string text) =>
        TryParse(text, out var cell) ? cell : throw new FormatException($"'{text}' is not a cell name of the form table.row.column.");

    /// <summary>The name as <c>table.row.column</c>.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => $"{Table}.{Row}.{Column}";
}
