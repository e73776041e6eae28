using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using GovInfoReports.Data;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.TestSupport;
using GovInfoReports.Web.Tests.Commands;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.Clerk;

public sealed class RollUpPageTests(ClerkPortal portal) : IClassFixture<ClerkPortal>
{
    private const string Licences = "disclosure.licensing.decisions";
    private const string Path = "/clerk/reports/2025/rollup";
    private static int _counties = 10;

    [Fact]
    public async Task Roll_up_goes_from_choosing_members_to_the_own_report_without_scripts()
    {
        var (desk, towns) = await CountyAsync(3);
        var page = await desk.GetAsync(Path);
        Assert.Contains("汇总成员还没有确定", page.Text, StringComparison.Ordinal);
        Assert.Contains("成员里没有政府办公室", page.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await ChooseAsync(desk, page, towns)).Status);
        page = await desk.GetAsync($"{Path}?cell={Licences}");
        Assert.DoesNotContain("汇总成员还没有确定", page.Text, StringComparison.Ordinal);
        Assert.Contains($"/units/{towns[0].Code}/2025/editions/1#cell-disclosure-licensing-decisions", page.Text, StringComparison.Ordinal);
        Assert.Contains("id=\"cell-disclosure-licensing-decisions\"", (await desk.GetAsync($"/units/{towns[0].Code}/2025/editions/1")).Text, StringComparison.Ordinal);

