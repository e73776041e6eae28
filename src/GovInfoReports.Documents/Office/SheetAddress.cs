using System.Globalization;

namespace GovInfoReports.Documents.Office;

/// <summary>Addresses of cells as Excel writes them.</summary>
internal static class SheetAddress
{
    public const int MostColumns = 16_384;

    public const int MostRows = 1_048_576;

    public static string Letters(int column)
    {
        var letters = string.Empty;
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters;
    }

    /// <summary>The address of a cell.</summary>
    public static string Of(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{row}");

    /// <summary>The address of a range, or of a cell where it is only one.</summary>
    public static string Range(int top, int left, int bottom, int right) =>
        (top, left) == (bottom, right) ? Of(top, left) : $"{Of(top, left)}:{Of(bottom, right)}";

    /// <summary>An address that stays the same where a formula is copied to, with the sheet it is of.</summary>
    public static string OnSheet(string sheet, string address) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!{address}";

    /// <summary>Reads the address of a cell.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out int row, out int column)
    {
        (row, column) = (0, 0);
        var at = text is ['$', ..] ? 1 : 0;
        for (; at < text.Length && char.IsAsciiLetter(text[at]); at++)
        {
            column = (column * 26) + (text[at] & 0x1f);
            if (column > MostColumns)
            {
                return false;
            }
        }

        at += at < text.Length && text[at] == '$' ? 1 : 0;
        return column > 0
            && int.TryParse(text[at..], NumberStyles.None, CultureInfo.InvariantCulture, out row)
            && row is > 0 and <= MostRows;
    }

    /// <summary>Reads the address of a range or cell.</summary>
    public static bool TryParseRange(string? text, out (int Top, int Left, int Bottom, int Right) range)
    {
        range = default;
        var ends = (text ?? string.Empty).Split(':');
        if (ends.Length > 2 || !TryParse(ends[0], out var top, out var left) || !TryParse(ends[^1], out var bottom, out var right) || bottom < top || right < left)
        {
            return false;
        }

        range = (top, left, bottom, right);
        return true;
    }

    /// <summary>Ranges that together are some cells: as few as follow from taking cells of one column or row that follow each other together.</summary>
    public static IReadOnlyList<string> Ranges(IEnumerable<(int Row, int Column)> cells)
    {
        List<(int Top, int Left, int Bottom, int Right)> ranges = [];
        foreach (var (row, column) in cells.Distinct().Order())
        {
            var below = ranges.FindIndex(r => r.Left == column && r.Right == column && r.Bottom == row - 1);
            var beside = ranges.FindIndex(r => r.Top == row && r.Bottom == row && r.Right == column - 1);
            if (below >= 0)
            {
                ranges[below] = ranges[below] with { Bottom = row };
            }
            else if (beside >= 0)
            {
                ranges[beside] = ranges[beside] with { Right = column };
            }
            else
            {
                ranges.Add((row, column, row, column));
            }
        }

        return [.. ranges.Select(r => Range(r.Top, r.Left, r.Bottom, r.Right))];
    }
}
