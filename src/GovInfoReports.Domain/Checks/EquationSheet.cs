using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks;

/// <summary>The figures as numbers beside the equations of the form; changes can be tried on it.</summary>
internal sealed class EquationSheet
{
    private readonly Dictionary<CellId, decimal?> _values;
    private readonly decimal?[] _differences;

    public EquationSheet(FormEdition edition, ReportFigures figures)
    {
        Edition = edition;
        Equations = edition.Equations;
        _values = edition.Cells.ToDictionary(c => c.Id, c => figures[c.Id].Addend);
        _differences = new decimal?[Equations.Count];
        for (var e = 0; e < Equations.Count; e++)
        {
            _differences[e] = 0;
            foreach (var cell in Equations[e].Left)
            {
                _differences[e] += _values[cell];
            }

            foreach (var cell in Equations[e].Right)
            {
                _differences[e] -= _values[cell];
            }
        }
    }

    public FormEdition Edition { get; }

    public IReadOnlyList<FormEquation> Equations { get; }

    public decimal? this[CellId cell] => _values[cell];

    /// <summary>Left minus right, or <see langword="null"/> where a cell is blank.</summary>
    public decimal? Difference(int equation) => _differences[equation];

    public List<int> Violations() => [.. Enumerable.Range(0, Equations.Count).Where(e => _differences[e] is not (null or 0))];

    /// <summary>Which violations a change of filled cells would settle and how many it would create.</summary>
    public (List<int> Settles, int Creates) Try(IReadOnlyList<CellChange> changes)
    {
        List<int> settles = [];
        var creates = 0;
        foreach (var (equation, shift) in Shifts(changes))
        {
            var before = _differences[equation];
            var after = before + shift;
            if (before is not (null or 0) && after == 0)
            {
                settles.Add(equation);
            }
            else if (before == 0 && after != 0)
            {
                creates++;
            }
        }

        settles.Sort();
        return (settles, creates);
    }

    public void Apply(IReadOnlyList<CellChange> changes)
    {
        foreach (var (equation, shift) in Shifts(changes))
        {
            _differences[equation] += shift;
        }

        foreach (var change in changes)
        {
            _values[change.Cell] = change.To;
        }
    }

    /// <summary>The equations of the same relation in the lines that the line of this one is the total of.</summary>
    public HashSet<int> PartsOfLine(int equation)
    {
        var own = Equations[equation];
        var totals = Edition.Relations.Where(r =>
            r.IsTotal && r.Axis != own.Relation.Axis
            && string.Equals(r.Table, own.Relation.Table, StringComparison.Ordinal)
            && string.Equals(r.Left[0], own.Across, StringComparison.Ordinal));
        var lines = totals.SelectMany(r => r.Right).ToHashSet(StringComparer.Ordinal);
        return [.. Enumerable.Range(0, Equations.Count).Where(e => ReferenceEquals(Equations[e].Relation, own.Relation) && lines.Contains(Equations[e].Across))];
    }

    private Dictionary<int, decimal> Shifts(IReadOnlyList<CellChange> changes)
    {
        Dictionary<int, decimal> shifts = [];
        foreach (var change in changes)
        {
            if (change.To - _values[change.Cell] is not { } by)
            {
                continue;
            }

            foreach (var (equation, sign) in Edition.TermsOf(change.Cell))
            {
                shifts[equation] = shifts.GetValueOrDefault(equation) + (sign * by);
            }
        }

        return shifts;
    }
}
