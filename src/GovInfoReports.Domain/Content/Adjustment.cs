using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Content;

/// <summary>Why a government's figure differs from the sum of the reports below it 调整.</summary>
public sealed record Adjustment(CellId Cell, decimal Amount, AdjustmentKind Kind, string? Note)
{
    /// <summary>Longest note, in characters.</summary>
    public const int NoteLength = 500;

    /// <summary>Requires that it can be made: of a cell that adds up and is entered, by an amount that such a cell can hold.</summary>
    public void Require(FormEdition edition)
    {
        if (!edition.SummedCells.Any(c => c.Id == Cell) || edition.TotalOf(Cell) is not null)
        {
            throw RefusedException.Invalid(nameof(Cell), "RollUp.NoSuchCell");
        }

        if (Amount == 0 || edition.Find(Cell)!.Format.Check(Math.Abs(Amount)) != CellInputProblem.None)
        {
            throw RefusedException.Invalid(nameof(Amount), "RollUp.Amount");
        }

        if (!Enum.IsDefined(Kind))
        {
            throw RefusedException.Invalid(nameof(Kind), "RollUp.Kind");
        }

        if (string.IsNullOrWhiteSpace(Note) || Note.Trim().Length > NoteLength)
        {
            throw RefusedException.Invalid(nameof(Note), "RollUp.Note", NoteLength);
        }
    }
}

/// <summary>Kind of reason of an adjustment.</summary>
public enum AdjustmentKind
{
    /// <summary>联合发文: several units counted a document that they issued together.</summary>
    JointDocument = 1,

    /// <summary>重复计算: several units counted the same thing.</summary>
    DoubleCount = 2,

    /// <summary>本机关: what the government itself did, and no unit below it counted.</summary>
    OwnOrgan = 3,
}
