using System.Buffers.Binary;
using System.Text;
using GovInfoReports.Documents.Sources;

namespace GovInfoReports.Documents.Tests.Sources;

public class SourceFilesTests
{
    [Fact]
    public async Task OpenAsync_all_turns_at_pdf_are_taken_waits_with_pdf_only()
    {
        SourceFiles files = new(new SourceLimits { PdfFiles = 1 });
        await files.PdfTurns.WaitAsync();

        var pdf = files.OpenAsync("%PDF-1.4"u8.ToArray(), "a.pdf", default);
        Assert.NotEmpty((await files.OpenAsync("一、总体情况"u8.ToArray(), "a.txt", default)).Entries);
        Assert.False(pdf.IsCompleted);
        files.PdfTurns.Release();

        // A file that is refused gives its turn back too.
        await Assert.ThrowsAsync<SourceRefusedException>(() => pdf);
        Assert.Equal(1, files.PdfTurns.CurrentCount);
    }

    private static readonly SourceFiles Files = new(new SourceLimits());

    [Theory]
    [InlineData("年报.txt", SourceFormat.PlainText)]
    [InlineData(null, SourceFormat.PlainText)]
    [InlineData("年报.MD", SourceFormat.Markdown)]
    public async Task Text_is_told_from_markdown_by_its_name(string? name, SourceFormat format)
    {
        var source = await Files.OpenAsync("# 年报\n\n一、总体情况"u8.ToArray(), name, CancellationToken.None);

        Assert.Equal(format, source.Format);
        Assert.Equal(3, source.Entries.Count);
        Assert.Empty(source.Notes);
    }

    [Theory]
    [InlineData("年报.doc")]
    [InlineData("年报.pdf")]
    public async Task Text_under_another_name_is_read_and_the_name_remarked_on(string name)
    {
        var source = await Files.OpenAsync("一、总体情况"u8.ToArray(), name, CancellationToken.None);

        var note = Assert.Single(source.Notes);
        Assert.Equal(SourceNoteKind.Renamed, note.Kind);
        Assert.Contains(name, note.Text, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], SourceRefusal> Refused => new()
    {
        { "空.docx", [], SourceRefusal.Empty },
        { "白.txt", "  \n"u8.ToArray(), SourceRefusal.Empty },
        { "包.docx", SourceArchiveTests.Zip(null, ("甲.txt", [1])).ToArray(), SourceRefusal.Archive },
        { "包.rar", "Rar!\x1a\x07\0........"u8.ToArray(), SourceRefusal.Archive },
        { "包.7z", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4], SourceRefusal.Archive },
        { "图.docx", [0x89, 0x50, 0x4e, 0x47, 1, 2, 3], SourceRefusal.Image },
        { "图.bmp", [(byte)'B', (byte)'M', 70, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0], SourceRefusal.Image },
        { "版式.ofd", SourceArchiveTests.Zip(null, ("OFD.xml", [1])).ToArray(), SourceRefusal.OfdFile },
        { "演示.docx", SourceArchiveTests.Zip(null, ("[Content_Types].xml", [1]), ("ppt/presentation.xml", [1])).ToArray(), SourceRefusal.Presentation },
        { "演示.odp", SourceArchiveTests.Zip(null, ("mimetype", "application/vnd.oasis.opendocument.presentation"u8.ToArray())).ToArray(), SourceRefusal.Presentation },
        { "密.docx", Compound("EncryptionInfo", "EncryptedPackage"), SourceRefusal.Encrypted },
        { "密.odt", SourceArchiveTests.Zip(null, ("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()), ("META-INF/manifest.xml", "<manifest:encryption-data/>"u8.ToArray())).ToArray(), SourceRefusal.Encrypted },
        { "演示.doc", Compound("PowerPoint Document"), SourceRefusal.Presentation },
        { "别的.msi", Compound("SummaryInformation"), SourceRefusal.UnknownFormat },
        { "断.doc", Compound("WordDocument")[..300], SourceRefusal.Damaged },
        { "断.docx", SourceArchiveTests.Zip(null, ("[Content_Types].xml", [1]), ("word/document.xml", new byte[500])).ToArray()[..^40], SourceRefusal.Damaged },
        { "外.doc", "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\">&e;</w:wordDocument>"u8.ToArray(), SourceRefusal.UnsafeXml },
        { "外.docx", Docx("<!DOCTYPE w [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", "<w:p><w:r><w:t>&e;</w:t></w:r></w:p>"), SourceRefusal.UnsafeXml },
        { "深.docx", Docx(string.Empty, string.Concat(Enumerable.Repeat("<w:sdt>", 5000)) + string.Concat(Enumerable.Repeat("</w:sdt>", 5000))), SourceRefusal.TooDeep },
        { "炸.docx", Docx(string.Empty, $"<w:p><w:r><w:t>{new string('0', 70 * 1024 * 1024)}</w:t></w:r></w:p>"), SourceRefusal.ZipBomb },
        { "多份.json", "[{\"form\": \"2021\"}]"u8.ToArray(), SourceRefusal.NotAReport },
        { "别的.txt", "{ \"a\": 1 }"u8.ToArray(), SourceRefusal.NotAReport },
        { "程序.txt", [0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 2, 3, 0, 0, 200, 201, 0, 0], SourceRefusal.Binary },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_read_is_refused_with_the_reason(string name, byte[] bytes, SourceRefusal refusal)
    {
        var exception = await Assert.ThrowsAsync<SourceRefusedException>(() => Files.OpenAsync(bytes, name, CancellationToken.None));

        Assert.Equal(refusal, exception.Refusal);
        Assert.NotEmpty(exception.Message);
    }

    [Fact]
    public async Task A_file_beyond_the_limit_is_not_looked_into()
    {
        var exception = await Assert.ThrowsAsync<SourceRefusedException>(() => Files.OpenAsync(new byte[200 * 1024 * 1024], "年报.docx", CancellationToken.None));

        Assert.Equal(SourceRefusal.TooLarge, exception.Refusal);
        Assert.Contains("20 MB", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Encrypted_entries_make_an_encrypted_file()
    {
        var bytes = SourceArchiveTests.Zip(null, ("[Content_Types].xml", [1]), ("word/document.xml", new byte[500])).ToArray();
        SourceArchiveTests.Flag(bytes, 1, set: true);

        var exception = await Assert.ThrowsAsync<SourceRefusedException>(() => Files.OpenAsync(bytes, "年报.docx", CancellationToken.None));

        Assert.Equal(SourceRefusal.Encrypted, exception.Refusal);
    }

    private static byte[] Docx(string declaration, string body) => SourceArchiveTests.Zip(
        null,
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"u8.ToArray()),
        ("word/document.xml", Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?>{declaration}<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"))).ToArray();

    /// <summary>A compound file of 512-byte sectors that has nothing but the names of its streams.</summary>
    internal static byte[] Compound(params string[] names)
    {
        var file = new byte[512 * 4];
        byte[] magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
        magic.CopyTo(file, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(30), 9);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(48), 1);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(76), 0);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(512 + 4), 0xFFFFFFFE);
        for (var i = 0; i < names.Length; i++)
        {
            var entry = file.AsSpan(1024 + (128 * i), 128);
            Encoding.Unicode.GetBytes(names[i]).CopyTo(entry);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[64..], (ushort)((names[i].Length * 2) + 2));
            entry[66] = 2;
        }

        return file;
    }
}
