using System.Text;
using SharpCompress.Common;
using SharpCompress.Providers;
using SharpCompress.Providers.System;
using SharpCompress.Readers;

namespace GovInfoReports.Documents.Sources.Archives;

/// <summary>
/// How archives are opened. Names that do not say that they are UTF-8 are UTF-8 all the same where macOS wrote them, GB18030 where
/// Chinese Windows did.
/// </summary>
internal static class ArchiveNames
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static ReaderOptions Options { get; } = new()
    {
        LeaveStreamOpen = true,
        Providers = CompressionProviderRegistry.Default.With(new SystemDeflateCompressionProvider()),
        ArchiveEncoding = new ArchiveEncoding
        {
            CustomDecoder = (bytes, index, count, type) => type == EncodingType.UTF8 ? Encoding.UTF8.GetString(bytes, index, count) : Decode(bytes.AsSpan(index, count)),
        },
    };

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
