using System.Diagnostics.CodeAnalysis;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Content;

/// <summary>The figures of a report by cell, in the order of its form. Immutable. A cell that is not among them is blank.</summary>
public sealed class ReportFigures : IEquatable<ReportFigures>
{
    private readonly OrderedDictionary<CellId, CellValue> _values;

    private ReportFigures(OrderedDictionary<CellId, CellValue> values) => _values = values;

    /// <summary>No figures and no cells.</summary>
    public static ReportFigures None { get; } = new([]);

    /// <summary>The cells in order with their values, blank ones included.</summary>
    public IEnumerable<KeyValuePair<CellId, CellValue>> Cells => _values;

    public CellValue this[CellId cell] => _values.TryGetValue(cell, out var value) ? value : CellValue.Blank;

    /// <summary>All cells of a form, blank.</summary>
    public static ReportFigures BlankFor(FormEdition edition) =>
        new(new OrderedDictionary<CellId, CellValue>(edition.Cells.Select(c => KeyValuePair.Create(c.Id, CellValue.Blank))));

    /// <summary>Figures from cells in the order given.</summary>
    public static ReportFigures Of(IEnumerable<KeyValuePair<CellId, CellValue>> cells) => new(new OrderedDictionary<CellId, CellValue>(cells));

    /// <summary>Whether these figures have the cell, blank or not.</summary>
    public bool Has(CellId cell) => _values.ContainsKey(cell);

    /// <summary>A copy with some cells changed.</summary>
    public ReportFigures With(IEnumerable<KeyValuePair<CellId, CellValue>> changes)
    {
        OrderedDictionary<CellId, CellValue>? copy = null;
        foreach (var (cell, value) in changes)
        {
            if (!Has(cell) || this[cell] != value)
            {
                copy ??= new OrderedDictionary<CellId, CellValue>(_values);
                copy[cell] = value;
            }
        }

        return copy is null ? this : new ReportFigures(copy);
    }

    /// <summary>A copy with one cell changed.</summary>
    public ReportFigures With(CellId cell, CellValue value) => With([KeyValuePair.Create(cell, value)]);

    /// <summary>The cells whose values differ from those of others, in this order, cells that only the others have last.</summary>
    public IEnumerable<(CellId Cell, CellValue Here, CellValue There)> DifferencesFrom(ReportFigures other) =>
        _values.Keys.Concat(other._values.Keys.Where(c => !Has(c)))
            .Select(c => (Cell: c, Here: this[c], There: other[c]))
            .Where(d => d.Here != d.There);

    public bool Equals([NotNullWhen(true)] ReportFigures? other) => other is not null && !DifferencesFrom(other).Any();

    public override bool Equals(object? obj) => Equals(obj as ReportFigures);

    public override int GetHashCode()
    {
        var hash = 0;
        foreach (var (cell, value) in _values)
        {
            hash ^= value.IsBlank ? 0 : HashCode.Combine(cell, value);
        }

        return hash;
    }
}
