namespace GovInfoReports.Domain.Organisations;

/// <summary>What a unit was called, and below which unit it stood, until a day 曾用名. What it is called now is the unit's own.</summary>
public sealed class UnitName
{
    private UnitName()
    {
    }

    internal UnitName(Unit unit, DateOnly? firstDay, DateOnly lastDay) => (Name, ParentCode, FirstDay, LastDay) = (unit.Name, unit.ParentCode, firstDay, lastDay);

    /// <summary>Key in the store.</summary>
    public long Id { get; private set; }

    public int UnitId { get; private set; }

    public string Name { get; private set; } = string.Empty;

    /// <summary>Code of the unit directly above in that time.</summary>
    public string? ParentCode { get; private set; }

    /// <summary><see langword="null"/> where nobody recorded it.</summary>
    public DateOnly? FirstDay { get; private set; }

    public DateOnly LastDay { get; private set; }
}
