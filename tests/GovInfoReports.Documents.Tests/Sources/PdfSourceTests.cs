using System.Text;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Tests.Reading;
using GovInfoReports.Documents.Tests.Writing.Pdf;
using GovInfoReports.Documents.Writing.Pdf;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport;
using Words = GovInfoReports.Documents.Tests.Writing.SampleReports;

namespace GovInfoReports.Documents.Tests.Sources;

public sealed class PdfSourceTests
{
    private const string Office = "soffice";
    private const string PdfToText = "pdftotext";
    private const string PdfToCairo = "pdftocairo";

    private static readonly FormCatalog Catalog = Words.Catalog;
    private static readonly SourceLimits Limits = new();

    public static TheoryData<string> Editions => [.. Catalog.Editions.Select(e => e.Id)];

    [ProgramTheory(Office, PdfToText, PdfToCairo)]
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
        Assert.Contains(new SourceNote(SourceNoteKind.Conversion, null, "pdftotext"), source.Notes);
        Assert.Contains(source.Entries, e => e.Text == "- 财政信息9条" && e is { IsTight: true, Place: "第 1 页" });
    }

    [ProgramTheory(PdfToText, PdfToCairo)]
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

    [ProgramFact(PdfToText)]
    public async Task What_cannot_be_read_is_refused_with_the_reason()
    {
        var pdf = Written(Catalog.Editions[0], Words.Content(Catalog.Editions[0]));

        Assert.Equal(SourceRefusal.ScannedPdf, await RefusalAsync(Blank(2)));
        Assert.Equal(SourceRefusal.TooManyPages, await RefusalAsync(Blank(4), Limits with { Pages = 3 }));
        Assert.Equal(SourceRefusal.Damaged, await RefusalAsync("%PDF-1.7\n1 0 obj\n<<"u8.ToArray()));
        Assert.Equal(SourceRefusal.TooLong, await RefusalAsync(pdf, Limits with { Characters = 100 }));
        Assert.Equal(SourceRefusal.ConversionTimedOut, await RefusalAsync(pdf, Limits with { ConversionTime = TimeSpan.FromMilliseconds(1) }));
    }

    [ProgramFact(Office, PdfToText)]
    public async Task Files_with_a_password_are_refused()
    {
        const string Options = """{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"1234"}}""";

        Assert.Equal(SourceRefusal.Encrypted, await RefusalAsync(await OfficeFiles.SavedAsAsync(OfficeFiles.Word(Words.Document("2021")), "docx", $"pdf:writer_pdf_Export:{Options}")));
    }

    private static byte[] Written(FormEdition edition, ReportContent content)
    {
        using var fonts = new FontFolder(("simsun.ttf", SquareFont.Make()), ("simhei.ttf", SquareFont.Make(name: "Hei")));
        using MemoryStream stream = new();
        new PdfReport(new PdfFonts(fonts.Options)).Write(stream, Writing.Pdf.SampleReports.Of(edition, edition.FirstYear, content));
        return stream.ToArray();
    }

    private static byte[] Blank(int pages) => Encoding.ASCII.GetBytes(
        $"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count {pages}/Kids[{string.Join(' ', Enumerable.Range(3, pages).Select(i => $"{i} 0 R"))}]>>endobj\n"
        + string.Concat(Enumerable.Range(3, pages).Select(i => $"{i} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"))
        + "trailer<</Root 1 0 R>>\n%%EOF\n");

    private static async Task<SourceDocument> OpenAsync(byte[] bytes, SourceLimits? limits = null)
    {
        using ConvertingFiles files = new(limits ?? Limits);
        return await files.OpenAsync(bytes, "年报.pdf");
    }

    private static async Task<SourceRefusal> RefusalAsync(byte[] bytes, SourceLimits? limits = null) =>
        (await Assert.ThrowsAsync<SourceRefusedException>(() => OpenAsync(bytes, limits))).Refusal;
}
