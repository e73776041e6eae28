using System.Text.RegularExpressions;

namespace GovInfoReports.Domain.Organisations;

/// <summary>
/// The form of unit codes: six digits for provinces (ending 0000), cities (ending 00) and counties; nine or twelve digits for
/// townships; for departments the six digits of their government, a hyphen and one to twelve capital letters or digits.
/// </summary>
public static partial class UnitCode
{
    /// <summary>The code of the whole country.</summary>
    public const string Country = "000000";

    // Beijing, Tianjin, Shanghai and Chongqing have no cities.
    private static readonly string[] Municipalities = ["11", "12", "31", "50"];

    // In place of a city's two digits: counties that a province governs itself 省直辖县级行政区划.
    private const string OfProvince = "90";

    /// <summary>Whether a code has the form that a level asks for.</summary>
    public static bool Fits(string? code, UnitLevel level) => code is not null && level switch
    {
        UnitLevel.Country => code == Country,
        UnitLevel.Province => Province().IsMatch(code),
        UnitLevel.City => City().IsMatch(code),
        UnitLevel.County => County().IsMatch(code),
        UnitLevel.Township => Township().IsMatch(code),
        UnitLevel.Department => Department().IsMatch(code),
        _ => false,
    };

    /// <summary>The level that a six-digit code of an area speaks for, or <see langword="null"/>.</summary>
    public static UnitLevel? AreaLevelOf(string? code) =>
        ((UnitLevel[])[UnitLevel.Country, UnitLevel.Province, UnitLevel.City, UnitLevel.County]).Where(l => Fits(code, l)).Select(l => (UnitLevel?)l).FirstOrDefault();

    /// <summary>Codes that the unit directly above may have, the usual one first; none for a province or where the code does not fit.</summary>
    public static IReadOnlyList<string> Above(string? code, UnitLevel level) => !Fits(code, level) ? [] : level switch
    {
        UnitLevel.City => [ProvinceOf(code!)],
        UnitLevel.County => IsDirect(code!) ? [ProvinceOf(code!), CityOf(code!)] : [CityOf(code!), ProvinceOf(code!)],
        UnitLevel.Township => [code![..6], CityOf(code!)],
        UnitLevel.Department => [code![..code!.IndexOf('-', StringComparison.Ordinal)]],
        _ => [],
    };

    private static bool IsDirect(string code) => Municipalities.Contains(code[..2], StringComparer.Ordinal) || code[2..4] == OfProvince;

    private static string ProvinceOf(string code) => code[..2] + "0000";

    private static string CityOf(string code) => code[..4] + "00";

    [GeneratedRegex(@"^(?!00)[0-9]{2}0000\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Province();

    [GeneratedRegex(@"^[0-9]{4}00\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex City();

    [GeneratedRegex(@"^[0-9]{6}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex County();

    [GeneratedRegex(@"^[0-9]{9}([0-9]{3})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Township();

    [GeneratedRegex(@"^[0-9]{6}-[0-9A-Z]{1,12}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Department();
}
