using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using GovInfoReports.TestSupport.Forms;
using GovInfoReports.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GovInfoReports.Web.Tests.Clerk;

/// <summary>A portal on a fixed day in January 2026 with units whose clerks fill in reports through the pages.</summary>
public sealed class ClerkPortal : PortalFactory, IAsyncLifetime
{
    public const int Year = 2025;

    private int _units;

    public ClerkPortal() => MoreServices = services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));

    public InventedUnits Units { get; } = new();

    public SetClock Clock { get; } = new(new DateTimeOffset(2026, 1, 12, 2, 32, 0, TimeSpan.Zero));

    public static FormEdition Edition { get; } = FormCatalog.Official().ForYear(Year)!;

    public Task InitializeAsync() => AddUnitsAsync(Units.All);

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    /// <summary>A new township with its clerk signed in.</summary>
    public async Task<ClerkDesk> DeskAsync()
    {
        var unit = Unit.Create($"990101{100 + Interlocked.Increment(ref _units)}", "丙县新镇人民政府", UnitLevel.Township, Units.County, filesReports: true);
        await AddUnitsAsync(unit);
        return new ClerkDesk(this, unit, await SignInAsAsync(Role.Clerk, unit));
    }
}

/// <summary>The same portal with an edition that nobody issued, in its year.</summary>
public sealed class InventedPortal : PortalFactory, IAsyncLifetime
{
    public InventedPortal() => MoreServices = services => services
        .Replace(ServiceDescriptor.Singleton<TimeProvider>(new SetClock(new DateTimeOffset(InventedForm.FirstYear + 1, 1, 5, 0, 0, 0, TimeSpan.Zero))))
        .Replace(ServiceDescriptor.Singleton(InventedForm.CatalogWithOfficial()));

    public InventedUnits Units { get; } = new();

    public Task InitializeAsync() => AddUnitsAsync(Units.All);

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public async Task<ClerkDesk> DeskAsync() => new(this, Units.Township, await SignInAsAsync(Role.Clerk, Units.Township), InventedForm.FirstYear);
}

/// <summary>A clock that stands still until it is moved.</summary>
public sealed class SetClock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Move(TimeSpan by) => _now += by;
}

/// <summary>A page as it came.</summary>
public sealed record Sheet(HttpStatusCode Status, string Text, string? Location)
{
    /// <summary>Fields of the page's form with what stands in them; of check boxes nothing, they are unchecked.</summary>
    public IDictionary<string, string> Fields()
    {
        Dictionary<string, string> fields = new(StringComparer.Ordinal);
        var form = Regex.Match(Text, "<form[^>]*id=\"entry\".*?</form>", RegexOptions.Singleline, TimeSpan.FromSeconds(5)) is { Success: true } entry ? entry.Value : Text;
        foreach (Match input in Regex.Matches(form, "<input\\b[^>]*>", RegexOptions.None, TimeSpan.FromSeconds(5)))
        {
            if (Attribute(input.Value, "name") is { } name && Attribute(input.Value, "type") != "checkbox")
            {
                fields[name] = Attribute(input.Value, "value") ?? string.Empty;
            }
        }

        foreach (Match area in Regex.Matches(form, "(?<tag><textarea\\b[^>]*>)\r?\n?(?<text>.*?)</textarea>", RegexOptions.Singleline, TimeSpan.FromSeconds(5)))
        {
            if (Attribute(area.Groups["tag"].Value, "name") is { } name)
            {
                fields[name] = WebUtility.HtmlDecode(area.Groups["text"].Value);
            }
        }

        return fields;
    }

    /// <summary>The tag of the input with a name.</summary>
    public string Input(string name) =>
        Regex.Match(Text, $"<(?:input|textarea)\\b[^>]*name=\"{Regex.Escape(name)}\"[^>]*>", RegexOptions.None, TimeSpan.FromSeconds(5)).Value;

    public static string? Attribute(string tag, string name) =>
        Regex.Match(tag, $"\\s{name}=\"(?<value>[^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(5)) is { Success: true } found ? WebUtility.HtmlDecode(found.Groups["value"].Value) : null;
}

/// <summary>A clerk at work: opens pages and presses buttons.</summary>
public sealed class ClerkDesk(PortalFactory portal, Unit unit, HttpClient browser, int year = ClerkPortal.Year)
{
    public Unit Unit => unit;

    public HttpClient Browser => browser;

    public string Form => $"/clerk/reports/{year}";

    public Actor Actor => new(1, "同事", Role.Clerk, unit);

    public async Task<Sheet> GetAsync(string path)
    {
        using var response = await browser.GetAsync(new Uri(path, UriKind.Relative));
        return await ReadAsync(response);
    }

