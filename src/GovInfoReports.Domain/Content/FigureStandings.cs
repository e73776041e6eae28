using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Content;

/// <summary>
/// The one rule for that: several times as much, or as little, and apart by more than small numbers are by chance. Units differ from each
/// other more than a unit does from itself a year before.
/// </summary>
public static class FigureStandings
{
    /// <summary>How many times last year's figure is much.</summary>
    public const decimal TimesLastYear = 2;

    /// <summary>How many times the median of like units is much.</summary>
    public const decimal TimesLikeUnits = 3;

    /// <summary>How far apart two figures are at least.</summary>
    public const decimal Apart = 10;

    /// <summary>How a figure stands to last year's.</summary>
    public static FigureStanding ToLastYear(CellValue now, CellValue before) => Of(now.Number, before.Number, TimesLastYear);

    /// <summary>How a figure stands to the median of like units.</summary>
    public static FigureStanding ToLikeUnits(CellValue now, decimal median) => Of(now.Number, median, TimesLikeUnits);

    private static FigureStanding Of(decimal? figure, decimal? other, decimal times) => (figure, other) switch
    {
        ({ } a, { } b) when a - b >= Apart && a >= b * times => FigureStanding.MuchMore,
        ({ } a, { } b) when b - a >= Apart && a * times <= b => FigureStanding.MuchLess,
        _ => FigureStanding.Usual,
    };
}
