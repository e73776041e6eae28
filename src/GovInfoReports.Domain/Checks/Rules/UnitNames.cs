using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>The names by which people call a unit.</summary>
internal sealed partial record UnitNames(string Full, string Short, bool IsProper)
{
    public static UnitNames Of(string name)
    {
        var full = name.Trim();
        var bare = Areas().Replace(Offices().Replace(full, string.Empty), string.Empty);
        return new UnitNames(full, bare.Length > 1 ? bare : full, Township().IsMatch(bare));
    }

    [GeneratedRegex(@"(人民政府|政府|办事处)$", Term.Options, Term.Milliseconds)]
    private static partial Regex Offices();

    [GeneratedRegex($$"""^([{{Term.Han}}]{2,8}?(省|自治区))?([{{Term.Han}}]{2,8}?(市|自治州|盟|地区))?([{{Term.Han}}]{1,8}?(县|区|旗|市))?(?=[{{Term.Han}}]{2,})""", Term.Options, Term.Milliseconds)]
    private static partial Regex Areas();

    [GeneratedRegex($$"""[{{Term.Han}}]{2,}(镇|乡|街道|苏木)$""", Term.Options, Term.Milliseconds)]
    private static partial Regex Township();
}
