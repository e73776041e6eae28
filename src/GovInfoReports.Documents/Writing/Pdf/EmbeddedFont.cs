using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GovInfoReports.Documents.Writing.Pdf;

/// <summary>
/// A font within a document: gives every character that is used a code of its own, so that what is searched and copied is exactly
/// what was written, also where a font draws two characters with one glyph.
/// </summary>
internal sealed class EmbeddedFont(FontFace face, string name)
{
    private const int MappingsInBlock = 100;
    private readonly Dictionary<Rune, int> _codes = [];
    private readonly List<Rune> _characters = [];

    /// <summary>Name on the pages.</summary>
    public string Name => name;

    public int Code(Rune character)
    {
        if (!_codes.TryGetValue(character, out var code))
        {
            _characters.Add(character);
            code = _characters.Count;
            _codes[character] = code;
        }

        return code;
    }

    /// <summary>Adds the font to a file, cut down to what is used.</summary>
    public int AddTo(PdfFile file)
    {
        var glyphs = _characters.Select(face.GlyphOf).ToList();
        var subset = FontSubset.Make(face, [0, .. glyphs], Shifts());
        var fontName = $"{Tag()}+{face.Name}";
        var program = file.AddStream(FormattableString.Invariant($"/Length1 {subset.Length}"), subset);
        var box = string.Join(' ', face.Box.Select(Scale));
        var descriptor = file.Add(FormattableString.Invariant(
            $"<</Type/FontDescriptor/FontName/{fontName}/Flags 4/FontBBox[{box}]/ItalicAngle 0/Ascent {Scale(face.Ascent)}/Descent {Scale(face.Descent)}/CapHeight {Scale(face.Ascent)}/StemV 80/FontFile2 {program} 0 R>>"));
        var widths = string.Join(' ', glyphs.Select(g => Scale(face.AdvanceUnits(g))));
        var descendant = file.Add(FormattableString.Invariant(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{fontName}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor {descriptor} 0 R/DW 1000/W[1[{widths}]]/CIDToGIDMap/Identity>>"));
        var characters = file.AddStream(string.Empty, Encoding.ASCII.GetBytes(ToUnicode()));
        return file.Add(FormattableString.Invariant(
            $"<</Type/Font/Subtype/Type0/BaseFont/{fontName}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {characters} 0 R>>"));
    }

    private string Scale(int units) => PdfFile.Number(Math.Round(1000.0 * units / face.UnitsPerEm, 1));

    // Some fonts have full stop and enumeration comma in the middle of their square, as is usual in Taiwan. Official documents
    // of the mainland have them at the lower left.
    private Dictionary<int, (int X, int Y)> Shifts()
    {
        const string AtLowerLeft = "。、";
        const double Left = 0.07, Bottom = -0.09, Middle = 0.25;
        Dictionary<int, (int, int)> shifts = [];
        for (var i = 0; i < _characters.Count; i++)
        {
            var outline = face.Outline(face.GlyphOf(_characters[i]));
            if (_characters[i].IsBmp && AtLowerLeft.Contains((char)_characters[i].Value, StringComparison.Ordinal) && outline.Length > 10)
            {
                int left = BinaryPrimitives.ReadInt16BigEndian(outline[2..]), bottom = BinaryPrimitives.ReadInt16BigEndian(outline[4..]);
                if (left > Middle * face.UnitsPerEm)
                {
                    shifts[i + 1] = ((int)(Left * face.UnitsPerEm) - left, (int)(Bottom * face.UnitsPerEm) - bottom);
                }
            }
        }

        return shifts;
    }

    // Six letters that tell this subset from others of the font.
    private string Tag()
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(_characters)));
        return new string([.. hash.Take(6).Select(b => (char)('A' + (b % 26)))]);
    }

    private string ToUnicode()
    {
        var map = new StringBuilder("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        foreach (var block in _characters.Select((c, i) => (c, Code: i + 1)).Chunk(MappingsInBlock))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (character, code) in block)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{code:X4}><{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(character.ToString()))}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n").ToString();
    }
}
