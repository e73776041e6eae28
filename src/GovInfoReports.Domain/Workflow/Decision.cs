namespace GovInfoReports.Domain.Workflow;

/// <summary>A decision on a report: who, when, outcome, reason. Kept for good.</summary>
public sealed class Decision
{
    private Decision()
    {
    }

    internal Decision(ReportStep step, int accountId, string name, DateTime at, string? reason, int round, int? desk = null)
    {
        Desk = desk;
        Step = step;
        AccountId = accountId;
        Name = name;
        At = at;
        Reason = reason;
        Round = round;
    }

    /// <summary>Key in the store.</summary>
    public long Id { get; private set; }

    /// <summary>What was decided.</summary>
    public ReportStep Step { get; private set; }

    /// <summary>Account that decided.</summary>
    public int AccountId { get; private set; }

    /// <summary>Name of the person at that time.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>The reason, for a return, or the public note, for a correction.</summary>
    public string? Reason { get; private set; }

    /// <summary>The submission it concerns, from 1; 0 before the first.</summary>
    public int Round { get; private set; }

    /// <summary>Number of the desk of the unit's own chain, from 1; <see langword="null"/> for steps outside it.</summary>
    public int? Desk { get; private set; }

    /// <summary>Whether it was taken inside the unit, which concerns nobody but the unit and the officer.</summary>
    public bool IsInside => Step is ReportStep.SendForSigning or ReportStep.Sign or ReportStep.SendBackInside or ReportStep.RecallInside;
}
