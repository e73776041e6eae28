using System.Text.RegularExpressions;

namespace GovInfoReports.Domain.Organisations;

/// <summary>Tells the level of a unit that is in no register by its name or its code.</summary>
public static partial class UnitLevels
{
    /// <summary>
    /// The level that a name speaks of, as far as it does: 柳河镇人民政府 is a township, 青山县教育局 a department. Of 临江市 alone nobody can
    /// say whether it is a city or a county.
    /// </summary>
    public static UnitLevel? OfName(string? name)
    {
        var plain = name is null ? string.Empty : string.Concat(name.Where(c => !char.IsWhiteSpace(c)));
        var bare = Government().Replace(plain, string.Empty);
        return bare.Length is < 2 or > Unit.NameLength ? null
            : Township().IsMatch(bare) ? UnitLevel.Township
            : bare.Length == plain.Length && Department().IsMatch(bare) ? UnitLevel.Department
            : Province().IsMatch(bare) ? UnitLevel.Province
            : County().IsMatch(bare) ? UnitLevel.County
            : City().IsMatch(bare) ? UnitLevel.City
            : null;
    }

    /// <summary>The level that a code has the form of, else that of the name.</summary>
    public static UnitLevel? Of(string? code, string? name)
    {
        foreach (var level in new[] { UnitLevel.Department, UnitLevel.Township, UnitLevel.Province, UnitLevel.City, UnitLevel.County })
        {
            if (UnitCode.Fits(code, level))
            {
                return level;
            }
        }

        return OfName(name);
    }

    [GeneratedRegex("(人民政府|政府|(?<=街道)办事处|(?<=街道)办|(?<=[镇乡道])(人民政府)?(党政)?(综合)?办公室)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Government();

    [GeneratedRegex("([^乡城]镇|[^城]乡|街道|苏木)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Township();

    [GeneratedRegex("(局|委|委员会|厅|办|办公室|院|处|站|所|队|中心|署|司|会|校|学|馆|集团|公司)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Department();

    [GeneratedRegex("([^直]省|自治区|特别行政区|^(北京|天津|上海|重庆)市)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Province();

    [GeneratedRegex("([县区旗]|(市|州|盟|地区).+市)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex County();

    [GeneratedRegex("(自治州|盟|地区|省.+市|自治区.+市)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex City();
}
