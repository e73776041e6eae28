using System.Globalization;

namespace GovInfoReports.Domain.Organisations;

/// <summary>A line that shows as it is written: without breaks, and without signs that hide or turn what stands beside them.</summary>
public static class PlainLine
{
    public static bool Is(string text) => !text.Any(c => CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
