namespace GovInfoReports.Domain.Organisations;

/// <summary>The signed-in person on whose behalf something is done.</summary>
public sealed record Actor(int AccountId, string Name, Role Role, Unit Unit)
{
    /// <summary>Whether the actor may see a unit at all: a clerk and a signer their own, the others all at or below theirs.</summary>
    public bool Covers(string unitCode, Place place) =>
        Role is Role.Clerk or Role.Signer ? string.Equals(unitCode, Unit.Code, StringComparison.Ordinal) : Unit.Covers(unitCode, place);
}

/// <summary>
/// What a post is for. A person may hold several, and works under one at a time; that nobody decides on a report of their own is checked
/// on the report, not by the roles.
/// </summary>
public enum Role
{
    /// <summary>Fills in the report of one unit 填报员.</summary>
    Clerk = 1,

    /// <summary>Checks, returns, approves and publishes for all units at or below its own 审核员.</summary>
    Officer = 2,

    /// <summary>Keeps the units and accounts of an area 管理员.</summary>
    Administrator = 3,

    /// <summary>Reads the record of who did what in an area 审计员.</summary>
    Auditor = 4,

    /// <summary>Agrees, at one desk of a unit's own chain, to what the clerk wrote 审签人.</summary>
    Signer = 5,
}
