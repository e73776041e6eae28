using System.Text;
using GovInfoReports.Documents.Sources;
using GovInfoReports.TestSupport;

namespace GovInfoReports.Documents.Tests.Sources;

/// <summary>Workbooks of Excel 97 to 2003, saved by LibreOffice and read without it.</summary>
public sealed class CompoundWorkbookTests
{
    private const string Office = "soffice";

    private const string Book = """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
        <office:automatic-styles>
        <number:percentage-style style:name="np"><number:number number:decimal-places="0"/><number:text>%</number:text></number:percentage-style>
        <number:date-style style:name="nd"><number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>
        <style:style style:name="p" style:family="table-cell" style:data-style-name="np"/>
        <style:style style:name="d" style:family="table-cell" style:data-style-name="nd"/>
        <style:style style:name="off" style:family="table"><style:table-properties table:display="false"/></style:style>
        </office:automatic-styles>
        <office:body><office:spreadsheet>
        <table:table table:name="申请">
        <table:table-column table:number-columns-repeated="3"/><table:table-column table:visibility="collapse"/>
        <table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>本年收到</text:p></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="float" office:value="12"><text:p>12</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="99"><text:p>99</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell><text:p>比例</text:p></table:table-cell><table:table-cell table:style-name="p" office:value-type="percentage" office:value="0.25"><text:p>25%</text:p></table:table-cell><table:table-cell table:style-name="d" office:value-type="date" office:date-value="2024-01-31"><text:p>2024-01-31</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell><text:p>金额</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="0.1"><text:p>0.1</text:p></table:table-cell><table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""><text:p>#DIV/0!</text:p></table:table-cell></table:table-row>
        <table:table-row table:visibility="collapse"><table:table-cell><text:p>藏起来</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell><office:annotation><dc:creator>某</dc:creator><text:p>批注</text:p></office:annotation><text:p>结转</text:p></table:table-cell><table:table-cell table:formula="of:=5+4" office:value-type="float" office:value="9"><text:p>9</text:p></table:table-cell><table:table-cell><draw:frame svg:width="4cm" svg:height="2cm" svg:x="1cm" svg:y="1cm"><draw:text-box><text:p>框里的字</text:p></draw:text-box></draw:frame><text:p>无</text:p></table:table-cell></table:table-row>
        </table:table>
        <table:table table:name="藏表" table:style-name="off"><table:table-row><table:table-cell office:value-type="float" office:value="3"><text:p>3</text:p></table:table-cell></table:table-row></table:table>
        </office:spreadsheet></office:body></office:document>
        """;

    private static readonly SourceLimits Limits = new();

    [ProgramFact(Office)]
    public async Task Xls_is_read_with_its_merges_formats_hidden_parts_errors_and_places()
    {
        var source = await OpenAsync(await XlsAsync());

        Assert.Equal(SourceFormat.Excel, source.Format);
        Assert.Equal(
            ["本年收到\t12", "比例\t25%\t2024-01-31", "金额\t0.1\t#DIV/0!", "结转\t9\t无", "框里的字"],
            source.Entries.Select(e => e.Text));
        Assert.Equal((0, 2), (source.Entries[0].Cells![0].Slot, source.Entries[0].Cells![0].Span));
        Assert.Equal("工作表“申请”C2", source.Entries[1].Cells![2].Place);
        var notes = source.Notes.Select(n => (n.Kind, n.Text)).ToList();
        Assert.Contains(notes, n => n.Kind == SourceNoteKind.Formula && n.Text!.Contains("C3", StringComparison.Ordinal) && n.Text.Contains("#DIV/0!", StringComparison.Ordinal));
        Assert.Contains(notes, n => n.Kind == SourceNoteKind.Hidden && n.Text!.Contains("藏表", StringComparison.Ordinal));
        Assert.Contains(notes, n => n.Kind == SourceNoteKind.Hidden && n.Text!.Contains("D1", StringComparison.Ordinal));
        Assert.Contains(notes, n => n.Kind == SourceNoteKind.Comment && n.Text == "1");
        Assert.Contains(notes, n => n.Kind == SourceNoteKind.TextBox);
    }

    [ProgramFact(Office)]
    public async Task Xls_beyond_the_limits_or_of_another_shape_is_refused()
    {
        var xls = await XlsAsync();
        var header = xls.AsSpan(0, 8).ToArray();

        Assert.Equal(SourceRefusal.TooManyCells, await RefusalAsync(xls, Limits with { Cells = 3 }));
        Assert.Equal(SourceRefusal.TooLong, await RefusalAsync(xls, Limits with { Characters = 3 }));
        Assert.Equal(SourceRefusal.Damaged, await RefusalAsync(xls[..1024], Limits));

        // A table of sectors far larger than the file.
        BitConverter.TryWriteBytes(xls.AsSpan(72), 100_000);
        Assert.Equal(SourceRefusal.Damaged, await RefusalAsync(xls, Limits));
        Assert.Equal(header, xls[..8]);
    }

    [ProgramFact(Office)]
    public async Task Xls_however_mutilated_is_read_or_refused()
    {
        var whole = await XlsAsync();
        for (var i = 0; i < 400; i++)
        {
            Random chance = new(i);
            var bytes = i % 4 == 0 ? whole[..chance.Next(1, whole.Length)] : [.. whole];
            for (var j = chance.Next(1, 20); j > 0; j--)
            {
                bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
            }

            try
            {
                await OpenAsync(bytes);
            }
            catch (SourceRefusedException e)
            {
                Assert.NotEmpty(e.Message);
            }
        }
    }

    private static Task<byte[]> XlsAsync() => OfficeFiles.SavedAsAsync(Encoding.UTF8.GetBytes(Book), "fods", "xls");

    private static Task<SourceDocument> OpenAsync(byte[] bytes, SourceLimits? limits = null) => new SourceFiles(limits ?? Limits).OpenAsync(bytes, "年报.xls", CancellationToken.None);

    private static async Task<SourceRefusal> RefusalAsync(byte[] bytes, SourceLimits limits) => (await Assert.ThrowsAsync<SourceRefusedException>(() => OpenAsync(bytes, limits))).Refusal;
}
