using System.IO.Compression;
using System.Xml;

namespace GovInfoReports.Documents.Sources;

/// <summary>
/// A Word or Excel file as its parts, unpacked no further than the limits allow. What is unpacked is counted while it is read:
/// the sizes that a file states of itself can lie.
/// </summary>
internal sealed class OfficePackage : IDisposable
{
    // Small parts of many equal bytes are common and harmless.
    private const long RatioCountsFrom = 1024 * 1024;

    // Next refuses document types, so that nothing comes from entities but those that a document type holds within itself.
    private const long MostFromEntities = 1_000;

    private const int BytesOfCharacter = 4;
    private const int LeastCharacters = 1024 * 1024;

    private readonly ZipArchive _archive;
    private readonly SourceLimits _limits;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private long _unpacked;

    private OfficePackage(ZipArchive archive, SourceLimits limits)
    {
        _archive = archive;
        _limits = limits;
    }

    /// <summary>Names of the parts, without a leading slash.</summary>
    public IReadOnlyCollection<string> Names => _parts.Keys;

    /// <summary>Opens a file.</summary>
    public static OfficePackage Open(ReadOnlyMemory<byte> bytes, SourceLimits limits)
    {
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false), ZipArchiveMode.Read);
            var package = new OfficePackage(archive, limits);
            foreach (var entry in archive.Entries)
            {
                if (package._parts.Count >= limits.Parts)
                {
                    throw SourceRefusedException.Of(SourceRefusal.ZipBomb);
                }

                if (!entry.FullName.EndsWith('/') && !package._parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry))
                {
                    throw SourceRefusedException.Of(SourceRefusal.Damaged);
                }
            }

            archive = null;
            return package;
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw SourceRefusedException.Of(SourceRefusal.Damaged);
        }
        finally
        {
            archive?.Dispose();
        }
    }

    /// <summary>Whether an exception says no more than that a file is broken.</summary>
    public static bool IsDamage(Exception e) => e is InvalidDataException or XmlException or IOException or FormatException or OverflowException or NotSupportedException or ArgumentException;

    /// <summary>Whether there is a part.</summary>
    public bool Has(string name) => _parts.ContainsKey(name);

    /// <summary>Opens a part to read its bytes.</summary>
    public Stream Open(string name) => Open(name, isXml: false);

    /// <summary>Opens a part to read its XML. Document types are refused; use <see cref="Next"/> to read on.</summary>
    public XmlReader OpenXml(string name) => XmlReader.Create(Open(name, isXml: true), new XmlReaderSettings
    {
        CloseInput = true,
        DtdProcessing = DtdProcessing.Parse,
        MaxCharactersFromEntities = MostFromEntities,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = _limits.UnpackedBytes,
    });

    /// <summary>Reads on to the next node.</summary>
    public bool Next(XmlReader reader)
    {
        var more = reader.Read();
        if (reader.NodeType == XmlNodeType.DocumentType)
        {
            throw SourceRefusedException.Of(SourceRefusal.UnsafeXml);
        }

        return reader.Depth <= _limits.Depth ? more : throw SourceRefusedException.Of(SourceRefusal.TooDeep);
    }

    /// <summary>Where a part leads to within the file.</summary>
    public IReadOnlyList<OfficeRelation> RelationsOf(string part)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        return [.. AllRelationsOf(part).Where(r => !r.IsOutside).Select(r => r.Relation with { Target = Resolve(folder, r.Relation.Target) })];
    }

    /// <summary>The addresses outside the file that a part leads to. They are never fetched.</summary>
    public IReadOnlyDictionary<string, string> AddressesOf(string part) =>
        AllRelationsOf(part).Where(r => r.IsOutside).DistinctBy(r => r.Relation.Id).ToDictionary(r => r.Relation.Id, r => r.Relation.Target, StringComparer.Ordinal);

    public void Dispose() => _archive.Dispose();

    private CountingStream Open(string name, bool isXml) =>
        _parts.TryGetValue(name, out var entry) ? new CountingStream(this, entry, isXml) : throw SourceRefusedException.Of(SourceRefusal.Damaged);

    private List<(OfficeRelation Relation, bool IsOutside)> AllRelationsOf(string part)
    {
        var slash = part.LastIndexOf('/');
        var name = $"{part[..(slash + 1)]}_rels/{part[(slash + 1)..]}.rels";
        List<(OfficeRelation, bool)> relations = [];
        if (!Has(name))
        {
            return relations;
        }

        using var reader = OpenXml(name);
        while (Next(reader))
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && reader.GetAttribute("Id") is { } id && reader.GetAttribute("Type") is { } type && reader.GetAttribute("Target") is { } target)
            {
                relations.Add((new OfficeRelation(id, type[(type.LastIndexOf('/') + 1)..], target), reader.GetAttribute("TargetMode") == "External"));
            }
        }

        return relations;
    }

    private static string Resolve(string folder, string target)
    {
        List<string> path = target.StartsWith('/') ? [] : [.. folder.Split('/', StringSplitOptions.RemoveEmptyEntries)];
        foreach (var segment in target.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == ".." && path.Count > 0)
            {
                path.RemoveAt(path.Count - 1);
            }
            else if (segment is not ("." or ".."))
            {
                path.Add(Uri.UnescapeDataString(segment));
            }
        }

        return string.Join('/', path);
    }

    private sealed class CountingStream(OfficePackage package, ZipArchiveEntry entry, bool isXml) : Stream
    {
        private readonly Stream _inner = entry.Open();
        private readonly long _longest = isXml ? BytesOfCharacter * (long)Math.Max(package._limits.Characters, LeastCharacters) : long.MaxValue;
        private long _own;
        private long _token;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _own;
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            var read = _inner.Read(buffer);
            _own += read;
            package._unpacked += read;

            // A text or attribute is kept in memory whole, some times over; none is as long as all the text that is taken.
            var last = buffer[..read].LastIndexOf((byte)'<');
            _token = last < 0 ? _token + read : read - last;
            var isTooDense = _own > RatioCountsFrom && _own / package._limits.Ratio > entry.CompressedLength;
            return package._unpacked <= package._limits.UnpackedBytes && _token <= _longest && !isTooDense ? read : throw SourceRefusedException.Of(SourceRefusal.ZipBomb);
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                _inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}

/// <summary>A relation from one part of a Word or Excel file to another.</summary>
internal sealed record OfficeRelation(string Id, string Type, string Target);
