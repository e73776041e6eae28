using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Data.Places;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using GovInfoReports.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;

namespace GovInfoReports.Web.Tests.Support;

/// <summary>
/// The whole portal on a SQLite file of its own, migrated, with nothing in it. Outside Development: cookies are secure, no
/// demonstration data. Sign in with <see cref="SignInAsync"/>, which issues the real session cookie without the form.
/// </summary>
public class PortalFactory : WebApplicationFactory<Program>
{
    /// <summary>The password of every account made by <see cref="AddAccountAsync"/>.</summary>
    public const string Password = "Zhengfu-2021";

    private const string ShortcutPath = "/test/sign-in/";

    private readonly TempSqliteFile _file = new();

    /// <summary>Every line of the log.</summary>
    public LogLines Log { get; } = new();

    /// <summary>How to open its database.</summary>
    public string Database => _file.ConnectionString;

    /// <summary>Further settings, before the portal is first used.</summary>
    public IDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Further services, before the portal is first used.</summary>
    public Action<IServiceCollection>? MoreServices { get; init; }

    /// <summary>A client that keeps cookies and does not follow redirects.</summary>
    public HttpClient Browser() => CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false,
        BaseAddress = new Uri("https://localhost"),
    });

    /// <summary>A client signed in as somebody.</summary>
    public async Task<HttpClient> SignInAsync(string userName)
    {
        var browser = Browser();
        using var response = await browser.PostAsync(new Uri(ShortcutPath + userName, UriKind.Relative), null);
        response.EnsureSuccessStatusCode();
        return browser;
    }

    /// <summary>A client signed in with a new account.</summary>
    public async Task<HttpClient> SignInAsAsync(Role role, Unit unit)
    {
        var account = await AddAccountAsync($"{role}{Guid.NewGuid():N}"[..20].ToUpperInvariant(), role, unit);
        return await SignInAsync(account.UserName!);
    }

    /// <summary>Stores units; parents first.</summary>
    public Task AddUnitsAsync(params Unit[] units) => InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<ReportsDbContext>();
        db.Units.AddRange(units);
        await db.SaveChangesAsync();
    });

    /// <summary>Makes an account at a stored unit.</summary>
    public async Task<Account> AddAccountAsync(string userName, Role role, Unit unit, bool mustChangePassword = false)
    {
        Account account = new()
        {
            UserName = userName,
            DisplayName = $"测试{role}",
            Posts = { Post.At(role, unit.Id) },
            MustChangePassword = mustChangePassword,
        };
        await InScopeAsync(async services =>
        {
            var result = await services.GetRequiredService<UserManager<Account>>().CreateAsync(account, Password);
            Assert.True(result.Succeeded, string.Join(' ', result.Errors.Select(e => e.Description)));
        });
        return account;
    }

    /// <summary>Gives an account a further post.</summary>
    public Task<int> AddPostAsync(string userName, Role role, Unit unit, DateOnly from = default, DateOnly? until = null) => InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<ReportsDbContext>();
        var post = Post.At(role, unit.Id, from, until);
        (await db.Users.SingleAsync(a => a.UserName == userName)).Posts.Add(post);
        await db.SaveChangesAsync();
        return post.Id;
    });

    /// <summary>Publishes a report of a stored unit, or the correction of one that is published already.</summary>
    public Task<PublishedEdition> PublishAsync(Unit unit, int year, Func<ReportContent, ReportContent>? change = null, DateTime? at = null) =>
        InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ReportsDbContext>();
            var form = services.GetRequiredService<FormCatalog>().ForYear(year)!;
            var areas = await AreaNames.OfAsync(db, unit, CancellationToken.None);
            var time = at ?? new DateTime(year + 1, 1, 28, 1, 30, 0, DateTimeKind.Utc);
            Actor by = new(1, "测试审核员", Role.Officer, unit);
            Actor clerk = new(2, "测试填报员", Role.Clerk, unit);
            CheckReport checks = new([], [new RuleOutcome("A1", Tier.Error, RuleStatus.Passed, null)]);
            return await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                var report = await db.Reports.Include(r => r.Draft).SingleOrDefaultAsync(r => r.UnitId == unit.Id && r.Year == year);
                if (report is null)
                {
                    var content = ReportContent.EmptyFor(form) with { Title = $"{unit.Name}{year}年政府信息公开工作年度报告" };
                    report = AnnualReport.Begin(unit, year, form, change is null ? content : change(content), by.Name, time);
                    db.Reports.Add(report);
                }
                else
                {
                    report.OpenCorrection("更正了数字。", by, time);
                    report.Save(change is null ? report.Draft.Content : change(report.Draft.Content), by.Name, time);
                }

                report.Submit(checks, clerk, time);
                report.Approve(checks, by, time);
                await db.SaveChangesAsync();
                var previous = await db.Editions.SingleOrDefaultAsync(e => e.ReportId == report.Id && e.SupersededBy == null);
                var edition = report.Publish(unit, areas, checks, by, time);
                previous?.Supersede(edition);
                db.Editions.Add(edition);
                await db.SaveChangesAsync();
                await PublicationTotals.CountAsync(db, edition);
                await transaction.CommitAsync();
                return edition;
            });
        });

    /// <summary>Publishes a historic report of a stored unit, as an archive does.</summary>
    /// <param name="on">The day it was first made public on, if the file tells.</param>
    public Task PublishHistoricAsync(Unit unit, int year, DateOnly? on) => InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<ReportsDbContext>();
        var form = services.GetRequiredService<FormCatalog>().ForYear(year)!;
        DateTime at = new(2026, 11, 30, 4, 0, 0, DateTimeKind.Utc);
        var stored = await db.Units.SingleAsync(u => u.Code == unit.Code);
        Actor by = new(1, "测试审核员", Role.Officer, stored);
        var content = (ReportContent.EmptyFor(form) with { Title = $"{stored.Name}{year}年政府信息公开工作年度报告" }).WithText("problems", "问题：公开不够及时。改进：按季检查。");
        var report = AnnualReport.Begin(stored, year, form, content, by.Name, at);
        await using var transaction = await db.Database.BeginTransactionAsync();
        db.Reports.Add(report);
        await db.SaveChangesAsync();
        var edition = report.PublishHistoric(stored, await AreaNames.OfAsync(db, stored, CancellationToken.None), new CheckReport([], []), new EditionSource("旧.docx", "sha256:" + new string('a', 64), on), by, at);
        db.Editions.Add(edition);
        await db.SaveChangesAsync();
        await PublicationTotals.CountAsync(db, edition);
        await transaction.CommitAsync();
    });

    /// <summary>Does something with the portal's services.</summary>
    public async Task InScopeAsync(Func<IServiceProvider, Task> act)
    {
        await using var scope = Services.CreateAsyncScope();
        await act(scope.ServiceProvider);
    }

    /// <summary>Fetches something with the portal's services.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("ConnectionStrings:Reports", _file.ConnectionString);
        builder.UseSetting("Log:Folder", string.Empty);

        // As published: files are served as they are, to be kept for good.
        builder.UseSetting("ReloadStaticAssetsAtRuntime", "false");
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureServices(services =>
        {
            services.AddSingleton<IStartupFilter, Shortcut>();
            services.AddSingleton<ILogEventSink>(Log);
            MoreServices?.Invoke(services);
            using var provider = services.BuildServiceProvider();
            using var scope = provider.CreateScope();
            scope.ServiceProvider.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None).GetAwaiter().GetResult();
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _file.Dispose();
        }
    }

    private sealed class Shortcut : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, inner) =>
            {
                if (!context.Request.Path.StartsWithSegments(ShortcutPath.TrimEnd('/'), StringComparison.Ordinal, out var name))
                {
                    await inner(context);
                    return;
                }

                var accounts = context.RequestServices.GetRequiredService<SignInManager<Account>>();
                var account = await accounts.UserManager.FindByNameAsync(name.Value!.TrimStart('/'));
                var posts = context.RequestServices.GetRequiredService<ReportsDbContext>().Posts.Where(p => p.AccountId == account!.Id);
                var post = await posts.OrderBy(p => p.Until != null).ThenBy(p => p.Id).Select(p => p.Id).FirstAsync();
                await accounts.SignInAsync(account!, SessionEvents.Under(post));
            });
            next(app);
        };
    }
}
