namespace GovInfoReports.Documents.Sources.Archives;

/// <summary>Tells archives by how they begin.</summary>
internal static class ArchiveFormats
{
    private const int TarBlock = 512;
    private const int TarSumAt = 148;
    private const int TarSumLength = 8;

    /// <summary>The usual extension of an archive; <see langword="null"/> for anything else.</summary>
    public static string? Of(ReadOnlySpan<byte> head) => head switch
    {
        [0x50, 0x4b, 0x03 or 0x05, 0x04 or 0x06, ..] => ".zip",
        [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, ..] => ".rar",
        [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, ..] => ".7z",
        [0x1f, 0x8b, ..] => ".tar.gz",
        _ when head.Length >= TarBlock && IsTar(head[..TarBlock]) => ".tar",
        _ => null,
    };

    // Not every program writes a mark; all write the sum of the block's bytes in octal, taken with spaces in its own place.
    private static bool IsTar(ReadOnlySpan<byte> block)
    {
        var sum = TarSumLength * ' ';
        foreach (var b in block)
        {
            sum += b;
        }

        var stated = 0;
        var field = block.Slice(TarSumAt, TarSumLength);
        foreach (var b in field)
        {
            sum -= b;
            stated = b is >= (byte)'0' and <= (byte)'7' ? (stated * 8) + b - '0' : stated;
        }

        return block[0] != 0 && stated == sum;
    }
}
