namespace GovInfoReports.Domain.Workflow;

/// <summary>Whether a unit's report counts in the figures of a government above it for a year 汇总成员, and why: people decide, not the tree.</summary>
public sealed class RollUpMember
{
    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonLength = 200;

    private RollUpMember()
    {
    }

    public RollUpMember(int parentId, int year, int unitId) => (ParentId, Year, UnitId) = (parentId, year, unitId);

    /// <summary>The government whose report adds up.</summary>
    public int ParentId { get; private set; }

    public int Year { get; private set; }

    public int UnitId { get; private set; }

    public bool IsIncluded { get; private set; }

    /// <summary>Whether what it handed in counts while nothing of it is published.</summary>
    public bool CountsHandedIn { get; private set; }

    public string Reason { get; private set; } = string.Empty;

    /// <summary>Name of the person who decided.</summary>
    public string By { get; private set; } = string.Empty;

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Decides. A decision that stays as it was keeps who made it.</summary>
    public bool Decide(bool isIncluded, bool countsHandedIn, string reason, string by, DateTime at)
    {
        var said = reason.Trim();
        if (said.Length is 0 or > ReasonLength)
        {
            throw new ArgumentException($"A reason has 1 to {ReasonLength} characters.", nameof(reason));
        }

        if (At != default && IsIncluded == isIncluded && CountsHandedIn == (isIncluded && countsHandedIn) && string.Equals(Reason, said, StringComparison.Ordinal))
        {
            return false;
        }

        (IsIncluded, CountsHandedIn, Reason, By, At) = (isIncluded, isIncluded && countsHandedIn, said, by, at);
        return true;
    }
}
