using System.Text.Json.Nodes;
using GovInfoReports.Web.Hosting;
using Microsoft.Data.Sqlite;

namespace GovInfoReports.Web.Tests.Commands;

public sealed class CommandTests
{
    [Fact]
    public async Task Read_prints_nothing_but_json_and_needs_no_database()
    {
        var folder = Directory.CreateTempSubdirectory("govinfo-read-");
        try
        {
            var file = Path.Combine(folder.FullName, "报告.txt");
            await File.WriteAllTextAsync(file, "丙县东镇人民政府2021年政府信息公开工作年度报告\n\n一、总体情况\n\n本年度工作平稳。\n");
            var (code, output, _) = await PortalProcess.RunAsync(folder.FullName, "read", file);

            Assert.Equal(0, code);
            var report = JsonNode.Parse(output)!;
            Assert.Equal(2021, (int)report["year"]!);
            Assert.Equal("本年度工作平稳。", (string)report["narrative"]!["overview"]!);
            Assert.NotEmpty(report["findings"]!.AsArray());
            Assert.Equal([file], Directory.GetFileSystemEntries(folder.FullName));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_file_is_named_from_the_folder_that_the_command_was_called_in()
    {
        var folder = Directory.CreateTempSubdirectory("govinfo-relative-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "年报.txt"), "白水镇2021年政府信息公开工作年度报告");
            var (code, output, _) = await PortalProcess.RunAsync(folder.FullName, "read", "年报.txt");
            Assert.Equal(0, code);
            Assert.StartsWith("{", output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Read_takes_a_folder_with_an_archive_in_it_and_says_what_it_could_not_read()
    {
        var folder = Directory.CreateTempSubdirectory("govinfo-many-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "甲.html"), "<html><body><h1>白水镇2021年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>平稳。</p></body></html>");
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "乙.pdf"), []);
            await using (var zip = new System.IO.Compression.ZipArchive(File.Create(Path.Combine(folder.FullName, "丙.zip")), System.IO.Compression.ZipArchiveMode.Create))
            await using (var entry = new StreamWriter(zip.CreateEntry("镇/丁.txt").Open()))
            {
                await entry.WriteAsync("青禾镇2022年政府信息公开工作年度报告\n\n一、总体情况\n\n平稳。\n");
            }

            var (code, output, _) = await PortalProcess.RunAsync(folder.FullName, "read", ".");
            var reports = JsonNode.Parse(output)!.AsArray().ToDictionary(r => (string)r!["file"]!, r => r!, StringComparer.Ordinal);

            Assert.Equal(1, code);
            Assert.Equal(3, reports.Count);
            Assert.Equal(2021, (int)reports["甲.html"]["year"]!);
            Assert.Equal("青禾镇", (string)reports["丙.zip/镇/丁.txt"]["unit"]!);
            Assert.Contains("空", (string)reports["乙.pdf"]["refused"]!, StringComparison.Ordinal);

            var (archiveCode, archive, _) = await PortalProcess.RunAsync(folder.FullName, "read", "丙.zip");
            Assert.Equal(0, archiveCode);
            Assert.Equal("镇/丁.txt", (string)Assert.Single(JsonNode.Parse(archive)!.AsArray())!["file"]!);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_file_that_is_refused_is_said_on_standard_error_with_the_reason()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, [0x89, 0x50, 0x4e, 0x47, 1, 2]);
            var (code, output, error) = await PortalProcess.RunAsync(Path.GetTempPath(), "read", file);

            Assert.Equal(1, code);
            Assert.Empty(output);
            Assert.Contains("图片", error, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_on_standard_error()
    {
        var (code, output, error) = await PortalProcess.RunAsync(Path.GetTempPath(), "read", "no-such-file.txt");

        Assert.Equal(1, code);
        Assert.Empty(output);
        Assert.Contains("不能打开文件", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("read")]
    [InlineData("import", "a.txt")]
    [InlineData("fly")]
    public async Task Wrong_arguments_have_an_exit_code_of_their_own(params string[] args)
    {
        var (code, _, error) = await PortalProcess.RunAsync(Path.GetTempPath(), args);

        Assert.Equal(2, code);
        Assert.NotEmpty(error);
    }

    [Fact]
    public async Task Migrate_makes_a_database_and_an_administrator_can_be_made_in_it()
    {
        var folder = Directory.CreateTempSubdirectory("govinfo-migrate-");
        try
        {
            var migrated = await PortalProcess.RunAsync(folder.FullName, "migrate");
            Assert.Equal(0, migrated.Code);
            Assert.NotEmpty(migrated.Output);
            Assert.True(File.Exists(Path.Combine(folder.FullName, "App_Data", "reports.db")));

            string[] admin = ["create-admin", "--user", "root-990000", "--name", "某管理员", "--unit", "990000", "--province-name", "甲省"];
            Assert.Equal(1, (await PortalProcess.RunAsync(folder.FullName, admin, "weak")).Code);
            var made = await PortalProcess.RunAsync(folder.FullName, admin, "Zhengfu-2021");
            Assert.Equal(0, made.Code);
            Assert.Contains("甲省", made.Output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Version_is_printed()
    {
        var (code, output, _) = await PortalProcess.RunAsync(Path.GetTempPath(), "--version");

        Assert.Equal((0, PortalVersion.Text), (code, output.Trim()));
    }

    [Fact]
    public async Task First_start_in_development_says_in_plain_lines_what_it_does()
    {
        var folder = Directory.CreateTempSubdirectory("govinfo-start-");
        try
        {
            using var process = PortalProcess.Start(folder.FullName, ["run", "--environment", "Development", "--urls", "http://127.0.0.1:0"]);
            List<string> plain = [];
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                if (!line.Contains(" [", StringComparison.Ordinal))
                {
                    plain.Add(line);
                }

                if (line.StartsWith("已经就绪：http://127.0.0.1:", StringComparison.Ordinal))
                {
                    break;
                }
            }

            process.Kill();
            await process.WaitForExitAsync();
            Assert.Equal($"政府信息公开工作年度报告平台 {PortalVersion.Text} 正在启动……", plain[0]);
            Assert.Equal(["正在建立或升级数据库……", "数据库是空的，正在填入演示数据……", "正在填入演示数据：已有 1 份报告"], plain[1..4]);
            Assert.StartsWith("已经就绪：", plain[^1], StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Migrate_on_a_database_of_before_the_first_release_says_what_to_do()
    {
        var folder = Directory.CreateTempSubdirectory("govinfo-earlier-");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "App_Data"));
            await using (SqliteConnection earlier = new($"Data Source={Path.Combine(folder.FullName, "App_Data", "reports.db")};Pooling=False"))
            {
                await earlier.OpenAsync();
                await using var make = earlier.CreateCommand();
                make.CommandText = """
                    CREATE TABLE __EFMigrationsHistory (MigrationId TEXT PRIMARY KEY, ProductVersion TEXT NOT NULL);
                    INSERT INTO __EFMigrationsHistory VALUES ('20261101000000_Initial', '10.0.15');
                    """;
                await make.ExecuteNonQueryAsync();
            }

            foreach (var args in new[] { new[] { "migrate" }, ["run", "--environment", "Development", "--urls", "http://127.0.0.1:0"] })
            {
                var (code, output, error) = await PortalProcess.RunAsync(folder.FullName, args);

                Assert.Equal(1, code);
                Assert.DoesNotContain("2026", output, StringComparison.Ordinal);
                Assert.Contains("import-archive 文件夹 --publish", error, StringComparison.Ordinal);
                Assert.DoesNotContain("Exception", error, StringComparison.Ordinal);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task An_archive_is_tried_first_then_imported_and_the_second_time_changes_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("govinfo-archive-");
        try
        {
            Assert.Equal(0, (await PortalProcess.RunAsync(folder.FullName, "migrate")).Code);
            Assert.Equal(0, (await PortalProcess.RunAsync(folder.FullName, ["create-admin", "--user", "root-990000", "--name", "某管理员", "--unit", "990000", "--province-name", "甲省"], "Zhengfu-2021")).Code);
            var archive = Directory.CreateDirectory(Path.Combine(folder.FullName, "往年"));
            await File.WriteAllTextAsync(Path.Combine(archive.FullName, "某镇2021.txt"), "某县某镇2021年政府信息公开工作年度报告");
            await File.WriteAllBytesAsync(Path.Combine(archive.FullName, "坏.docx"), [0x50, 0x4b, 3, 4, 0, 0]);
            var list = Path.Combine(folder.FullName, "列表.csv");

            var (code, output, error) = await PortalProcess.RunAsync(folder.FullName, "import-archive", archive.FullName, "--dry-run", "--publish", "--report", list);
            Assert.Equal(1, code);
            Assert.Equal(3, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
            Assert.Contains("没有找到名为“某县某镇”的单位", output, StringComparison.Ordinal);
            Assert.Contains("正在识别：2 / 2", error, StringComparison.Ordinal);
            var csv = await File.ReadAllLinesAsync(list);
            Assert.Equal((3, true), (csv.Length, csv[0].Contains(",文件,单位,", StringComparison.Ordinal)));

            Assert.Equal(1, (await PortalProcess.RunAsync(folder.FullName, "import-archive", archive.FullName, "--under", "110000")).Code);
            Assert.Equal(1, (await PortalProcess.RunAsync(folder.FullName, "import-archive", Path.Combine(folder.FullName, "没有"))).Code);
            Assert.Equal(1, (await PortalProcess.RunAsync(folder.FullName, "import-archive", archive.FullName, "--report", folder.FullName)).Code);
            Assert.Equal(2, (await PortalProcess.RunAsync(folder.FullName, "import-archive")).Code);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
