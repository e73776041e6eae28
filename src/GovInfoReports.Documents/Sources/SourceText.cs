using System.Buffers;
using System.Text;
using UtfUnknown;

namespace GovInfoReports.Documents.Sources;

/// <summary>Turns the bytes of an uploaded or piped text into characters, and refuses what is not text.</summary>
public static class SourceText
{
    /// <summary>Largest text that is read when nothing else is said: 2 MiB.</summary>
    public const int DefaultLimit = 2 * 1024 * 1024;

    private static readonly (byte[] Magic, SourceRefusal Refusal)[] Magics =
    [
        ([0x25, 0x50, 0x44, 0x46, 0x2d], SourceRefusal.PdfFile),
        ([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], SourceRefusal.WordFile),
        ([0x7b, 0x5c, 0x72, 0x74, 0x66], SourceRefusal.WordFile),
        ([0x1f, 0x8b], SourceRefusal.Archive),
        ([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], SourceRefusal.Archive),
        ([0x52, 0x61, 0x72, 0x21, 0x1a, 0x07], SourceRefusal.Archive),
        ([0x89, 0x50, 0x4e, 0x47], SourceRefusal.Image),
        ([0xff, 0xd8, 0xff], SourceRefusal.Image),
        ([0x47, 0x49, 0x46, 0x38], SourceRefusal.Image),
    ];

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16Little = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding Utf16Big = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
    private static readonly Encoding Big5 = CodePagesEncodingProvider.Instance.GetEncoding("big5", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\r\n\v\f\u0085\u2028\u2029");

    /// <summary>Decodes UTF-8 or UTF-16, with or without byte order mark, GB18030 (and so GBK and GB2312) or Big5.</summary>
    public static DecodedText Decode(ReadOnlySpan<byte> bytes, int limit = DefaultLimit)
    {
        if (bytes.IsEmpty)
        {
            return Refuse(SourceRefusal.Empty);
        }

        if (bytes.Length > limit)
        {
            return Refuse(SourceRefusal.TooLarge, (limit / 1024.0 / 1024.0).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture));
        }

        var refusal = Recognise(bytes);
        if (refusal != SourceRefusal.None)
        {
            return Refuse(refusal);
        }

        return bytes switch
        {
            [0xef, 0xbb, 0xbf, .. var rest] => Accept(TryDecode(Utf8, rest), "utf-8"),
            [0xff, 0xfe, .. var rest] => Accept(TryDecode(Utf16Little, Whole(rest, 2)), "utf-16le"),
            [0xfe, 0xff, .. var rest] => Accept(TryDecode(Utf16Big, Whole(rest, 2)), "utf-16be"),
            _ => DecodeUnmarked(bytes),
        };
    }

    /// <summary>The lines of a text; any of the usual line breaks ends one.</summary>
    internal static List<string> Lines(string text)
    {
        List<string> lines = [];
        var rest = text.AsSpan();
        if (rest is ['\ufeff', .. var unmarked])
        {
            rest = unmarked;
        }

        while (rest.IndexOfAny(LineBreaks) is >= 0 and var end)
        {
            lines.Add(rest[..end].ToString());
            rest = rest[(rest[end] == '\r' && end + 1 < rest.Length && rest[end + 1] == '\n' ? end + 2 : end + 1)..];
        }

        lines.Add(rest.ToString());
        return lines;
    }

    private static DecodedText DecodeUnmarked(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.Contains((byte)0))
        {
            // A text cut off in the middle of a character is still UTF-8.
            for (var cut = 0; cut < Math.Min(4, bytes.Length); cut++)
            {
                if (TryDecode(Utf8, bytes[..^cut]) is { } utf8)
                {
                    return Accept(utf8, "utf-8");
                }
            }
        }

        var candidates = bytes.Contains((byte)0)
            ? new[] { (Utf16Little, "utf-16le"), ((Encoding)Utf16Big, "utf-16be") }
            : [.. IsBig5(bytes) ? new[] { (Big5, "big5") } : [], (Gb18030, "gb18030"), (Utf16Little, "utf-16le"), (Utf16Big, "utf-16be")];
        foreach (var (encoding, name) in candidates)
        {
            var whole = encoding is UnicodeEncoding ? Whole(bytes, 2) : bytes;
            var text = TryDecode(encoding, whole) ?? (encoding is UnicodeEncoding ? null : TryDecode(encoding, bytes[..^1]));
            if (text is not null && IsPlausible(text))
            {
                return Accept(text, name);
            }
        }

        return Refuse(bytes.Contains((byte)0) ? SourceRefusal.Binary : SourceRefusal.UnknownEncoding);
    }

    /// <summary>
    /// Whether a text that is not UTF-8 is in Big5, not GB18030. The detector takes a few Chinese words for a European language; only
    /// what it is sure of counts.
    /// </summary>
    internal static bool IsBig5(ReadOnlySpan<byte> bytes) => CharsetDetector.DetectFromBytes(bytes).Detected is { EncodingName: "big5", Confidence: > 0.9f };

    private static ReadOnlySpan<byte> Whole(ReadOnlySpan<byte> bytes, int unit) => bytes[..(bytes.Length - (bytes.Length % unit))];

    private static string? TryDecode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static SourceRefusal Recognise(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0x50, 0x4b, 0x03, 0x04, ..])
        {
            return bytes.IndexOf("word/"u8) >= 0 ? SourceRefusal.WordFile
                : bytes.IndexOf("xl/"u8) >= 0 ? SourceRefusal.ExcelFile
                : SourceRefusal.Archive;
        }

        foreach (var (magic, refusal) in Magics)
        {
            if (bytes.StartsWith(magic))
            {
                return refusal;
            }
        }

        return SourceRefusal.None;
    }

    // What a wrong encoding makes of Chinese text is mostly rare characters; what it makes of a program is mostly control characters.
    private static bool IsPlausible(string text)
    {
        var usual = 0;
        foreach (var c in text)
        {
            usual += c is >= '\u4e00' and <= '\u9fff' or >= ' ' and <= '~' or '\t' or '\r' or '\n' or >= '\u3000' and <= '\u303f' or >= '\uff00' and <= '\uffef' or >= '\u2010' and <= '\u203b' or '\u00a0' or '\u00b7' ? 1 : 0;
        }

        return usual >= text.Length * 0.9;
    }

    private static DecodedText Accept(string? text, string encoding)
    {
        if (text is null)
        {
            return Refuse(SourceRefusal.UnknownEncoding);
        }

        var unprintable = text.Count(c => c < ' ' && c is not ('\t' or '\r' or '\n' or '\v' or '\f' or '\u001a'));
        return text.Contains('\0', StringComparison.Ordinal) || unprintable > text.Length / 100 ? Refuse(SourceRefusal.Binary)
            : string.IsNullOrWhiteSpace(text) ? Refuse(SourceRefusal.Empty)
            : new DecodedText(text.TrimStart('\ufeff'), encoding, SourceRefusal.None, null);
    }

    private static DecodedText Refuse(SourceRefusal refusal, params string[] values) =>
        new(null, null, refusal, Messages.Get($"Text_{refusal}", values));
}

/// <summary>The outcome of <see cref="SourceText.Decode"/>.</summary>
/// <param name="Text">The text without byte order mark, or <see langword="null"/> when refused.</param>
/// <param name="Encoding">Name of the encoding, for example <c>utf-8</c> or <c>gb18030</c>, or <see langword="null"/> when refused.</param>
/// <param name="Message">The refusal as a plain Chinese sentence, or <see langword="null"/>.</param>
public sealed record DecodedText(string? Text, string? Encoding, SourceRefusal Refusal, string? Message);
