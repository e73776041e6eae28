using System.IO.Compression;
using System.Text;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Pdf;
using GovInfoReports.Documents.Tests.Reading;
using GovInfoReports.Documents.Tests.Writing.Pdf;
using GovInfoReports.Documents.Writing.Pdf;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport;
using GovInfoReports.TestSupport.Corpus;
using Words = GovInfoReports.Documents.Tests.Writing.SampleReports;

namespace GovInfoReports.Documents.Tests.Sources;

public sealed class PdfSourceTests
{
    private const string Office = "soffice";

    private static readonly FormCatalog Catalog = Words.Catalog;
    private static readonly SourceLimits Limits = new();

    public static TheoryData<string> Editions => [.. Catalog.Editions.Select(e => e.Id)];

    [ProgramTheory(Office)]
    [MemberData(nameof(Editions))]
    public async Task A_pdf_that_an_office_program_made_is_read_with_its_blanks_in_their_columns(string form)
    {
        var report = Words.Document(form);
        var source = await OpenAsync(await OfficeFiles.SavedAsAsync(OfficeFiles.Word(report), "docx", "pdf"));
        var result = new ReportTextReader(Catalog).Read(source, ReadingHints.None);

        Assert.Equal(SourceFormat.Pdf, source.Format);
        Assert.Empty(RoundTripTests.Differences(report.Content.Figures, result.Content.Figures));
        Assert.Equal(report.Content.Title, result.Content.Title);
        Assert.Equal(report.Content.Preamble, result.Content.Preamble);
        Assert.Equal(report.Content.Signature, result.Content.Signature);
        Assert.Equal(report.Content.Text(report.Edition.Sections[^1].Code), result.Content.Text(report.Edition.Sections[^1].Code));
        Assert.Contains(new SourceNote(SourceNoteKind.Conversion, null, "PdfPig"), source.Notes);
        Assert.Contains(source.Entries, e => e.Text == "- 财政信息9条" && e is { IsTight: true, Place: "第 1 页" });
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public async Task The_portals_own_pdf_is_read_back(string form)
    {
        var edition = Catalog.Get(form);
        var content = Words.Content(edition) with { Figures = RandomFigures.For(edition, new Random(11), withGaps: true) };
        var source = await OpenAsync(Written(edition, content));
        var result = new ReportTextReader(Catalog).Read(source, ReadingHints.None);

        Assert.Empty(RoundTripTests.Differences(content.Figures, result.Content.Figures));
        Assert.Equal(content.Title, result.Content.Title);
        Assert.Equal(content.Text(edition.Sections[^1].Code), result.Content.Text(edition.Sections[^1].Code));
    }

    // Browsers draw no line below a row that goes on on the next page, and none above its rest.
    [Fact]
    public async Task A_row_that_a_page_cuts_is_framed_by_its_sides()
    {
        const string First = "50 100 m 350 100 l S 50 140 m 350 140 l S 50 60 m 50 140 l S 250 60 m 250 140 l S 350 60 m 350 140 l S "
            + "BT /F 12 Tf 60 115 Td {0} Tj ET BT /F 12 Tf 260 115 Td {1} Tj ET BT /F 12 Tf 60 75 Td {2} Tj ET BT /F 12 Tf 260 75 Td {1} Tj ET";
        const string Second = "50 750 m 350 750 l S 50 710 m 350 710 l S 50 710 m 50 790 l S 250 710 m 250 790 l S 350 710 m 350 790 l S "
            + "BT /F 12 Tf 60 765 Td {0} Tj ET BT /F 12 Tf 60 725 Td {1} Tj ET BT /F 12 Tf 260 725 Td {2} Tj ET BT /F 12 Tf 50 650 Td {3} Tj ET";
        static string Page(string format, params string[] words) => string.Format(null, System.Text.CompositeFormat.Parse(format), [.. words.Select(PdfCarrier.Hex)]);

        var source = await OpenAsync(PdfCarrier.File([Page(First, "1.重复申请", "3", "2.要求提供"), Page(Second, "公开出版物", "3.其他", "4", "表后的文字。")]));

        Assert.Equal(["1.重复申请\t3", "2.要求提供\t3", "公开出版物\t", "3.其他\t4", "表后的文字。"], source.Entries.Select(e => e.Text));
        Assert.Equal([true, true, true, true, false], source.Entries.Select(e => e.Cells is not null));
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_with_the_reason()
    {
        var pdf = Written(Catalog.Editions[0], Words.Content(Catalog.Editions[0]));

        Assert.Equal(SourceRefusal.ScannedPdf, await RefusalAsync(Blank(2)));
        Assert.Equal(SourceRefusal.TooManyPages, await RefusalAsync(Blank(4), Limits with { Pages = 3 }));
        Assert.Equal(SourceRefusal.Damaged, await RefusalAsync("%PDF-1.7\n1 0 obj\n<<"u8.ToArray()));
        Assert.Equal(SourceRefusal.TooLong, await RefusalAsync(pdf, Limits with { Characters = 100 }));
        Assert.Equal(SourceRefusal.ReadingTimedOut, await RefusalAsync(pdf, Limits with { ReadingTime = TimeSpan.FromMilliseconds(1) }));
    }

    [ProgramFact(Office)]
    public async Task Files_with_a_password_are_refused()
    {
        const string Options = """{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"1234"}}""";

        Assert.Equal(SourceRefusal.Encrypted, await RefusalAsync(await OfficeFiles.SavedAsAsync(OfficeFiles.Word(Words.Document("2021")), "docx", $"pdf:writer_pdf_Export:{Options}")));
    }

    [ProgramFact(Office)]
    public async Task Pdf_locked_against_changes_only_is_read()
    {
        const string Options = """{"RestrictPermissions":{"type":"boolean","value":"true"},"PermissionPassword":{"type":"string","value":"1234"}}""";
        var source = await OpenAsync(await OfficeFiles.SavedAsAsync(OfficeFiles.Word(Words.Document("2021")), "docx", $"pdf:writer_pdf_Export:{Options}"));

        Assert.Contains(source.Entries, e => e.Text.Contains("政府信息公开", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_that_is_a_picture_is_refused_alone_and_named_among_others()
    {
        const string Scan = "q 595 0 0 842 0 0 cm /I Do Q";
        const string Resources = "/XObject<</I 10000 0 R>>";
        const string Picture = "<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>\nstream\nx\nendstream";

        Assert.Equal(SourceRefusal.ScannedPdf, await RefusalAsync(PdfCarrier.File([Scan], resources: Resources, objects: Picture)));
        var source = await OpenAsync(PdfCarrier.File([Text("一、总体情况"), Scan], resources: Resources, objects: Picture));
        Assert.Contains(new SourceNote(SourceNoteKind.Picture, 0, "第 2 页"), source.Notes);
    }

    [Theory]
    [InlineData("/Rotate 90", "0 1 -1 0 300 100")]
    [InlineData("/Rotate 270", "0 -1 1 0 300 400")]
    [InlineData("", "0 1 -1 0 300 100")]
    [InlineData("", "-1 0 0 -1 300 100")]
    public async Task Text_that_lies_across_the_page_is_read_in_its_order(string turn, string matrix)
    {
        var source = await OpenAsync(PdfCarrier.File([$"BT /F 12 Tf {matrix} Tm {PdfCarrier.Hex("收到申请12件")} Tj 0 -20 Td {PdfCarrier.Hex("结转3件")} Tj ET"], more: turn));

        Assert.Equal("收到申请12件结转3件", Assert.Single(source.Entries).Text);
    }

    [Fact]
    public async Task Text_written_downwards_is_one_line()
    {
        var source = await OpenAsync(PdfCarrier.File([Text("本年度办理结果")], font: PdfCarrier.Font.Replace("UniGB-UCS2-H", "UniGB-UCS2-V", StringComparison.Ordinal)));

        Assert.Equal("本年度办理结果", Assert.Single(source.Entries).Text);
    }

    [Fact]
    public async Task Letters_written_twice_to_be_bold_are_read_once()
    {
        var source = await OpenAsync(PdfCarrier.File([$"BT /F 12 Tf 50 700 Td {PdfCarrier.Hex("共11件")} Tj ET BT /F 12 Tf 50.4 700 Td {PdfCarrier.Hex("共11件")} Tj ET"]));

        Assert.Equal("共11件", Assert.Single(source.Entries).Text);
    }

    [Fact]
    public async Task Text_to_be_read_in_place_of_what_is_drawn_is_taken()
    {
        var source = await OpenAsync(PdfCarrier.File([$"/Span<</ActualText<FEFF7B2C0031>>>BDC {Text("？？？")} EMC"]));

        Assert.Equal("第1", Assert.Single(source.Entries).Text);
    }

    [Fact]
    public async Task Letters_that_the_file_does_not_name_are_never_taken_for_others()
    {
        // Glyph 0x31 is no 1 unless the file says so.
        const string Nameless = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 850/Descent -150/CapHeight 700/StemV 80>>>>]>>";
        var page = $"{Text("收到申请十二件整")} BT /N 12 Tf 300 700 Td <00310032> Tj ET";
        var source = await OpenAsync(PdfCarrier.File([page], resources: $"/Font<</F 3 0 R/N {Nameless}>>"));

        Assert.DoesNotContain(source.Entries, e => e.Text.Any(char.IsAsciiDigit));
        Assert.Contains(source.Notes, n => n.Kind == SourceNoteKind.Damaged);
        Assert.Equal(SourceRefusal.ScannedPdf, await RefusalAsync(PdfCarrier.File(["BT /F 12 Tf 50 700 Td <00310032> Tj ET"], font: Nameless)));
    }

    [Fact]
    public async Task Pdf_that_draws_without_end_is_stopped()
    {
        // Each of twenty drawings has the next ten times.
        var forms = Enumerable.Range(10_001, 20).Select(i =>
        {
            var content = string.Concat(Enumerable.Repeat("/X Do ", 10));
            return $"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {i} 0 R>>>>/Length {content.Length}>>\nstream\n{content}\nendstream";
        });
        var file = PdfCarrier.File(["/X Do"], resources: "/XObject<</X 10000 0 R>>", objects: [.. forms, "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 1>>\nstream\nn\nendstream"]);

        Assert.Equal(SourceRefusal.ReadingTimedOut, await RefusalAsync(file, Limits with { ReadingTime = TimeSpan.FromSeconds(1) }));
    }

    [Fact]
    public async Task Pdf_that_unpacks_to_too_much_is_refused()
    {
        using MemoryStream packed = new();
        using (ZLibStream zip = new(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zip.Write(new byte[80 * 1024 * 1024]);
        }

        var form = $"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Filter/FlateDecode/Length {packed.Length}>>\nstream\n{Encoding.Latin1.GetString(packed.ToArray())}\nendstream";
        var wide = $"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2000000000>>/Length 9>>\nstream\nxxxxxxxxx\nendstream";

        Assert.Equal(SourceRefusal.ZipBomb, await RefusalAsync(PdfCarrier.File(["/X Do"], resources: "/XObject<</X 10000 0 R>>", objects: form)));
        Assert.Equal(SourceRefusal.ZipBomb, await RefusalAsync(PdfCarrier.File(["/X Do"], resources: "/XObject<</X 10000 0 R>>", objects: wide)));
    }

    [Fact]
    public async Task Font_that_maps_more_characters_than_there_are_is_refused()
    {
        const string Map = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange endcmap";
        var font = PdfCarrier.Font.Replace("/DescendantFonts", "/ToUnicode 10000 0 R/DescendantFonts", StringComparison.Ordinal);

        Assert.Equal(SourceRefusal.Damaged, await RefusalAsync(PdfCarrier.File([Text("一")], font, objects: $"<</Length {Map.Length}>>\nstream\n{Map}\nendstream")));
    }

    // Browsers number the glyphs in the order of their font, so a glyph's number is often above its character's.
    [Theory]
    [InlineData("1 beginbfrange <0001> <0002> <0041> endbfrange 2 beginbfchar <4E00> <0041> <4E01> <4E00> endbfchar")]
    [InlineData("1 beginbfrange <4E00> <4E02> [<4E00> <0020> <0041>] endbfrange")]
    [InlineData("1 beginbfrange <0001> <0002> <0041> endbfrange 2 beginbfchar <4E00> <4E00> <4E01> <D840DC0B> endbfchar")]
    public async Task Font_that_maps_high_glyphs_to_low_characters_is_read(string map)
    {
        var whole = $"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange {map} endcmap";
        var font = PdfCarrier.Font.Replace("/DescendantFonts", "/ToUnicode 10000 0 R/DescendantFonts", StringComparison.Ordinal);

        var document = await OpenAsync(PdfCarrier.File([Text("一")], font, objects: $"<</Length {whole.Length}>>\nstream\n{whole}\nendstream"));

        Assert.NotEmpty(document.Entries);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("<<")]
    [InlineData("q ")]
    [InlineData("/P <</A ")]
    public async Task Deep_nesting_ends_in_a_reading_or_a_refusal(string opening)
    {
        var page = $"{Text("一、总体情况")} {string.Concat(Enumerable.Repeat(opening, 200_000))}";
        foreach (var file in new[] { PdfCarrier.File([page]), PdfCarrier.File([Text("一、总体情况")], resources: $"/X {string.Concat(Enumerable.Repeat(opening, 200_000))}") })
        {
            try
            {
                Assert.NotEmpty((await OpenAsync(file)).Entries);
            }
            catch (SourceRefusedException refusal)
            {
                Assert.NotEmpty(refusal.Message);
            }
        }
    }

    // The first of these would end the process of whoever reads it; the others count up to what they claim.
    [Theory]
    [InlineData("/W[-5 1 1]/Size 5")]
    [InlineData("/W[1 1 1900000000]/Size 5")]
    [InlineData("/W[1 1 1]/Size 2000000000")]
    [InlineData("/W[1 1 1]/Size 5/Index[0 2000000000]")]
    [InlineData("/W[1 1 1]/#53ize 2000000000")]
    public async Task OpenAsync_cross_references_claim_what_is_not_there_refuses_the_file(string claims)
    {
        var file = Latin1($"%PDF-1.5\n1 0 obj\n<</Type/XRef/Root 1 0 R/Length 9{claims}>>\nstream\n123456789\nendstream\nendobj\nstartxref\n9\n%%EOF\n");
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(SourceRefusal.Damaged, await RefusalAsync(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024 * 1024);
    }

    [Fact]
    public async Task OpenAsync_thousands_of_cross_references_refuses_the_file()
    {
        var tables = string.Concat(Enumerable.Repeat("xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1>>\n", 2_000));
        var whole = PdfCarrier.File([Text("一、总体情况")]);

        Assert.NotEmpty((await OpenAsync(whole)).Entries);
        Assert.Equal(SourceRefusal.Damaged, await RefusalAsync([.. Latin1($"%PDF-1.4\n{tables}"), .. whole]));
    }

    [Fact]
    public async Task OpenAsync_thousands_of_objects_within_each_other_refuses_the_file_after_some()
    {
        var file = Latin1($"%PDF-1.4\n{string.Concat(Enumerable.Repeat("5 0 obj << /Type /Page ", 20_000))}");
        PdfBudget budget = new(Limits, CancellationToken.None);

        Assert.Equal(SourceRefusal.Damaged, Assert.Throws<SourceRefusedException>(() => PdfCrossReferences.Require(file, budget)).Refusal);
        Assert.InRange(budget.BytesRead, 1, 5 * file.Length);
        Assert.Equal(SourceRefusal.Damaged, await RefusalAsync(file));
    }

    [Fact]
    public void ReadByte_file_is_read_over_too_often_refuses_it()
    {
        PdfBudget budget = new(Limits, CancellationToken.None);
        using PdfBytes file = new(new byte[1024 * 1024], budget);

        var refused = Assert.Throws<SourceRefusedException>(() => ReadOver(file, times: 1_000));

        Assert.Equal(SourceRefusal.Damaged, refused.Refusal);
        Assert.InRange(budget.BytesRead / file.Length, 10, 100);
        Assert.Throws<SourceRefusedException>(() => file.ReadByte());
    }

    [Fact]
    public void ReadByte_time_is_over_ends_the_reading()
    {
        using CancellationTokenSource time = new();
        using PdfBytes file = new(new byte[1024 * 1024], new PdfBudget(Limits, time.Token));
        ReadOver(file, times: 2);
        time.Cancel();

        Assert.Throws<OperationCanceledException>(() => ReadOver(file, times: 1));
    }

    private static void ReadOver(PdfBytes file, int times)
    {
        for (var i = 0; i < times; i++)
        {
            file.Position = 0;
            while (file.ReadByte() >= 0)
            {
                // Only the reading counts.
            }
        }
    }

    private static byte[] Latin1(string text) => Encoding.Latin1.GetBytes(text);

    private static string Text(string text) => $"BT /F 12 Tf 50 700 Td {PdfCarrier.Hex(text)} Tj ET";

    private static byte[] Written(FormEdition edition, ReportContent content)
    {
        using var fonts = new FontFolder(("simsun.ttf", SquareFont.Make()), ("simhei.ttf", SquareFont.Make(name: "Hei")));
        using MemoryStream stream = new();
        new PdfReport(new PdfFonts(fonts.Options)).Write(stream, Writing.Pdf.SampleReports.Of(edition, edition.FirstYear, content));
        return stream.ToArray();
    }

    private static byte[] Blank(int pages) => PdfCarrier.File([.. Enumerable.Repeat(string.Empty, pages)]);

    private static async Task<SourceDocument> OpenAsync(byte[] bytes, SourceLimits? limits = null)
    {
        using ConvertingFiles files = new(limits ?? Limits);
        return await files.OpenAsync(bytes, "年报.pdf");
    }

    private static async Task<SourceRefusal> RefusalAsync(byte[] bytes, SourceLimits? limits = null) =>
        (await Assert.ThrowsAsync<SourceRefusedException>(() => OpenAsync(bytes, limits))).Refusal;
}
