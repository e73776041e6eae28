using System.Text;
using GovInfoReports.Application.Checking;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Archives;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using GovInfoReports.TestSupport.Forms;
using Microsoft.Extensions.Logging.Abstractions;

namespace GovInfoReports.Application.Tests.Checking;

public sealed class CheckUpTests
{
    private const string Unit = "云台县白水镇人民政府";
    private const string Neighbour = "云台县东岭乡人民政府";

    private static readonly byte[] Picture = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0];

    [Fact]
    public async Task A_broken_equation_comes_with_its_place_both_sides_and_what_to_do()
    {
        var result = await RunAsync([Report(Unit, 2025, ("requests.received.naturalPerson", 5), ("requests.received.total", 5))]);

        var item = Assert.Single(result.Items);
        Assert.Equal(Unit, item.Report!.Reading.UnitName);
        Assert.Equal(2025, item.Report.Reading.Year);
        Assert.Equal("2021", item.Report.Reading.Edition.Id);
        var finding = item.Report.Checks.Findings.First(f => f.Rule == "A1");
        Assert.Equal(Tier.Error, finding.Tier);
        Assert.Equal((5m, 0m), (finding.Values!.Left, finding.Values.Right));
        Assert.NotNull(finding.Advice);
        Assert.NotNull(finding.Source?.Line);
    }

    [Fact]
    public async Task What_needs_last_years_report_is_checked_only_when_it_lies_beside()
    {
        var present = Report(Unit, 2025);
        var last = Report(Unit, 2024, ("requests.received.naturalPerson", 3), ("requests.received.total", 3), ("requests.carriedForward.naturalPerson", 3), ("requests.carriedForward.total", 3));

        var alone = Assert.Single((await RunAsync([present])).Items);
        Assert.Equal(RuleStatus.NotRun, alone.Report!.Checks.Outcomes.Single(o => o.Rule == "A5a").Status);
        Assert.Empty(alone.Compared);

        var compared = Assert.Single((await RunAsync([present], [last])).Items);
        Assert.Equal(RuleStatus.Failed, compared.Report!.Checks.Outcomes.Single(o => o.Rule == "A5a").Status);
        Assert.Equal([new ComparedReport(last.Name, 2024, null)], compared.Compared);
    }

    [Fact]
    public async Task A_last_years_report_of_another_unit_is_used_and_said_and_one_of_another_year_is_not_used()
    {
        var other = Report(Neighbour, 2024);
        Assert.Equal([new ComparedReport(other.Name, 2024, Neighbour)], (await RunAsync([Report(Unit, 2025)], [other])).Items[0].Compared);

        var old = await RunAsync([Report(Unit, 2025)], [Report(Unit, 2021)]);
        Assert.Empty(old.Items[0].Compared);
        Assert.Contains("2021 年度", Assert.Single(old.UnusedEarlier).Words(), StringComparison.Ordinal);

        var unread = await RunAsync([Report(Unit, 2025)], [new CheckUpFile("去年.png", Picture)]);
        Assert.Equal("去年.png", Assert.Single(unread.UnusedEarlier).Place);
        Assert.NotNull(unread.Items[0].Report);
    }

    [Fact]
    public async Task In_a_folder_each_report_is_compared_with_the_same_units_last_one()
    {
        var result = await RunAsync([Report(Unit, 2024), Report(Unit, 2025), Report(Neighbour, 2025)]);

        Assert.Equal([0, 1, 0], result.Items.Select(i => i.Compared.Count));
        Assert.Equal(2024, result.Items[1].Compared[0].Year);
    }

    [Fact]
    public async Task An_archive_is_gone_through_file_by_file_and_one_that_cannot_be_read_stops_no_other()
    {
        var zip = SampleReports.Zip(("甲/白水镇.txt", Report(Unit, 2025).Bytes.ToArray()), ("甲/图.png", Picture), ("甲/.DS_Store", [1, 2, 3]), ("甲/东岭乡.txt", Encoding.UTF8.GetBytes(SampleReports.Text(SampleReports.Of(Neighbour, 2025)))));
        var result = await RunAsync([new CheckUpFile("年报.zip", zip)]);

        Assert.Equal(["甲/白水镇.txt", "甲/图.png", "甲/东岭乡.txt"], result.Items.Select(i => i.Name));
        Assert.Equal([Unit, null, Neighbour], result.Items.Select(i => i.Report?.Reading.UnitName));
        Assert.Equal(SourceRefusal.Image, result.Items[1].Refusal!.Refusal);
    }

    [Fact]
    public async Task A_year_and_a_form_that_are_stated_go_before_what_is_recognised()
    {
        var text = new CheckUpFile(null, Encoding.UTF8.GetBytes(SampleReports.Text(SampleReports.Of(Unit, 2025))));
        var year = (await RunAsync(new CheckUpInput([text], [], 2024))).Items[0].Report!;
        Assert.Contains(year.Checks.Findings, f => f.Rule == "E1" && f.Tier == Tier.Error);

        var form = (await RunAsync(new CheckUpInput([text], [], null, "2019"))).Items[0].Report!;
        Assert.Equal("2019", form.Reading.Edition.Id);
        Assert.Contains(form.Checks.Findings, f => f.Rule == "C1");
    }

    [Fact]
    public async Task Nothing_too_much_and_what_is_not_there_are_refused()
    {
        Assert.Equal("text", await FieldOfRefusalAsync(new CheckUpInput([], [])));
        Assert.Equal("files", await FieldOfRefusalAsync(new CheckUpInput([new CheckUpFile("空.zip", SampleReports.Zip((".DS_Store", [1])))], [])));
        Assert.Equal("year", await FieldOfRefusalAsync(new CheckUpInput([Report(Unit, 2025)], [], 2050)));
        Assert.Equal("edition", await FieldOfRefusalAsync(new CheckUpInput([Report(Unit, 2025)], [], null, "1999")));
        var many = SampleReports.Zip(("1.txt", "甲"u8.ToArray()), ("2.txt", "乙"u8.ToArray()), ("3.txt", "丙"u8.ToArray()));
        Assert.Equal("files", await FieldOfRefusalAsync(new CheckUpInput([new CheckUpFile("多.zip", many)], []), new CheckUpLimits { Files = 2 }));
    }

    [Fact]
    public async Task Files_that_the_work_does_not_reach_are_listed_as_not_read()
    {
        var result = await RunAsync(new CheckUpInput([Report(Unit, 2025), Report(Neighbour, 2025)], []), new CheckUpLimits { Work = TimeSpan.Zero });

        Assert.Equal([SourceRefusal.ReadingTimedOut, SourceRefusal.ReadingTimedOut], result.Items.Select(i => i.Refusal!.Refusal));
        Assert.Contains("0 秒", result.Items[0].Refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Archive_that_the_work_does_not_reach_is_listed_as_not_read()
    {
        CheckUpFile archive = new("甲.zip", SampleReports.Zip(("1.txt", "甲"u8.ToArray()), ("2.txt", "乙"u8.ToArray())));

        var result = await RunAsync(new CheckUpInput([archive, Report(Unit, 2025)], []), new CheckUpLimits { Work = TimeSpan.Zero });

        Assert.Equal(["甲.zip", Report(Unit, 2025).Name], result.Items.Select(i => i.Name));
        Assert.All(result.Items, i => Assert.Equal(SourceRefusal.ReadingTimedOut, i.Refusal!.Refusal));
    }

    [Fact]
    public async Task Check_up_whose_asker_has_gone_stops()
    {
        using CancellationTokenSource asker = new();
        await asker.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(new CheckUpInput([Report(Unit, 2025)], []), ct: asker.Token));
    }

    [Fact]
    public async Task Files_that_the_time_does_not_reach_are_listed_as_not_read()
    {
        var report = Report(Unit, 2025);
        var result = await RunAsync(new CheckUpInput([.. Enumerable.Repeat(report, 50)], []), new CheckUpLimits { Time = TimeSpan.FromMilliseconds(1) });

        Assert.Equal(50, result.Items.Count);
        Assert.Contains("0 秒", result.Items[^1].Refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_the_portal_with_one_file_is_said_and_stops_no_other()
    {
        // An engine that knows fewer forms than the reader fails on what it does not know.
        var catalog = InventedForm.CatalogWithOfficial();
        SourceLimits sources = new();
        CheckUp checkUp = new(
            new SourceFiles(sources),
            new SourceArchive(sources),
            catalog,
            new CheckEngine(FormCatalog.Official()),
            new CheckUpLimits(),
            new CheckUpInputValidator(catalog, new ReportingCalendar(new TestClock(new DateTimeOffset(2032, 1, 10, 2, 0, 0, TimeSpan.Zero)), catalog)),
            NullLogger<CheckUp>.Instance);
        var later = new CheckUpFile("新.txt", Encoding.UTF8.GetBytes($"{Unit}2031年政府信息公开工作年度报告"));

        var result = await checkUp.ExecuteAsync(new CheckUpInput([later, Report(Unit, 2025)], []), default);

        Assert.Contains("记入日志", result.Items[0].Refusal!.Message, StringComparison.Ordinal);
        Assert.NotNull(result.Items[1].Report);
    }

    [Fact]
    public async Task Reports_of_two_units_in_the_same_words_are_said_to_be_alike()
    {
        var texts = string.Concat(Enumerable.Range(1, 40).Select(i => $"第{i}项工作按照要求逐条推进并且完成了全部任务，群众反映良好，"));
        var result = await RunAsync([Told(Unit, 2025, texts, everywhere: true), Told(Neighbour, 2025, texts, everywhere: true), Told("云台县青石镇人民政府", 2025, "另有一番话，说的都是本镇自己的事情。", everywhere: true)]);

        Assert.Equal(Neighbour + "2025.txt", result.Items[0].MostAlike!.Name);
        Assert.Equal(Unit + "2025.txt", result.Items[1].MostAlike!.Name);
        Assert.InRange(result.Items[0].MostAlike!.Percent, 80, 100);
        Assert.Null(result.Items[2].MostAlike);
        Assert.Contains(result.Items[0].Report!.Checks.Findings, f => f.Message.Contains(Neighbour, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Likeness_to_the_units_own_other_year_is_no_likeness_among_files()
    {
        var texts = string.Concat(Enumerable.Range(1, 40).Select(i => $"第{i}项工作按照要求逐条推进并且完成了全部任务，群众反映良好，"));
        var result = await RunAsync([Told(Unit, 2025, texts), Told(Unit, 2024, texts)]);

        Assert.All(result.Items, i => Assert.Null(i.MostAlike));
        Assert.Null(Assert.Single((await RunAsync([Told(Unit, 2025, texts)])).Items).MostAlike);
    }

    private static CheckUpFile Told(string unit, int year, string text, bool everywhere = false)
    {
        var content = SampleReports.Of(unit, year);
        foreach (var section in everywhere ? [.. content.Texts.Keys] : new[] { "overview" })
        {
            content = content.WithText(section, text);
        }

        return new($"{unit}{year}.txt", Encoding.UTF8.GetBytes(SampleReports.Text(content)));
    }

    private static CheckUpFile Report(string unit, int year, params (string Cell, decimal Value)[] cells) =>
        new($"{unit}{year}.txt", Encoding.UTF8.GetBytes(SampleReports.Text(SampleReports.Of(unit, year, cells))));

    private static Task<CheckUpResult> RunAsync(IReadOnlyList<CheckUpFile> reports, IReadOnlyList<CheckUpFile>? earlier = null) => RunAsync(new CheckUpInput(reports, earlier ?? []));

    private static Task<CheckUpResult> RunAsync(CheckUpInput input, CheckUpLimits? limits = null, CancellationToken ct = default)
    {
        var catalog = FormCatalog.Official();
        ReportingCalendar calendar = new(new TestClock(new DateTimeOffset(2026, 1, 10, 2, 0, 0, TimeSpan.Zero)), catalog);
        SourceLimits sources = new();
        return new CheckUp(new SourceFiles(sources), new SourceArchive(sources), catalog, new CheckEngine(catalog), limits ?? new CheckUpLimits(), new CheckUpInputValidator(catalog, calendar), NullLogger<CheckUp>.Instance).ExecuteAsync(input, ct);
    }

    private static async Task<string> FieldOfRefusalAsync(CheckUpInput input, CheckUpLimits? limits = null) =>
        (await Refused.InvalidAsync(() => RunAsync(input, limits))).Reasons[0].Place!;
}
