using System.Net;
using Microsoft.Data.Sqlite;

namespace GovInfoReports.Web.Tests.Commands;

/// <summary>The program started in Production, over whatever database there is.</summary>
public sealed class StartTests : IDisposable
{
    private static readonly string[] Production = ["--environment", "Production", "--urls", "http://127.0.0.1:0"];

    private readonly string _folder = Directory.CreateTempSubdirectory("govinfo-production-").FullName;

    private string Database => Path.Combine(_folder, "App_Data", "reports.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Start_before_migrate_names_the_command_and_makes_no_file()
    {
        var (code, output, error) = await PortalProcess.RunAsync(_folder, Production);

        Assert.Equal(1, code);
        Assert.Contains("GovInfoReports.Web.dll migrate", error, StringComparison.Ordinal);
        Assert.DoesNotContain("已经就绪", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", output + error, StringComparison.Ordinal);
        Assert.False(File.Exists(Database));
    }

    [Theory]
    [InlineData("create-admin", "--user", "root-1", "--name", "某某", "--unit", "990000")]
    [InlineData("import-archive", ".")]
    [InlineData("import", "a.txt", "--unit", "990000", "--year", "2021")]
    public async Task Command_before_migrate_names_the_command(params string[] args)
    {
        var (code, output, error) = await PortalProcess.RunAsync(_folder, args, "Zhengfu-2021");

        Assert.Equal(1, code);
        Assert.Contains("GovInfoReports.Web.dll migrate", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", output + error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_over_an_empty_database_file_names_the_command()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Database)!);
        await File.WriteAllBytesAsync(Database, []);

        await RefusedAsync("GovInfoReports.Web.dll migrate");
    }

    [Fact]
    public async Task Start_over_a_database_that_lacks_a_migration_names_the_command()
    {
        await MigratedAsync("DELETE FROM __EFMigrationsHistory WHERE MigrationId <> '20261130000000_Initial'");

        await RefusedAsync("还没有升级");
    }

    [Fact]
    public async Task Start_and_migrate_over_a_database_of_a_newer_version_say_so_and_leave_it()
    {
        await MigratedAsync("INSERT INTO __EFMigrationsHistory VALUES ('29990101000000_Later', '99.0.0')");

        await RefusedAsync("29990101000000_Later");
        var (code, _, error) = await PortalProcess.RunAsync(_folder, "migrate");
        Assert.Equal((1, true), (code, error.Contains("更新的版本", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Start_over_a_database_that_cannot_be_written_says_so()
    {
        await MigratedAsync();

        await RefusedAsync("不能写入", ("ConnectionStrings__Reports", $"Data Source={Database};Mode=ReadOnly"));
    }

    [Fact]
    public async Task Start_over_a_file_that_is_no_database_says_so()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Database)!);
        await File.WriteAllTextAsync(Database, string.Concat(Enumerable.Repeat("这不是数据库。", 300)));

        await RefusedAsync("不是数据库");
    }

    [Fact]
    public async Task Start_without_a_database_server_says_so() => await RefusedAsync(
        "连不上数据库",
        ("Database__Provider", "SqlServer"),
        ("ConnectionStrings__Reports", "Server=tcp:127.0.0.1,1;Database=reports;User Id=sa;Password=none;TrustServerCertificate=true;Connect Timeout=5;ConnectRetryCount=0"));

    [Fact]
    public async Task Every_form_over_plain_http_explains_itself_and_reading_needs_none()
    {
        await MigratedAsync();
        using var portal = PortalProcess.Start(_folder, Production);
        try
        {
            using HttpClient browser = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = await PortalProcess.ReadyAsync(portal) };
            foreach (var path in new[] { "/check-up", "/account/sign-in", "/clerk", "/signing", "/county/batches", "/admin/units", "/audit" })
            {
                using var response = await browser.GetAsync(new Uri(path, UriKind.Relative));
                await ExplainedAsync(response);
            }

            foreach (var path in new[] { "/check-up", "/account/sign-in", "/account/sign-out", "/county/batches", "/clerk/reports/2025/read" })
            {
                using MultipartFormDataContent file = new() { { new ByteArrayContent([1, 2, 3]), "files", "a.docx" } };
                using var response = await browser.PostAsync(new Uri(path, UriKind.Relative), file);
                await ExplainedAsync(response);
            }

            foreach (var path in new[] { "/", "/reports", "/about", "/help", "/sign-off", "/api/v1/reports", "/healthz", "/readyz" })
            {
                using var response = await browser.GetAsync(new Uri(path, UriKind.Relative));
                Assert.Equal((path, HttpStatusCode.OK), (path, response.StatusCode));
            }

            using FormUrlEncodedContent larger = new([new("size", "large"), new("returnUrl", "/about")]);
            using var larged = await browser.PostAsync(new Uri("/text-size", UriKind.Relative), larger);
            Assert.Equal(HttpStatusCode.Redirect, larged.StatusCode);
        }
        finally
        {
            portal.Kill();
            await portal.WaitForExitAsync();
        }
    }

    private static async Task ExplainedAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal((response.RequestMessage!.RequestUri, HttpStatusCode.BadRequest), (response.RequestMessage.RequestUri, response.StatusCode));
        Assert.Contains("请改用 https 开头的网址", text, StringComparison.Ordinal);
        Assert.DoesNotContain("返回上一页", text, StringComparison.Ordinal);
    }

    private async Task MigratedAsync(params string[] then)
    {
        Assert.Equal(0, (await PortalProcess.RunAsync(_folder, "migrate")).Code);
        await using SqliteConnection connection = new($"Data Source={Database};Pooling=False");
        await connection.OpenAsync();
        foreach (var sql in then)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    private async Task RefusedAsync(string words, params (string Name, string Value)[] settings)
    {
        var (code, output, error) = await PortalProcess.RunAsync(_folder, Production, null, settings);

        Assert.Equal(1, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.DoesNotContain("已经就绪", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + error, StringComparison.Ordinal);
    }
}
