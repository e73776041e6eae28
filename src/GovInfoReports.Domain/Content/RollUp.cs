using System.Collections.Frozen;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Content;

/// <summary>
/// What the reports below a government add up to 汇总, cell by cell of its form: each value is the sum of its parts and of the
/// adjustments that explain what differs. Immutable, and the same whatever the order of what it is made from.
/// </summary>
public sealed class RollUp
{
    private readonly FrozenDictionary<CellId, RollUpCell> _cells;

    private RollUp(FormEdition edition, IReadOnlyList<RollUpChild> children, IReadOnlyList<RollUpAbsentee> missing, IReadOnlyList<Adjustment> adjustments)
    {
        Edition = edition;
        Children = children;
        Missing = missing;
        Adjustments = adjustments;
        Cells = [.. edition.SummedCells.Select((c, place) => new RollUpCell(this, c, place))];
        _cells = Cells.ToFrozenDictionary(c => c.Id);
    }

    public FormEdition Edition { get; }

    /// <summary>The reports that count, by code of their units.</summary>
    public IReadOnlyList<RollUpChild> Children { get; }

    /// <summary>Members whose figures are not known, so that every sum is 'at least' 至少.</summary>
    public IReadOnlyList<RollUpAbsentee> Missing { get; }

    public IReadOnlyList<Adjustment> Adjustments { get; }

    /// <summary>The cells that add up, in the order of the form.</summary>
    public IReadOnlyList<RollUpCell> Cells { get; }

    /// <summary>A cell, or <see langword="null"/> where the form does not add it up.</summary>
    public RollUpCell? this[CellId cell] => _cells.GetValueOrDefault(cell);

    /// <summary>Adds up.</summary>
    /// <exception cref="ArgumentException">A unit counts twice, or values are of another form.</exception>
    public static RollUp Of(FormEdition edition, IEnumerable<RollUpChild> children, IEnumerable<RollUpAbsentee> missing, IEnumerable<Adjustment> adjustments)
    {
        List<RollUpChild> counted = [.. children.OrderBy(c => c.UnitCode, StringComparer.Ordinal)];
        List<RollUpAbsentee> absent = [.. missing.OrderBy(m => m.UnitCode, StringComparer.Ordinal)];
        HashSet<string> codes = new(StringComparer.Ordinal);
        if (counted.Select(c => c.UnitCode).Concat(absent.Select(m => m.UnitCode)).FirstOrDefault(c => !codes.Add(c)) is { } twice)
        {
            throw new ArgumentException($"Unit {twice} counts twice.", nameof(children));
        }

        if (counted.Exists(c => c.Values.Count != edition.SummedCells.Count))
        {
            throw new ArgumentException($"Values are not of form {edition.Id}.", nameof(children));
        }

        return new RollUp(edition, counted, absent, [.. adjustments]);
    }

    /// <summary>
    /// A child's figures for the cells that a form adds up, in their order. A cell of the same name means the same in every edition, and
    /// one that the child's edition states as several rows is their sum; what the child's edition has no cell for is blank: not known.
    /// </summary>
    public static IReadOnlyList<CellValue> ValuesFor(FormEdition edition, FormEdition childs, ReportFigures figures)
    {
        var same = edition == childs ? null : childs.BindingsOf("A6-same").ToList();
        return [.. edition.SummedCells.Select(c => same is null || childs.Find(c.Id) is not null ? figures[c.Id] : SumOf(RowsFor(same, c.Id), figures))];
    }

    /// <summary>What differs from an earlier one, cell by cell, in the order of the form.</summary>
    public IReadOnlyList<RollUpDifference> DifferencesFrom(RollUp earlier)
    {
        var before = earlier.Children.ToDictionary(c => c.UnitCode, StringComparer.Ordinal);
        var now = Children.ToDictionary(c => c.UnitCode, StringComparer.Ordinal);
        var units = before.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(u => (Before: before.GetValueOrDefault(u), Now: now.GetValueOrDefault(u)))
            .Where(u => u.Before is null || u.Now is null || !string.Equals(u.Before.Source.Hash, u.Now.Source.Hash, StringComparison.Ordinal))
            .ToList();
        return [.. Cells.Select(c => DifferenceOf(earlier, c, units)).OfType<RollUpDifference>()];
    }

    private static RollUpDifference? DifferenceOf(RollUp earlier, RollUpCell now, List<(RollUpChild? Before, RollUpChild? Now)> units)
    {
        var before = earlier[now.Id];
        List<RollUpPartDifference> parts =
        [
            .. units
                .Select(u => new RollUpPartDifference(
                    (u.Now ?? u.Before)!.UnitCode,
                    (u.Now ?? u.Before)!.UnitName,
                    u.Before is null || before is null ? null : u.Before.Values[before.Place],
                    u.Now?.Values[now.Place]))
                .Where(p => !p.IsSilent),
        ];
        return before is not null && before.Value == now.Value && before.IsAtLeast == now.IsAtLeast && before.Adjusted == now.Adjusted && parts.Count == 0
            ? null
            : new RollUpDifference(now, before?.Value ?? CellValue.Blank, before?.IsAtLeast ?? false, parts, now.Adjusted - (before?.Adjusted ?? 0));
    }

    private static IEnumerable<CellId> RowsFor(IEnumerable<RuleBinding> same, CellId cell) => same
        .Where(b => string.Equals(b.Table, cell.Table, StringComparison.Ordinal))
        .SelectMany(b => b.Rows.GetValueOrDefault(cell.Row, []))
        .Select(row => cell with { Row = row });

    private static CellValue SumOf(IEnumerable<CellId> cells, ReportFigures figures)
    {
        decimal? sum = null;
        foreach (var cell in cells)
        {
            if (figures[cell].Addend is not { } addend)
            {
                return CellValue.Blank;
            }

            sum = (sum ?? 0) + addend;
        }

        return sum is { } number ? CellValue.Of(number) : CellValue.Blank;
    }
}
