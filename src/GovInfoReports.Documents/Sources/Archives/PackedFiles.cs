using System.IO.Compression;
using GovInfoReports.Domain;
using SharpCompress.Archives;
using SharpCompress.Archives.Rar;
using SharpCompress.Archives.SevenZip;
using SharpCompress.Archives.Tar;
using SharpCompress.Common;
using SharpCompress.Crypto;
using SharpCompress.Readers;
using ZipPackage = SharpCompress.Archives.Zip.ZipArchive;

namespace GovInfoReports.Documents.Sources.Archives;

/// <summary>
/// The files of a .zip, .rar, .7z, .tar or .tar.gz. What is unpacked is counted while it is read: the sizes that an archive states
/// can lie. In a solid archive a file cannot be reached without unpacking those before it, so each is opened once, in order.
/// </summary>
internal sealed class PackedFiles : IDisposable
{
    private const int BlockLength = 81_920;
    private const int HeadLength = 512;

    // Small files of many equal bytes are common and harmless.
    private const long RatioCountsFrom = 1024 * 1024;

    private readonly SourceLimits _limits;
    private readonly long _packed;
    private readonly FileStream? _unzipped;
    private readonly IArchive _archive;
    private readonly IReader? _reader;
    private long _unpacked;
    private SourceRefusedException? _stopped;

