using System.IO.Compression;
using System.Text;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Archives;

namespace GovInfoReports.Documents.Tests.Sources;

public sealed class SourceArchiveTests
{
    private static readonly SourceArchive Archive = new(new SourceLimits());
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    [Fact]
    public void Names_of_chinese_windows_and_of_everybody_else_are_read()
    {
        foreach (var encoding in new[] { Gb18030, Encoding.UTF8, null })
        {
            using var zip = Zip(encoding, ("青山县/白水镇2023年报.txt", "甲"u8.ToArray()), ("联通.txt", "乙"u8.ToArray()));
            Assert.Equal(["青山县/白水镇2023年报.txt", "联通.txt"], Archive.Files(zip).Select(f => f.Name));
        }
    }

    [Fact]
    public void Utf8_names_without_the_flag_are_read_too()
    {
        using var zip = Zip(Encoding.UTF8, ("白水镇.txt", "甲"u8.ToArray()));
        var bytes = zip.ToArray();
        Flag(bytes, 0x0800, set: false);
        Assert.Equal("白水镇.txt", Assert.Single(Archive.Files(new MemoryStream(bytes))).Name);
    }

    [Fact]
    public void What_systems_and_programs_leave_behind_is_passed_over()
    {
        using var zip = Zip(null, ("甲/", []), ("__MACOSX/甲/._a.docx", [1]), ("甲/Thumbs.db", [1]), ("甲/~$报.docx", [1]), (".DS_Store", [1]), ("甲/乙/报.txt", "报"u8.ToArray()));
        Assert.Equal(["甲/乙/报.txt"], Archive.Files(zip).Select(f => f.Name));
    }

    [Fact]
    public void A_name_that_leads_out_of_the_archive_stays_in_it()
    {
        using var zip = Zip(null, ("../../etc/报.txt", "报"u8.ToArray()), ("C:\\Windows\\报.txt", "报"u8.ToArray()), ("/tmp/./报.txt", "报"u8.ToArray()));
        Assert.Equal(["etc/报.txt", "C/Windows/报.txt", "tmp/报.txt"], Archive.Files(zip).Select(f => f.Name));
    }

    [Fact]
    public void Archives_within_are_opened_one_level_deep()
    {
        using var innermost = Zip(null, ("丙.txt", "丙"u8.ToArray()));
        using var inner = Zip(Gb18030, ("乙.txt", "乙"u8.ToArray()), ("深.zip", innermost.ToArray()));
        using var zip = Zip(null, ("甲.txt", "甲"u8.ToArray()), ("镇/里.zip", inner.ToArray()));

        var files = Archive.Files(zip).ToList();

        Assert.Equal(["甲.txt", "镇/里.zip/乙.txt", "镇/里.zip/深.zip"], files.Select(f => f.Name));
        Assert.All(files, f => Assert.Null(f.Refusal));
        Assert.Equal("乙.txt", files[1].FileName);
        Assert.Equal("乙"u8.ToArray(), files[1].Bytes.ToArray());
    }

    [Fact]
    public void One_bad_file_never_stops_the_rest()
    {
        var random = new byte[5000];
        new Random(1).NextBytes(random);
        using var zip = Zip(null, ("锁.txt", random), ("坏.txt", random), ("大.txt", new byte[3_000_000]), ("坏.zip", [0x50, 0x4b, 0x03, 0x04, .. random]), ("好.txt", "好"u8.ToArray()));
        var bytes = zip.ToArray();
        Flag(bytes, 0x0001, set: true, which: 0);
        var second = bytes.AsSpan(4).IndexOf("PK\u0003\u0004"u8) + 4;
        bytes.AsSpan(second + 60, 200).Fill(0xff);

        var files = new SourceArchive(new SourceLimits { FileBytes = 4_000_000 }).Files(new MemoryStream(bytes)).ToList();

        Assert.Equal(["锁.txt", "坏.txt", "大.txt", "坏.zip", "好.txt"], files.Select(f => f.Name));
        Assert.Equal(SourceRefusal.Encrypted, files[0].Refusal?.Refusal);
        Assert.Equal(SourceRefusal.Damaged, files[1].Refusal?.Refusal);
        Assert.Equal(SourceRefusal.ZipBomb, files[2].Refusal?.Refusal);
        Assert.Null(files[4].Refusal);
        Assert.All(files.Take(4).Where(f => f.Refusal is not null), f => Assert.True(f.Bytes.IsEmpty));
    }

