using System.Text;
using System.Text.RegularExpressions;

namespace GovInfoReports.Documents.Sources.Html;

/// <summary>Turns the bytes of a web page into characters. What the page declares of its encoding is often wrong: the bytes decide.</summary>
internal static partial class HtmlDecoder
{
    private const int HeadLength = 4096;
    private const char Unreadable = '\ufffd';

    private static readonly DecoderReplacementFallback Replacement = new(Unreadable.ToString());

    // Of pages in another encoding nearly every character comes out unreadable, of damaged ones a few.
    private const int OneInSoMany = 50;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes a page.</summary>
    /// <returns>Its characters, and how many of them could not be read.</returns>
    public static (string Text, int Unreadable) Decode(ReadOnlySpan<byte> bytes)
    {
        var text = bytes switch
        {
            [0xff, 0xfe, .. var rest] => Encoding.Unicode.GetString(rest),
            [0xfe, 0xff, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
            [(byte)'<', 0, ..] => Encoding.Unicode.GetString(bytes),
            [0xef, 0xbb, 0xbf, .. var rest] => Encoding.UTF8.GetString(rest),
            _ => DecodeUnmarked(bytes),
        };
        return (text, text.AsSpan().Count(Unreadable));
    }

    private static string DecodeUnmarked(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            var utf8 = Encoding.UTF8.GetString(bytes);
            var beyondAscii = utf8.Count(c => c > '\u007f');
            return utf8.AsSpan().Count(Unreadable) * OneInSoMany <= beyondAscii ? utf8 : Declared(bytes).GetString(bytes);
        }
    }

    private static Encoding Declared(ReadOnlySpan<byte> bytes)
    {
        var name = Charset().Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, HeadLength)])).Groups["name"].Value;
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ReplacementFallback, Replacement)!;
        if (SourceText.IsBig5(bytes))
        {
            name = "big5";
        }

        var isOther = name.Length > 0 && !name.StartsWith("gb", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("utf", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("iso-8859", StringComparison.OrdinalIgnoreCase);
        return isOther ? CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ReplacementFallback, Replacement) ?? gb18030 : gb18030;
    }

    [GeneratedRegex(@"charset\s{0,5}=\s{0,5}[""']?(?<name>[a-z0-9_-]{2,30})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Charset();
}
