using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Reading;

namespace GovInfoReports.Domain.Checks;

/// <summary>Puts findings at the words they are about.</summary>
internal static class Marks
{
    private const int ShownLength = 60;

    public static Finding Mark(this TextPart part, Finding finding, Capture words, string? shown = null) => part.Mark(finding, words.Index, words.Length, shown);

    /// <param name="shown">What to show for the words; <see langword="null"/> for the words themselves.</param>
    public static Finding Mark(this TextPart part, Finding finding, int index, int length, string? shown = null)
    {
        var (offset, stored) = part.Plain.Place(index, length);
        return finding with
        {
            Section = part.Section,
            Source = new SourcePlace(null, null, shown ?? Shorten(part.Text.Substring(index, length).Trim())),
            Offset = offset,
            Length = stored,
            AdditionalSection = part.Additional,
        };
    }

    public static string Shorten(string text) => text.Length <= ShownLength ? text : string.Concat(text.AsSpan(0, ShownLength), "…");
}
