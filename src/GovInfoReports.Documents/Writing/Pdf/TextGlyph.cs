using System.Text;

namespace GovInfoReports.Documents.Writing.Pdf;

/// <summary>A character that is ready to be set.</summary>
/// <param name="Font">The font that draws it; <see langword="null"/> where none has it and a box stands in its place.</param>
/// <param name="Width">Width in points.</param>
internal readonly record struct TextGlyph(Rune Character, TextLook Look, SetFont? Font, double Width);

/// <summary>How words look.</summary>
/// <param name="Size">Size in points.</param>
/// <param name="Link">Web address they lead to, or <see langword="null"/>.</param>
internal sealed record TextLook(FontRole Role, double Size, bool IsSlanted = false, string? Link = null);

/// <summary>Characters of one line.</summary>
/// <param name="Glyphs">The characters, without spaces at the end.</param>
/// <param name="Indent">How far from the left edge of the block it begins, in points.</param>
internal sealed record TextLine(IReadOnlyList<TextGlyph> Glyphs, double Indent, bool EndsParagraph)
{
    /// <summary>Width in points as the fonts have it.</summary>
    public double Width { get; } = Glyphs.Sum(g => g.Width);
}
