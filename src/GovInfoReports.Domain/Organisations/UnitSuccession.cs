namespace GovInfoReports.Domain.Organisations;

/// <summary>Which unit took over the duties of one that ended 承接, since which day and why. It is public and never changes.</summary>
public sealed class UnitSuccession
{
    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonLength = 500;

    /// <summary>Place of a refusal that is about the day.</summary>
    public const string DayPlace = "Day";

    /// <summary>Place of a refusal that is about the reason.</summary>
    public const string ReasonPlace = "Reason";

    private UnitSuccession()
    {
    }

    /// <summary>Records that a unit ended, and who follows it.</summary>
    /// <param name="to">The successor; <see langword="null"/> where there is none.</param>
    /// <param name="takesCarriedForward">Whether what the unit's last report carried forward is the successor's to go on with.</param>
    public UnitSuccession(Unit from, Unit? to, DateOnly day, SuccessionKind kind, string reason, bool takesCarriedForward, string by, DateTime at)
    {
        if ((to is null && kind != SuccessionKind.Abolished) || to?.Id == from.Id)
        {
            throw new ArgumentException("Only an abolished unit has no successor, and none follows itself.", nameof(to));
        }

        (FromId, ToId, Day, Kind) = (from.Id, to?.Id, day, kind);
        (Reason, TakesCarriedForward, By, At) = (Explained(reason), takesCarriedForward && to is not null, by, at);
    }

    /// <summary>Key in the store.</summary>
    public int Id { get; private set; }

    public int FromId { get; private set; }

    /// <summary>The successor; <see langword="null"/> where there is none.</summary>
    public int? ToId { get; private set; }

    /// <summary>First day on which the unit was no more.</summary>
    public DateOnly Day { get; private set; }

    public SuccessionKind Kind { get; private set; }

    public string Reason { get; private set; } = string.Empty;

    /// <summary>Whether the successor goes on with the applications that were open 结转.</summary>
    public bool TakesCarriedForward { get; private set; }

    /// <summary>Name of the person who recorded it.</summary>
    public string By { get; private set; } = string.Empty;

    /// <summary>When, UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>A reason that can be kept.</summary>
    public static string Explained(string? reason) =>
        reason?.Trim() is { Length: > 0 and <= ReasonLength } said ? said : throw RefusedException.Invalid(ReasonPlace, "Reason.Required", ReasonLength);
}
