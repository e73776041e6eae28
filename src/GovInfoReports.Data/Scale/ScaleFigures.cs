using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Data.Scale;

/// <summary>
/// Figures that agree with every equation of a form and with the year before, made from the form's definition: parts first, then
/// what follows from them.
/// </summary>
internal sealed class ScaleFigures
{
    private readonly FormEdition _form;
    private readonly Dictionary<CellId, int> _index;
    private readonly (int Total, int[] Parts)[] _totals;
    private readonly bool[] _isTotal;
    private readonly HashSet<CellId> _settled = [];
    private readonly HashSet<string> _seldomRows;
    private readonly List<Action<decimal[], ScaleStock, UnitLevel, Random>> _steps = [];

    public ScaleFigures(FormEdition form)
    {
        _form = form;
        _index = form.Cells.Select((c, i) => (c.Id, i)).ToDictionary(c => c.Id, c => c.i);
        _totals = [.. form.Equations.Where(e => e.Relation.IsTotal).Select(e => (_index[e.Left[0]], e.Right.Select(c => _index[c]).ToArray()))];
        _isTotal = [.. form.Cells.Select(c => form.TotalOf(c.Id) is not null)];

        // Regulations of one's own: only provinces and cities have the power to make them.
        _seldomRows = [.. form.BindingsOf("A9").SelectMany(b => b.Rows.Values).SelectMany(r => r)];
        PlanBalances();
        PlanStocks();
        PlanRest();
    }

    public ReportFigures Make(ScaleStock stock, UnitLevel level, Random random)
    {
        var numbers = new decimal[_form.Cells.Count];
        foreach (var step in _steps)
        {
            step(numbers, stock, level, random);
        }

        // A grand total stands on other totals; going round twice settles it.
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var (total, parts) in _totals)
            {
                numbers[total] = parts.Sum(p => numbers[p]);
            }
        }

        return ReportFigures.Of(_form.Cells.Select((c, i) => KeyValuePair.Create(c.Id, CellValue.Of(numbers[i]))));
    }

    private static int Few(Random random, int most) => (int)((most + 1) * Math.Pow(random.NextDouble(), 3));

    private static int SizeOf(UnitLevel level) => level switch
    {
        UnitLevel.Province => 40,
        UnitLevel.City => 20,
        UnitLevel.County => 8,
        UnitLevel.Department => 2,
        _ => 1,
    };

    // What came in and what was left over equals what was answered and what is left now.
    private void PlanBalances()
    {
        foreach (var relation in _form.Relations.Where(r => !r.IsTotal && r.Axis == RelationAxis.Rows))
        {
            var carried = _form.BindingsOf("A5a").FirstOrDefault(b => b.Table == relation.Table);
            var opening = relation.Left.FirstOrDefault(r => carried?.Rows["opening"].Contains(r) == true);
            var closing = relation.Right.FirstOrDefault(r => carried?.Rows["previousClosing"].Contains(r) == true);
            var incoming = relation.Left.First(r => r != opening);
            var answered = relation.Right.First(r => r != closing);
            var parts = _form.Relations.FirstOrDefault(r => r.IsTotal && r.Table == relation.Table && r.Left[0] == answered)?.Right ?? [answered];
            foreach (var column in _form.Equations.Where(e => e.Relation == relation && _form.Cells.Any(c => c.Id == e.Left[0])).Select(e => e.Across))
            {
                CellId Cell(string row) => new(relation.Table, row, column);
                if (IsTotal(Cell(incoming)))
                {
                    continue;
                }

                var key = $"{relation.Table}/{column}";
                int[] answers = [.. parts.Select(p => _index[Cell(p)])];
                foreach (var row in relation.Left.Concat(relation.Right).Concat(parts))
                {
                    _settled.Add(Cell(row));
                }

                _steps.Add((numbers, stock, level, random) =>
                {
                    var left = opening is null ? 0 : stock[key];
                    var received = random.Next(4) > 0 && level == UnitLevel.Township ? 0 : Few(random, 6 * SizeOf(level));
                    var rest = closing is null || received == 0 ? 0 : Few(random, Math.Min(3, received));
                    numbers[_index[Cell(incoming)]] = received;
                    if (opening is not null)
                    {
                        numbers[_index[Cell(opening)]] = left;
                    }

                    if (closing is not null)
                    {
                        numbers[_index[Cell(closing)]] = rest;
                        stock[key] = rest;
                    }

                    for (var n = 0; n < left + received - rest; n++)
                    {
                        numbers[answers[(int)(answers.Length * Math.Pow(random.NextDouble(), 2.5))]]++;
                    }
                });
            }
        }
    }

    // What was there before, with what was added and taken away, is what is there now.
    private void PlanStocks()
    {
        foreach (var binding in _form.Bindings.Where(b => b.Columns.ContainsKey("added")))
        {
            var added = binding.Columns["added"][0];
            var closing = binding.Columns.GetValueOrDefault("closing")?[0];
            var opening = binding.Columns.GetValueOrDefault("opening")?[0];
            var removed = binding.Columns.GetValueOrDefault("removed")?[0];
            foreach (var row in binding.Rows.Values.SelectMany(r => r))
            {
                CellId Cell(string column) => new(binding.Table, row, column);
                if (!_settled.Add(Cell(added)))
                {
                    continue;
                }

                _settled.UnionWith(new[] { closing, opening, removed }.OfType<string>().Select(Cell));
                var key = $"{binding.Table}/{row}/{(closing is null ? "items" : "documents")}";
                _steps.Add((numbers, stock, level, random) =>
                {
                    if (_seldomRows.Contains(row) && level is not (UnitLevel.Province or UnitLevel.City))
                    {
                        return;
                    }

                    var before = stock[key];
                    var plus = Few(random, 3 * SizeOf(level));
                    var minus = removed is null ? 0 : Few(random, Math.Min(before, 2));
                    numbers[_index[Cell(added)]] = plus;
                    if (opening is not null)
                    {
                        numbers[_index[Cell(opening)]] = before;
                    }

                    if (removed is not null)
                    {
                        numbers[_index[Cell(removed)]] = minus;
                    }

                    stock[key] = before + plus - minus;
                    if (closing is not null)
                    {
                        numbers[_index[Cell(closing)]] = stock[key];
                    }
                });
            }
        }
    }

    private void PlanRest()
    {
        var disputes = _form.BindingsOf("A13").Where(b => b.Rows.Count == 0).Select(b => b.Table).ToHashSet(StringComparer.Ordinal);
        foreach (var cell in _form.Cells.Where(c => !IsTotal(c.Id) && !_settled.Contains(c.Id)))
        {
            var index = _index[cell.Id];
            var fromRow = _seldomRows.Contains(cell.Id.Row);
            var rare = disputes.Contains(cell.Id.Table);
            var scale = cell.Format.Scale;
            var most = cell.Format.Maximum;
            _steps.Add((numbers, _, level, random) =>
            {
                if ((fromRow && level is not (UnitLevel.Province or UnitLevel.City)) || (rare && (level == UnitLevel.Township || random.Next(3) > 0)))
                {
                    return;
                }

                var number = rare ? Few(random, 1 + (SizeOf(level) / 4)) : Few(random, 120 * SizeOf(level));
                numbers[index] = Math.Min(most, scale == 0 ? number : number + (random.Next(0, 10_000) / 10_000m));
            });
        }
    }

    private bool IsTotal(CellId cell) => _isTotal[_index[cell]];
}
