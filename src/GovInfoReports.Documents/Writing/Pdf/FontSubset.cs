using System.Buffers.Binary;
using System.Text;

namespace GovInfoReports.Documents.Writing.Pdf;

/// <summary>Cuts a font down to the glyphs that a document uses, which makes 20 MB of font some tens of KB.</summary>
internal static class FontSubset
{
    private const ushort ArgumentsAreWords = 1;
    private const ushort HasScale = 8;
    private const ushort HasMore = 0x20;
    private const ushort HasTwoScales = 0x40;
    private const ushort HasMatrix = 0x80;
    private const ushort ArgumentsAreOffsets = 2;

    /// <summary>Makes a font of some of the glyphs of another.</summary>
    /// <returns>A TrueType font without characters: a document names its glyphs by number.</returns>
    public static byte[] Make(FontFace face, IReadOnlyList<int> glyphs, IReadOnlyDictionary<int, (int X, int Y)> shifts)
    {
        var (outlines, all) = Outlines(face, glyphs, shifts);
        using MemoryStream glyf = new(), loca = new(), hmtx = new();
        for (var i = 0; i < all.Count; i++)
        {
            Write32(loca, (uint)glyf.Length);
            glyf.Write(Padded(outlines[i]));
            Write16(hmtx, (ushort)face.AdvanceUnits(all[i]));
            Write16(hmtx, unchecked((ushort)(face.LeftSideBearing(all[i]) + shifts.GetValueOrDefault(i).X)));
        }

        Write32(loca, (uint)glyf.Length);
        SortedDictionary<string, byte[]> tables = new(StringComparer.Ordinal)
        {
            ["glyf"] = glyf.ToArray(),
            ["loca"] = loca.ToArray(),
            ["hmtx"] = hmtx.ToArray(),
            ["maxp"] = Patch(face.CopyOf("maxp")!, 4, (ushort)all.Count),
            ["hhea"] = Patch(face.CopyOf("hhea")!, 34, (ushort)all.Count),
            ["head"] = Patch(face.CopyOf("head")!, 50, 1),
        };
        foreach (var tag in new[] { "cvt ", "fpgm", "prep" })
        {
            if (face.CopyOf(tag) is { } table)
            {
                tables[tag] = table;
            }
        }

        return Join(tables);
    }

    // Parts of composed glyphs come behind the glyphs that the document names.
    private static (List<byte[]> Outlines, List<int> Glyphs) Outlines(FontFace face, IReadOnlyList<int> glyphs, IReadOnlyDictionary<int, (int X, int Y)> shifts)
    {
        List<byte[]> outlines = [];
        List<int> all = [.. glyphs];
        Dictionary<int, int> numbers = [];
        for (var i = 0; i < all.Count; i++)
        {
            if (!shifts.ContainsKey(i))
            {
                numbers.TryAdd(all[i], i);
            }
        }

        for (var i = 0; i < all.Count; i++)
        {
            var outline = shifts.TryGetValue(i, out var shift) ? Shifted(face.Outline(all[i]), all[i], shift) : face.Outline(all[i]).ToArray();
            foreach (var at in Parts(outline))
            {
                int part = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
                if (!numbers.TryGetValue(part, out var number))
                {
                    number = all.Count;
                    numbers[part] = number;
                    all.Add(part);
                }

                BinaryPrimitives.WriteUInt16BigEndian(outline.AsSpan(at), (ushort)number);
            }

            outlines.Add(outline);
        }

        return (outlines, all);
    }

    // A glyph composed of a single one, which stands elsewhere in it.
    private static byte[] Shifted(ReadOnlySpan<byte> outline, int glyph, (int X, int Y) shift)
    {
        Span<int> values =
        [
            -1, Coordinate(outline, 0) + shift.X, Coordinate(outline, 1) + shift.Y, Coordinate(outline, 2) + shift.X, Coordinate(outline, 3) + shift.Y,
            ArgumentsAreWords | ArgumentsAreOffsets, glyph, shift.X, shift.Y,
        ];
        var composed = new byte[2 * values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(composed.AsSpan(2 * i), unchecked((short)values[i]));
        }

        return composed;
    }

    private static int Coordinate(ReadOnlySpan<byte> outline, int index) => BinaryPrimitives.ReadInt16BigEndian(outline[(2 + (2 * index))..]);

    // Where a composed glyph names its parts.
    private static IEnumerable<int> Parts(byte[] outline)
    {
        if (outline.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
        {
            yield break;
        }

        ushort flags;
        var at = 10;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline.AsSpan(at));
            yield return at + 2;
            at += 4 + ((flags & ArgumentsAreWords) != 0 ? 4 : 2);
            at += (flags & HasScale) != 0 ? 2 : (flags & HasTwoScales) != 0 ? 4 : (flags & HasMatrix) != 0 ? 8 : 0;
        }
        while ((flags & HasMore) != 0);
    }

    private static byte[] Patch(byte[] table, int at, ushort value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(at), value);
        return table;
    }

    private static byte[] Join(SortedDictionary<string, byte[]> tables)
    {
        const uint Whole = 0xB1B0AFBA;
        const int ChecksumInHead = 8;
        BinaryPrimitives.WriteUInt32BigEndian(tables["head"].AsSpan(ChecksumInHead), 0);
        using MemoryStream font = new();
        var power = 1 << (31 - int.LeadingZeroCount(tables.Count));
        Write32(font, 0x00010000);
        Write16(font, (ushort)tables.Count);
        Write16(font, (ushort)(16 * power));
        Write16(font, (ushort)int.Log2(power));
        Write16(font, (ushort)(16 * (tables.Count - power)));
        var offset = 12 + (16 * tables.Count);
        var headAt = 0;
        foreach (var (tag, table) in tables)
        {
            font.Write(Encoding.ASCII.GetBytes(tag));
            Write32(font, Checksum(Padded(table)));
            Write32(font, (uint)offset);
            Write32(font, (uint)table.Length);
            headAt = tag == "head" ? offset : headAt;
            offset += (table.Length + 3) & ~3;
        }

        foreach (var table in tables.Values)
        {
            font.Write(Padded(table));
        }

        var bytes = font.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(headAt + ChecksumInHead), Whole - Checksum(bytes));
        return bytes;
    }

    private static byte[] Padded(byte[] bytes) => [.. bytes, .. new byte[-bytes.Length & 3]];

    private static uint Checksum(byte[] padded)
    {
        var sum = 0u;
        for (var i = 0; i < padded.Length; i += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(padded.AsSpan(i)));
        }

        return sum;
    }

    private static void Write16(Stream stream, ushort value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, value);
        stream.Write(bytes);
    }

    private static void Write32(Stream stream, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        stream.Write(bytes);
    }
}
