using System.Net;
using System.Net.Sockets;
using System.Text;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Tests.Reading;
using GovInfoReports.Documents.Tests.Writing;
using GovInfoReports.Documents.Writing.Excel;
using GovInfoReports.TestSupport;

namespace GovInfoReports.Documents.Tests.Sources;

/// <summary>Formats that LibreOffice reads for the portal.</summary>
public sealed class ConversionTests
{
    private const string Office = "soffice";

    private static readonly SourceLimits Limits = new();

    [ProgramTheory(Office)]
    [InlineData("doc", "2019")]
    [InlineData("rtf", "2021")]
    [InlineData("odt", "2031")]
    public async Task A_report_in_an_older_or_other_format_is_read_with_its_blanks(string extension, string form)
    {
        var report = SampleReports.Document(form);
        var file = await OfficeFiles.SavedAsAsync(OfficeFiles.Word(report), "docx", extension);

        var source = await OpenAsync(file, $"年报.{extension}");
        var result = new ReportTextReader(SampleReports.Catalog).Read(source, ReadingHints.None);

        Assert.Equal(SourceFormat.Converted, source.Format);
        Assert.Contains(new SourceNote(SourceNoteKind.Conversion, null, "LibreOffice"), source.Notes);
        Assert.Empty(RoundTripTests.Differences(report.Content.Figures, result.Content.Figures));
        Assert.Equal(report.Content.Title, result.Content.Title);
        Assert.Equal(report.Content.Signature, result.Content.Signature);
        Assert.Equal(report.Content.Text(report.Edition.Sections[^1].Code), result.Content.Text(report.Edition.Sections[^1].Code));
    }

    [ProgramTheory(Office)]
    [InlineData("xls", SourceFormat.Excel)]
    [InlineData("ods", SourceFormat.Converted)]
    public async Task A_workbook_in_an_older_or_other_format_is_read(string extension, SourceFormat format)
    {
        var report = SampleReports.Document("2021");
        using MemoryStream workbook = new();
        await ExcelReport.WriteAsync(workbook, report, null, CancellationToken.None);

        var source = await OpenAsync(await OfficeFiles.SavedAsAsync(workbook.ToArray(), "xlsx", extension), $"年报.{extension}");
        var result = new ReportTextReader(SampleReports.Catalog).Read(source, ReadingHints.None);

        Assert.Equal(format, source.Format);
        Assert.Equal(report.Edition.Id, result.Edition.Id);
        Assert.All(
            report.Edition.Cells.Where(c => report.Content.Figures[c.Id].IsNumber && result.Content.Figures[c.Id].IsNumber),
            c => Assert.Equal(report.Content.Figures[c.Id], result.Content.Figures[c.Id]));
        Assert.True(result.FilledCells > report.Edition.Cells.Count / 2);
    }

