using System.Text;

namespace GovInfoReports.Documents.Office;

/// <summary>Text as XML can hold it.</summary>
internal static class XmlWords
{
    /// <summary>A text without the characters that XML cannot hold; half of a surrogate pair becomes the replacement character.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '\t' or '\n' || (rune.Value >= ' ' && rune.Value is not (0xfffe or 0xffff)))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }
}
