using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Application.Tests;

/// <summary>
/// Two counties with their people over a database of a test's own. Each <see cref="Do{T}"/> runs in a scope of its own, as a
/// request does.
/// </summary>
internal sealed class Office : IAsyncDisposable
{
    public const string County = "990101";
    public const string OtherCounty = "990102";
    public const string Town = "990101100";
    public const string Neighbour = "990101101";
    public const string Foreign = "990102100";

    private readonly TestStore _store;
    private readonly ServiceProvider _services;

    private Office(TestStore store, FormCatalog? catalog, Action<IServiceCollection>? more = null)
    {
        _store = store;
        ServiceCollection services = new();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        if (catalog is not null)
        {
            services.AddSingleton(catalog);
        }

        services.AddScoped(_ => store.Open(Commands));
        more?.Invoke(services);
        services.AddReportsApplication();
        services.AddIdentityCore<Account>().AddEntityFrameworkStores<ReportsDbContext>();
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    /// <summary>What was asked of the database.</summary>
    public CommandLog Commands { get; } = new();

    public TestClock Clock { get; } = new(new DateTimeOffset(2026, 1, 10, 2, 0, 0, TimeSpan.Zero));

    public Actor Clerk { get; private set; } = null!;

    public Actor NeighbourClerk { get; private set; } = null!;

    public Actor ForeignClerk { get; private set; } = null!;

    public Actor Officer { get; private set; } = null!;

    public Actor OtherOfficer { get; private set; } = null!;

    public Actor CityOfficer { get; private set; } = null!;

    public Actor Administrator { get; private set; } = null!;

    public Actor Auditor { get; private set; } = null!;

    public static async Task<Office> OpenAsync(DatabaseProvider provider, FormCatalog? catalog = null, Action<IServiceCollection>? services = null)
    {
        Office office = new(await TestStore.CreateAsync(provider), catalog, services);
        await office.FillAsync();
        return office;
    }

    /// <summary>The same, with accounts for its clerks and officers, so that notices reach them and offices decide by who is there.</summary>
    public static async Task<Office> OpenStaffedAsync(DatabaseProvider provider)
    {
        var office = await OpenAsync(provider);
        await using var db = office.OpenStore();
        foreach (var actor in new[] { office.Clerk, office.NeighbourClerk, office.ForeignClerk, office.Officer, office.OtherOfficer, office.CityOfficer })
        {
            db.Users.Add(new Account { Id = actor.AccountId, UserName = $"u{actor.AccountId}", DisplayName = actor.Name, Posts = { Post.At(actor.Role, actor.Unit.Id) } });
        }

        await db.SaveChangesAsync();
        return office;
    }

    /// <summary>An empty database, for what fills it itself.</summary>
    public static async Task<Office> OpenEmptyAsync(DatabaseProvider provider) => new(await TestStore.CreateAsync(provider), null);

    public ReportsDbContext OpenStore() => _store.Open();

    public AsyncServiceScope Scope() => _services.CreateAsyncScope();

    public async Task<TResult> Do<T, TResult>(Func<T, Task<TResult>> action)
        where T : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await action(scope.ServiceProvider.GetRequiredService<T>());
    }

