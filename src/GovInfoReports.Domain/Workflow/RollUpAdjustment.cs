using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Workflow;

/// <summary>An adjustment of a government's figures for a year 调整, as it is kept.</summary>
public sealed class RollUpAdjustment
{
    private RollUpAdjustment()
    {
    }

    public RollUpAdjustment(int parentId, int year, Adjustment adjustment, string by, DateTime at)
    {
        (ParentId, Year) = (parentId, year);
        (Cell, Amount, Kind, Note) = (adjustment.Cell.ToString(), adjustment.Amount, adjustment.Kind, adjustment.Note!.Trim());
        (By, At) = (by, at);
    }

    /// <summary>Key in the store.</summary>
    public long Id { get; private set; }

    public int ParentId { get; private set; }

    public int Year { get; private set; }

    /// <summary>Name of the cell.</summary>
    public string Cell { get; private set; } = string.Empty;

    /// <summary>0 where it was taken back after it had been taken over, until the figures are taken over again.</summary>
    public decimal Amount { get; private set; }

    public AdjustmentKind Kind { get; private set; }

    public string Note { get; private set; } = string.Empty;

    /// <summary>Name of the person who added it.</summary>
    public string By { get; private set; } = string.Empty;

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Takes it back. It stays as a row, so that what was taken over with it can be told to be out of date.</summary>
    public void TakeBack(string by, DateTime at) => (Amount, By, At) = (0, by, at);

    // A column of decimals brings trailing zeros back.
    public Adjustment ToAdjustment() => new(CellId.Parse(Cell), CellValue.Of(Amount).Number!.Value, Kind, Note);
}
