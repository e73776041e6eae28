using System.Globalization;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>Reading numbers and sentences in running text.</summary>
internal static class Numbers
{
    private const int ShownLength = 60;

    public static decimal Of(string digits) =>
        decimal.TryParse(digits.Replace(",", string.Empty, StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    public static string Shorten(string text) => text.Length <= ShownLength ? text : string.Concat(text.AsSpan(0, ShownLength), "…");
}
