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

    public static byte[] Of(byte[] file, Random random) =>
        random.Next(5) == 0 ? Bytes(file, random)
        : file is [0x50, 0x4b, 0x03, 0x04, ..] ? Inside(file, random)
        : Text(file, random);

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

    // Characters change, not bytes, so that most of what comes out is still text in the encoding it was in.
    private static byte[] Text(byte[] file, Random random)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(file));
        Change(text, random, random.Next(1, 20));
        return Encoding.UTF8.GetBytes(text.ToString());
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
        Change(text, random, random.Next(1, 8));

        parts[at] = (random.Next(40) == 0 ? $"../{parts[at].Name}" : parts[at].Name, Encoding.UTF8.GetBytes(text.ToString()));
        if (random.Next(30) == 0)
        {
            parts.RemoveAt(random.Next(parts.Count));
        }

        return Carrier.ZipBytes([.. parts]);
    }

    // Two times out of three only what leaves a file well-formed: whole elements go or come several times, words and figures change.
    private static void Change(StringBuilder text, Random random, int times)
    {
        var isGentle = random.Next(3) > 0;
        for (; times > 0 && text.Length > 20; times--)
        {
            var whole = text.ToString();
            var at = random.Next(whole.Length);
            var open = whole.IndexOf('<', at);
            var close = open < 0 ? -1 : whole.IndexOf('>', open);
            switch (random.Next(isGentle ? 3 : 6))
            {
                case 0 when close > 0:
                    ChangeElement(text, whole, open, close, random);
                    break;
                case 1:
                    var digit = whole.AsSpan(at).IndexOfAnyInRange('0', '9');
                    if (digit >= 0)
                    {
                        text.Remove(at + digit, 1).Insert(at + digit, "0,1,9,12,999999999,－,/,０,3.5,-4,1 2".Split(',')[random.Next(11)]);
                    }

                    break;
                case 2:
                    var word = whole.AsSpan(at).IndexOfAnyInRange('\u4e00', '\u9fff');
                    if (word >= 0)
                    {
                        text[at + word] = "一二其他总计人〇（）、"[random.Next(11)];
                    }

                    break;
                case 3:
                    text.Insert(close > 0 ? close + 1 : at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 4:
                    text[at] = "0123456789<>\"&/ 一"[random.Next(17)];
                    break;
                default:
                    text.Remove(at, Math.Min(random.Next(1, 200), whole.Length - at));
                    break;
            }
        }
    }

    private static void ChangeElement(StringBuilder text, string whole, int open, int close, Random random)
    {
        var name = new string([.. whole.Skip(open + 1).TakeWhile(c => char.IsLetterOrDigit(c) || c == ':')]);
        var end = name.Length == 0 ? -1 : whole.IndexOf($"</{name}>", close, StringComparison.Ordinal);
        if (end < 0 || end - open > 20_000)
        {
            return;
        }

        var element = whole[open..(end + name.Length + 3)];
        if (random.Next(2) == 0)
        {
            text.Remove(open, element.Length);
        }
        else
        {
            text.Insert(open, string.Concat(Enumerable.Repeat(element, random.Next(1, 20))));
        }
    }
}
