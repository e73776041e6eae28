using System.Buffers.Binary;

namespace GovInfoReports.Documents.Sources.Archives;

/// <summary>Looks at the directory of a zip archive before it is read into memory as a whole.</summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int LongestComment = 65_535;
    private const int LocatorLength = 20;

    // What a name, its extra fields and a comment together reasonably need.
    private const int MostBytesOfAnEntry = 1024;

    private static ReadOnlySpan<byte> EndMark => [0x50, 0x4b, 0x05, 0x06];

    private static ReadOnlySpan<byte> End64Mark => [0x50, 0x4b, 0x06, 0x06];

    /// <summary>Whether an archive has a directory of no more than so many entries.</summary>
    /// <returns>Whether it has; <see langword="null"/> where there is no directory.</returns>
    public static bool? Holds(Stream zip, int most)
    {
        if (Find(zip) is not var (entries, offset) || offset > zip.Length)
        {
            return null;
        }

        return entries <= most && zip.Length - offset <= ((long)most * MostBytesOfAnEntry) + LongestComment;
    }

    private static (long Entries, long Offset)? Find(Stream zip)
    {
        var length = (int)Math.Min(zip.Length, EndLength + LongestComment + LocatorLength);
        var tail = new byte[length];
        zip.Position = zip.Length - length;
        zip.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf(EndMark);
        if (end < 0 || end + EndLength > length)
        {
            return null;
        }

        var record = tail.AsSpan(end);
        long entries = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        return entries != ushort.MaxValue && offset != uint.MaxValue ? (entries, offset) : Find64(zip, tail.AsSpan(0, end)) ?? (entries, offset);
    }

    private static (long Entries, long Offset)? Find64(Stream zip, ReadOnlySpan<byte> before)
    {
        if (before.Length < LocatorLength)
        {
            return null;
        }

        var at = BinaryPrimitives.ReadInt64LittleEndian(before[^LocatorLength..][8..]);
        Span<byte> record = stackalloc byte[56];
        if (at < 0 || at > zip.Length - record.Length)
        {
            return null;
        }

        zip.Position = at;
        zip.ReadExactly(record);
        return record.StartsWith(End64Mark) && BinaryPrimitives.ReadInt64LittleEndian(record[48..]) is >= 0 and var offset
            ? (BinaryPrimitives.ReadInt64LittleEndian(record[32..]), offset)
            : null;
    }
}
