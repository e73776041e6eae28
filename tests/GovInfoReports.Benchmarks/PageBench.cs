using System.Diagnostics;
using System.Globalization;
using System.Net;
using GovInfoReports.Application.Browsing;
using GovInfoReports.Application.Collecting;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GovInfoReports.Benchmarks;

/// <summary>
/// The whole portal in process over one database. Each line is measured with addresses drawn from the whole database, the same
/// ones every time.
/// </summary>
internal sealed class PageBench(string path) : WebApplicationFactory<Program>
{
    private const string SignInPath = "/benchmark/sign-in/";
    private const string Officer = "benchmark-officer";
    private const string Clerk = "benchmark-clerk";
    private const string Collector = "benchmark-collector";

    /// <summary>Units of the county whose board is measured.</summary>
    private const int Collected = 80;

    private List<Unit> _units = [];
    private List<Unit> _areas = [];
    private List<Unit> _drafting = [];
    private Unit _county = null!;
    private Unit _collecting = null!;
    private List<Neighbour> _besideClerk = [];

    /// <summary>Draws what to ask for, and returns the lines of the table: a name and one request, by its number.</summary>
    public async Task<IReadOnlyList<(string Name, Func<int, Task> Run)>> LinesAsync(CancellationToken ct)
    {
        await SampleAsync(ct);
        var browser = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });
        var officer = await SignInAsync(Officer, ct);
        var writer = await SignInAsync(Clerk, ct);
        var collector = await SignInAsync(Collector, ct);
        Actor collects = new(3, Collector, Role.Officer, _collecting);
        var board = $"/county/board?year={PagesCommand.LastYear}";
        string token;
        await using (var scope = Services.CreateAsyncScope())
        {
            token = await scope.ServiceProvider.GetRequiredService<Board>().TokenAsync(collects, null, PagesCommand.LastYear, ct);
        }

        var typed = 0;
        string[] saved = ["requests.received.naturalPerson", "requests.granted.naturalPerson"];
        Dictionary<int, string[]> before = [];

        return
        [
            Read<PublicReports>("store: home", (p, i) => p.HomeAsync(Year(i), Area(i)?.Code, ct)),
            Read<PublicReports>("store: newest of the country", (p, i) => p.ListAsync(new ReportFilter(i % 2 == 0 ? Year(i) : null), ct)),
            Read<PublicReports>("store: list of an area, two pages", async (p, i) =>
            {
                int? year = i % 2 == 0 ? Year(i) : null;
                var first = await p.ListAsync(new ReportFilter(year, Area(i)?.Code), ct);
                if (first.Next is not null)
                {
                    await p.ListAsync(new ReportFilter(year, Area(i)?.Code, first.Next), ct);
                }
            }),
            Read<PublicReports>("store: search by part of a name", (p, i) => p.SearchUnitsAsync(Part(i), null, ct)),
            Read<PublicReports>("store: search by 人民政府", (p, _) => p.SearchUnitsAsync("人民政府", null, ct)),
            Read<PublicReports>("store: report", (p, i) => p.EditionAsync(UnitAt(i).Code, Year(i), null, ct)),
            Read<PublicReports>("store: unit", (p, i) => p.UnitAsync(UnitAt(i).Code, ct)),
            Read<Inbox>("store: inbox of a county", async (p, _) =>
            {
                Actor actor = new(1, Officer, Role.Officer, _county);
                await p.CountAsync(actor, PagesCommand.LastYear, ct);
                await p.ListAsync(actor, new InboxList(PagesCommand.LastYear, ReportStatus.Submitted), ct);
            }),
            Read<Board>(string.Create(CultureInfo.InvariantCulture, $"store: board of {Collected} units"), (b, _) => b.GetAsync(collects, null, PagesCommand.LastYear, ct)),
            Read<Board>("store: whether that board changed", (b, _) => b.TokenAsync(collects, null, PagesCommand.LastYear, ct)),
            ("store: save of a draft", SaveAsync),
            Read<ReportsDbContext>(string.Create(CultureInfo.InvariantCulture, $"store: texts of {_besideClerk.Count} neighbours, none at hand"), async (db, _) =>
            {
                using NeighbourTexts texts = new();
                await texts.OfAsync(db, PagesCommand.LastYear, _besideClerk, ct);
            }),
            Http(browser, "page: home", i => Area(i) is { } area ? $"/?year={Year(i)}&area={area.Code}" : $"/?year={Year(i)}"),
            Http(browser, "page: list", i => Area(i) is { } area ? $"/reports?year={Year(i)}&area={area.Code}" : "/reports"),
            Http(browser, "page: search by part of a name", i => $"/reports?q={Uri.EscapeDataString(Part(i))}"),
            Http(browser, "page: report", i => $"/units/{UnitAt(i).Code}/{Year(i)}"),
            Http(browser, "page: unit", i => $"/units/{UnitAt(i).Code}"),
            Http(writer, "page: entry form, the neighbours' texts at hand", _ => $"/clerk/reports/{PagesCommand.LastYear}"),
            Http(officer, "page: board of a county", _ => board),
            Http(collector, string.Create(CultureInfo.InvariantCulture, $"page: board of {Collected} units"), _ => board),
            Http(collector, "page: whether that board changed", _ => $"{board}&handler=changes&token={Uri.EscapeDataString(token)}", HttpStatusCode.NoContent),
            Http(officer, "page: inbox of a county", _ => $"/county/inbox?year={PagesCommand.LastYear}"),
        ];

        (string, Func<int, Task>) Read<T>(string name, Func<T, int, Task> read)
            where T : notnull => (name, async i =>
        {
            await using var scope = Services.CreateAsyncScope();
            await read(scope.ServiceProvider.GetRequiredService<T>(), i);
        }
        );

        (string, Func<int, Task>) Http(HttpClient client, string name, Func<int, string> address, HttpStatusCode answer = HttpStatusCode.OK) => (name, async i =>
        {
            using var response = await client.GetAsync(new Uri(address(i), UriKind.Relative), ct);
            if (response.StatusCode != answer)
            {
                throw new InvalidOperationException($"{address(i)} answered {response.StatusCode}.");
            }

            await response.Content.ReadAsByteArrayAsync(ct);
        }
        );

        async Task SaveAsync(int i)
        {
            await using var scope = Services.CreateAsyncScope();
            var unit = _drafting[i % _drafting.Count];
            Actor clerk = new(2, "填报员", Role.Clerk, unit);
            var db = scope.ServiceProvider.GetRequiredService<ReportsDbContext>();
            var opened = await db.Reports.Where(r => r.UnitId == unit.Id && r.Year == PagesCommand.LastYear).Select(r => r.Revision).SingleAsync(ct);
            typed++;
            var now = typed.ToString(CultureInfo.InvariantCulture);
            if (!before.TryGetValue(unit.Id, out var values))
            {
                var figures = (await db.Reports.AsNoTracking().Include(r => r.Draft).SingleAsync(r => r.UnitId == unit.Id && r.Year == PagesCommand.LastYear, ct)).Draft.Content.Figures;
                values = [.. saved.Select(f => figures[Domain.Form.CellId.Parse(f)].ToString())];
            }

            var result = await scope.ServiceProvider.GetRequiredService<SaveFields>().ExecuteAsync(
                clerk, PagesCommand.LastYear, opened, [.. saved.Select((f, n) => new FieldChange(f, values[n], now))], ct);
            before[unit.Id] = [now, now];
            if (result.Conflicts.Count + result.Errors.Count > 0)
            {
                throw new InvalidOperationException("The save was not taken.");
            }
        }
    }

    /// <summary>The clerk, signed in, and the clerk's unit.</summary>
    public async Task<(HttpClient Browser, Unit Unit)> ClerkAsync(CancellationToken ct)
    {
        await SampleAsync(ct);
        await using var scope = Services.CreateAsyncScope();
        var unit = await scope.ServiceProvider.GetRequiredService<ReportsDbContext>().Users.Where(a => a.UserName == Clerk).SelectMany(a => a.Posts).Select(p => p.Unit).AsNoTracking().SingleAsync(ct);
        return (await SignInAsync(Clerk, ct), unit);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Benchmark");
        builder.UseContentRoot(AppContext.BaseDirectory);
        builder.UseSetting("ConnectionStrings:Reports", $"Data Source={path}");
        builder.UseSetting("Log:Folder", string.Empty);
        builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        builder.ConfigureServices(services =>
        {
            services.AddSingleton<TimeProvider>(new January());
            services.AddSingleton<IStartupFilter, SignIn>();
        });
    }

    private async Task<HttpClient> SignInAsync(string userName, CancellationToken ct)
    {
        var browser = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });
        using var signedIn = await browser.PostAsync(new Uri(SignInPath + userName, UriKind.Relative), null, ct);
        signedIn.EnsureSuccessStatusCode();
        return browser;
    }

    private static int Year(int i) => PagesCommand.LastYear - 1 - (i % (PagesCommand.Years - 1));

    private Unit UnitAt(int i) => _units[i % _units.Count];

    // Every fourth time the whole country.
    private Unit? Area(int i) => i % 4 == 0 ? null : _areas[i % _areas.Count];

    private string Part(int i)
    {
        var name = UnitAt(i).Name;
        var length = Math.Min(name.Length, 2 + (i % 3));
        return name.Substring(i % (name.Length - length + 1), length);
    }

    private async Task SampleAsync(CancellationToken ct)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReportsDbContext>();
        Random random = new(1);
        var last = await db.Units.MaxAsync(u => u.Id, ct);
        var ids = Enumerable.Range(0, 400).Select(_ => random.Next(1, last + 1)).ToList();
        _units = await db.Units.AsNoTracking().Where(u => ids.Contains(u.Id)).ToListAsync(ct);
        _areas = [.. (await db.Units.AsNoTracking().Where(u => u.Level <= UnitLevel.County).ToListAsync(ct)).OrderBy(_ => random.Next()).Take(200)];
        _county = _areas.First(a => a.Level == UnitLevel.County);
        _collecting = await CountyOfAsync(db, Collected, ct);
        var drafts = await db.Reports.AsNoTracking()
            .Where(r => r.Year == PagesCommand.LastYear && r.Status == ReportStatus.Draft && r.ProvinceCode == _county.ProvinceCode)
            .OrderBy(r => r.UpdatedAt).Take(200).Select(r => r.UnitId).ToListAsync(ct);
        _drafting = await db.Units.AsNoTracking().Where(u => drafts.Contains(u.Id)).ToListAsync(ct);

        // The clerk of a township, as most are, with the most neighbours that have published.
        var crowded = await db.Editions.Where(e => e.Year == PagesCommand.LastYear && e.SupersededBy == null)
            .GroupBy(e => e.CountyCode).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstAsync(ct);
        var writing = await (from r in db.Reports.AsNoTracking()
                             join u in db.Units on r.UnitId equals u.Id
                             where r.Year == PagesCommand.LastYear && r.Status == ReportStatus.Draft && r.CountyCode == crowded && u.Level == UnitLevel.Township
                             orderby r.UnitCode
                             select r.UnitId).FirstAsync(ct);
        _besideClerk = await db.Editions.AsNoTracking().Where(e => e.Year == PagesCommand.LastYear && e.SupersededBy == null && e.CountyCode == crowded)
            .OrderBy(e => e.UnitCode).Take(Neighbours.Most).Select(e => new Neighbour(e.UnitId, e.UnitCode, e.UnitName, e.Id, true)).ToListAsync(ct);

        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        await AddAsync(accounts, new Account { UserName = Officer, DisplayName = "审核员", Posts = { Post.At(Role.Officer, _county.Id) } });
        await AddAsync(accounts, new Account { UserName = Collector, DisplayName = "收集员", Posts = { Post.At(Role.Officer, _collecting.Id) } });
        await AddAsync(accounts, new Account { UserName = Clerk, DisplayName = "填报员", Posts = { Post.At(Role.Clerk, writing) } });
    }

    // The county with the most units, and as many more as it lacks: the seeded ones are smaller. Those begin a report too.
    private static async Task<Unit> CountyOfAsync(ReportsDbContext db, int size, CancellationToken ct)
    {
        var largest = await db.Units.Where(u => u.CountyCode != null && u.FilesReports && u.Level > UnitLevel.County)
            .GroupBy(u => u.CountyCode).OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
            .Select(g => new { Code = g.Key!, Count = g.Count() }).FirstAsync(ct);
        var county = await db.Units.SingleAsync(u => u.Code == largest.Code, ct);
        var form = FormCatalog.Official().ForYear(PagesCommand.LastYear)!;
        for (var i = largest.Count; i < size; i++)
        {
            var unit = Unit.Create(string.Create(CultureInfo.InvariantCulture, $"{county.Code}-B{i}"), string.Create(CultureInfo.InvariantCulture, $"{county.Name}第{i}局"), UnitLevel.Department, county, true);
            db.Units.Add(unit);
            await db.SaveChangesAsync(ct);
            db.Reports.Add(AnnualReport.Begin(unit, PagesCommand.LastYear, form, ReportContent.EmptyFor(form), "benchmark", DateTime.UnixEpoch));
        }

        await db.SaveChangesAsync(ct);
        return county;
    }

    private static async Task AddAsync(UserManager<Account> accounts, Account account)
    {
        if (await accounts.FindByNameAsync(account.UserName!) is not null)
        {
            return;
        }

        var result = await accounts.CreateAsync(account);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join("; ", result.Errors.Select(e => e.Description)));
        }
    }

    private sealed class January : TimeProvider
    {
        private readonly long _start = Stopwatch.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(PagesCommand.LastYear + 1, 1, 20, 1, 0, 0, TimeSpan.Zero) + Stopwatch.GetElapsedTime(_start);
    }

    private sealed class SignIn : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, inner) =>
            {
                if (!context.Request.Path.StartsWithSegments(SignInPath.TrimEnd('/'), StringComparison.Ordinal, out var name))
                {
                    await inner(context);
                    return;
                }

                var accounts = context.RequestServices.GetRequiredService<SignInManager<Account>>();
                var account = await accounts.UserManager.FindByNameAsync(name.Value!.TrimStart('/'));
                await accounts.SignInAsync(account!, isPersistent: false);
            });
            next(app);
        };
    }
}
