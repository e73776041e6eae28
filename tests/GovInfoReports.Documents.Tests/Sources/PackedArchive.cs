using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SharpCompress.Common;
using SharpCompress.Compressors.LZMA;
using SharpCompress.Crypto;
using SharpCompress.Writers;
using SharpCompress.Writers.SevenZip;
using SharpCompress.Writers.Tar;

namespace GovInfoReports.Documents.Tests.Sources;

/// <summary>Archives of the kinds that the framework does not write.</summary>
internal static class PackedArchive
{
    private static readonly byte[] RarMark = [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x00];

    public static byte[] Of(string kind, params (string Name, byte[] Bytes)[] files) => kind switch
    {
        ".7z" => Written(stream => new SevenZipWriter(stream, new SevenZipWriterOptions(CompressionType.LZMA)), files),
        ".tar" => Written(stream => new TarWriter(stream, new TarWriterOptions(CompressionType.None, finalizeArchiveOnClose: true)), files),
        ".tar.gz" => Gzip(Of(".tar", files)),
        ".rar" => Rar(isLocked: false, files),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>A 7z of all files in one stream, as 7-Zip writes it.</summary>
    public static byte[] Solid(params (string Name, byte[] Bytes)[] files)
    {
        using MemoryStream packed = new();
        byte[] properties;
        using (var lzma = LzmaStream.Create(LzmaEncoderProperties.Default, isLzma2: false, packed))
        {
            properties = lzma.Properties;
            foreach (var (_, bytes) in files)
            {
                lzma.Write(bytes);
            }
        }

        List<byte> names = [0, .. files.SelectMany(f => Encoding.Unicode.GetBytes($"{f.Name}\0"))];
        List<byte> header =
        [
            0x01, 0x04,
            0x06, .. Number(0), .. Number(1), 0x09, .. Number(packed.Length), 0x00,
            0x07, 0x0b, .. Number(1), 0x00, .. Number(1), 0x23, 0x03, 0x01, 0x01, 0x05, .. properties, 0x0c, .. Number(files.Sum(f => f.Bytes.Length)), 0x00,
            0x08, 0x0d, .. Number(files.Length), 0x09, .. files.SkipLast(1).SelectMany(f => Number(f.Bytes.Length)), 0x0a, 0x01, .. files.SelectMany(f => Four(Checksum(f.Bytes))), 0x00,
            0x00,
            0x05, .. Number(files.Length), 0x11, .. Number(names.Count), .. names, 0x00,
            0x00,
        ];
        return SevenZip([.. header], packed.ToArray());
    }

    /// <summary>A 7z with a header of one's own.</summary>
    public static byte[] SevenZip(byte[] header, params byte[] packed)
    {
        byte[] start = [.. Eight(packed.Length), .. Eight(header.Length), .. Four(Checksum(header))];
        return [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4, .. Four(Checksum(start)), .. start, .. packed, .. header];
    }

    /// <summary>A RAR of version 4 whose files are stored as they are, with the names that Chinese Windows writes.</summary>
    public static byte[] Rar(bool isLocked, params (string Name, byte[] Bytes)[] files)
    {
        List<byte> rar = [.. RarMark, .. Block(0x73, 0, new byte[6])];
        foreach (var (name, bytes) in files)
        {
            var encoded = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(name.Replace('/', '\\'));
            byte[] fields =
            [
                .. Four((uint)bytes.Length), .. Four((uint)bytes.Length), 2, .. Four(Checksum(bytes)), .. Four(0x5a210000), 29, 0x30,
                .. Two(encoded.Length), .. Four(0x20), .. encoded, .. isLocked ? new byte[8] : [],
            ];
            rar.AddRange([.. Block(0x74, isLocked ? 0x8404 : 0x8000, fields), .. bytes]);
        }

        return [.. rar, .. Block(0x7b, 0x4000, [])];
    }

    private static byte[] Block(byte type, int flags, byte[] fields)
    {
        byte[] rest = [type, .. Two(flags), .. Two(fields.Length + 7), .. fields];
        return [.. Two((int)(Checksum(rest) & 0xffff)), .. rest];
    }

    private static byte[] Written(Func<Stream, IWriter> open, (string Name, byte[] Bytes)[] files)
    {
        using MemoryStream stream = new();
        using (var writer = open(stream))
        {
            foreach (var (name, bytes) in files)
            {
                writer.Write(name, new MemoryStream(bytes), null);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using MemoryStream stream = new();
        using (GZipStream gzip = new(stream, CompressionMode.Compress))
        {
            gzip.Write(bytes);
        }

        return stream.ToArray();
    }

    private static uint Checksum(byte[] bytes) => Crc32Stream.Compute(bytes);

    private static byte[] Number(long value) => value < 0x80 ? [(byte)value] : [0xff, .. Eight(value)];

    private static byte[] Two(int value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] Four(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Eight(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes;
    }
}