    public async Task Do<T>(Func<T, Task> action)
        where T : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        await action(scope.ServiceProvider.GetRequiredService<T>());
    }

    public async Task<AnnualReport> ReportAsync(string unit, int year)
    {
        await using var db = OpenStore();
        return await db.Reports.AsNoTracking()
            .Include(r => r.Draft).Include(r => r.Decisions).Include(r => r.Submissions).Include(r => r.Explanations)
            .SingleAsync(r => r.UnitCode == unit && r.Year == year);
    }

    public async Task<Guid> RevisionAsync(string unit, int year) => (await ReportAsync(unit, year)).Revision;

    /// <summary>Begins a report and fills every cell with 0 and every section with harmless text.</summary>
    public async Task<AnnualReport> DraftAsync(Actor clerk, int year, params (string Field, string Value)[] fields)
    {
        await Do<OpenReport>(o => o.BeginAsync(clerk, year, default));
        var edition = _services.GetRequiredService<FormCatalog>().ForYear(year)!;
        Dictionary<string, string> all = edition.Cells.ToDictionary(c => c.Id.ToString(), _ => "0", StringComparer.Ordinal);
        all["preamble"] = $"本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。如有疑问请与本镇党政办联系，电话：0000-1234567。";
        all["signature"] = $"{clerk.Unit.Name}\n{year + 1}年1月8日";
        all["text.overview"] = "（一）主动公开。按目录发布信息。\n\n（二）依申请公开。申请均按期办理。\n\n（三）政府信息管理。发布前审核。\n\n（四）政府信息公开平台建设。网站专栏更新。\n\n（五）监督保障。列入考核并组织培训。";
        all["text.problems"] = "存在的问题是公开形式单一，基层人员更换较快，业务不够熟练，部分内容更新不够及时，群众知晓率有待提高。改进情况：已组织两次培训，固定专人负责，并在便民大厅增设查阅点，逐月通报更新情况，问题基本解决。";
        all["text.otherMatters"] = "本年度收取信息处理费 0 元。没有其他需要报告的事项。";
        foreach (var (field, value) in fields)
        {
            all[field] = value;
        }

        await SaveAsync(clerk, year, [.. all.Select(f => (f.Key, f.Value))]);
        return await ReportAsync(clerk.Unit.Code, year);
    }

    /// <summary>Saves fields of the report as it is now; each has to be taken.</summary>
    public async Task<SavedFields> SaveAsync(Actor clerk, int year, params (string Field, string Value)[] fields)
    {
        await using var scope = Scope();
        return await scope.ServiceProvider.SaveFieldsAsync(clerk, year, fields.Select(f => KeyValuePair.Create(f.Field, f.Value)));
    }

    /// <summary>Gives a unit an account, for what goes to people and not through an <see cref="Actor"/>.</summary>
    public async Task<int> AccountAsync(string name, Role role, string unit, Action<Account>? more = null)
    {
        await using var db = OpenStore();
        Account account = new()
        {
            UserName = name,
            NormalizedUserName = name.ToUpperInvariant(),
            DisplayName = name,
            Posts = { Post.At(role, await db.Units.Where(u => u.Code == unit).Select(u => u.Id).SingleAsync()) },
            CreatedAt = Clock.Now.UtcDateTime,
        };
        more?.Invoke(account);
        db.Users.Add(account);
        await db.SaveChangesAsync();
        return account.Id;
    }

    public async Task<AnnualReport> SubmittedAsync(Actor clerk, int year, params (string Field, string Value)[] fields)
    {
        await DraftAsync(clerk, year, fields);
        await ExplainAllAsync(clerk, year);
        var revision = await RevisionAsync(clerk.Unit.Code, year);
        await Do<SubmitReport>(s => s.ExecuteAsync(clerk, year, revision, default));
        return await ReportAsync(clerk.Unit.Code, year);
    }

    public async Task ExplainAllAsync(Actor clerk, int year)
    {
        var view = await Do<OpenReport, ReportView>(o => o.ViewAsync(clerk, new ReportKey(clerk.Unit.Code, year), true, default));
        foreach (var finding in view.Checks.Unexplained(view.Report.Explanations))
        {
            await Do<ExplainFinding>(e => e.ExecuteAsync(clerk, year, finding.Fingerprint, "已核对台账，属实。", default));
        }
    }

    public async Task<AnnualReport> ApprovedAsync(Actor clerk, int year, params (string Field, string Value)[] fields)
    {
        var report = await SubmittedAsync(clerk, year, fields);
        await Do<ApproveReport>(a => a.ExecuteAsync(OfficerOf(clerk), new ReportKey(clerk.Unit.Code, year), report.Revision, default));
        return await ReportAsync(clerk.Unit.Code, year);
    }

    public async Task<PublishedEdition> PublishedAsync(Actor clerk, int year, params (string Field, string Value)[] fields)
    {
        var report = await ApprovedAsync(clerk, year, fields);
        return await Do<PublishReport, PublishedEdition>(p => p.ExecuteAsync(OfficerOf(clerk), new ReportKey(clerk.Unit.Code, year), report.Revision, default));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _store.DisposeAsync();
    }

    private Actor OfficerOf(Actor clerk) => clerk.Unit.CountyCode == County ? Officer : OtherOfficer;

    private async Task FillAsync()
    {
        await using var db = OpenStore();
        var province = Unit.Create("990000", "青石省", UnitLevel.Province, null, false);
        var city = Unit.Create("990100", "临溪市", UnitLevel.City, province, false);
        var county = Unit.Create(County, "云台县", UnitLevel.County, city, false);
        var other = Unit.Create(OtherCounty, "松原区", UnitLevel.County, city, false);
        var town = Unit.Create(Town, "云台县白水镇人民政府", UnitLevel.Township, county, true);
        var neighbour = Unit.Create(Neighbour, "云台县东岭乡人民政府", UnitLevel.Township, county, true);
        var foreign = Unit.Create(Foreign, "松原区南湖镇人民政府", UnitLevel.Township, other, true);
        db.Units.AddRange(province, city, county, other, town, neighbour, foreign);
        await db.SaveChangesAsync();
        Clerk = new Actor(1, "白水镇填报员", Role.Clerk, town);
        NeighbourClerk = new Actor(2, "东岭乡填报员", Role.Clerk, neighbour);
        ForeignClerk = new Actor(3, "南湖镇填报员", Role.Clerk, foreign);
        Officer = new Actor(4, "云台县审核员", Role.Officer, county);
        OtherOfficer = new Actor(5, "松原区审核员", Role.Officer, other);
        CityOfficer = new Actor(6, "临溪市审核员", Role.Officer, city);
        Administrator = new Actor(7, "临溪市管理员", Role.Administrator, city);
        Auditor = new Actor(8, "临溪市审计员", Role.Auditor, city);
    }
}

/// <summary>A clock that stands still until it is set.</summary>
internal sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