    /// <summary>Gets JSON as a script does.</summary>
    public async Task<JsonElement> JsonAsync(string path)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(path, UriKind.Relative)) { Headers = { { "Accept", "application/json" } } };
        using var response = await browser.SendAsync(request);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }

    public async Task<Sheet> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using FormUrlEncodedContent content = new(fields);
        using var response = await browser.PostAsync(new Uri(path, UriKind.Relative), content);
        return await ReadAsync(response);
    }

    public async Task<Sheet> PostAsync(string path, HttpContent content)
    {
        using var response = await browser.PostAsync(new Uri(path, UriKind.Relative), content);
        return await ReadAsync(response);
    }

    /// <summary>Begins the report and opens its form.</summary>
    public async Task<Sheet> BeginAsync()
    {
        var offer = await GetAsync(Form);
        var begun = await PostAsync(Form, new Dictionary<string, string>(StringComparer.Ordinal) { ["__form"] = offer.Fields()["__form"], ["do"] = "begin" });
        Assert.Equal((HttpStatusCode.Redirect, Form), (begun.Status, begun.Location));
        return await GetAsync(Form);
    }

    /// <summary>Presses a button of a page's form after changing some fields.</summary>
    public Task<Sheet> PressAsync(Sheet sheet, string button, params (string Field, string Value)[] changes) => PressAtAsync(Form, sheet, button, changes);

    /// <summary>Presses a button of the form of a page at a path.</summary>
    public Task<Sheet> PressAtAsync(string path, Sheet sheet, string button, params (string Field, string Value)[] changes)
    {
        var fields = sheet.Fields();
        fields["do"] = button;
        foreach (var (field, value) in changes)
        {
            fields[field] = value;
        }

        return PostAsync(path, fields);
    }

    public Task<AnnualReport> ReportAsync() => portal.InScopeAsync(s => s.GetRequiredService<ReportsDbContext>().Reports
        .AsNoTracking().Include(r => r.Draft).Include(r => r.Explanations).Include(r => r.Decisions).SingleAsync(r => r.UnitCode == unit.Code && r.Year == year));

    public async Task<ReportContent> ContentAsync() => (await ReportAsync()).Draft.Content;

    /// <summary>Fills the report in so that it can be submitted, without the pages.</summary>
    public async Task CompleteAsync(params (string Field, string Value)[] changes)
    {
        await portal.InScopeAsync(s => s.GetRequiredService<OpenReport>().BeginAsync(Actor, year, default));
        var fields = ClerkPortal.Edition.Cells.ToDictionary(c => c.Id.ToString(), _ => "0", StringComparer.Ordinal);
        fields["preamble"] = $"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。如有疑问请与本镇党政办联系，电话：0000-1234567。";
        fields["signature"] = $"{unit.Name}\n{year + 1}年1月10日";
        fields["text.overview"] = "（一）主动公开。按目录发布信息。\n\n（二）依申请公开。本年度未收到政府信息公开申请。\n\n（三）政府信息管理。发布前审核。\n\n（四）政府信息公开平台建设。网站专栏更新。\n\n（五）监督保障。列入考核并组织培训。";
        fields["text.problems"] = SampleReports.Problems(unit.Code, year);
        fields["text.otherMatters"] = "本年度收取信息处理费 0 元。没有其他需要报告的事项。";
        foreach (var (field, value) in changes)
        {
            fields[field] = value;
        }

        await SaveAsColleagueAsync(fields);
    }

    /// <summary>Somebody else at the unit saves, without the pages.</summary>
    public async Task SaveAsColleagueAsync(IReadOnlyDictionary<string, string> fields)
    {
        await portal.InScopeAsync(s => s.SaveFieldsAsync(Actor, year, fields));
    }

    /// <summary>Submits, without the pages.</summary>
    public async Task SubmitAsync()
    {
        var revision = (await ReportAsync()).Revision;
        await portal.InScopeAsync(s => s.GetRequiredService<SubmitReport>().ExecuteAsync(Actor, year, revision, default));
    }

    /// <summary>Explains what needs it and submits, without the pages.</summary>
    public async Task SubmitExplainedAsync()
    {
        var view = await portal.InScopeAsync(s => s.GetRequiredService<OpenReport>().ViewAsync(Actor, new ReportKey(unit.Code, year), default));
        foreach (var finding in view.Checks.Unexplained(view.Report.Explanations))
        {
            await portal.InScopeAsync(s => s.GetRequiredService<ExplainFinding>().ExecuteAsync(Actor, year, finding.Fingerprint, "已核对台账，属实。", default));
        }

        await SubmitAsync();
    }

    /// <summary>Fills in, explains and submits, without the pages.</summary>
    public async Task CompleteSubmittedAsync()
    {
        await CompleteAsync();
        await SubmitExplainedAsync();
    }

    /// <summary>The county approves and publishes.</summary>
    public async Task PublishAsync(Unit county)
    {
        Actor officer = new(0, "审核员", Role.Officer, county);
        ReportKey key = new(unit.Code, year);
        var submitted = (await ReportAsync()).Revision;
        await portal.InScopeAsync(s => s.GetRequiredService<ApproveReport>().ExecuteAsync(officer, key, submitted, default));
        var approved = (await ReportAsync()).Revision;
        await portal.InScopeAsync(s => s.GetRequiredService<PublishReport>().ExecuteAsync(officer, key, approved, default));
    }

    private static async Task<Sheet> ReadAsync(HttpResponseMessage response) =>
        new(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.Location?.ToString());
}
