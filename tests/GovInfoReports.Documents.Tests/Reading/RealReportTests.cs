using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Tests.Reading;

/// <summary>
/// Real reports, every figure verified by eye: all are 0 but those named here, and a figure is blank only where the paper has none.
/// </summary>
public sealed class RealReportTests
{
    private static readonly FormCatalog Catalog = FormCatalog.Official();
    private static readonly ReportReading Reading = new(Catalog);

    [RealReportFact]
    public void Chalukou_lacks_its_total_row()
    {
        var (reading, checks) = Read("chalukou-2020.txt");
        AssertFigures(reading, "2019", new()
        {
            ["requests.received.naturalPerson"] = "5",
            ["requests.received.total"] = "5",
            ["requests.granted.naturalPerson"] = "5",
            ["requests.granted.total"] = "5",
        });
        AssertErrors(checks, "A1", "A2");
        AssertFound(checks, Tier.Query, "D1", line: 4);
        AssertFound(checks, Tier.Query, "D1", line: 391);
        AssertFound(checks, Tier.Query, "B1f");
        AssertFound(checks, Tier.Hint, "C4", line: 81);
        Assert.EndsWith("：4", reading.Content.Text("disclosure"), StringComparison.Ordinal);
        Assert.Equal("岔路口镇人民政府", reading.UnitName![^8..]);
        Assert.Equal(string.Empty, reading.Content.Preamble);
        Assert.Equal(string.Empty, reading.Content.Signature);
    }

    [RealReportFact]
    public void Honghe_has_nothing_wrong_in_its_figures()
    {
        var (reading, checks) = Read("honghe-2020.txt");
        AssertFigures(reading, "2019", []);
        AssertErrors(checks);
        Assert.Equal(["C4"], checks.Findings.Where(f => f.Rule[0] == 'C').Select(f => f.Rule));
        AssertFound(checks, Tier.Hint, "C4", line: 22);
        AssertFound(checks, Tier.Hint, "T1");
        AssertFound(checks, Tier.Query, "D3");
        Assert.Contains("[image: ]", reading.Content.Text("overview"), StringComparison.Ordinal);
        Assert.Equal("昌乐县红河镇", reading.UnitName);
        Assert.Equal("昌乐县红河镇2020年政府信息公开工作年度报告", reading.Content.Title);
        Assert.Equal("红河镇人民政府", reading.Content.Signature);
        Assert.Equal("无。", reading.Content.Text("otherMatters"));
    }

    [RealReportFact]
    public void Jingzhong_has_nothing_wrong_in_its_figures()
    {
        var (reading, checks) = Read("jingzhong-2021.txt");
        AssertFigures(reading, "2021", []);
        AssertErrors(checks);
        Assert.DoesNotContain(checks.Findings, f => f.Rule[0] == 'C');
        AssertFound(checks, Tier.Query, "D3", line: 9);
        AssertFound(checks, Tier.Query, "D3", line: 414);
        AssertFound(checks, Tier.Hint, "D7");
        AssertFound(checks, Tier.Hint, "D1", line: 133);
        Assert.Equal("敬仲镇人民政府\n2022年1月17日", reading.Content.Signature);
    }

    [RealReportFact]
    public void Yongzheng_has_ten_sections_two_empty_cells_and_mistyped_labels()
    {
        var (reading, checks) = Read("yongzheng-2020.txt");
        AssertFigures(reading, "2019", new()
        {
            ["disclosure.normativeDocuments.publicTotal"] = "20",
            ["disclosure.procurement.items"] = string.Empty,
            ["disclosure.procurement.amount"] = string.Empty,
        });
        AssertErrors(checks, "C2", "C3");
        var gap = Assert.Single(checks.Findings, f => f.Rule == "C2");
        Assert.Equal(["disclosure.procurement.items", "disclosure.procurement.amount"], gap.Cells.Select(c => c.ToString()));
        Assert.Equal(90, gap.Source!.Line);
        Assert.Equal([191, 383], checks.Findings.Where(f => f is { Rule: "C3", Tier: Tier.Error }).Select(f => f.Source!.Line!.Value));
        Assert.Equal([43, 394], checks.Findings.Where(f => f is { Rule: "C3", Tier: Tier.Query }).Select(f => f.Source!.Line!.Value));
        AssertFound(checks, Tier.Query, "B2a", line: 16);
        AssertFound(checks, Tier.Query, "T1", line: 104);
        AssertFound(checks, Tier.Query, "D1", line: 109);
        AssertFound(checks, Tier.Query, "D2");
        Assert.Equal(["政务公开情况", "政务新媒体监管情况", "公开平台建设情况", "政务公开工作情况"], reading.Content.AdditionalSections.Select(s => s.Heading));
        Assert.All(reading.Content.AdditionalSections, s => Assert.Equal("disclosure", s.After));
        Assert.Contains("(二)信息公开的渠道与形式", reading.Content.Text("disclosure"), StringComparison.Ordinal);
        Assert.Matches(@"^2020年，[^\n]{11}。$", reading.Content.Text("requests"));
        Assert.Equal("永正镇", reading.UnitName);
        Assert.Equal("永正镇2020年政府信息公开工作年度报告", reading.Content.Title);
    }

