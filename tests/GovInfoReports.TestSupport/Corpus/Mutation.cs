using System.IO.Compression;
using System.Text;

namespace GovInfoReports.TestSupport.Corpus;

/// <summary>Damages files by chance: bytes of any file, and the text of the parts inside a Word or Excel file.</summary>
internal static class Mutation
{
    private static readonly string[] Pieces =
    [
        "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tc>", "<w:tc><w:tcPr><w:gridSpan w:val=\"999999\"/></w:tcPr>", "<w:vMerge/>", "<table><tr><td colspan=\"1000000\" rowspan=\"1000000\">", "</td>", "<div>", "<!--", "-->", "&#x0;", "&#1114112;",
        "<c r=\"XFD1048576\"><v>1</v></c>", "<c r=\"A-1\">", "\t", "\r\n", "|", "\u0000", "\ud800", "１２３", "-0", "1e308", "99999999999999999999", "一、", "（七）总计", "[image]", "{", "}", "null,", "\"figures\":",
    ];

    public static byte[] Of(byte[] file, Random random) => file is [0x50, 0x4b, 0x03, 0x04, ..] && random.Next(4) > 0 ? Inside(file, random) : Bytes(file, random);

    private static byte[] Bytes(byte[] file, Random random)
    {
        List<byte> bytes = [.. file];
        for (var i = random.Next(1, 12); i > 0 && bytes.Count > 8; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 400), bytes.Count - at));
                    break;
                case 3:
                    var length = Math.Min(random.Next(1, 400), bytes.Count - at);
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                case 4:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
                default:
                    if (random.Next(4) == 0)
                    {
                        bytes.RemoveRange(at, bytes.Count - at);
                    }

                    break;
            }
        }

        return [.. bytes];
    }

    private static byte[] Inside(byte[] file, Random random)
    {
        List<(string Name, byte[] Bytes)> parts = [];
        using (ZipArchive zip = new(new MemoryStream(file), ZipArchiveMode.Read))
        {
            foreach (var entry in zip.Entries)
            {
                using MemoryStream bytes = new();
                using var stream = entry.Open();
                stream.CopyTo(bytes);
                parts.Add((entry.FullName, bytes.ToArray()));
            }
        }

        var at = random.Next(3) == 0 ? random.Next(parts.Count) : parts.Select((p, i) => (p.Bytes.Length, i)).Max().i;
        var text = new StringBuilder(Encoding.UTF8.GetString(parts[at].Bytes));
        for (var i = random.Next(1, 8); i > 0 && text.Length > 20; i--)
        {
            Change(text, random);
        }

        parts[at] = (random.Next(40) == 0 ? $"../{parts[at].Name}" : parts[at].Name, Encoding.UTF8.GetBytes(text.ToString()));
        if (random.Next(30) == 0)
        {
            parts.RemoveAt(random.Next(parts.Count));
        }

        return Carrier.ZipBytes([.. parts]);
    }

    // Whole elements go, come twice, change places or lose their end, so that the file is often still well-formed.
    private static void Change(StringBuilder text, Random random)
    {
        var whole = text.ToString();
        var at = random.Next(whole.Length);
        var open = whole.IndexOf('<', at);
        var close = open < 0 ? -1 : whole.IndexOf('>', open);
        switch (random.Next(5))
        {
            case 0 when close > 0:
                text.Remove(open, close - open + 1);
                break;
            case 1 when close > 0:
                var name = new string([.. whole.Skip(open + 1).TakeWhile(c => char.IsLetterOrDigit(c) || c == ':')]);
                var end = whole.IndexOf($"</{name}>", close, StringComparison.Ordinal);
                if (name.Length > 0 && end > 0 && end - open < 20_000)
                {
                    var element = whole[open..(end + name.Length + 3)];
                    text.Insert(random.Next(2) == 0 ? open : random.Next(whole.Length), string.Concat(Enumerable.Repeat(element, random.Next(1, 20))));
                }

                break;
            case 2:
                text.Insert(close > 0 ? close + 1 : at, Pieces[random.Next(Pieces.Length)]);
                break;
            case 3:
                text[at] = "0123456789<>\"&/ 一"[random.Next(17)];
                break;
            default:
                text.Remove(at, Math.Min(random.Next(1, 200), whole.Length - at));
                break;
        }
    }
}
