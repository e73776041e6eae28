using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;

namespace GovInfoReports.Documents.Writing.Pdf;

/// <summary>
/// A font with TrueType outlines, one of its own or a face of a collection: what layout needs of it (which characters it has
/// and how wide they are) and the tables that a subset is cut from. Immutable.
/// </summary>
internal sealed class FontFace
{
    private const int BasicPlane = 0x10000;
    private const ushort RestrictedLicence = 2;
    private static readonly FrozenSet<string> Wanted =
        new[] { "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "OS/2", "cvt ", "fpgm", "prep" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly Dictionary<string, byte[]> _tables;
    private readonly int[] _basic = new int[BasicPlane];
    private readonly Dictionary<int, int> _supplementary = [];
    private readonly int _metrics;
    private readonly bool _hasLongOffsets;

    private FontFace(Dictionary<string, byte[]> tables)
    {
        _tables = tables;
        var head = Table("head");
        UnitsPerEm = UInt16(head, 18);
        Box = [Int16(head, 36), Int16(head, 38), Int16(head, 40), Int16(head, 42)];
        _hasLongOffsets = Int16(head, 50) != 0;
        var hhea = Table("hhea");
        Ascent = Int16(hhea, 4);
        Descent = Int16(hhea, 6);
        _metrics = UInt16(hhea, 34);
        GlyphCount = UInt16(Table("maxp"), 4);
        Name = ReadName();
        IsEmbeddable = !tables.TryGetValue("OS/2", out var os2) || (UInt16(os2, 8) & RestrictedLicence) == 0;
        ReadCharacters();
        _tables.Remove("cmap");
        _tables.Remove("name");
    }

    /// <summary>PostScript name, letters and digits of ASCII only.</summary>
    public string Name { get; }

    public int UnitsPerEm { get; }

    /// <summary>Number of glyphs.</summary>
    public int GlyphCount { get; }

    /// <summary>Smallest and largest coordinates of all glyphs, in font units: left, bottom, right, top.</summary>
    public IReadOnlyList<int> Box { get; }

    /// <summary>How far glyphs reach above the baseline, in font units.</summary>
    public int Ascent { get; }

    /// <summary>How far glyphs reach below the baseline, in font units, negative.</summary>
    public int Descent { get; }

    /// <summary>Whether the maker of the font allows it to be put into documents.</summary>
    public bool IsEmbeddable { get; }

    /// <summary>Reads a face from a file.</summary>
    public static FontFace Read(string path, int index)
    {
        using var stream = File.OpenRead(path);
        return Read(stream, index);
    }

    /// <inheritdoc cref="Read(string, int)"/>
    public static FontFace Read(Stream stream, int index)
    {
        try
        {
            return new FontFace(ReadTables(stream, index));
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or EndOfStreamException or OverflowException)
        {
            throw new InvalidDataException("The font file is damaged.", e);
        }
    }

    public int GlyphOf(Rune character) => character.IsBmp ? _basic[character.Value] : _supplementary.GetValueOrDefault(character.Value);

    /// <summary>How far a glyph moves on.</summary>
    public double Advance(int glyph) => (double)AdvanceUnits(glyph) / UnitsPerEm;

    /// <summary>How far a glyph moves on.</summary>
    public int AdvanceUnits(int glyph) => UInt16(Table("hmtx"), 4 * Math.Min(glyph, _metrics - 1));

    /// <summary>Where a glyph begins.</summary>
    public int LeftSideBearing(int glyph)
    {
        var at = glyph < _metrics ? (4 * glyph) + 2 : (4 * _metrics) + (2 * (glyph - _metrics));
        return at + 2 <= Table("hmtx").Length ? Int16(Table("hmtx"), at) : 0;
    }

    /// <summary>The outline of a glyph as the font stores it.</summary>
    public ReadOnlySpan<byte> Outline(int glyph)
    {
        var loca = Table("loca");
        var (start, end) = _hasLongOffsets
            ? (Int32(loca, 4 * glyph), Int32(loca, 4 * (glyph + 1)))
            : (2 * UInt16(loca, 2 * glyph), 2 * UInt16(loca, 2 * (glyph + 1)));
        var glyf = Table("glyf");
        return start < end && end <= glyf.Length ? glyf.AsSpan(start, end - start) : [];
    }

    /// <summary>A table as the font stores it.</summary>
    /// <returns>A copy, or <see langword="null"/> where the font has none.</returns>
    public byte[]? CopyOf(string tag) => _tables.TryGetValue(tag, out var table) ? [.. table] : null;

    private static Dictionary<string, byte[]> ReadTables(Stream stream, int index)
    {
        var start = 0L;
        var version = ReadAt(stream, 0, 12);
        if (Tag(version, 0) == "ttcf")
        {
            if (index < 0 || index >= UInt32(version, 8))
            {
                throw new InvalidDataException($"The collection has no face {index}.");
            }

            start = UInt32(ReadAt(stream, 12 + (4L * index), 4), 0);
            version = ReadAt(stream, start, 12);
        }

        var count = UInt16(version, 4);
        var directory = ReadAt(stream, start + 12, 16 * count);
        Dictionary<string, byte[]> tables = new(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var tag = Tag(directory, 16 * i);
            var length = UInt32(directory, (16 * i) + 12);
            if (Wanted.Contains(tag))
            {
                tables[tag] = ReadAt(stream, UInt32(directory, (16 * i) + 8), length);
            }
        }

        if (!tables.ContainsKey("glyf"))
        {
            throw new InvalidDataException("The font has no TrueType outlines.");
        }

        return tables;
    }

    private static byte[] ReadAt(Stream stream, long offset, long length)
    {
        if (offset + length > stream.Length)
        {
            throw new EndOfStreamException();
        }

        var bytes = new byte[length];
        stream.Position = offset;
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static string Tag(ReadOnlySpan<byte> bytes, int at) => Encoding.ASCII.GetString(bytes.Slice(at, 4));

    private static ushort UInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);

    private static short Int16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt16BigEndian(bytes[at..]);

    private static uint UInt32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);

