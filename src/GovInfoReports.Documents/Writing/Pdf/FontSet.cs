using System.Text;

namespace GovInfoReports.Documents.Writing.Pdf;

/// <summary>The fonts that documents are set in. Safe to use from several threads.</summary>
/// <param name="others">Paths of further fonts, for characters that these lack.</param>
internal sealed class FontSet(SetFont body, SetFont heading, SetFont title, IEnumerable<string> others)
{
    private readonly Lock _lock = new();
    private readonly Queue<string> _unread = new(others);
    private readonly List<FontFace> _others = [];

    /// <summary>The font for a purpose.</summary>
    public SetFont this[FontRole role] => role switch
    {
        FontRole.Heading => heading,
        FontRole.Title => title,
        _ => body,
    };

    /// <summary>The font that draws a character: the one for the purpose, or another that has it.</summary>
    /// <returns>A font, or <see langword="null"/> where none has it.</returns>
    public SetFont? For(Rune character, FontRole role)
    {
        foreach (var font in new[] { this[role], body, heading, title })
        {
            if (font.Face.GlyphOf(character) != 0)
            {
                return font;
            }
        }

        return Other(character) is { } face ? new SetFont(face, false) : null;
    }

    private FontFace? Other(Rune character)
    {
        lock (_lock)
        {
            if (_others.Find(f => f.GlyphOf(character) != 0) is { } known)
            {
                return known;
            }

            while (_unread.TryDequeue(out var path))
            {
                if (Read(path) is not { } face)
                {
                    continue;
                }

                _others.Add(face);
                if (face.GlyphOf(character) != 0)
                {
                    return face;
                }
            }

            return null;
        }
    }

    // A font that only stands in for others is no reason to fail.
    private static FontFace? Read(string path)
    {
        try
        {
            var face = FontFace.Read(path, 0);
            return face.IsEmbeddable ? face : null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

/// <summary>What a font is for.</summary>
internal enum FontRole
{
    /// <summary>Body and tables: a FangSong or Song face where there is one.</summary>
    Body,

    /// <summary>Headings and bold words: a Hei face where there is one.</summary>
    Heading,

    /// <summary>The title of the report: a heavy Song face where there is one.</summary>
    Title,
}

/// <summary>A font for a purpose.</summary>
internal sealed record SetFont(FontFace Face, bool IsThickened);
