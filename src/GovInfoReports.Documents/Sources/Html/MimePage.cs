using System.Text;
using System.Text.RegularExpressions;

namespace GovInfoReports.Documents.Sources.Html;

/// <summary>Takes the page out of a MIME file that holds it with its pictures, as Word and browsers save «single file web pages».</summary>
internal static partial class MimePage
{
    /// <summary>The page of a file.</summary>
    public static byte[] Html(ReadOnlyMemory<byte> bytes)
    {
        // Everything but the contents is ASCII, and contents are written in ASCII.
        var text = Encoding.Latin1.GetString(bytes.Span);
        var boundary = Boundary().Match(text) is { Success: true } match ? match.Groups["value"].Value : throw SourceRefusedException.Of(SourceRefusal.Damaged);
        foreach (var part in text.Split($"--{boundary}").Skip(1))
        {
            var begin = HeaderEnd().Match(part);
            if (begin.Success && PageType().IsMatch(part[..begin.Index]))
            {
                return Decode(part[(begin.Index + begin.Length)..], Encoded().Match(part[..begin.Index]).Groups["value"].Value);
            }
        }

        throw SourceRefusedException.Of(SourceRefusal.Damaged);
    }

    private static byte[] Decode(string content, string encoding)
    {
        if (encoding.Equals("base64", StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                return Convert.FromBase64String(content);
            }
            catch (FormatException)
            {
                throw SourceRefusedException.Of(SourceRefusal.Damaged);
            }
        }

        return encoding.Equals("quoted-printable", StringComparison.OrdinalIgnoreCase) ? FromQuoted(content) : Encoding.Latin1.GetBytes(content);
    }

    private static byte[] FromQuoted(string content)
    {
        using MemoryStream bytes = new();
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] != '=')
            {
                bytes.WriteByte((byte)content[i]);
            }
            else if (i + 2 < content.Length && char.IsAsciiHexDigit(content[i + 1]) && char.IsAsciiHexDigit(content[i + 2]))
            {
                bytes.WriteByte(Convert.FromHexString(content.AsSpan(i + 1, 2))[0]);
                i += 2;
            }
            else
            {
                // A soft line break.
                i += content.AsSpan(i + 1).StartsWith("\r\n") ? 2 : 1;
            }
        }

        return bytes.ToArray();
    }

    [GeneratedRegex(@"boundary\s{0,5}=\s{0,5}""?(?<value>[^""\r\n;]{1,200})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\r?\n\r?\n", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HeaderEnd();

    [GeneratedRegex(@"Content-Type:\s{0,5}text/html", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PageType();

    [GeneratedRegex(@"Content-Transfer-Encoding:\s{0,5}(?<value>[a-z0-9-]{1,40})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Encoded();
}