    private static int Int32(ReadOnlySpan<byte> bytes, int at) => checked((int)UInt32(bytes, at));

    private byte[] Table(string tag) =>
        _tables.TryGetValue(tag, out var table) ? table : throw new InvalidDataException($"The font lacks the table {tag}.");

    private string ReadName()
    {
        const int PostScriptName = 6;
        var name = Table("name");
        var strings = UInt16(name, 4);
        for (var i = 0; i < UInt16(name, 2); i++)
        {
            var record = 6 + (12 * i);
            if (UInt16(name, record + 6) != PostScriptName)
            {
                continue;
            }

            var bytes = name.AsSpan(strings + UInt16(name, record + 10), UInt16(name, record + 8));
            var isUnicode = UInt16(name, record) is 0 or 3;
            var text = new string([.. (isUnicode ? Encoding.BigEndianUnicode : Encoding.ASCII).GetString(bytes).Where(c => char.IsAsciiLetterOrDigit(c) || c == '-')]);
            if (text.Length > 0)
            {
                return text;
            }
        }

        return "Font";
    }

    private void ReadCharacters()
    {
        var cmap = Table("cmap");
        var found = false;
        for (var i = 0; i < UInt16(cmap, 2); i++)
        {
            var record = 4 + (8 * i);
            if ((UInt16(cmap, record), UInt16(cmap, record + 2)) is not ((0, _) or (3, 1) or (3, 10)))
            {
                continue;
            }

            var table = cmap.AsSpan(Int32(cmap, record + 4));
            switch (UInt16(table, 0))
            {
                case 4:
                    ReadSegments(table);
                    found = true;
                    break;
                case 12:
                    ReadGroups(table);
                    found = true;
                    break;
            }
        }

        if (!found)
        {
            throw new InvalidDataException("The font has no Unicode characters.");
        }
    }

    private void ReadSegments(ReadOnlySpan<byte> table)
    {
        var twice = UInt16(table, 6);
        for (var i = 0; i < twice; i += 2)
        {
            int end = UInt16(table, 14 + i), start = UInt16(table, 16 + twice + i);
            int delta = UInt16(table, 16 + (2 * twice) + i), rangeAt = 16 + (3 * twice) + i, range = UInt16(table, rangeAt);
            for (var c = start; c <= end && c < 0xffff; c++)
            {
                var glyph = range == 0 ? c : UInt16(table, rangeAt + range + (2 * (c - start)));
                Map(c, range != 0 && glyph == 0 ? 0 : (glyph + delta) & 0xffff);
            }
        }
    }

    private void ReadGroups(ReadOnlySpan<byte> table)
    {
        var count = Int32(table, 12);
        for (var i = 0; i < count; i++)
        {
            int start = Int32(table, 16 + (12 * i)), end = Int32(table, 20 + (12 * i)), glyph = Int32(table, 24 + (12 * i));
            for (var c = start; c <= Math.Min(end, 0x10ffff); c++)
            {
                Map(c, glyph + c - start);
            }
        }
    }

    private void Map(int character, int glyph)
    {
        if (glyph <= 0 || glyph >= GlyphCount)
        {
            return;
        }

        if (character < BasicPlane)
        {
            _basic[character] = glyph;
        }
        else
        {
            _supplementary[character] = glyph;
        }
    }
}
