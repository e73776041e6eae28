using System.IO.Compression;
using System.Text;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Archives;
using GovInfoReports.Domain;

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
    public void Files_time_is_over_refuses_the_archive()
    {
        using var zip = Zip(null, ("甲.txt", "甲"u8.ToArray()));
        SourceArchive archive = new(new SourceLimits { UnpackingTime = TimeSpan.Zero });

        var refused = Assert.Throws<SourceRefusedException>(() => archive.Files(zip));

        Assert.Equal(SourceRefusal.UnpackingTimedOut, refused.Refusal);
        Assert.Contains("超过 0 秒", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FilesWithin_time_of_the_whole_is_over_unpacks_no_further_file()
    {
        using var zip = Zip(null, ("甲.txt", "甲"u8.ToArray()), ("乙.txt", "乙"u8.ToArray()));
        using CancellationTokenSource asker = new();
        using WorkBudget whole = new(TimeSpan.FromHours(1), asker.Token);
        using var files = Archive.FilesWithin(zip, whole).GetEnumerator();
        Assert.True(files.MoveNext());
        asker.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => files.MoveNext());
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
    public void Directory_longer_than_it_says_is_read_no_further_than_the_limit()
    {
        using var zip = Zip(null, [.. Enumerable.Range(0, 30).Select(i => ($"{i}{new string('x', 2000)}", Array.Empty<byte>()))]);
        var bytes = zip.ToArray();
        var end = bytes.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        bytes[end + 8] = bytes[end + 10] = 1;

        Assert.Equal(SourceRefusal.TooManyFiles, Refusal(new SourceLimits { Parts = 29 }, bytes));
    }

    public static TheoryData<string> Kinds => new(".7z", ".tar", ".tar.gz", ".rar");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Archive_of_each_kind_gives_its_files_in_order(string kind)
    {
        var bytes = PackedArchive.Of(kind, ("青山县/白水镇2023年报.txt", "甲"u8.ToArray()), ("../~$报.docx", [1]), ("../联通.txt", "乙乙"u8.ToArray()));
        using MemoryStream stream = new(bytes);

        Assert.True(Archive.IsArchive(bytes));
        var files = Archive.Files(stream).ToList();

        Assert.Equal(["青山县/白水镇2023年报.txt", "联通.txt"], files.Select(f => f.Name));
        Assert.Equal(["甲", "乙乙"], files.Select(f => Encoding.UTF8.GetString(f.Bytes.Span)));
        Assert.All(files, f => Assert.Null(f.Refusal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Archive_of_each_kind_is_opened_within_another(string kind)
    {
        using var zip = Zip(null, ($"里{kind}", PackedArchive.Of(kind, ("甲.txt", "甲"u8.ToArray()))), ("乙.txt", "乙"u8.ToArray()));

        Assert.Equal([$"里{kind}/甲.txt", "乙.txt"], Archive.Files(zip).Select(f => f.Name));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Bomb_of_each_kind_is_stopped_by_what_it_unpacks_to(string kind)
    {
        var bytes = PackedArchive.Of(kind, ("大.txt", new byte[3_000_000]), ("好.txt", "好"u8.ToArray()));
        SourceLimits limits = new() { FileBytes = 4_000_000, ArchiveUnpackedBytes = 2_000_000 };
        using MemoryStream stream = new(bytes);

        List<SourceRefusal?> refusals;
        try
        {
            refusals = [.. new SourceArchive(limits).Files(stream).Select(f => f.Refusal?.Refusal)];
        }
        catch (SourceRefusedException e)
        {
            refusals = [e.Refusal];
        }

        Assert.Equal(SourceRefusal.ZipBomb, refusals[0]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Broken_or_cut_off_archive_of_each_kind_is_refused_and_never_fails(string kind)
    {
        var random = new byte[3000];
        new Random(1).NextBytes(random);
        var whole = PackedArchive.Of(kind, ("甲.txt", random), ("乙.txt", random));
        for (var i = 0; i < 300; i++)
        {
            Random chance = new(i);
            var bytes = i % 3 == 0 ? whole[..chance.Next(1, whole.Length)] : [.. whole];
            for (var j = chance.Next(3); j > 0; j--)
            {
                bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
            }

            using MemoryStream stream = new(bytes);
            try
            {
                Assert.All(Archive.Files(stream), f => Assert.True(f.Refusal is null || f.Bytes.IsEmpty));
            }
            catch (SourceRefusedException e)
            {
                Assert.NotEmpty(e.Message);
            }
        }
    }

    [Fact]
    public void Solid_archive_is_unpacked_once()
    {
        var random = new byte[400_000];
        new Random(1).NextBytes(random);
        var bytes = PackedArchive.Solid([.. Enumerable.Range(0, 40).Select(i => ($"{i}.txt", random[(i * 10_000)..((i + 1) * 10_000)]))]);
        using CountedStream stream = new(bytes);

        var files = Archive.Files(stream).ToList();

        Assert.Equal(40, files.Count);
        Assert.All(files, f => Assert.Null(f.Refusal));
        Assert.Equal(random[10_000..20_000], files[1].Bytes.ToArray());
        Assert.InRange(stream.Taken, bytes.Length, bytes.Length * 2);
    }

    [Fact]
    public void Claims_of_a_7z_are_refused_before_memory_is_set_aside()
    {
        // No streams, and a thousand million files.
        Assert.Equal(SourceRefusal.TooManyFiles, Refusal(new SourceLimits(), PackedArchive.SevenZip([0x01, 0x05, 0xf0, 0x00, 0xca, 0x9a, 0x3b, 0x00])));

        // A dictionary of 4 GiB: one packed stream of a byte, one coder, LZMA.
        byte[] dictionary = [0x01, 0x04, 0x06, 0x00, 0x01, 0x09, 0x01, 0x00, 0x07, 0x0b, 0x01, 0x00, 0x01, 0x23, 0x03, 0x01, 0x01, 0x05, 0x5d, 0xff, 0xff, 0xff, 0xff, 0x0c, 0x01, 0x00, 0x00, 0x05, 0x01, 0x00, 0x00];
        Assert.Equal(SourceRefusal.ZipBomb, Refusal(new SourceLimits(), PackedArchive.SevenZip(dictionary)));
    }

    [Fact]
    public void Locked_files_of_a_rar_are_named_with_the_reason()
    {
        var bytes = PackedArchive.Rar(isLocked: true, ("锁.txt", "甲"u8.ToArray()));

        var file = Assert.Single(Archive.Files(new MemoryStream(bytes)));

        Assert.Equal(("锁.txt", SourceRefusal.Encrypted), (file.Name, file.Refusal?.Refusal));
    }

    [Fact]
    public void Gzip_of_anything_but_a_tar_is_refused()
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write("一、总体情况"u8);
        }

        Assert.Equal(SourceRefusal.UnknownFormat, Refusal(new SourceLimits(), packed.ToArray()));
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

    private sealed class CountedStream(byte[] bytes) : MemoryStream(bytes, writable: false)
    {
        public long Taken { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = base.Read(buffer, offset, count);
            Taken += read;
            return read;
        }

        public override int ReadByte()
        {
            var read = base.ReadByte();
            Taken += read < 0 ? 0 : 1;
            return read;
        }
    }
}
