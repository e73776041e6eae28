using System.Text;

namespace GovInfoReports.Documents.Sources.Archives;

/// <summary>
/// The encoding of names in zip archives that do not say that theirs are UTF-8: macOS writes UTF-8 all the same, Chinese
/// Windows writes GB18030.
/// </summary>
internal sealed class ZipNames : Encoding
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    /// <summary>The encoding.</summary>
    public static ZipNames Instance { get; } = new();

    public override int GetByteCount(char[] chars, int index, int count) => Utf8.GetByteCount(chars, index, count);

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) => Utf8.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

    public override int GetCharCount(byte[] bytes, int index, int count) => Decode(bytes.AsSpan(index, count)).Length;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        var name = Decode(bytes.AsSpan(byteIndex, byteCount));
        name.CopyTo(0, chars, charIndex, name.Length);
        return name.Length;
    }

    public override int GetMaxByteCount(int charCount) => Utf8.GetMaxByteCount(charCount);

    public override int GetMaxCharCount(int byteCount) => byteCount + 1;

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            // Two Chinese characters in GB18030 can be two Latin ones in UTF-8, hardly ever Chinese ones.
            var name = Utf8.GetString(bytes);
            return name.All(char.IsAscii) || name.AsSpan().IndexOfAnyInRange('\u3000', '\uffef') >= 0 ? name : Gb18030.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Gb18030.GetString(bytes);
        }
    }
}
