using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Content;

/// <summary>What a roll-up was made from at one time, to be kept and compared with what it would be made from later.</summary>
/// <param name="Cells">The cells that the children's values stand for, in order.</param>
/// <param name="Taken">The cells whose values were taken over into the report.</param>
public sealed record RollUpSnapshot(
    string Form,
    IReadOnlyList<CellId> Cells,
    IReadOnlyList<RollUpChild> Children,
    IReadOnlyList<RollUpAbsentee> Missing,
    IReadOnlyList<Adjustment> Adjustments,
    IReadOnlyList<CellId> Taken)
{
    public static RollUpSnapshot Of(RollUp rollUp, IReadOnlyList<CellId> taken) =>
        new(rollUp.Edition.Id, [.. rollUp.Cells.Select(c => c.Id)], rollUp.Children, rollUp.Missing, rollUp.Adjustments, taken);

    /// <summary>The roll-up as it was. What the form adds up is data and can change; a cell that did not count then is blank.</summary>
    public RollUp Restore(FormEdition edition)
    {
        if (edition.SummedCells.Select(c => c.Id).SequenceEqual(Cells))
        {
            return RollUp.Of(edition, Children, Missing, Adjustments);
        }

        var places = Cells.Select((c, i) => KeyValuePair.Create(c, i)).ToDictionary();
        return RollUp.Of(
            edition,
            Children.Select(c => c with { Values = [.. edition.SummedCells.Select(s => places.TryGetValue(s.Id, out var place) ? c.Values[place] : CellValue.Blank)] }),
            Missing,
            Adjustments);
    }
}
