using System.IO.Compression;
using System.Text;
using GovInfoReports.Documents.Sources.Kinds;

namespace GovInfoReports.Documents.Sources.Archives;

/// <summary>
/// Hands out the files of a zip archive or of a folder one after another, each in memory only while it is looked at. Archives
/// within are opened one level deep. A file that cannot be taken is handed out with the reason; it never stops the rest.
/// </summary>
public sealed class SourceArchive(SourceLimits limits)
{
    private const int BlockLength = 81_920;
    private const int LongestName = 400;

    // Small files of many equal bytes are common and harmless.
    private const long RatioCountsFrom = 1024 * 1024;

    /// <summary>Whether a file is an archive that <see cref="Files(Stream)"/> opens.</summary>
    public bool IsArchive(ReadOnlyMemory<byte> bytes) => FileKinds.Of(bytes, null, limits).Kind == FileKind.Archive;

    /// <summary>The files of a zip archive.</summary>
    public IEnumerable<ArchiveFile> Files(Stream zip)
    {
        if (zip.Length > limits.ArchiveBytes)
        {
            throw SourceRefusedException.Of(SourceRefusal.TooLarge, limits.ArchiveBytes / 1024 / 1024);
        }

        return Files(Open(zip), new Budget(limits.ArchiveUnpackedBytes), string.Empty, isNested: false);
    }

    /// <summary>The files of a folder and of the folders in it.</summary>
    public IEnumerable<ArchiveFile> Folder(string folder)
    {
        List<string> paths = [];
        try
        {
            EnumerationOptions options = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
            paths.AddRange(Directory.EnumerateFiles(folder, "*", options).Where(p => !IsLitter(NameIn(folder, p))).Take(limits.Parts + 1));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw SourceRefusedException.Of(SourceRefusal.Unreadable);
        }

        if (paths.Count > limits.Parts)
        {
            throw SourceRefusedException.Of(SourceRefusal.TooManyFiles, limits.Parts);
        }

        paths.Sort(StringComparer.Ordinal);
        return paths.SelectMany(p => FilesAt(p, NameIn(folder, p)));
    }

    /// <summary>A file that somebody handed in, or the files in it where it is a zip archive.</summary>
    public IEnumerable<ArchiveFile> One(string name, Stream file)
    {
        Budget budget = new(limits.ArchiveUnpackedBytes);
        var plain = NameOf(name);
        if (file.Length > limits.FileBytes)
        {
            return name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) && file.Length <= limits.ArchiveBytes
                ? Nested(() => file, plain, budget)
                : [Refused(plain, TooLarge())];
        }

