using System.Globalization;

namespace GovInfoReports.Documents.Writing.Excel;

/// <summary>Addresses of cells as Excel writes them.</summary>
internal static class SheetAddress
{
    /// <summary>Most columns a sheet has.</summary>
    public const int MostColumns = 16_384;

    /// <summary>Most rows a sheet has.</summary>
    public const int MostRows = 1_048_576;

    /// <summary>The letters of a column.</summary>
    /// <param name="column">From 1.</param>
    /// <returns>For example <c>AB</c>.</returns>
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
    /// <param name="row">From 1.</param>
    /// <param name="column">From 1.</param>
    /// <returns>For example <c>D9</c>.</returns>
    public static string Of(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{row}");

    /// <summary>The address of a range, or of a cell where it is only one.</summary>
    /// <param name="top">First row, from 1.</param>
    /// <param name="left">First column, from 1.</param>
    /// <param name="bottom">Last row.</param>
    /// <param name="right">Last column.</param>
    /// <returns>For example <c>D9:F9</c>.</returns>
    public static string Range(int top, int left, int bottom, int right) =>
        (top, left) == (bottom, right) ? Of(top, left) : $"{Of(top, left)}:{Of(bottom, right)}";

    /// <summary>An address that stays the same where a formula is copied to, with the sheet it is of.</summary>
    /// <param name="sheet">Name of the sheet.</param>
    /// <param name="address">An address of cells.</param>
    /// <returns>For example <c>'申请'!D9</c>.</returns>
    public static string OnSheet(string sheet, string address) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!{address}";

    /// <summary>Reads the address of a cell.</summary>
    /// <param name="text">For example <c>D9</c> or <c>$D$9</c>.</param>
    /// <param name="row">Its row, from 1.</param>
    /// <param name="column">Its column, from 1.</param>
    /// <returns>Whether a sheet has such a cell.</returns>
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
    /// <param name="text">For example <c>D9:F9</c>.</param>
    /// <param name="range">First row and column, last row and column, from 1.</param>
    /// <returns>Whether a sheet has such a range.</returns>
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
    /// <param name="cells">Rows and columns, from 1.</param>
    /// <returns>Ranges in reading order.</returns>
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
