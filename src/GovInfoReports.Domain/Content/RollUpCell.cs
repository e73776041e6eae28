using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Content;

/// <summary>What one cell adds up to.</summary>
public sealed class RollUpCell
{
    private readonly RollUp _rollUp;

    internal RollUpCell(RollUp rollUp, SummedCell summed, int place)
    {
        _rollUp = rollUp;
        Summed = summed;
        Place = place;
        var known = 0;
        var numbers = 0;
        foreach (var child in rollUp.Children)
        {
            var value = child.Values[place];
            if (value.Addend is { } addend)
            {
                known++;
                numbers += value.IsNumber ? 1 : 0;
                PartsSum += addend;
            }
        }

        Known = known;
        IsAtLeast = known < rollUp.Children.Count || rollUp.Missing.Count > 0;
        Adjustments = rollUp.Adjustments.Count == 0 ? [] : AdjustmentsOf(rollUp, summed.Id);
        Adjusted = Adjustments.Sum(a => a.Amount);
        Value = numbers > 0 || Adjustments.Count > 0 ? CellValue.Of(PartsSum + Adjusted)
            : known > 0 ? CellValue.NotApplicable
            : CellValue.Blank;
    }

    public CellId Id => Summed.Id;

    public SummedCell Summed { get; }

    /// <summary>
    /// The sum of the parts that are known and of the adjustments; not applicable where every known part is, and blank while nothing is
    /// known: never a silent zero.
    /// </summary>
    public CellValue Value { get; }

    /// <summary>Whether a part is not known, so that the sum is 'at least' 至少 the value.</summary>
    public bool IsAtLeast { get; }

    /// <summary>How many parts are known.</summary>
    public int Known { get; }

    /// <summary>The sum of the parts that are known, without adjustments.</summary>
    public decimal PartsSum { get; }

    /// <summary>The sum of the adjustments.</summary>
    public decimal Adjusted { get; }

    /// <summary>The adjustments of the cell; of a total, those of all cells that it is the total of.</summary>
    public IReadOnlyList<Adjustment> Adjustments { get; }

    /// <summary>What each report has in the cell.</summary>
    public IEnumerable<RollUpPart> Parts => _rollUp.Children.Select(c => new RollUpPart(c, c.Values[Place]));

    /// <summary>What a report has in the cell.</summary>
    public CellValue ValueOf(RollUpChild child) => child.Values[Place];

    /// <summary>What keeps the value out of the cell: an adjustment can make a sum negative.</summary>
    public CellInputProblem Problem => Value.Number is { } number ? Summed.Cell.Format.Check(number) : CellInputProblem.None;

    /// <summary>Where the cell stands among those that add up.</summary>
    internal int Place { get; }

    private static List<Adjustment> AdjustmentsOf(RollUp rollUp, CellId cell)
    {
        var parts = rollUp.Edition.EnteredPartsOf(cell).ToHashSet();
        return [.. rollUp.Adjustments.Where(a => parts.Contains(a.Cell))];
    }
}