        var bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        return Unfold(plain, bytes, null, budget, isNested: false);
    }

    private static string NameIn(string folder, string path) => NameOf(Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'));

    private IEnumerable<ArchiveFile> FilesAt(string path, string name)
    {
        byte[] bytes;
        try
        {
            if (new FileInfo(path).Length > limits.FileBytes)
            {
                if (path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) && new FileInfo(path).Length <= limits.ArchiveBytes)
                {
                    return Nested(() => File.OpenRead(path), name, new Budget(limits.ArchiveUnpackedBytes));
                }

                return [Refused(name, TooLarge())];
            }

            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [Refused(name, SourceRefusedException.Of(SourceRefusal.Unreadable))];
        }

        return Unfold(name, bytes, null, new Budget(limits.ArchiveUnpackedBytes), isNested: false);
    }

    private IEnumerable<ArchiveFile> Files(ZipArchive archive, Budget budget, string prefix, bool isNested)
    {
        using (archive)
        {
            foreach (var entry in archive.Entries)
            {
                var name = NameOf(entry.FullName);
                if (entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\') || IsLitter(name))
                {
                    continue;
                }

                var bytes = Unpack(entry, budget, out var refusal);
                foreach (var file in Unfold(prefix + name, bytes, refusal, budget, isNested))
                {
                    yield return file;
                }
            }
        }
    }

    // A file, or in place of an archive the files in it.
    private IEnumerable<ArchiveFile> Unfold(string name, byte[] bytes, SourceRefusedException? refusal, Budget budget, bool isNested)
    {
        if (refusal is null && !isNested)
        {
            try
            {
                if (IsArchive(bytes))
                {
                    return Nested(() => new MemoryStream(bytes, writable: false), name, budget);
                }
            }
            catch (SourceRefusedException e)
            {
                refusal = e;
            }
        }

        return [new ArchiveFile(name, refusal is null ? bytes : ReadOnlyMemory<byte>.Empty, refusal)];
    }

    private IEnumerable<ArchiveFile> Nested(Func<Stream> open, string name, Budget budget)
    {
        using var stream = open();
        IEnumerable<ArchiveFile> files;
        try
        {
            files = Files(Open(stream), budget, $"{name}/", isNested: true);
        }
        catch (SourceRefusedException e)
        {
            files = [Refused(name, e)];
        }

        foreach (var file in files)
        {
            yield return file;
        }
    }

    private ZipArchive Open(Stream zip)
    {
        try
        {
            if (ZipDirectory.Holds(zip, limits.Parts) is not { } holds)
            {
                throw SourceRefusedException.Of(SourceRefusal.Damaged);
            }

            if (!holds)
            {
                throw SourceRefusedException.Of(SourceRefusal.TooManyFiles, limits.Parts);
            }

            var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true, ZipNames.Instance);
            return archive.Entries.Count <= limits.Parts ? archive : throw SourceRefusedException.Of(SourceRefusal.TooManyFiles, limits.Parts);
        }
        catch (Exception e) when (OfficePackage.IsDamage(e))
        {
            throw SourceRefusedException.Of(SourceRefusal.Damaged);
        }
    }

    private byte[] Unpack(ZipArchiveEntry entry, Budget budget, out SourceRefusedException? refusal)
    {
        refusal = null;
        if (entry.IsEncrypted)
        {
            refusal = SourceRefusedException.Of(SourceRefusal.Encrypted);
            return [];
        }

        try
        {
            using var stream = entry.Open();
            using MemoryStream bytes = new();
            var block = new byte[BlockLength];
            Crc32 checksum = new();
            while (stream.Read(block) is > 0 and var read)
            {
                bytes.Write(block, 0, read);
                checksum.Add(block.AsSpan(0, read));
                refusal = RefusalOf(entry, bytes.Length, budget, read);
                if (refusal is not null)
                {
                    return [];
                }
            }

            refusal = bytes.Length != entry.Length || checksum.Value != entry.Crc32 ? SourceRefusedException.Of(SourceRefusal.Damaged) : null;
            return bytes.ToArray();
        }
        catch (Exception e) when (OfficePackage.IsDamage(e))
        {
            // Broken, or packed in a way that only some programs know.
            refusal = SourceRefusedException.Of(SourceRefusal.Unreadable);
            return [];
        }
    }

    private SourceRefusedException? RefusalOf(ZipArchiveEntry entry, long length, Budget budget, int read)
    {
        budget.Left -= read;
        return length > limits.FileBytes ? TooLarge()
            : budget.Left < 0 || (length > RatioCountsFrom && length / limits.Ratio > entry.CompressedLength) ? SourceRefusedException.Of(SourceRefusal.ZipBomb)
            : null;
    }

    private SourceRefusedException TooLarge() => SourceRefusedException.Of(SourceRefusal.TooLarge, limits.FileBytes / 1024 / 1024);

    private static ArchiveFile Refused(string name, SourceRefusedException refusal) => new(name, ReadOnlyMemory<byte>.Empty, refusal);

    // Whatever a name says, it stays within the archive.
    private static string NameOf(string path)
    {
        var name = new StringBuilder(path.Length);
        foreach (var segment in path.Split('/', '\\'))
        {
            var words = string.Concat(segment.Where(c => !char.IsControl(c) && c is not ':')).Trim();
            if (words.Trim('.').Length > 0)
            {
                name.Append(name.Length > 0 ? "/" : string.Empty).Append(words);
            }
        }

        return name.Length == 0 ? "?" : name.Length <= LongestName ? name.ToString() : name.ToString(name.Length - LongestName, LongestName);
    }

    /// <summary>Whether a file is one that operating systems or office programs leave behind in folders.</summary>
    public static bool IsLitter(string name)
    {
        var file = name[(name.LastIndexOf('/') + 1)..];
        return file.StartsWith("~$", StringComparison.Ordinal) || file.StartsWith('.')
            || file.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase) || file.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase)
            || name.Split('/').Contains("__MACOSX", StringComparer.Ordinal);
    }

    private sealed class Budget(long bytes)
    {
        public long Left { get; set; } = bytes;
    }
}
