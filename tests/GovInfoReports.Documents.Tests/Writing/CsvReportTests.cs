using System.Globalization;
using CsvHelper;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Tests.Writing;

public sealed class CsvReportTests
{
    [Fact]
    public async Task Every_figure_of_every_report_is_a_line()
    {
        ReportDocument[] reports = [SampleReports.Document("2019"), SampleReports.Document("2021"), SampleReports.Document("2031")];
        var (bytes, records) = await WriteAsync(reports);

        Assert.Equal([0xef, 0xbb, 0xbf], bytes[..3]);
        Assert.Equal(["unitCode", "unit", "year", "code", "label", "value"], records[0]);
        var expected = reports.SelectMany(r => r.Edition.Cells.Select(c => new[]
        {
            r.UnitCode, r.UnitName, r.Year.ToString(CultureInfo.InvariantCulture), c.Id.ToString(), c.Name, r.Content.Figures[c.Id].ToString(),
        }));
        Assert.Equal(expected, records.Skip(1));
        Assert.Contains(records, r => r[5].Length == 0);
        Assert.Contains(records, r => r[5] == "/");
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://a.example\")", "'=HYPERLINK(\"http://a.example\")")]
    [InlineData("+1", "'+1")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(1)", "'@SUM(1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("甲,乙\"丙\"\n丁", "甲,乙\"丙\"\n丁")]
    public async Task A_name_never_becomes_a_formula(string name, string written)
    {
        var (_, records) = await WriteAsync([SampleReports.Document("2021") with { UnitName = name }]);
        Assert.All(records.Skip(1), r => Assert.Equal(written, r[1]));
    }

    [Fact]
    public async Task A_negative_number_stays_a_number_and_what_the_form_does_not_have_is_there_too()
    {
        var report = SampleReports.Document("2019");
        report = report with
        {
            Content = report.Content with
            {
                Figures = report.Content.Figures.With([KeyValuePair.Create(CellId.Parse("disclosure.fees.change"), CellValue.Of(-15.5m)), KeyValuePair.Create(CellId.Parse("old.row.column"), CellValue.Of(1))]),
            },
        };
        var (_, records) = await WriteAsync([report]);
        Assert.Equal("-15.5", records.Single(r => r[3] == "disclosure.fees.change")[5]);
        Assert.Equal(["old.row.column", "old.row.column", "1"], records[^1][3..]);
    }

    private static async Task<(byte[] Bytes, List<string[]> Records)> WriteAsync(IEnumerable<ReportDocument> reports)
    {
        using var stream = new MemoryStream();
        await CsvReport.WriteAsync(stream, reports, CancellationToken.None);
        List<string[]> records = [];
        using var csv = CsvReader.Create(stream.ToArray(), new CsvReaderOptions { HasHeader = false });
        while (csv.Read())
        {
            records.Add([.. Enumerable.Range(0, 6).Select(csv.GetString)]);
        }

        return (stream.ToArray(), records);
    }
}