    [Fact]
    public void Sizes_are_counted_while_unpacking_and_all_together()
    {
        var random = new byte[600_000];
        new Random(1).NextBytes(random);
        using var zip = Zip(null, ("一.txt", random), ("二.txt", random), ("三.txt", random));

        var together = new SourceArchive(new SourceLimits { ArchiveUnpackedBytes = 1_000_000 }).Files(zip).ToList();
        var each = new SourceArchive(new SourceLimits { FileBytes = 500_000 }).Files(zip).ToList();

        Assert.Equal([null, SourceRefusal.ZipBomb, SourceRefusal.ZipBomb], together.Select(f => f.Refusal?.Refusal));
        Assert.All(each, f => Assert.Equal(SourceRefusal.TooLarge, f.Refusal?.Refusal));
    }

    [Fact]
    public void An_archive_that_is_none_or_too_large_is_refused_as_a_whole()
    {
        using var zip = Zip(null, [.. Enumerable.Range(0, 12).Select(i => ($"{i}.txt", "a"u8.ToArray()))]);
        var bytes = zip.ToArray();

        Assert.Equal(SourceRefusal.TooManyFiles, Refusal(new SourceLimits { Parts = 11 }, bytes));
        Assert.Equal(SourceRefusal.TooLarge, Refusal(new SourceLimits { ArchiveBytes = 100 }, bytes));
        Assert.Equal(SourceRefusal.Damaged, Refusal(new SourceLimits(), bytes[..^30]));
        Assert.Equal(SourceRefusal.Damaged, Refusal(new SourceLimits(), "no archive"u8.ToArray()));
        Assert.Equal(SourceRefusal.Damaged, Refusal(new SourceLimits(), []));
    }

    [Fact]
    public void A_directory_longer_than_it_says_is_not_read()
    {
        using var zip = Zip(null, [.. Enumerable.Range(0, 30).Select(i => ($"{i}{new string('x', 2000)}", Array.Empty<byte>()))]);
        var bytes = zip.ToArray();
        var end = bytes.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        bytes[end + 8] = bytes[end + 10] = 1;

        Assert.Equal(SourceRefusal.Damaged, Refusal(new SourceLimits(), bytes));
    }

    [Fact]
    public void A_folder_is_gone_through_like_an_archive()
    {
        var folder = Directory.CreateTempSubdirectory("govinfo-folder-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "镇"));
            using var zip = Zip(null, ("乙.txt", "乙"u8.ToArray()));
            File.WriteAllBytes(Path.Combine(folder.FullName, "镇", "包.zip"), zip.ToArray());
            File.WriteAllText(Path.Combine(folder.FullName, "镇", "甲.txt"), "甲");
            File.WriteAllText(Path.Combine(folder.FullName, "~$甲.docx"), "x");
            File.WriteAllBytes(Path.Combine(folder.FullName, "大.txt"), new byte[2000]);

            var files = new SourceArchive(new SourceLimits { FileBytes = 1000 }).Folder(folder.FullName).ToList();

            Assert.Equal(["大.txt", "镇/包.zip/乙.txt", "镇/甲.txt"], files.Select(f => f.Name));
            Assert.Equal([SourceRefusal.TooLarge, null, null], files.Select(f => f.Refusal?.Refusal));
            Assert.Equal(SourceRefusal.Unreadable, Assert.Throws<SourceRefusedException>(() => Archive.Folder(Path.Combine(folder.FullName, "无"))).Refusal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    internal static MemoryStream Zip(Encoding? names, params IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, names))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        stream.Position = 0;
        return stream;
    }

    // Sets or takes away a general purpose flag in local headers and directory, of every entry or of one.
    internal static void Flag(byte[] zip, ushort flag, bool set, int which = -1)
    {
        foreach (var (mark, at) in new[] { ("PK\u0003\u0004", 6), ("PK\u0001\u0002", 8) })
        {
            var found = 0;
            for (var i = 0; i + at + 2 < zip.Length; i++)
            {
                if (zip.AsSpan(i).StartsWith(Encoding.ASCII.GetBytes(mark)) && (which < 0 || found++ == which))
                {
                    var value = (ushort)(zip[i + at] | (zip[i + at + 1] << 8));
                    value = (ushort)(set ? value | flag : value & ~flag);
                    zip[i + at] = (byte)value;
                    zip[i + at + 1] = (byte)(value >> 8);
                }
            }
        }
    }

    private static SourceRefusal Refusal(SourceLimits limits, byte[] bytes) =>
        Assert.Throws<SourceRefusedException>(() => new SourceArchive(limits).Files(new MemoryStream(bytes))).Refusal;
}
