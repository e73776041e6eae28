using System.Buffers.Binary;
using System.Collections;
using SharpCompress.Compressors.LZMA;

namespace GovInfoReports.Documents.Sources.Archives;

/// <summary>
/// Goes through the header of a 7z archive before the package does: the package sets memory aside for as many files, and for
/// dictionaries as large, as a header of a few bytes claims.
/// </summary>
internal sealed class SevenZipHeader
{
    private const int SignatureLength = 32;

    // What a name, its times and its sizes together reasonably need.
    private const int MostBytesOfAFile = 1024;

    // The largest dictionary that 7-Zip offers without being told a number.
    private const long MostDictionary = 256L * 1024 * 1024;

    private const int MostCoders = 32;
    private const ulong Lzma = 0x030101;
    private const ulong Lzma2 = 0x21;
    private const ulong Ppmd = 0x030401;
    private const ulong Aes = 0x06f10701;

    private readonly byte[] _bytes;
    private readonly SourceLimits _limits;
    private readonly List<Folder> _folders = [];
    private int _at;
    private long _packedAt;
    private long _packedLength;

    private SevenZipHeader(byte[] bytes, SourceLimits limits)
    {
        _bytes = bytes;
        _limits = limits;
    }

    /// <summary>Refuses an archive that claims more than the limits allow, is locked as a whole, or is broken.</summary>
    public static void Require(Stream archive, SourceLimits limits)
    {
        var start = Bytes(archive, 0, SignatureLength);
        var length = BinaryPrimitives.ReadInt64LittleEndian(start.AsSpan(20));
        if (length == 0)
        {
            return;
        }

        SevenZipHeader header = new(Bytes(archive, SignatureLength + BinaryPrimitives.ReadInt64LittleEndian(start.AsSpan(12)), Length(length, limits)), limits);
        var id = header.Number();
        if (id == Id.EncodedHeader)
        {
            header = new SevenZipHeader(header.Decode(archive), limits);
            id = header.Number();
        }

        Require(id == Id.Header);
        id = header.Number();
        if (id == Id.MainStreams)
        {
            header.Streams();
            id = header.Number();
        }

        Require(id is Id.End or Id.Files);
        if (id == Id.Files)
        {
            header.Count(limits.Parts);
        }
    }

    private static void Require(bool isSound)
    {
        if (!isSound)
        {
            throw new InvalidDataException();
        }
    }

    private static int Length(long length, SourceLimits limits)
    {
        Require(length >= 0);
        return length <= (long)limits.Parts * MostBytesOfAFile ? (int)length : throw SourceRefusedException.Of(SourceRefusal.TooManyFiles, limits.Parts);
    }

    private static byte[] Bytes(Stream archive, long offset, int length)
    {
        Require(offset >= 0 && offset <= archive.Length - length);
        var bytes = new byte[length];
        archive.Position = offset;
        archive.ReadExactly(bytes);
        return bytes;
    }

    private byte[] Decode(Stream archive)
    {
        Streams();
        Require(_folders.Count == 1);
        var folder = _folders[0];
        if (folder.Coders.Exists(c => c.Method == Aes))
        {
            throw SourceRefusedException.Of(SourceRefusal.Encrypted);
        }

        Require(folder.Coders is [{ Method: Lzma, Properties.Length: 5 }]);
        using MemoryStream packed = new(Bytes(archive, SignatureLength + _packedAt, Length(_packedLength, _limits)));
        var bytes = new byte[Length(folder.Sizes[0], _limits)];
        using var plain = LzmaStream.Create(folder.Coders[0].Properties, packed, packed.Length, bytes.Length);
        plain.ReadExactly(bytes);
        return bytes;
    }

    private void Streams()
    {
        for (var id = Number(); id != Id.End; id = Number())
        {
            switch (id)
            {
                case Id.PackInfo:
                    Packed();
                    break;
                case Id.UnpackInfo:
                    Folders();
                    break;
                case Id.SubStreams:
                    SubStreams();
                    break;
                default:
                    throw new InvalidDataException();
            }
        }
    }

    private void Packed()
    {
        _packedAt = Number();
        var count = Count(_limits.Parts);
        for (var id = Number(); id != Id.End; id = Number())
        {
            Require(id is Id.Size or Id.Checksum);
            if (id == Id.Checksum)
            {
                Checksums(count);
                continue;
            }

            for (var i = 0; i < count; i++)
            {
                var length = Number();
                _packedLength = i == 0 ? length : _packedLength;
            }
        }
    }

    private void Folders()
    {
        Require(_folders.Count == 0 && Number() == Id.Folder);
        var count = Count(_limits.Parts);
        Require(Byte() == 0);
        for (var i = 0; i < count; i++)
        {
            _folders.Add(ReadFolder());
        }

        Require(Number() == Id.UnpackSize);
        foreach (var folder in _folders)
        {
            for (var i = 0; i < folder.Outputs; i++)
            {
                folder.Sizes.Add(Number());
            }
        }

        for (var id = Number(); id != Id.End; id = Number())
        {
            Require(id == Id.Checksum);
            var known = Checksums(count);
            _folders.ForEach(f => f.HasChecksum = known[_folders.IndexOf(f)]);
        }
    }

