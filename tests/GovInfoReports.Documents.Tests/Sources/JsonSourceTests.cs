using System.Text;
using System.Text.Json.Nodes;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Json;
using GovInfoReports.Documents.Tests.Json;
using GovInfoReports.Documents.Tests.Writing;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Tests.Sources;

public sealed class JsonSourceTests
{
    public static TheoryData<string, SourceRefusal> Refused => new()
    {
        { "{\"form\":\"2021\",\"tables\":", SourceRefusal.Damaged },
        { "no json", SourceRefusal.Damaged },
        { "{\"form\":\"2021\",\"title\":\"\\ud800\",\"tables\":{}}", SourceRefusal.Damaged },
        { "[]", SourceRefusal.NotAReport },
        { "{}", SourceRefusal.NotAReport },
        { "{\"form\":2021,\"tables\":{}}", SourceRefusal.NotAReport },
        { "{\"form\":\"2021\",\"tables\":[]}", SourceRefusal.NotAReport },
        { " ", SourceRefusal.Empty },
        { $"{{\"a\":{new string('[', 300)}{new string(']', 300)}}}", SourceRefusal.TooDeep },
        { $"{{\"a\":\"{new string('长', 1_000_000)}\"}}", SourceRefusal.TooLong },
    };

    [Theory]
    [InlineData("2019")]
    [InlineData("2021")]
    [InlineData("2031")]
    public void What_the_portal_writes_is_read_back_to_the_last_figure_and_letter(string form)
    {
        var report = SampleReports.Document(form);
        using var draft = new MemoryStream();
        JsonReport.Write(draft, report, ExcelReportTests.Check(report));
        foreach (var (json, unit, year) in new (byte[], string?, int?)[] { (ReportContentJson.ToBytes(report.Content), null, null), (draft.ToArray(), report.UnitName, report.Year) })
        {
            var source = Read(json);
            Assert.Equal(report.Content, source.Coded!.Content);
            Assert.Equal(ReportContentJson.Hash(report.Content), ReportContentJson.Hash(source.Coded.Content));
            Assert.Equal((unit, year), (source.Coded.UnitName, source.Coded.Year));
            Assert.Equal(report.Edition.Cells.Select(c => c.Id.ToString()), source.Coded.Cells.Select(c => c.Cell));
            Assert.All(source.Coded.Cells, c => Assert.StartsWith($"\"{CellId.Parse(c.Cell).Column}\": ", source.Entries[c.Entry].Text.Trim(), StringComparison.Ordinal));
            Assert.All(source.Coded.Cells, c => Assert.Null(c.Doubt));
            var reading = new ReportTextReader(SampleReports.Catalog).Read(source, ReadingHints.None);
            Assert.Equal(report.Content, reading.Content);
            Assert.DoesNotContain(reading.Findings, f => f.Rule is "C4" or "C7");
        }
    }

    [Fact]
    public void What_the_api_answers_is_read_back()
    {
        var edition = JsonTests.Published(FormCatalog.Official().Get("2021"));
        using var stream = new MemoryStream();
        JsonReport.Write(stream, edition);
        var source = Read(stream.ToArray());
        Assert.Equal(edition.Body.Content, source.Coded!.Content);
        Assert.Equal((edition.UnitName, edition.Year), (source.Coded.UnitName, source.Coded.Year));
        Assert.Equal(edition.Hash, ReportContentJson.Hash(source.Coded.Content));
    }

    [Fact]
    public void What_the_form_does_not_have_and_what_is_no_figure_is_never_passed_over()
    {
        var json = JsonNode.Parse(ReportContentJson.ToBytes(SampleReports.Content(SampleReports.Catalog.Get("2021"))))!.AsObject();
        json["unit"] = new JsonObject { ["code"] = "990101101", ["name"] = "青禾镇" };
        json["remark"] = "多出来的";
        json["tables"]!["disclosure"]!["planning"] = new JsonObject { ["items"] = 5 };
        json["tables"]!["disclosure"]!["note"] = "不是行";
        json["tables"]!["requests"]!["received"]!["naturalPerson"] = "12";
        json["tables"]!["requests"]!["received"]!["other"] = true;
        json["tables"]!["requests"]!["received"]!["total"] = new JsonObject { ["a"] = new JsonArray(1, 2) };
        json["tables"]!["requests"]!["granted"]!["total"] = JsonNode.Parse("1e400");
        json["narrative"]!["plans"] = "明年的打算。";
        json["narrative"]!["preamble"] = 5;
        var source = Read(Encoding.UTF8.GetBytes(json.ToJsonString()));
        var reading = new ReportTextReader(SampleReports.Catalog).Read(source, ReadingHints.None);

        Assert.Equal("青禾镇", reading.UnitName);
        Assert.Equal(
            ["disclosure.planning.items", "narrative.preamble", "plans", "remark", "tables.disclosure.note"],
            reading.Findings.Where(f => f.Rule == "C4").Select(f => f.Message[(f.Message.IndexOf('：', StringComparison.Ordinal) + 1)..]).Order(StringComparer.Ordinal));
        Assert.Equal(
            [("requests.granted.total", "1e400"), ("requests.received.naturalPerson", "12"), ("requests.received.other", "true"), ("requests.received.total", "{…}")],
            reading.Doubts.Select(d => (d.Key.ToString(), d.Value.Text!)).Order());
        Assert.All(reading.Doubts, d => Assert.True(reading.Content.Figures[d.Key].IsBlank));
        Assert.Equal("明年的打算。", reading.Content.AdditionalSections.Single(s => s.Heading == "plans").Text);
        Assert.Equal(5, source.Coded!.Content.Figures[CellId.Parse("disclosure.planning.items")].Number);
    }

    [Fact]
    public void A_figure_that_stands_there_twice_is_taken_only_where_both_agree()
    {
        var source = Read("{\"form\":\"2021\",\"tables\":{\"a\":{\"b\":{\"c\":1,\"d\":2,\"c\":1}},\"a\":{\"b\":{\"d\":3}}}}"u8.ToArray());
        Assert.Equal(
            [("a.b.c", 1m, null), ("a.b.d", null, FigureDoubtKind.Contradiction)],
            source.Coded!.Cells.Select(c => (c.Cell, source.Coded.Content.Figures[CellId.Parse(c.Cell)].Number, c.Doubt?.Kind)));
        Assert.Equal("2 / 3", source.Coded.Cells[1].Doubt!.Text);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_report_is_refused(string json, SourceRefusal refusal) =>
        Assert.Equal(refusal, Assert.Throws<SourceRefusedException>(() => Read(Encoding.UTF8.GetBytes(json))).Refusal);

    [Fact]
    public void However_a_report_is_mutilated_it_is_read_or_refused()
    {
        var whole = ReportContentJson.ToBytes(SampleReports.Content(SampleReports.Catalog.Get("2019")));
        var random = new Random(3);
        for (var i = 0; i < 1_000; i++)
        {
            var bytes = whole.ToArray();
            for (var change = random.Next(1, 8); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)"{}[]\",:09ntx.\\"[random.Next(14)];
            }

            try
            {
                Read(bytes);
            }
            catch (SourceRefusedException refused)
            {
                Assert.NotEqual(SourceRefusal.None, refused.Refusal);
            }
        }
    }

    private static SourceDocument Read(byte[] json) => JsonSource.Read(json, new SourceLimits(), CancellationToken.None);
}
