using System.Text.RegularExpressions;

namespace GovInfoReports.Domain.Organisations;

/// <summary>
/// The form of unit codes: six digits for provinces (ending 0000), cities (ending 00) and counties; nine or twelve digits for
/// townships; for departments the six digits of their government, a hyphen and one to twelve capital letters or digits.
/// </summary>
public static partial class UnitCode
{
    /// <summary>Whether a code has the form that a level asks for.</summary>
    public static bool Fits(string? code, UnitLevel level) => code is not null && level switch
    {
        UnitLevel.Province => Province().IsMatch(code),
        UnitLevel.City => City().IsMatch(code),
        UnitLevel.County => County().IsMatch(code),
        UnitLevel.Township => Township().IsMatch(code),
        UnitLevel.Department => Department().IsMatch(code),
        _ => false,
    };

    [GeneratedRegex(@"^[0-9]{2}0000\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
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