        var refused = await PostAsync(desk, page, "Adjust", ("Cell", Licences), ("Amount", "-一"), ("Kind", "DoubleCount"), ("Note", "重复"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("id=\"amount-error\"", refused.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"-一\"", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(desk, page, "Adjust", ("Cell", Licences), ("Amount", "-1"), ("Kind", "DoubleCount"), ("Note", "两镇各计一次"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(desk, page, "Take", ("revision", ""))).Status);

        Assert.Equal(CellValue.Of(8), await OwnAsync(desk.Unit, Licences));
        page = await desk.GetAsync(Path);
        Assert.Contains("本级报告有 0 格与合计不同", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("cell:", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correction_below_is_said_on_the_home_page_and_cell_by_cell()
    {
        var (desk, towns) = await CountyAsync(2);
        await ChooseAsync(desk, await desk.GetAsync(Path), towns);
        await PostAsync(desk, await desk.GetAsync(Path), "Take", ("revision", ""));
        Assert.DoesNotContain("已过时", (await desk.GetAsync("/clerk")).Text, StringComparison.Ordinal);

        await portal.PublishAsync(towns[0], 2025, c => c with { Figures = c.Figures.With(CellId.Parse(Licences), CellValue.Of(10)) });

        Assert.Contains("已过时", (await desk.GetAsync("/clerk")).Text, StringComparison.Ordinal);
        Assert.Matches(new Regex($"{towns[0].Name}：3 → 10", RegexOptions.None, TimeSpan.FromSeconds(1)), (await desk.GetAsync(Path)).Text);
    }

    [Fact]
    public async Task Form_of_a_government_lists_what_only_governments_report()
    {
        var (desk, _) = await CountyAsync(1);
        await desk.BeginAsync();
        Assert.Matches("data-keywords=\"考核\" [^>]*data-aspect-of=\"field-text-overview [^>]*field-text-otherMatters\">", WebUtility.HtmlDecode((await desk.GetAsync(desk.Form)).Text));

        await desk.PressAsync(await desk.GetAsync(desk.Form), "save", ("text.otherMatters", "本年度政务公开考核结果为优秀。"));

        var form = WebUtility.HtmlDecode((await desk.GetAsync(desk.Form)).Text);
        Assert.Matches("data-keywords=\"考核\" [^>]*class=\"spoken\">", form);
        Assert.DoesNotMatch("data-keywords=\"责任追究[^>]*class=\"spoken\">", form);
        Assert.DoesNotContain("政府的年报还应当写到", (await (await portal.DeskAsync()).BeginAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stale_report_is_refused_with_the_page_and_409()
    {
        var (desk, towns) = await CountyAsync(1);
        await ChooseAsync(desk, await desk.GetAsync(Path), towns);
        await PostAsync(desk, await desk.GetAsync(Path), "Take", ("revision", ""));

        var stale = await PostAsync(desk, await desk.GetAsync(Path), "Take", ("revision", $"{Guid.NewGuid()}"));

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("本级报告已被改动", stale.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_chosen_from_an_old_page_are_409_with_both_values_and_saved_the_next_time()
    {
        var (desk, towns) = await CountyAsync(2);
        var old = await desk.GetAsync(Path);
        await ChooseAsync(desk, old, towns);

        var stale = await PostAsync(desk, old, "Members", ("version", old.Fields()["version"]), ("unit", towns[0].Code), ($"{towns[0].Code}.reason", "划归开发区"));

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("value=\"划归开发区\"", WebUtility.HtmlDecode(stale.Text), StringComparison.Ordinal);
        Assert.Contains("刚刚保存为：计入（乡镇（街道））", WebUtility.HtmlDecode(stale.Text), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(desk, old, "Members", ("version", stale.Fields()["version"]), ("unit", towns[0].Code), ($"{towns[0].Code}.reason", "划归开发区"))).Status);
    }

    [Fact]
    public async Task Files_add_up_to_the_sums()
    {
        var (desk, towns) = await CountyAsync(3);
        await ChooseAsync(desk, await desk.GetAsync(Path), towns);
        await PostAsync(desk, await desk.GetAsync(Path), "Adjust", ("Cell", Licences), ("Amount", "-1"), ("Kind", "DoubleCount"), ("Note", "两镇各计一次"));

        using var json = JsonDocument.Parse((await desk.GetAsync($"{Path}/json")).Text);
        var cell = json.RootElement.GetProperty("cells").GetProperty(Licences);
        Assert.Equal((desk.Unit.Code, 2025, "2021"), (json.RootElement.GetProperty("unit").GetString(), json.RootElement.GetProperty("year").GetInt32(), json.RootElement.GetProperty("form").GetString()));
        Assert.Equal((8, false, 3), (cell.GetProperty("value").GetInt32(), cell.GetProperty("atLeast").GetBoolean(), cell.GetProperty("parts").GetArrayLength()));
        Assert.Equal((towns[0].Code, 1, 3), (cell.GetProperty("parts")[0].GetProperty("unit").GetString(), cell.GetProperty("parts")[0].GetProperty("edition").GetInt32(), cell.GetProperty("parts")[0].GetProperty("value").GetInt32()));
        Assert.Equal(("doubleCount", -1), (cell.GetProperty("adjustments")[0].GetProperty("reason").GetString(), cell.GetProperty("adjustments")[0].GetProperty("amount").GetInt32()));
        var lines = (await desk.GetAsync($"{Path}/csv")).Text.Split('\n').Where(l => l.Contains(Licences, StringComparison.Ordinal)).ToList();
        Assert.Equal(5, lines.Count);
        Assert.EndsWith(",8", lines[^1].TrimEnd('\r'), StringComparison.Ordinal);

        using var excel = await desk.Browser.GetAsync(new Uri($"{Path}/excel", UriKind.Relative));
        await using ZipArchive book = new(await excel.Content.ReadAsStreamAsync());
        await using var sheet = await book.Entries.Single(e => e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).OpenAsync();
        var cells = (await XDocument.LoadAsync(sheet, LoadOptions.None, default)).Descendants().Where(e => e.Name.LocalName == "c").ToDictionary(c => c.Attribute("r")!.Value);
        var column = Regex.Match(cells.Values.Single(c => c.Value == Licences).Attribute("r")!.Value, "[A-Z]+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        var total = cells[$"{column}9"];
        Assert.Equal($"SUM({column}5:{column}8)", total.Elements().Single(e => e.Name.LocalName == "f").Value);
        Assert.Equal("8", total.Elements().Single(e => e.Name.LocalName == "v").Value);
        Assert.Equal(["3", "3", "3", "-1"], Enumerable.Range(5, 4).Select(r => cells[$"{column}{r}"].Value));
    }

    [Fact]
    public async Task Command_prints_what_the_file_holds_and_says_when_there_is_no_such_government()
    {
        var (desk, towns) = await CountyAsync(2);
        await ChooseAsync(desk, await desk.GetAsync(Path), towns);
        var file = (await desk.GetAsync($"{Path}/json")).Text;

        var (code, output, _) = await RunAsync("rollup", "--unit", desk.Unit.Code, "--year", "2025", "--json");
        var township = await RunAsync("rollup", "--unit", towns[0].Code, "--year", "2025", "--json");

        Assert.Equal((0, file), (code, output.TrimEnd()));
        Assert.Equal((1, string.Empty), (township.Code, township.Output));

        Task<(int Code, string Output, string Error)> RunAsync(params string[] args) =>
            PortalProcess.RunAsync(System.IO.Path.GetTempPath(), args, null, ("ConnectionStrings__Reports", portal.Database));
    }

    [Fact]
    public async Task Report_below_shows_where_it_counted()
    {
        var (desk, towns) = await CountyAsync(1);
        await ChooseAsync(desk, await desk.GetAsync(Path), towns);
        await PostAsync(desk, await desk.GetAsync(Path), "Take", ("revision", ""));
        ClerkDesk below = new(portal, towns[0], await portal.SignInAsAsync(Role.Clerk, towns[0]));

        Assert.Contains($"已计入{desk.Unit.Name}的汇总（第 1 版", (await below.GetAsync("/clerk/reports/2025/preview")).Text, StringComparison.Ordinal);
    }

    private static Task<Sheet> PostAsync(ClerkDesk desk, Sheet page, string handler, params (string Name, string Value)[] fields) => desk.PostAsync(
        $"{Path}?handler={handler}",
        fields.Append(("__form", page.Fields()["__form"])).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));

    private static Task<Sheet> ChooseAsync(ClerkDesk desk, Sheet page, IEnumerable<Unit> towns) => PostAsync(
        desk, page, "Members", [("version", page.Fields()["version"]), .. towns.SelectMany(t => new[] { ("unit", t.Code), ("include", t.Code), ($"{t.Code}.reason", "乡镇（街道）") })]);

    // A county government that files its own report, with townships that published one of three licences each.
    private async Task<(ClerkDesk Desk, Unit[] Towns)> CountyAsync(int towns)
    {
        var number = Interlocked.Increment(ref _counties);
        var county = Unit.Create($"9901{number}", $"甲省乙市第{number}县", UnitLevel.County, portal.Units.City, filesReports: true);
        Unit[] below = [.. Enumerable.Range(1, towns).Select(i => Unit.Create($"9901{number}00{i}", $"第{number}县{i}号镇人民政府", UnitLevel.Township, county, filesReports: true))];
        await portal.AddUnitsAsync([county, .. below]);
        foreach (var town in below)
        {
            await portal.PublishAsync(town, 2025, c => SampleReports.Of(town.Name, 2025, (Licences, 3)));
        }

        return (new ClerkDesk(portal, county, await portal.SignInAsAsync(Role.Clerk, county)), below);
    }

    private Task<CellValue> OwnAsync(Unit unit, string cell) => portal.InScopeAsync(async services =>
        (await services.GetRequiredService<ReportsDbContext>().Reports.AsNoTracking().Include(r => r.Draft).SingleAsync(r => r.UnitId == unit.Id && r.Year == 2025)).Draft.Content.Figures[CellId.Parse(cell)]);
}
