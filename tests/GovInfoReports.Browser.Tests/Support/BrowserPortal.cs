using System.Text;
using GovInfoReports.Application.Importing;
using GovInfoReports.Application.Importing.Batches;
using GovInfoReports.Data;
using GovInfoReports.Data.Accounts;
using GovInfoReports.Documents.Sources.Archives;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.TestSupport;
using GovInfoReports.TestSupport.Forms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace GovInfoReports.Browser.Tests.Support;

/// <summary>
/// The portal with its demonstration data on a free port of this machine, and Chromium to look at it. The clock is set
/// to January 2027, so that the year due is one that nobody has begun; the form that nobody issued is there too.
/// </summary>
public sealed class BrowserPortal : WebApplicationFactory<Program>, IAsyncLifetime
{
    public const int DueYear = 2026;

    private const string ShortcutPath = "/test/sign-in/";

    private readonly TempSqliteFile _file = new();
    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public Uri Address { get; private set; } = null!;

    async Task IAsyncLifetime.InitializeAsync()
    {
        if (Chromium.SkipReason is not null)
        {
            return;
        }

        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress;
        await BringTextAsync();
        await BringArchiveAsync();
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.ExecutablePath,
            // The sandbox does not start as root, which builds often run as; the pages are our own.
            // It is not to look for updates or accounts on the network either.
            Args =
            [
                "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        _playwright?.Dispose();
        await DisposeAsync();
        _file.Dispose();
    }

    /// <summary>Somebody who opens a browser.</summary>
    /// <param name="userName">The demonstration account signed in, or <see langword="null"/>.</param>
    public async Task<Visitor> VisitAsync(string? userName = null, bool scripts = true, int width = 1366, int height = 768)
    {
        var context = await _chromium!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            JavaScriptEnabled = scripts,
            Locale = "zh-CN",
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        if (userName is not null)
        {
            await context.APIRequest.PostAsync(ShortcutPath + userName);
        }

        return new Visitor(context, await context.NewPageAsync());
    }

    /// <summary>The same browser signs in, as from another window of it.</summary>
    public static Task SignInOnAsync(Visitor visitor, string userName) => visitor.Context.APIRequest.PostAsync(ShortcutPath + userName);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("ConnectionStrings:Reports", _file.ConnectionString);
        builder.UseSetting("Log:Folder", string.Empty);
        builder.UseSetting("RateLimits:SignInsPerAddress", "10000");
        builder.UseSetting("RateLimits:FailedSignInsPerAddress", "10000");
        builder.UseSetting("RateLimits:SignInsPerName", "10000");
        builder.ConfigureServices(services =>
        {
            services.AddSingleton<TimeProvider>(new ShiftedClock(new DateTimeOffset(2027, 1, 14, 1, 0, 0, TimeSpan.Zero)));
            services.AddSingleton(InventedForm.CatalogWithOfficial());
            services.AddSingleton<IStartupFilter, Shortcut>();
        });
    }

    // The reading of a text has a page only once a text was brought: one with a mistyped label and a figure left out.
    private async Task BringTextAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<ReportsDbContext>().Users.Include(u => u.Posts).ThenInclude(p => p.Unit).SingleAsync(u => u.UserName == "yongzheng");
        var post = account.Posts.Single();
        Actor clerk = new(account.Id, account.DisplayName, post.Role, post.Unit);
        StringBuilder text = new("永正镇2020年政府信息公开工作年度报告\n\n一、总体情况\n本年按目录公开信息。\n\n三、收到和处理政府信息公开申请情况\n");
        foreach (var row in FormCatalog.Official().ForYear(2020)!.Tables.Single(t => t.Code == "requests").Blocks[0].Rows)
        {
            var label = string.Join('\t', row.Labels).Replace("三安全一稳定", "三安全一隐患", StringComparison.Ordinal);
            text.Append(label).Append("\t0\t0\t0\t0\t0\t0").Append(row.Code == "carriedForward" ? "\n" : "\t0\n");
        }

        await scope.ServiceProvider.GetRequiredService<BringSource>().ExecuteAsync(clerk, 2020, Encoding.UTF8.GetBytes(text.ToString()), "年报.txt", default);
    }

    // An import has pages only once files were brought: one that is recognised, one that is not, one that cannot be read.
    private async Task BringArchiveAsync()
    {
        await using var scope = Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<ReportsDbContext>().Users.Include(u => u.Posts).ThenInclude(p => p.Unit).SingleAsync(u => u.UserName == "changle");
        var post = account.Posts.First(p => p.Role == Role.Officer);
        Actor officer = new(account.Id, account.DisplayName, post.Role, post.Unit);
        ArchiveFile[] files =
        [
            new("昌乐县/红河镇/2021.txt", Encoding.UTF8.GetBytes(PastReport.Text("昌乐县红河镇", 2021))),
            new("昌乐县/公章.png", new byte[] { 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a }),
            new("昌乐县/无名单位2022.txt", Encoding.UTF8.GetBytes(PastReport.Text("昌乐县无名镇", 2022))),
        ];
        await scope.ServiceProvider.GetRequiredService<BeginBatch>().ExecuteAsync(officer, null, "昌乐县往年年报.zip", true, files, default);
        var work = scope.ServiceProvider.GetRequiredService<BatchWork>();
        while (await work.ClaimNextAsync(default) is { } claim)
        {
            await work.ContinueAsync(claim, null, default);
        }
    }

    private sealed class ShiftedClock(DateTimeOffset start) : TimeProvider
    {
        private readonly TimeSpan _shift = start - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;
    }

    // Issues the real session cookie without the form; the form itself has tests of its own.
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
                await accounts.SignInAsync(account!, isPersistent: false);
            });
            next(app);
        };
    }
}

/// <summary>The one portal and the one browser of all browser tests that do something.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserSuite : ICollectionFixture<BrowserPortal>
{
    public const string Name = "browser";
}

/// <summary>Another portal and browser for the tests that only look, beside the others: they meet the demonstration data as it is.</summary>
[CollectionDefinition(Name)]
public sealed class LookingSuite : ICollectionFixture<BrowserPortal>
{
    public const string Name = "looking";
}