    private Folder ReadFolder()
    {
        Folder folder = new();
        var coders = Count(MostCoders);
        var inputs = 0;
        for (var i = 0; i < coders; i++)
        {
            var flags = Byte();
            ulong method = 0;
            for (var left = flags & 0x0f; left > 0; left--)
            {
                method = (method << 8) | Byte();
            }

            inputs += (flags & 0x10) != 0 ? Count(MostCoders) : 1;
            folder.Outputs += (flags & 0x10) != 0 ? Count(MostCoders) : 1;
            Coder coder = new(method, (flags & 0x20) != 0 ? Take(Count(MostBytesOfAFile)) : []);
            folder.Coders.Add(coder.Memory <= MostDictionary ? coder : throw SourceRefusedException.Of(SourceRefusal.ZipBomb));
        }

        var pairs = folder.Outputs - 1;
        var numbers = (2 * pairs) + (inputs - pairs > 1 ? inputs - pairs : 0);
        for (var i = 0; i < numbers; i++)
        {
            Number();
        }

        return folder;
    }

    private void SubStreams()
    {
        for (var id = Number(); id != Id.End; id = Number())
        {
            switch (id)
            {
                case Id.StreamCount:
                    _folders.ForEach(f => f.Files = Count(_limits.Parts));
                    Require(_folders.Sum(f => f.Files) <= _limits.Parts);
                    break;
                case Id.Size:
                    for (var i = _folders.Sum(f => Math.Max(f.Files - 1, 0)); i > 0; i--)
                    {
                        Number();
                    }

                    break;
                case Id.Checksum:
                    Checksums(_folders.Where(f => f.Files != 1 || !f.HasChecksum).Sum(f => f.Files));
                    break;
                default:
                    throw new InvalidDataException();
            }
        }
    }

    // Which of them there are; their values are of no interest here.
    private BitArray Checksums(int count)
    {
        BitArray known = new(count, Byte() != 0);
        if (!known.HasAllSet())
        {
            var bits = Take((count + 7) / 8);
            for (var i = 0; i < count; i++)
            {
                known[i] = (bits[i / 8] & (0x80 >> (i % 8))) != 0;
            }
        }

        Take(4 * known.Cast<bool>().Count(k => k));
        return known;
    }

    private int Count(int most) =>
        Number() is >= 0 and var count && count <= most ? (int)count : throw SourceRefusedException.Of(SourceRefusal.TooManyFiles, _limits.Parts);

    private byte Byte() => _at < _bytes.Length ? _bytes[_at++] : throw new InvalidDataException();

    private byte[] Take(int length)
    {
        Require(length <= _bytes.Length - _at);
        _at += length;
        return _bytes[(_at - length).._at];
    }

    // As many bytes follow the first as it has leading ones; what is left of it is the highest part.
    private long Number()
    {
        var first = Byte();
        ulong value = 0;
        var mask = 0x80;
        for (var i = 0; i < 8; i++, mask >>= 1)
        {
            if ((first & mask) == 0)
            {
                return (long)(value + ((ulong)(first & (mask - 1)) << (8 * i)));
            }

            value |= (ulong)Byte() << (8 * i);
        }

        return (long)value;
    }

    private static class Id
    {
        public const long End = 0x00;
        public const long Header = 0x01;
        public const long MainStreams = 0x04;
        public const long Files = 0x05;
        public const long PackInfo = 0x06;
        public const long UnpackInfo = 0x07;
        public const long SubStreams = 0x08;
        public const long Size = 0x09;
        public const long Checksum = 0x0a;
        public const long Folder = 0x0b;
        public const long UnpackSize = 0x0c;
        public const long StreamCount = 0x0d;
        public const long EncodedHeader = 0x17;
    }

    private sealed class Folder
    {
        public List<Coder> Coders { get; } = [];

        public List<long> Sizes { get; } = [];

        public int Outputs { get; set; }

        public int Files { get; set; } = 1;

        public bool HasChecksum { get; set; }
    }

    private sealed record Coder(ulong Method, byte[] Properties)
    {
        /// <summary>Bytes that unpacking sets aside.</summary>
        public long Memory => (Method, Properties) switch
        {
            (Lzma or Ppmd, { Length: 5 }) => BinaryPrimitives.ReadUInt32LittleEndian(Properties.AsSpan(1)),
            (Lzma2, [<= 40 and var size]) => (2L | (size & 1L)) << ((size >> 1) + 11),
            (Lzma or Ppmd or Lzma2, _) => long.MaxValue,
            _ => 0,
        };
    }
}
