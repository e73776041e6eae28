namespace GovInfoReports.Domain.Organisations;

/// <summary>
/// Who decides on a report: the nearest office above the unit that has an officer, so that a report never waits for nobody. Offices
/// further up look on, unless they are among those that decide from above. A unit's own office comes last, for whoever files does not
/// approve where somebody else can.
/// </summary>
/// <param name="staffed">Codes of the offices that have an active officer.</param>
/// <param name="fromAbove">Codes of the offices that decide on everything below them.</param>
public sealed class DecidingOffices(IReadOnlySet<string> staffed, IReadOnlySet<string> fromAbove)
{
    /// <summary>The offices that a report of a unit can come to, nearest first.</summary>
    public static IReadOnlyList<string> Of(string unitCode, Place place) =>
    [
        .. new[] { place.CountyCode, place.CityCode, place.ProvinceCode }.OfType<string>().Where(c => !string.Equals(c, unitCode, StringComparison.Ordinal)),
        unitCode,
    ];

    /// <summary>Code of the office that decides.</summary>
    /// <returns>The code; <see langword="null"/> where no office has an officer.</returns>
    public string? Nearest(string unitCode, Place place) => Of(unitCode, place).FirstOrDefault(staffed.Contains);

    /// <summary>Codes of all offices that decide: the nearest, and those that decide from above.</summary>
    public IReadOnlyList<string> All(string unitCode, Place place)
    {
        var nearest = Nearest(unitCode, place);
        return [.. Of(unitCode, place).Where(c => staffed.Contains(c) && (c == nearest || DecidesFromAbove(c, unitCode)))];
    }

    /// <summary>Whether an office decides on the reports of a unit.</summary>
    public bool Decides(Unit office, string unitCode, Place place) =>
        office.Covers(unitCode, place)
        && (DecidesFromAbove(office.Code, unitCode) || !Of(unitCode, place).TakeWhile(c => !string.Equals(c, office.Code, StringComparison.Ordinal)).Any(staffed.Contains));

    private bool DecidesFromAbove(string office, string unitCode) => fromAbove.Contains(office) && !string.Equals(office, unitCode, StringComparison.Ordinal);
}
