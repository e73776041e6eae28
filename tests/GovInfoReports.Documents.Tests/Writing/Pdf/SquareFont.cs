using System.Buffers.Binary;
using System.Text;

namespace GovInfoReports.Documents.Tests.Writing.Pdf;

/// <summary>
/// A font made up for tests, so that they run the same everywhere: every character of the basic plane but the ones left out,
/// those of ASCII half as wide as the others, without ink but for a few.
/// </summary>
internal static class SquareFont
{
    public const int UnitsPerEm = 1000;
    private const int Glyphs = 0xfff0;
    private const int NarrowGlyphs = 0x80;

    /// <summary>A letter composed of two others, a and b.</summary>
    public const char Composed = 'c';

    /// <summary>A full stop in the middle of its square.</summary>
    public const char CentredStop = '。';

    public static byte[] Make(Func<char, bool>? has = null, ushort licence = 0, string name = "Square") => Join("\0\u0001\0\0", Tables(has ?? (_ => true), licence, name));

    /// <summary>A font with outlines of the other kind, which cannot be used.</summary>
    public static byte[] MakeWithOtherOutlines()
    {
        var tables = Tables(_ => true, 0, "Square");
        tables.Remove("glyf");
        tables.Remove("loca");
        tables["CFF "] = [1, 0, 4, 1];
        return Join("OTTO", tables);
    }

    /// <summary>Fonts in one file.</summary>
    public static byte[] Collect(params byte[][] fonts)
    {
        List<byte> bytes = [.. "ttcf"u8, 0, 1, 0, 0, .. Four(fonts.Length)];
        var offset = 12 + (4 * fonts.Length);
        foreach (var font in fonts)
        {
            bytes.AddRange(Four(offset));
            offset += font.Length;
        }

        offset = 12 + (4 * fonts.Length);
        foreach (var font in fonts)
        {
            // Offsets of tables count from the beginning of the collection.
            var moved = font.ToArray();
            for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(moved.AsSpan(4)); i++)
            {
                var at = moved.AsSpan(12 + (16 * i) + 8);
                BinaryPrimitives.WriteInt32BigEndian(at, BinaryPrimitives.ReadInt32BigEndian(at) + offset);
            }

            bytes.AddRange(moved);
            offset += font.Length;
        }

        return [.. bytes];
    }

    private static SortedDictionary<string, byte[]> Tables(Func<char, bool> has, ushort licence, string name)
    {
        var (glyf, loca) = Outlines();
        List<byte> metrics = [];
        for (var i = 0; i <= NarrowGlyphs; i++)
        {
            metrics.AddRange([.. Two(i == NarrowGlyphs ? UnitsPerEm : UnitsPerEm / 2), 0, 0]);
        }

        return new(StringComparer.Ordinal)
        {
            ["head"] = [0, 1, 0, 0, .. Four(0), .. Four(0), .. Four(0x5f0f3cf5), 0, 0, .. Two(UnitsPerEm), .. new byte[16], 0, 0, .. Two(-120), .. Two(1000), .. Two(880), .. new byte[6], 0, 1, 0, 0],
            ["hhea"] = [0, 1, 0, 0, .. Two(880), .. Two(-120), .. new byte[26], .. Two(NarrowGlyphs + 1)],
            ["maxp"] = [0, 1, 0, 0, .. Two(Glyphs), .. new byte[26]],
            ["hmtx"] = [.. metrics],
            ["cmap"] = Characters(has),
            ["name"] = [0, 0, .. Two(1), .. Two(18), 0, 3, 0, 1, 4, 9, 0, 6, .. Two(2 * name.Length), 0, 0, .. Encoding.BigEndianUnicode.GetBytes(name)],
            ["OS/2"] = [0, 4, .. new byte[6], .. Two(licence), .. new byte[86]],
            ["glyf"] = glyf,
            ["loca"] = loca,
        };
    }

    private static (byte[] Glyf, byte[] Loca) Outlines()
    {
        Dictionary<int, byte[]> ink = new()
        {
            ['a'] = Square(100, 100, 400, 400),
            ['b'] = Square(100, 500, 400, 800),
            [Composed] = [.. Two(-1), .. Two(100), .. Two(100), .. Two(400), .. Two(800), .. Two(0x23), .. Two('a'), 0, 0, 0, 0, .. Two(2), .. Two('b'), 0, 0],
            [CentredStop] = Square(400, 300, 600, 500),
        };
        List<byte> glyf = [];
        List<byte> loca = [];
        for (var i = 0; i < Glyphs; i++)
        {
            loca.AddRange(Four(glyf.Count));
            glyf.AddRange(ink.GetValueOrDefault(i) ?? []);
        }

        loca.AddRange(Four(glyf.Count));
        return ([.. glyf], [.. loca]);
    }

    private static byte[] Square(int left, int bottom, int right, int top) =>
    [
        .. Two(1), .. Two(left), .. Two(bottom), .. Two(right), .. Two(top), .. Two(3), 0, 0, 1, 1, 1, 1,
        .. Two(left), 0, 0, .. Two(right - left), 0, 0, .. Two(bottom), .. Two(top - bottom), 0, 0, .. Two(bottom - top),
    ];

    private static byte[] Characters(Func<char, bool> has)
    {
        List<(int Start, int End)> groups = [];
        for (var c = 0x20; c < Glyphs; c++)
        {
            if (char.IsSurrogate((char)c) || !has((char)c))
            {
                continue;
            }

            if (groups.Count > 0 && groups[^1].End == c - 1)
            {
                groups[^1] = (groups[^1].Start, c);
            }
            else
            {
                groups.Add((c, c));
            }
        }

        return
        [
            0, 0, .. Two(1), .. Two(3), .. Two(10), .. Four(12), .. Two(12), 0, 0, .. Four(16 + (12 * groups.Count)), .. Four(0), .. Four(groups.Count),
            .. groups.SelectMany(g => new[] { g.Start, g.End, g.Start }).SelectMany(Four),
        ];
    }

    private static byte[] Join(string version, SortedDictionary<string, byte[]> tables)
    {
        List<byte> directory = [.. Encoding.Latin1.GetBytes(version), .. Two(tables.Count), .. new byte[6]];
        List<byte> data = [];
        var start = 12 + (16 * tables.Count);
        foreach (var (tag, table) in tables)
        {
            directory.AddRange([.. Encoding.ASCII.GetBytes(tag), .. Four(0), .. Four(start + data.Count), .. Four(table.Length)]);
            data.AddRange([.. table, .. new byte[(4 - (table.Length % 4)) % 4]]);
        }

        return [.. directory, .. data];
    }

    private static byte[] Two(int value) => [(byte)(value >> 8), (byte)value];

    private static byte[] Four(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
