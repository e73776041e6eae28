using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Content;

/// <summary>Medians of the figures of like units 同类单位: of the same level and kind, for the same year.</summary>
public sealed class LikeFigures
{
    /// <summary>Fewest units whose figure is known that a median is told of.</summary>
    public const int Fewest = 3;

    private readonly Dictionary<CellId, LikeFigure> _figures;

    private LikeFigures(Dictionary<CellId, LikeFigure> figures) => _figures = figures;

    /// <summary>Medians of nothing.</summary>
    public static LikeFigures None { get; } = new([]);

    /// <summary>The median of a cell; <see langword="null"/> where too few units say a number.</summary>
    public LikeFigure? this[CellId cell] => _figures.GetValueOrDefault(cell);

    /// <summary>The medians of cells from the values of each unit, in the order of the cells. What is blank or does not apply does not count.</summary>
    public static LikeFigures Of(IReadOnlyList<CellId> cells, IReadOnlyCollection<IReadOnlyList<CellValue>> units)
    {
        Dictionary<CellId, LikeFigure> figures = [];
        for (var i = 0; i < cells.Count; i++)
        {
            List<decimal> known = [.. units.Select(u => u[i].Number).OfType<decimal>().Order()];
            if (known.Count >= Fewest)
            {
                figures[cells[i]] = new LikeFigure((known[(known.Count - 1) / 2] + known[known.Count / 2]) / 2, known.Count);
            }
        }

        return new LikeFigures(figures);
    }
}
