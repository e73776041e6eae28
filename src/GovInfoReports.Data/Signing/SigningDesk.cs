namespace GovInfoReports.Data.Signing;

/// <summary>A desk of a unit's own chain 内部审签: whose agreement a report needs before it leaves the unit.</summary>
public sealed class SigningDesk
{
    /// <summary>Most desks of a chain.</summary>
    public const int Most = 3;

    /// <summary>Key in the store.</summary>
    public int Id { get; init; }

    public int UnitId { get; init; }

    /// <summary>Number in the chain, from 1 一审、二审、三审.</summary>
    public int Number { get; init; }

    /// <summary>The account that decides there.</summary>
    public int AccountId { get; set; }
}
