using System.IO.Compression;
using System.Text;
using UglyToad.PdfPig;

namespace GovInfoReports.Documents.Tests.Writing.Pdf;

/// <summary>Reads PDF files the way others do.</summary>
internal static class PdfPages
{
    /// <summary>The words of each page in the order in which they were written, without white space.</summary>
    public static List<string> Words(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(p => Plain(p.Text))];
    }

    public static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>Everything that the streams of a file say, unpacked: its objects and what is drawn.</summary>
    public static string Unpacked(byte[] pdf)
    {
        var text = new StringBuilder();
        for (var at = 0; (at = pdf.AsSpan(at).IndexOf("\nstream\n"u8) is var next and >= 0 ? at + next + 8 : -1) >= 0;)
        {
            using ZLibStream stream = new(new MemoryStream(pdf, at, pdf.Length - at), CompressionMode.Decompress);
            using MemoryStream plain = new();
            stream.CopyTo(plain);
            text.Append(Encoding.Latin1.GetString(plain.ToArray())).Append('\n');
        }

        return text.ToString();
    }

    public static string Hex(string text) => Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text));
}
