using System.Buffers.Binary;
using System.Text;
using GovInfoReports.Documents.Writing.Pdf;

namespace GovInfoReports.Documents.Tests.Writing.Pdf;

public sealed class FontSubsetTests
{
    private static readonly FontFace Face = FontFace.Read(new MemoryStream(SquareFont.Make()), 0);
    private static readonly Dictionary<int, (int X, int Y)> Unmoved = [];

    [Fact]
    public void Glyphs_keep_their_outlines_and_widths_in_the_order_of_their_codes()
    {
        var tables = Tables(FontSubset.Make(Face, [0, 'b', '县', 'a'], Unmoved));

        Assert.Equal(4, BinaryPrimitives.ReadUInt16BigEndian(tables["maxp"].AsSpan(4)));
        Assert.Equal([500, 500, 1000, 500], Enumerable.Range(0, 4).Select(i => (int)BinaryPrimitives.ReadUInt16BigEndian(tables["hmtx"].AsSpan(4 * i))));
        Assert.Equal(Face.Outline('b').ToArray(), Outline(tables, 1)[..Face.Outline('b').Length]);
        Assert.Empty(Outline(tables, 2));
        Assert.Equal(Face.Outline('a').ToArray(), Outline(tables, 3)[..Face.Outline('a').Length]);
    }

    [Fact]
    public void Parts_of_composed_glyphs_come_along_under_their_new_numbers()
    {
        var tables = Tables(FontSubset.Make(Face, [0, SquareFont.Composed, 'b'], Unmoved));
        var composed = Outline(tables, 1);

        Assert.Equal(4, BinaryPrimitives.ReadUInt16BigEndian(tables["maxp"].AsSpan(4)));
        Assert.Equal(3, BinaryPrimitives.ReadUInt16BigEndian(composed.AsSpan(12)));
        Assert.Equal(2, BinaryPrimitives.ReadUInt16BigEndian(composed.AsSpan(20)));
        Assert.Equal(Face.Outline('a').ToArray(), Outline(tables, 3)[..Face.Outline('a').Length]);
    }

    [Fact]
    public void A_moved_glyph_is_composed_of_the_one_that_the_font_has()
    {
        var tables = Tables(FontSubset.Make(Face, [0, SquareFont.CentredStop], new Dictionary<int, (int X, int Y)> { [1] = (-330, -390) }));
        var moved = Outline(tables, 1);

        Assert.Equal([-1, 70, -90, 270, 110, 3, 2, -330, -390], Enumerable.Range(0, 9).Select(i => (int)BinaryPrimitives.ReadInt16BigEndian(moved.AsSpan(2 * i))));
        Assert.Equal(-330, BinaryPrimitives.ReadInt16BigEndian(tables["hmtx"].AsSpan(6)));
        Assert.Equal(Face.Outline(SquareFont.CentredStop).ToArray(), Outline(tables, 2)[..Face.Outline(SquareFont.CentredStop).Length]);
    }

    [Fact]
    public void The_checksum_of_the_whole_comes_out_as_the_format_asks()
    {
        var font = FontSubset.Make(Face, [0, 'a', '县'], Unmoved);
        var sum = 0u;
        for (var i = 0; i < font.Length; i += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(i)));
        }

        Assert.Equal(0xB1B0AFBA, sum);
    }

    private static byte[] Outline(Dictionary<string, byte[]> tables, int glyph)
    {
        var (start, end) = (BinaryPrimitives.ReadInt32BigEndian(tables["loca"].AsSpan(4 * glyph)), BinaryPrimitives.ReadInt32BigEndian(tables["loca"].AsSpan(4 * (glyph + 1))));
        return tables["glyf"][start..end];
    }

    private static Dictionary<string, byte[]> Tables(byte[] font)
    {
        Dictionary<string, byte[]> tables = new(StringComparer.Ordinal);
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4)); i++)
        {
            var entry = font.AsSpan(12 + (16 * i));
            var start = BinaryPrimitives.ReadInt32BigEndian(entry[8..]);
            tables[Encoding.ASCII.GetString(entry[..4])] = font[start..(start + BinaryPrimitives.ReadInt32BigEndian(entry[12..]))];
        }

        return tables;
    }
}
