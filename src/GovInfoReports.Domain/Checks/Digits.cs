using System.Globalization;

namespace GovInfoReports.Domain.Checks;

/// <summary>Compares the digits of numbers.</summary>
internal static class Digits
{
    /// <summary>Whether two numbers differ by two neighbouring digits that are interchanged; the decimal point stands where it stood.</summary>
    public static bool AreSwapped(decimal a, decimal b)
    {
        var (left, right) = Aligned(a, b);
        if (left.Length != right.Length)
        {
            return false;
        }

        var differing = Enumerable.Range(0, left.Length).Where(i => left[i] != right[i]).ToList();
        return differing.Count == 2
            && differing[1] == differing[0] + 1
            && left[differing[0]] == right[differing[1]]
            && left[differing[1]] == right[differing[0]];
    }

    /// <summary>Whether one number is the other with one digit left out; short numbers prove nothing and never count.</summary>
    public static bool LacksOne(decimal a, decimal b)
    {
        var left = Text(a);
        var right = Text(b);
        var (longer, shorter) = left.Length >= right.Length ? (left, right) : (right, left);
        return shorter.Length >= 4
            && longer.Length == shorter.Length + 1
            && Enumerable.Range(0, longer.Length).Any(i => longer[i] != '.' && string.Equals(longer.Remove(i, 1), shorter, StringComparison.Ordinal));
    }

    private static string Text(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    private static (string Left, string Right) Aligned(decimal a, decimal b)
    {
        var format = decimal.IsInteger(a) && decimal.IsInteger(b) ? "0" : "0.000000";
        return (a.ToString(format, CultureInfo.InvariantCulture), b.ToString(format, CultureInfo.InvariantCulture));
    }
}
