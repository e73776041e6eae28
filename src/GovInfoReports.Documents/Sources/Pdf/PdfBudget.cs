using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace GovInfoReports.Documents.Sources.Pdf;

/// <summary>How much of a PDF is unpacked and drawn: PdfPig itself knows no limit. It asks here for whatever unpacks a part of the file.</summary>
internal sealed partial class PdfBudget(SourceLimits limits, CancellationToken ct) : IFilterProvider
{
    // One byte of these becomes up to 64, or 1,400; office programs stopped using them long ago.
    private const int LongestOther = 64 * 1024;
    private const int WidestRow = 100_000;
    private const int WidestRange = 0xffff;

    // Hexadecimal digits of a code of two bytes, of which there are no more than the widest range.
    private const int ShortCode = 4;

    // What unpacking needs to know of a part; PdfPig reserves memory for whatever size the rest claims.
    private static readonly NameToken[] Needed = [NameToken.Filter, NameToken.F, NameToken.DecodeParms, NameToken.Dp];

    // How often PdfPig may read a file over, and one shorter than this as if it were as long.
    private const int MostReadings = 64;
    private const int Shortest = 64 * 1024;

    // A reading of a byte costs less than asking whether the time is over.
    private const int Asking = 4096;

    // What it costs to find a part, however short it is.
    private const int ShortestPart = 64;

    // The format once allowed 28.
    private const int MostStates = 10_000;

    private long _bytes;
    private long _asked;
    private int _characters;
    private SourceRefusedException? _refusal;

    /// <summary>Ends the work when time is up. PdfPig catches some exceptions, so a refusal is kept and raised again.</summary>
    public void Check()
    {
        ct.ThrowIfCancellationRequested();
        if (_refusal is not null)
        {
            throw _refusal;
        }
    }

    /// <summary>Bytes of the file that were read, each as often as it was.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Takes bytes that PdfPig reads of a file of a length out of the budget.</summary>
    public void ReadOver(int bytes, int length)
    {
        BytesRead += bytes;
        if (_refusal is not null || BytesRead - _asked >= Asking)
        {
            _asked = BytesRead;
            Check();
        }

        if (BytesRead > MostReadings * (long)Math.Max(length, Shortest))
        {
            throw _refusal = SourceRefusedException.Of(SourceRefusal.Damaged);
        }
    }

    /// <summary>Takes one naming of a part of a page, of a length as it lies in the file, out of what may be unpacked.</summary>
    public void TakePart(int length) => Take((long)Math.Max(length, ShortestPart));

    /// <summary>Refuses a page that keeps more states of drawing than any program does; each takes some hundred bytes.</summary>
    public void RequireStates(int states)
    {
        if (states > MostStates)
        {
            throw _refusal = SourceRefusedException.Of(SourceRefusal.Damaged);
        }
    }

    /// <summary>Takes characters out of the budget.</summary>
    public void Take(int characters)
    {
        _characters += characters;
        if (_characters > limits.Characters)
        {
            throw _refusal = SourceRefusedException.Of(SourceRefusal.TooLong, limits.Characters);
        }
    }

    /// <summary>Refuses fonts that claim to map more characters than there are, each of which PdfPig would keep.</summary>
    public void RequireMaps(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf("beginbfrange"u8) < 0)
        {
            return;
        }

        foreach (Match range in Range().Matches(Encoding.Latin1.GetString(bytes)))
        {
            // PdfPig counts up the first code until it reaches as many digits of the last. Pairs of beginbfchar look like a range, but have short codes.
            var from = Digits(range.Groups["from"].Value);
            var to = Digits(range.Groups["to"].Value);
            if (from.Length > ShortCode && Number(to[..Math.Min(from.Length, to.Length)]) - Number(from) > WidestRange)
            {
                throw _refusal = SourceRefusedException.Of(SourceRefusal.Damaged);
            }
        }

        static string Digits(string hex) => string.Concat(hex.Where(char.IsAsciiHexDigit));

        static double Number(string digits) => digits.Aggregate(0d, (sum, c) => (16 * sum) + Convert.ToInt32(c.ToString(CultureInfo.InvariantCulture), 16));
    }

    /// <summary>Ends all further work with a refusal.</summary>
    public SourceRefusedException Refuse(SourceRefusal refusal) => _refusal = SourceRefusedException.Of(refusal);

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => [.. DefaultFilterProvider.Instance.GetFilters(dictionary).Select(f => new Filter(this, f))];

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => [.. DefaultFilterProvider.Instance.GetNamedFilters(names).Select(f => new Filter(this, f))];

    public IReadOnlyList<IFilter> GetAllFilters() => [.. DefaultFilterProvider.Instance.GetAllFilters().Select(f => new Filter(this, f))];

    private static bool HasWideRows(IToken token) => token switch
    {
        ArrayToken array => array.Data.Any(HasWideRows),
        DictionaryToken dictionary => dictionary.TryGet(NameToken.Columns, out var columns) && columns is NumericToken { Data: > WidestRow },
        _ => false,
    };

    private Memory<byte> Unpack(IFilter filter, Memory<byte> input, DictionaryToken dictionary, int index)
    {
        Check();
        if (dictionary.Data.Values.Any(HasWideRows) || (filter is LzwFilter or RunLengthFilter && input.Length > LongestOther))
        {
            throw _refusal = SourceRefusedException.Of(SourceRefusal.ZipBomb);
        }

        if (filter is FlateFilter)
        {
            RequireSmall(input);
        }
        else if (filter is not (LzwFilter or RunLengthFilter or Ascii85Filter or AsciiHexDecodeFilter))
        {
            // The others are for pictures, which nobody asks for.
            return Memory<byte>.Empty;
        }

        DictionaryToken needed = new(Needed.Where(n => dictionary.ContainsKey(n)).ToDictionary(n => n, n => dictionary.Data[n.Data]));
        var output = filter.Decode(input, needed, this, index);
        Take((long)output.Length);
        RequireMaps(output.Span);
        return output;
    }

    private void Take(long bytes)
    {
        Check();
        _bytes += bytes;
        if (_bytes > limits.UnpackedBytes)
        {
            throw _refusal = SourceRefusedException.Of(SourceRefusal.ZipBomb);
        }
    }

    // Unpacks into nothing first, since the filter keeps all that comes out.
    private void RequireSmall(Memory<byte> input)
    {
        var left = limits.UnpackedBytes - _bytes;
        if (input.Length * 1032L <= left)
        {
            return;
        }

        using DeflateStream deflate = new(new MemoryStream(input[Math.Min(2, input.Length)..].ToArray()), CompressionMode.Decompress);
        var block = new byte[64 * 1024];
        try
        {
            while (left >= 0 && deflate.Read(block) is > 0 and var read)
            {
                left -= read;
            }
        }
        catch (InvalidDataException)
        {
            // The filter comes no further either.
        }

        if (left < 0)
        {
            throw _refusal = SourceRefusedException.Of(SourceRefusal.ZipBomb);
        }
    }

    [GeneratedRegex(@"<(?<from>[0-9A-Fa-f\s]+)>\s*<(?<to>[0-9A-Fa-f\s]+)>\s*(<|\[)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Range();

    private sealed class Filter(PdfBudget budget, IFilter inner) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex) =>
            budget.Unpack(inner, input, streamDictionary, filterIndex);
    }
}
