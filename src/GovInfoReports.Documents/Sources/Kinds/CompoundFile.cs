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
    private ReadOnlySpan<byte> BeginningOf(string name) => _entries[name] is { Length: >= 4096, Start: var start } ? Sector(start) : [];

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
