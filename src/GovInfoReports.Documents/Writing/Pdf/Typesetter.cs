using System.Globalization;
using System.Text;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Writing.Pdf;

/// <summary>Finds font and width for every character of a text.</summary>
internal sealed class Typesetter(FontSet fonts)
{
    private readonly Dictionary<(Rune, FontRole), SetFont?> _known = [];

    /// <summary>The characters of a text that looks the same throughout.</summary>
    /// <param name="size">Size in points.</param>
    public IReadOnlyList<TextGlyph> Glyphs(string text, FontRole role, double size) => [.. Glyphs(text, new TextLook(role, size))];

    /// <summary>The characters of words with looks of their own.</summary>
    /// <param name="size">Size in points.</param>
    /// <returns>The characters.</returns>
    public IReadOnlyList<TextGlyph> Glyphs(IEnumerable<NarrativeRun> runs, double size) =>
        [.. runs.SelectMany(r => Glyphs(r.Text, new TextLook(r.IsBold ? FontRole.Heading : FontRole.Body, size, r.IsItalic, r.Link)))];

    private static bool IsInvisible(Rune character) =>
        Rune.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || character.Value is (>= 0xfe00 and <= 0xfe0f) or (>= 0xe0100 and <= 0xe01ef);

    // Characters that nothing shows (control characters, byte order marks) are left out.
    private IEnumerable<TextGlyph> Glyphs(string text, TextLook look)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var character = rune.Value is '\t' or 0xa0 ? new Rune(' ') : rune;
            var font = Font(character, look.Role);
            if (font is null && Rune.IsWhiteSpace(character))
            {
                character = new Rune(' ');
                font = Font(character, look.Role);
            }

            if (font is not null)
            {
                yield return new TextGlyph(character, look, font, look.Size * font.Face.Advance(font.Face.GlyphOf(character)));
            }
            else if (!IsInvisible(character))
            {
                yield return new TextGlyph(character, look, null, look.Size);
            }
        }
    }

    private SetFont? Font(Rune character, FontRole role)
    {
        if (!_known.TryGetValue((character, role), out var font))
        {
            font = IsInvisible(character) ? null : fonts.For(character, role);
            _known[(character, role)] = font;
        }

        return font;
    }
}