    private PackedFiles(Stream stream, SourceLimits limits, WorkBudget work)
    {
        _limits = limits;
        _packed = stream.Length;
        var head = Head(stream);
        _unzipped = head is [0x1f, 0x8b, ..] ? Unzip(stream, limits, work) : null;
        try
        {
            _archive = _unzipped is null ? Open(stream, head, limits)
                : ArchiveFormats.Of(Head(_unzipped)) == ".tar" ? TarArchive.OpenArchive(_unzipped, ArchiveNames.Options)
                : throw SourceRefusedException.Of(SourceRefusal.UnknownFormat);
            List<IArchiveEntry> entries = [];
            foreach (var entry in _archive.Entries.Take(limits.Parts + 1))
            {
                work.Step();
                entries.Add(entry);
            }

            Entries = entries.Count <= limits.Parts ? [.. entries.Where(e => !e.IsDirectory)] : throw SourceRefusedException.Of(SourceRefusal.TooManyFiles, limits.Parts);
            _reader = _archive is SevenZipArchive || _archive.IsSolid ? _archive.ExtractAllEntries() : null;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public IReadOnlyList<IArchiveEntry> Entries { get; }

    /// <summary>Whether each file has to be unpacked, wanted or not.</summary>
    public bool IsSolid => _reader is not null;

    public static PackedFiles Open(Stream stream, SourceLimits limits, ArchiveBudget budget)
    {
        try
        {
            return budget.Within(work => new PackedFiles(stream, limits, work));
        }
        catch (CryptographicException)
        {
            throw SourceRefusedException.Of(SourceRefusal.Encrypted);
        }
        catch (Exception e) when (e is not (SourceRefusedException or OperationCanceledException))
        {
            throw SourceRefusedException.Of(SourceRefusal.Damaged);
        }
    }

    /// <summary>Unpacks a file; nothing where it is refused.</summary>
    public byte[] Unpack(IArchiveEntry entry, ArchiveBudget budget, out SourceRefusedException? refusal)
    {
        refusal = _stopped ?? (entry.IsEncrypted ? SourceRefusedException.Of(SourceRefusal.Encrypted) : null);
        if (refusal is not null)
        {
            return [];
        }

        try
        {
            return budget.Within(work => Unpack(entry, budget, work));
        }
        catch (SourceRefusedException e)
        {
            refusal = e;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Broken, or packed in a way that only some programs know.
            refusal = SourceRefusedException.Of(SourceRefusal.Unreadable);
        }

        return [];
    }

    public void Dispose()
    {
        Stop();
        _reader?.Dispose();
        _archive?.Dispose();
        _unzipped?.Dispose();
    }

    private static byte[] Head(Stream stream)
    {
        var head = new byte[HeadLength];
        stream.Position = 0;
        var length = stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        stream.Position = 0;
        return head[..length];
    }

    private static IArchive Open(Stream stream, byte[] head, SourceLimits limits)
    {
        switch (ArchiveFormats.Of(head))
        {
            case ".zip":
                return ZipPackage.OpenArchive(stream, ArchiveNames.Options);
            case ".rar":
                return RarArchive.OpenArchive(stream, ArchiveNames.Options);
            case ".tar":
                return TarArchive.OpenArchive(stream, ArchiveNames.Options);
            case ".7z":
                SevenZipHeader.Require(stream, limits);
                stream.Position = 0;
                return SevenZipArchive.OpenArchive(stream, ArchiveNames.Options);
            default:
                throw SourceRefusedException.Of(SourceRefusal.Damaged);
        }
    }

    // The files of a .tar.gz can be reached alone once the whole lies on the disk.
    private static FileStream Unzip(Stream stream, SourceLimits limits, WorkBudget work)
    {
        FileStream file = new(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, BlockLength, FileOptions.DeleteOnClose);
        try
        {
            using GZipStream plain = new(stream, CompressionMode.Decompress, leaveOpen: true);
            var block = new byte[BlockLength];
            while (plain.Read(block) is > 0 and var read)
            {
                work.Step();
                file.Write(block, 0, read);
                if (file.Length > limits.ArchiveUnpackedBytes || (file.Length > RatioCountsFrom && file.Length / limits.Ratio > stream.Length))
                {
                    throw SourceRefusedException.Of(SourceRefusal.ZipBomb);
                }
            }

            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    // Other methods set as much memory aside as a file asks for.
    public static Stream OpenAlone(IArchiveEntry entry) =>
        entry is { Archive.Type: not ArchiveType.Zip } or { CompressionType: CompressionType.None or CompressionType.Deflate or CompressionType.Deflate64 or CompressionType.BZip2 }
            ? entry.OpenEntryStream()
            : throw new NotSupportedException();

    private byte[] Unpack(IArchiveEntry entry, ArchiveBudget budget, WorkBudget work)
    {
        work.Step();
        using var stream = _reader is null ? OpenAlone(entry) : OpenNext(entry);
        using MemoryStream bytes = new();
        var block = new byte[BlockLength];
        long length = 0;
        while (stream.Read(block) is > 0 and var read)
        {
            work.Step();
            length += read;
            _unpacked += read;
            budget.Left -= read;
            if (IsBomb(entry, length, budget))
            {
                Stop();
                throw SourceRefusedException.Of(SourceRefusal.ZipBomb);
            }

            if (length <= _limits.FileBytes)
            {
                bytes.Write(block, 0, read);
            }
            else if (!IsSolid)
            {
                break;
            }
        }

        return length > _limits.FileBytes ? throw SourceRefusedException.Of(SourceRefusal.TooLarge, _limits.FileBytes / 1024 / 1024)
            : IsWhole(entry, bytes.GetBuffer().AsSpan(0, (int)length)) ? bytes.ToArray()
            : throw SourceRefusedException.Of(SourceRefusal.Damaged);
    }

    private EntryStream OpenNext(IArchiveEntry entry)
    {
        do
        {
            if (!_reader!.MoveToNextEntry())
            {
                throw new InvalidDataException();
            }
        }
        while (_reader.Entry.IsDirectory);

        return _reader.Entry.Key == entry.Key ? _reader.OpenEntryStream() : throw new InvalidDataException();
    }

    private bool IsBomb(IArchiveEntry entry, long length, ArchiveBudget budget)
    {
        var (unpacked, packed) = IsSolid ? (_unpacked, _packed) : (length, entry.CompressedSize);
        return budget.Left < 0 || (unpacked > RatioCountsFrom && unpacked / _limits.Ratio > packed);
    }

    // A reader unpacks what is left of a file when it is closed.
    private void Stop()
    {
        if (_reader is not null)
        {
            _reader.Cancel();
            _stopped = SourceRefusedException.Of(SourceRefusal.ZipBomb);
        }
    }

    // The package compares the checksums of .rar itself; .tar has none, .7z need not have one.
    private static bool IsWhole(IArchiveEntry entry, ReadOnlySpan<byte> bytes) =>
        bytes.Length == entry.Size
        && (entry.Archive.Type is not (ArchiveType.Zip or ArchiveType.SevenZip)
            || (entry.Archive.Type == ArchiveType.SevenZip && entry.Crc == 0)
            || Crc32Stream.Compute(Crc32Stream.DEFAULT_POLYNOMIAL, Crc32Stream.DEFAULT_SEED, bytes) == (uint)entry.Crc);
}