    [ProgramFact(Office)]
    public async Task Nothing_that_a_file_links_to_is_fetched_and_nothing_in_it_runs()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}";
        var secret = Path.GetTempFileName();
        var ran = Path.Combine(Path.GetTempPath(), $"govinfo-ran-{Guid.NewGuid():N}");
        try
        {
            await File.WriteAllTextAsync(secret, "机密文字");
            var body = $"""
                <text:p>一、总体情况<draw:frame svg:width="2cm" svg:height="2cm"><draw:image xlink:href="{address}/a.png"/></draw:frame></text:p>
                <text:section text:name="a"><text:section-source xlink:href="{new Uri(secret).AbsoluteUri}"/><text:p>旧文字</text:p></text:section>
                <text:section text:name="b"><text:section-source xlink:href="{address}/b.odt"/><text:p>旧文字</text:p></text:section>
                """;
            var scripts = """<office:event-listeners><script:event-listener script:language="ooo:script" script:event-name="dom:load" xlink:href="vnd.sun.star.script:Standard.Module1.Main?language=Basic&amp;location=document"/></office:event-listeners>""";
            var macro = $"""<?xml version="1.0"?><script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">Sub Main&#10;Open "{ran}" For Output As #1&#10;Close #1&#10;End Sub</script:module>""";

            var source = await OpenAsync(Odt(body, scripts, macro), "年报.odt");

            Assert.Equal(["一、总体情况", "旧文字", "旧文字"], source.Entries.Select(e => e.Text));
            Assert.Contains(source.Notes, n => n.Kind == SourceNoteKind.ActiveContent);
            Assert.False(server.Pending());
            Assert.False(File.Exists(ran));
        }
        finally
        {
            File.Delete(secret);
            File.Delete(ran);
        }
    }

    [ProgramFact(Office)]
    public async Task Files_that_cannot_be_converted_are_refused_and_leave_nothing_behind()
    {
        Assert.Equal(SourceRefusal.ConversionFailed, (await RefusalAsync(SourceFilesTests.Compound("WordDocument"), "断.doc")).Refusal);
        var tight = Limits with { ConversionMemory = 30 };
        Assert.Equal(SourceRefusal.ConversionFailed, (await RefusalAsync("{\\rtf1\\ansi text}"u8.ToArray(), "年报.rtf", tight)).Refusal);
        var quick = Limits with { ConversionTime = TimeSpan.FromMilliseconds(50) };
        Assert.Equal(SourceRefusal.ConversionTimedOut, (await RefusalAsync("{\\rtf1\\ansi text}"u8.ToArray(), "年报.rtf", quick)).Refusal);
    }

    [Fact]
    public async Task Without_the_program_the_refusal_says_what_to_save_as_instead()
    {
        var files = new SourceFiles(Limits);
        var doc = await Assert.ThrowsAsync<SourceRefusedException>(() => files.OpenAsync(SourceFilesTests.Compound("WordDocument"), "年报.doc", CancellationToken.None));
        var ods = await Assert.ThrowsAsync<SourceRefusedException>(() => files.OpenAsync("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"u8.ToArray(), "年报.xml", CancellationToken.None));

        Assert.All([doc, ods], e => Assert.Equal(SourceRefusal.NeedsProgram, e.Refusal));
        Assert.Contains(".docx", doc.Message, StringComparison.Ordinal);
        Assert.Contains(".xlsx", ods.Message, StringComparison.Ordinal);
    }

    private static byte[] Odt(string body, string scripts, string macro)
    {
        const string Names = """xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" office:version="1.2" """;
        string[] parts = ["content.xml", "Basic/script-lc.xml", "Basic/Standard/script-lb.xml", "Basic/Standard/Module1.xml"];
        var entries = string.Concat(parts.Select(p => $"<manifest:file-entry manifest:full-path=\"{p}\" manifest:media-type=\"text/xml\"/>"));
        return SourceArchiveTests.Zip(
            null,
            ("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()),
            ("META-INF/manifest.xml", Bytes($"<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.text\"/>{entries}</manifest:manifest>")),
            (parts[0], Bytes($"<office:document-content {Names}><office:scripts>{scripts}</office:scripts><office:body><office:text>{body}</office:text></office:body></office:document-content>")),
            (parts[1], Bytes("<library:libraries xmlns:library=\"http://openoffice.org/2000/library\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><library:library library:name=\"Standard\" library:link=\"false\"/></library:libraries>")),
            (parts[2], Bytes("<library:library xmlns:library=\"http://openoffice.org/2000/library\" library:name=\"Standard\" library:readonly=\"false\" library:passwordprotected=\"false\"><library:element library:name=\"Module1\"/></library:library>")),
            (parts[3], Bytes(macro))).ToArray();
    }

    private static byte[] Bytes(string xml) => Encoding.UTF8.GetBytes(xml);

    private static async Task<SourceDocument> OpenAsync(byte[] bytes, string name, SourceLimits? limits = null)
    {
        using ConvertingFiles files = new(limits ?? Limits);
        return await files.OpenAsync(bytes, name);
    }

    private static Task<SourceRefusedException> RefusalAsync(byte[] bytes, string name, SourceLimits? limits = null) => Assert.ThrowsAsync<SourceRefusedException>(() => OpenAsync(bytes, name, limits));
}
