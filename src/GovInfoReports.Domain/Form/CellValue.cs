using System.Globalization;

namespace GovInfoReports.Domain.Form;

/// <summary>
/// What stands in a cell: a number, nothing yet (<see cref="Blank"/>), or an explicit statement that the cell does not
/// apply (<see cref="NotApplicable"/>). The three differ everywhere: a blank is never read as zero.
/// </summary>
public readonly struct CellValue : IEquatable<CellValue>
{
    private readonly State _state;
    private readonly decimal _number;

    private CellValue(State state, decimal number)
    {
        _state = state;
        _number = number;
    }

    private enum State : byte
    {
        Blank,
        NotApplicable,
        Number,
    }

    /// <summary>Nothing has been entered. Also the default value.</summary>
    public static CellValue Blank => default;

    /// <summary>The filler states that the cell does not apply (written <c>/</c> on paper, <c>"n/a"</c> in JSON).</summary>
    public static CellValue NotApplicable => new(State.NotApplicable, 0);

    /// <summary>Zero, entered explicitly.</summary>
    public static CellValue Zero => Of(0);

    /// <summary>Whether nothing has been entered.</summary>
    public bool IsBlank => _state == State.Blank;

    /// <summary>Whether the cell is stated not to apply.</summary>
    public bool IsNotApplicable => _state == State.NotApplicable;

    /// <summary>Whether the cell holds a number.</summary>
    public bool IsNumber => _state == State.Number;

    /// <summary>The number in the unit of the cell, or <see langword="null"/> for a blank or not-applicable cell.</summary>
    public decimal? Number => _state == State.Number ? _number : null;

    /// <summary>
    /// What the cell adds to a sum: its number, zero where it does not apply, and <see langword="null"/> where it is blank,
    /// because a sum with a blank part is not known.
    /// </summary>
    public decimal? Addend => _state switch
    {
        State.Number => _number,
        State.NotApplicable => 0m,
        _ => null,
    };

    public static CellValue Of(decimal number) => new(State.Number, Normalise(number));

    /// <summary>Whether two values are the same.</summary>
    public static bool operator ==(CellValue left, CellValue right) => left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    public static bool operator !=(CellValue left, CellValue right) => !left.Equals(right);

    public bool Equals(CellValue other) => _state == other._state && _number == other._number;

    public override bool Equals(object? obj) => obj is CellValue other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_state, _number);

    /// <summary>The number in invariant digits, <c>/</c> for not applicable, the empty string for blank.</summary>
    public override string ToString() => _state switch
    {
        State.Number => _number.ToString("0.############################", CultureInfo.InvariantCulture),
        State.NotApplicable => "/",
        _ => string.Empty,
    };

    // 1.50m and 1.5m print differently; dividing by one with a full scale drops trailing zeros so that equal numbers also serialise equally.
    private static decimal Normalise(decimal number) => number / 1.0000000000000000000000000000m;
}
