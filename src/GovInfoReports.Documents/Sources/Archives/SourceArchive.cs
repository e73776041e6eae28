using System.Text;
using GovInfoReports.Documents.Sources.Kinds;
using GovInfoReports.Domain;

namespace GovInfoReports.Documents.Sources.Archives;

/// <summary>
/// Hands out the files of an archive (.zip, .rar, .7z, .tar, .tar.gz) or of a folder one after another, each in memory only while it is looked at. Archives
/// within are opened one level deep. A file that cannot be taken is handed out with the reason; it never stops the rest.
/// </summary>
public sealed class SourceArchive(SourceLimits limits)
{
    private const int LongestName = 400;

    private static readonly string[] Extensions = [".zip", ".rar", ".7z", ".tar", ".tgz", ".gz"];

    /// <summary>Whether a file is an archive that <see cref="Files(Stream, CancellationToken)"/> opens.</summary>
    public bool IsArchive(ReadOnlyMemory<byte> bytes) => FileKinds.Of(bytes, null, limits).Kind == FileKind.Archive;

    /// <summary>Whether a file is an archive by its name.</summary>
    public static bool IsArchiveName(string name) => Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    public IEnumerable<ArchiveFile> Files(Stream archive, CancellationToken ct = default) => Files(archive, NewBudget(ct));

    /// <summary>Hands the files out within what is left for all that came with the archive.</summary>
    public IEnumerable<ArchiveFile> FilesWithin(Stream archive, WorkBudget whole) => Files(archive, new ArchiveBudget(limits, time => new WorkBudget(time, whole)));

    private IEnumerable<ArchiveFile> Files(Stream archive, ArchiveBudget budget)
    {
        if (archive.Length > limits.ArchiveBytes)
        {
            throw SourceRefusedException.Of(SourceRefusal.TooLarge, limits.ArchiveBytes / 1024 / 1024);
        }

        return Files(PackedFiles.Open(archive, limits, budget), budget, string.Empty, isNested: false);
    }

    public IEnumerable<ArchiveFile> Folder(string folder, CancellationToken ct = default)
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
        return paths.SelectMany(p => FilesAt(p, NameIn(folder, p), ct));
    }

    /// <summary>A file that somebody submitted, or the files in it where it is an archive.</summary>
    public IEnumerable<ArchiveFile> One(string name, Stream file, CancellationToken ct = default)
    {
        var budget = NewBudget(ct);
        var plain = NameOf(name);
        if (file.Length > limits.FileBytes)
        {
            return IsArchiveName(name) && file.Length <= limits.ArchiveBytes
                ? Nested(() => file, plain, budget)
                : [Refused(plain, TooLarge())];
        }

        var bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        return Unfold(plain, bytes, null, budget, isNested: false);
    }

    private static string NameIn(string folder, string path) => NameOf(Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'));

    private IEnumerable<ArchiveFile> FilesAt(string path, string name, CancellationToken ct)
    {
        byte[] bytes;
        try
        {
            if (new FileInfo(path).Length > limits.FileBytes)
            {
                if (IsArchiveName(path) && new FileInfo(path).Length <= limits.ArchiveBytes)
                {
                    return Nested(() => File.OpenRead(path), name, NewBudget(ct));
                }

                return [Refused(name, TooLarge())];
            }

            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [Refused(name, SourceRefusedException.Of(SourceRefusal.Unreadable))];
        }

        return Unfold(name, bytes, null, NewBudget(ct), isNested: false);
    }

    private IEnumerable<ArchiveFile> Files(PackedFiles archive, ArchiveBudget budget, string prefix, bool isNested)
    {
        using (archive)
        {
            foreach (var entry in archive.Entries)
            {
                var key = entry.Key ?? string.Empty;
                var name = NameOf(key);
                var isPassedOver = key.EndsWith('/') || key.EndsWith('\\') || IsLitter(name);
                if (isPassedOver && !archive.IsSolid)
                {
                    continue;
                }

                var bytes = archive.Unpack(entry, budget, out var refusal);
                foreach (var file in isPassedOver ? [] : Unfold(prefix + name, bytes, refusal, budget, isNested))
                {
                    yield return file;
                }
            }
        }
    }

    // A file, or in place of an archive the files in it.
    private IEnumerable<ArchiveFile> Unfold(string name, byte[] bytes, SourceRefusedException? refusal, ArchiveBudget budget, bool isNested)
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

    private IEnumerable<ArchiveFile> Nested(Func<Stream> open, string name, ArchiveBudget budget)
    {
        using var stream = open();
        IEnumerable<ArchiveFile> files;
        try
        {
            files = Files(PackedFiles.Open(stream, limits, budget), budget, $"{name}/", isNested: true);
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

    private ArchiveBudget NewBudget(CancellationToken ct) => new(limits, time => new WorkBudget(time, ct));

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
}
