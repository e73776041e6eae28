using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace GovInfoReports.Documents.Writing.Pdf;

/// <summary>
/// The objects of a PDF 1.7 file and how they are put into bytes: small ones packed together, streams compressed, and ids made of
/// the content, so that the same objects give the same bytes.
/// </summary>
internal sealed class PdfFile
{
    private const int ObjectsInStream = 200;
    private readonly List<(string Body, byte[]? Stream)> _objects = [];

    /// <summary>A number as PDF writes it.</summary>
    public static string Number(double value)
    {
        var rounded = Math.Round(value, 3);
        return (rounded == 0 ? 0 : rounded).ToString("0.###", CultureInfo.InvariantCulture);
    }

    /// <summary>Words as PDF writes them, outside pages.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    /// <summary>ASCII as PDF writes it, for ids and addresses.</summary>
    public static string Bytes(string text) => $"<{Convert.ToHexString(Encoding.ASCII.GetBytes(text))}>";

    /// <summary>Takes a number for an object that is made later.</summary>
    public int Reserve()
    {
        _objects.Add(("null", null));
        return _objects.Count;
    }

    /// <summary>Adds an object.</summary>
    public int Add(string body)
    {
        _objects.Add((body, null));
        return _objects.Count;
    }

    /// <summary>Adds a stream, compressed.</summary>
    public int AddStream(string entries, ReadOnlySpan<byte> data)
    {
        var packed = Pack(data);
        _objects.Add(($"<<{entries}/Filter/FlateDecode/Length {packed.Length}>>", packed));
        return _objects.Count;
    }

    /// <summary>Says what a reserved object is.</summary>
    public void Set(int number, string body) => _objects[number - 1] = (body, null);

    public byte[] ToArray(int catalog, int information)
    {
        using MemoryStream file = new();
        file.Write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"u8);
        var entries = new (int Kind, long Place, int Index)[_objects.Count + 1];
        entries[0] = (0, 0, 0xffff);
        List<(long Place, int Number)> packs = [];
        foreach (var chunk in Enumerable.Range(1, _objects.Count).Where(n => _objects[n - 1].Stream is null).Chunk(ObjectsInStream))
        {
            var pack = _objects.Count + packs.Count + 1;
            packs.Add((file.Length, pack));
            for (var i = 0; i < chunk.Length; i++)
            {
                entries[chunk[i]] = (2, pack, i);
            }

            WriteStreamObject(file, pack, PackObjects(chunk));
        }

        for (var n = 1; n <= _objects.Count; n++)
        {
            if (_objects[n - 1].Stream is not null)
            {
                entries[n] = (1, file.Length, 0);
                WriteStreamObject(file, n, _objects[n - 1]);
            }
        }

        WriteTable(file, [.. entries, .. packs.Select(p => (1, p.Place, 0))], catalog, information);
        return file.ToArray();
    }

    private static void WriteTable(MemoryStream file, List<(int Kind, long Place, int Index)> entries, int catalog, int information)
    {
        var start = file.Length;
        var id = Convert.ToHexString(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)start)).AsSpan(0, 16));
        var number = entries.Count;
        entries.Add((1, start, 0));
        using MemoryStream table = new();
        foreach (var (kind, place, index) in entries)
        {
            table.Write([(byte)kind, (byte)(place >> 24), (byte)(place >> 16), (byte)(place >> 8), (byte)place, (byte)(index >> 8), (byte)index]);
        }

        var packed = Pack(table.ToArray());
        WriteStreamObject(
            file,
            number,
            ($"<</Type/XRef/Size {entries.Count}/W[1 4 2]/Root {catalog} 0 R/Info {information} 0 R/ID[<{id}><{id}>]/Filter/FlateDecode/Length {packed.Length}>>", packed));
        Write(file, $"startxref\n{start}\n%%EOF\n");
    }

    private static void WriteStreamObject(MemoryStream file, int number, (string Body, byte[]? Stream) o)
    {
        Write(file, $"{number} 0 obj\n{o.Body}\nstream\n");
        file.Write(o.Stream);
        Write(file, "\nendstream\nendobj\n");
    }

    private static void Write(MemoryStream file, FormattableString text) => file.Write(Encoding.Latin1.GetBytes(FormattableString.Invariant(text)));

    private static void Write(MemoryStream file, string text) => file.Write(Encoding.Latin1.GetBytes(text));

    private static byte[] Pack(ReadOnlySpan<byte> data)
    {
        using MemoryStream packed = new();
        using (ZLibStream zip = new(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(data);
        }

        return packed.ToArray();
    }

    private (string Body, byte[] Stream) PackObjects(int[] numbers)
    {
        StringBuilder places = new(), bodies = new();
        foreach (var number in numbers)
        {
            places.Append(CultureInfo.InvariantCulture, $"{number} {bodies.Length} ");
            bodies.Append(_objects[number - 1].Body).Append('\n');
        }

        var packed = Pack(Encoding.Latin1.GetBytes($"{places}{bodies}"));
        return (FormattableString.Invariant($"<</Type/ObjStm/N {numbers.Length}/First {places.Length}/Filter/FlateDecode/Length {packed.Length}>>"), packed);
    }
}
