using System.IO.Compression;
using System.Text;
using GovInfoReports.Browser.Tests.Support;
using GovInfoReports.TestSupport;
using Microsoft.Playwright;

namespace GovInfoReports.Browser.Tests;

/// <summary>An archive of past years from its upload to public historic editions, with scripts and without.</summary>
[Collection(BrowserSuite.Name)]
public sealed class ArchiveTests(BrowserPortal portal)
{
    [ChromiumTheory]
    [InlineData(true, "linzi", "370305106", "敬仲镇", 2022)]
    [InlineData(false, "laiyang", "370682107", "穴坊镇", 2022)]
    public async Task From_an_upload_to_a_public_historic_edition(bool scripts, string officerName, string unit, string name, int year)
    {
        await using var officer = await portal.VisitAsync(officerName, scripts);
        var page = officer.Page;
        await officer.OpenAsync("/county");
        await page.GetByRole(AriaRole.Link, new() { Name = "批量导入", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "新的批量导入" }).ClickAsync();
        await page.SetInputFilesAsync("#files", new FilePayload { Name = "往年.zip", MimeType = "application/zip", Buffer = Zip(name, year) });
        await page.CheckAsync("#publish");
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并识别" }).ClickAsync();

        // The dry run comes by itself, with scripts sooner. One file waits for the officer to say whose it is.
        await Assertions.Expect(page.Locator("#progress")).ToContainTextAsync("识别完毕，可以导入 1 个文件", new() { Timeout = 30_000 });
        var table = page.Locator(".batch-files");
        await Assertions.Expect(table).ToContainTextAsync("将新建，并作为历史年报公开");
        await page.GetByRole(AriaRole.Link, new() { Name = "需选定" }).ClickAsync();
        await Assertions.Expect(table.Locator("tbody tr")).ToHaveCountAsync(1);
        await table.GetByRole(AriaRole.Link).First.ClickAsync();
        await page.FillAsync("#unit", unit);
        await page.FillAsync("#year", $"{year + 1}");
        await page.GetByRole(AriaRole.Button, new() { Name = "确认单位和年度" }).ClickAsync();
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync("将新建");
        await page.GetByRole(AriaRole.Link, new() { Name = "返回这批文件" }).ClickAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "查看将公开的 2 份，再导入…" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "导入并公开以上 2 份历史年报" }).ClickAsync();
        await Assertions.Expect(page.Locator("#progress")).ToContainTextAsync("公开历史年报 2 个", new() { Timeout = 30_000 });
        await Assertions.Expect(table).ToContainTextAsync("已新建，并作为历史年报公开");

        await officer.OpenAsync($"/county/reports/{unit}/{year}");
        await Assertions.Expect(page.Locator("#history")).ToContainTextAsync("历史公开");

        await using var reader = await portal.VisitAsync(scripts: scripts, width: 390, height: 844);
        Assert.Equal(200, await reader.OpenAsync($"/units/{unit}/{year}"));
        await Assertions.Expect(reader.Page.Locator(".banner-note").First).ToContainTextAsync($"历史年报。依据文件“{name}{year}.txt”导入");
        await Assertions.Expect(reader.Page.Locator("article.sheet")).ToContainTextAsync("本年按目录公开信息");
        officer.AssertQuiet();
        reader.AssertQuiet();
    }

    private static byte[] Zip(string unit, int year)
    {
        using MemoryStream bytes = new();
        using (ZipArchive zip = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (file, text) in new[] { ($"{unit}/{unit}{year}.txt", PastReport.Text(unit, year)), ("不知名.txt", PastReport.Text("无名镇", year + 1, 1)) })
            {
                using StreamWriter writer = new(zip.CreateEntry(file).Open(), new UTF8Encoding(false));
                writer.Write(text);
            }
        }

        return bytes.ToArray();
    }
}
