using System.Text.RegularExpressions;

namespace GovInfoReports.Web.Rendering;

/// <summary>Cuts a title at its years, so that 2021年 stays on one line.</summary>
public static partial class TitleParts
{
    public static IEnumerable<(string Part, bool IsYear)> Of(string title) =>
        Year().Split(title).Where(part => part.Length > 0).Select(part => (part, Year().IsMatch(part)));

    [GeneratedRegex("(?<year>[0-9]{4}年度?)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Year();
}
