using System.Buffers.Binary;
using System.Text;

namespace GovInfoReports.Documents.Sources.Kinds;

/// <summary>The directory of an OLE compound file, the container of .doc, .xls and of encrypted Word and Excel files.</summary>
internal sealed class CompoundFile
{
    private const int HeaderLength = 512;
    private const int EntryLength = 128;
    private const int MostSectors = 4096;
    private const uint LastSector = 0xFFFFFFFA;
    private const ushort FilePass = 0x002F;

    // Shorter streams lie among the small ones.
    private const int LeastStream = 4096;
    private const int SmallSector = 64;
    private const int LongestWithSmallStream = 256 * 1024;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly Dictionary<string, (uint Start, long Length)> _entries = new(StringComparer.OrdinalIgnoreCase);

    private CompoundFile(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    /// <summary>Names of streams and storages, whichever storage they stand in.</summary>
    public IReadOnlyCollection<string> Names => _entries.Keys;

    private int SectorLength { get; init; }

    /// <summary>Whether it carries macros.</summary>
    public bool HasMacros => Has("Macros") || Has("_VBA_PROJECT_CUR") || Has("VBA");

    /// <summary>Whether a password is needed: an encrypted package, or the mark of encryption in the old binary formats.</summary>
    public bool IsEncrypted =>
        Has("EncryptedPackage") || Has("EncryptionInfo") || (Has("WordDocument") && IsEncryptedWord()) || (WorkbookName is not null && IsEncryptedWorkbook());

    private string? WorkbookName => Has("Workbook") ? "Workbook" : Has("Book") ? "Book" : null;

    /// <summary>Reads the directory.</summary>
    /// <returns>The directory, or <see langword="null"/> where it is broken.</returns>
    public static CompoundFile? Open(ReadOnlyMemory<byte> bytes)
    {
        var header = bytes.Span;
        if (header.Length < HeaderLength)
        {
            return null;
        }

        var shift = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
        if (shift is not (9 or 12))
        {
            return null;
        }

        var file = new CompoundFile(bytes) { SectorLength = 1 << shift };
        return file.ReadDirectory(BinaryPrimitives.ReadUInt32LittleEndian(header[48..])) ? file : null;
    }

    /// <summary>
    /// Whether its tables are no larger than a file of its length needs: whoever reads it goes through them as often as they are long.
    /// </summary>
    public bool IsFitForReading
    {
        get
        {
            var header = _bytes.Span;
            return WorkbookName is { } name
                && BinaryPrimitives.ReadUInt32LittleEndian(header[72..]) <= (_bytes.Length / SectorLength / (SectorLength / 4 * (SectorLength / 4))) + 1
                && BinaryPrimitives.ReadUInt16LittleEndian(header[32..]) == 6
                && BinaryPrimitives.ReadUInt32LittleEndian(header[56..]) == LeastStream
                && (_entries[name].Length >= LeastStream || _bytes.Length <= LongestWithSmallStream);
        }
    }

    /// <summary>A stream, as far as it is there; <see langword="null"/> where there is none.</summary>
    public byte[]? StreamOf(string name)
    {
        if (!_entries.TryGetValue(name, out var entry))
        {
            return null;
        }

        if (entry.Length >= LeastStream)
        {
            return Chain(entry.Start, entry.Length);
        }

        var small = _entries.TryGetValue("Root Entry", out var root) ? Chain(root.Start, root.Length) : [];
        var table = Chain(BinaryPrimitives.ReadUInt32LittleEndian(_bytes.Span[60..]), _bytes.Length);
        using MemoryStream stream = new();
        for (long sector = entry.Start; (sector + 1) * SmallSector <= small.Length && (sector + 1) * 4 <= table.Length && stream.Length < entry.Length;)
        {
            stream.Write(small.AsSpan((int)sector * SmallSector, (int)Math.Min(SmallSector, entry.Length - stream.Length)));
            sector = BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan((int)sector * 4));
        }

        return stream.ToArray();
    }

    /// <summary>Whether there is a stream or storage.</summary>
    public bool Has(string name) => _entries.ContainsKey(name);

    private bool ReadDirectory(uint sector)
    {
        for (var steps = 0; sector < LastSector && steps < MostSectors; steps++, sector = NextOf(sector))
        {
            var content = Sector(sector);
            for (var at = 0; at + EntryLength <= content.Length; at += EntryLength)
            {
                Add(content.Slice(at, EntryLength));
            }
        }

        return _entries.Count > 0;
    }

    private void Add(ReadOnlySpan<byte> entry)
    {
        var length = BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]);
        if (entry[66] != 0 && length is >= 2 and <= 64)
        {
            var name = Encoding.Unicode.GetString(entry[..(length - 2)]);
            _entries.TryAdd(name, (BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[120..])));
        }
    }

    private byte[] Chain(uint sector, long length)
    {
        using MemoryStream stream = new();
        for (var left = Math.Min(length, _bytes.Length); sector < LastSector && left > 0; sector = NextOf(sector))
        {
            var content = Sector(sector);
            if (content.IsEmpty)
            {
                break;
            }

            stream.Write(content[..(int)Math.Min(left, content.Length)]);
            left -= content.Length;
        }

        return stream.ToArray();
    }

    private ReadOnlySpan<byte> Sector(uint sector)
    {
        var start = (sector + 1L) * SectorLength;
        return start >= _bytes.Length ? [] : _bytes.Span[(int)start..(int)Math.Min(start + SectorLength, _bytes.Length)];
    }

    // Sectors of the allocation table are listed in the header; files whose table needs more of them than stand there are far beyond the limits.
    private uint NextOf(uint sector)
    {
        var perSector = (uint)SectorLength / 4;
        var index = sector / perSector;
        if (index >= 109)
        {
            return uint.MaxValue;
        }

        var table = Sector(BinaryPrimitives.ReadUInt32LittleEndian(_bytes.Span[(int)(76 + (4 * index))..]));
        var at = (int)(sector % perSector) * 4;
        return at + 4 <= table.Length ? BinaryPrimitives.ReadUInt32LittleEndian(table[at..]) : uint.MaxValue;
    }

    // The first sector of a stream that is long enough not to lie among the small ones.
    private ReadOnlySpan<byte> BeginningOf(string name) => _entries[name] is { Length: >= LeastStream, Start: var start } ? Sector(start) : [];

    // The flag fEncrypted of the file information block.
    private bool IsEncryptedWord() => BeginningOf("WordDocument") is { Length: > 12 } block && (block[11] & 0x01) != 0;

    // A FILEPASS record among the first records.
    private bool IsEncryptedWorkbook()
    {
        var records = BeginningOf(WorkbookName!);
        for (var at = 0; at + 4 <= records.Length;)
        {
            if (BinaryPrimitives.ReadUInt16LittleEndian(records[at..]) == FilePass)
            {
                return true;
            }

            at += 4 + BinaryPrimitives.ReadUInt16LittleEndian(records[(at + 2)..]);
        }

        return false;
    }
}