    [RealReportFact]
    public void Xuefang_lacks_the_total_column_on_its_second_page()
    {
        var (reading, checks) = Read("xuefang-2020.txt");
        var requests = reading.Edition.Tables.Single(t => t.Code == "requests");
        var lacking = requests.Cells.SkipWhile(c => c.Id.Row != "refusedSecurityStability").Where(c => c.Id.Column == "total").Select(c => c.Id.ToString()).ToList();
        Assert.Equal(17, lacking.Count);
        AssertFigures(reading, "2019", lacking.ToDictionary(c => c, _ => string.Empty, StringComparer.Ordinal));
        AssertErrors(checks, "C2");
        Assert.Equal(lacking, Assert.Single(checks.Findings, f => f.Rule == "C2").Cells.Select(c => c.ToString()));
        AssertFound(checks, Tier.Query, "C3", line: 74);
        AssertFound(checks, Tier.Query, "D1", line: 19);
        AssertFound(checks, Tier.Query, "D1", line: 63);
        AssertFound(checks, Tier.Query, "T1", line: 5);
        Assert.Contains("（二）重复", string.Concat(checks.Findings.Select(f => f.Message)), StringComparison.Ordinal);
        Assert.Contains("**政策解读方面**", reading.Content.Text("overview"), StringComparison.Ordinal);
        Assert.Equal("莱阳市穴坊镇人民政府\n2021年1月29日", reading.Content.Signature);
    }

    private static (ReadingResult Reading, CheckReport Checks) Read(string file)
    {
        var decoded = SourceText.Decode(File.ReadAllBytes(Path.Combine(RealReportFactAttribute.Folder!, file)));
        Assert.Equal("utf-8", decoded.Encoding);
        var (reading, checks) = Reading.ReadAndCheck(decoded.Text!, ReadingHints.None, new CheckEngine(Catalog));
        RoundTripTests.AssertEveryLineHasAUse(reading);
        AssertNothingDropped(reading);
        Assert.DoesNotContain(checks.Findings, f => f.Cells.Count > 0 && f.Source?.Line is null);
        return (reading, checks);
    }

    private static void AssertFigures(ReadingResult reading, string form, Dictionary<string, string> others)
    {
        Assert.Equal(form, reading.Edition.Id);
        Assert.Equal(form == "2019" ? 198 : 200, reading.Edition.Cells.Count);
        var wrong = reading.Content.Figures.Cells
            .Where(c => c.Value.ToString() != others.GetValueOrDefault(c.Key.ToString(), "0"))
            .Select(c => $"{c.Key} = {c.Value}");
        Assert.Empty(wrong);
    }

    private static void AssertErrors(CheckReport checks, params string[] rules) =>
        Assert.Equal(rules, checks.Findings.Where(f => f.Tier == Tier.Error).Select(f => f.Rule).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static void AssertFound(CheckReport checks, Tier tier, string rule, int? line = null) =>
        Assert.Contains(checks.Findings, f => f.Tier == tier && f.Rule == rule && (line is null || f.Source?.Line == line));

    private static void AssertNothingDropped(ReadingResult reading)
    {
        var content = reading.Content;
        var all = Letters(string.Concat(content.Texts.Values.Concat(content.AdditionalSections.Select(s => s.Text)).Append(content.Preamble).Append(content.Signature).Append(content.Title)));
        foreach (var line in reading.Lines.Where(l => l.Use is LineUse.Text or LineUse.TableNote or LineUse.Preamble or LineUse.Signature or LineUse.Title))
        {
            Assert.Contains(Letters(line.Text), all, StringComparison.Ordinal);
        }
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
