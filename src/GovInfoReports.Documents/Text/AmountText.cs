using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Text;

/// <summary>Reads amounts of money that are written in another unit than the form's, exactly.</summary>
internal static class AmountText
{
    private const int MostPlaces = 12;

    // The longest first, since 万元 ends with 元.
    private static readonly (string Unit, decimal Yuan)[] Units =
    [
        ("百万元", 1_000_000), ("十万元", 100_000), ("亿元", 100_000_000), ("万元", 10_000), ("千元", 1_000), ("百元", 100), ("元", 1),
    ];

    /// <summary>The unit of money at the end of words or of the aside that ends them: 收费金额（单位：元）.</summary>
    public static string? UnitOf(string words)
    {
        var end = words.AsSpan().TrimEnd("）)]】〕 　整");
        foreach (var (unit, _) in Units)
        {
            if (end.EndsWith(unit, StringComparison.Ordinal))
            {
                return unit;
            }
        }

        return null;
    }

    /// <summary>Where the unit of money begins that stands behind a figure at the end of words; their length if there is none.</summary>
    public static int UnitAt(string words)
    {
        var at = UnitOf(words) is { } unit ? words.LastIndexOf(unit, StringComparison.Ordinal) : words.Length;
        while (at > 0 && at < words.Length && TextKey.IsSpace(words[at - 1]))
        {
            at--;
        }

        return at > 0 && TextKey.Narrow(words[at - 1]) is >= '0' and <= '9' ? at : words.Length;
    }

    /// <summary>The value in the unit of the cell.</summary>
    /// <param name="unitAbove">The unit that the header states, for figures that name none.</param>
    /// <returns>The value, or <see langword="null"/> where there is nothing to convert or it does not fit the cell.</returns>
    public static CellValue? Convert(string text, CellFormat format, string? unitAbove)
    {
        var form = YuanOf(format.Unit);
        var words = string.Concat(text.Where(c => !TextKey.IsSpace(c)).Select(TextKey.Narrow)).TrimStart('¥', '￥');
        var unit = UnitOf(words) ?? unitAbove;
        if (form is not { } whole || unit is null || unit == format.Unit || YuanOf(unit) is not { } part)
        {
            return null;
        }

        var figure = words.TrimEnd('整');
        figure = figure.EndsWith(unit, StringComparison.Ordinal) ? figure[..^unit.Length] : figure;
        var plain = format with { Unit = string.Empty, Maximum = decimal.MaxValue / 100_000_000, Scale = MostPlaces };
        if (plain.Parse(figure) is not { Problem: CellInputProblem.None, Value.Number: { } number })
        {
            return null;
        }

        var value = number * part / whole;
        return format.Check(value) == CellInputProblem.None ? CellValue.Of(value) : null;
    }

    private static decimal? YuanOf(string unit) => Array.Find(Units, u => u.Unit == unit) is { Unit: not null, Yuan: var yuan } ? yuan : null;
}
