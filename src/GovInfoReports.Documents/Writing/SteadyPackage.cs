using System.IO.Compression;

namespace GovInfoReports.Documents.Writing;

/// <summary>Writes an Office file so that the same parts give the same bytes, whenever they are written.</summary>
internal static class SteadyPackage
{
    private const string ContentTypes = "[Content_Types].xml";

    // The earliest time that a ZIP archive can hold.
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Copies an Office file with its parts in the order of their names and all of one time.</summary>
    public static void Copy(Stream package, Stream destination)
    {
        package.Position = 0;
        using var source = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        using var target = new ZipArchive(destination, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var part in source.Entries.OrderBy(e => !string.Equals(e.FullName, ContentTypes, StringComparison.Ordinal)).ThenBy(e => e.FullName, StringComparer.Ordinal))
        {
            var copy = target.CreateEntry(part.FullName, CompressionLevel.Optimal);
            copy.LastWriteTime = Time;
            using var from = part.Open();
            using var to = copy.Open();
            from.CopyTo(to);
        }
    }
}
