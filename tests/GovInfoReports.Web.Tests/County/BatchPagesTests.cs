using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using GovInfoReports.Application.Importing.Batches;
using GovInfoReports.Data;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Web.Tests.County;

public sealed class BatchPagesTests(CountyPortal portal) : IClassFixture<CountyPortal>
{
    private const string New = "/county/batches/new";

    [Fact]
    public async Task An_archive_is_read_imported_and_published_and_the_public_page_says_where_it_is_from()
    {
        var unit = await portal.TownshipAsync("丙县石桥镇人民政府");
        var batch = await UploadAsync(true, ("往年.zip", Zip(("石桥镇2022.txt", Report("丙县石桥镇", 2022)), ("丁/乱七八糟.bin", [0, 1, 2, 3]), ("别处.txt", Report("外县某镇", 2022)))));

        await WaitAsync(batch, ImportBatchState.Ready);
        var (status, html) = await CountyPortal.GetAsync(portal.Officer, batch);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("识别完毕，可以导入 1 个文件", html, StringComparison.Ordinal);
        Assert.Contains("将新建，并作为历史年报公开。", html, StringComparison.Ordinal);
        Assert.Contains("外县某镇", html, StringComparison.Ordinal);
        Assert.Contains("还有 1 个文件没有认出单位或年度", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv=\"refresh\"", html, StringComparison.Ordinal);

        // Nothing is published without the page that names it.
        Assert.Contains($"<a class=\"button button-publish\" href=\"{batch}/publish\">", html, StringComparison.Ordinal);
        var (_, _, location) = await CountyPortal.PostAsync(portal.Officer, "/county/batches/new", $"{batch}?handler=import");
        Assert.Equal($"{batch}/publish", location);
        (_, html) = await CountyPortal.GetAsync(portal.Officer, location!);
        Assert.Contains("导入将公开以下 1 份历史年报", html, StringComparison.Ordinal);
        Assert.Contains("不能撤回", html, StringComparison.Ordinal);
        Assert.Contains(unit.Name, html, StringComparison.Ordinal);
        Assert.Contains("2022 年度", html, StringComparison.Ordinal);
        Assert.Contains("丙县石桥镇", html[html.IndexOf("<blockquote", StringComparison.Ordinal)..], StringComparison.Ordinal);
        var revision = Regex.Match(html, "name=\"revision\" value=\"(?<value>[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(5)).Groups["value"].Value;
        var (stale, _, _) = await CountyPortal.PostAsync(portal.Officer, location!, location!, ("revision", $"{Guid.NewGuid()}"));
        Assert.Equal(HttpStatusCode.Conflict, stale);
        Assert.Equal(HttpStatusCode.NotFound, (await CountyPortal.PostAsync(portal.OtherOfficer, "/county/batches/new", location!, ("revision", revision))).Status);
        (_, _, location) = await CountyPortal.PostAsync(portal.Officer, location!, location!, ("revision", revision));
        Assert.Equal(batch, location);
        await WaitAsync(batch, ImportBatchState.Done);
        (_, html) = await CountyPortal.GetAsync(portal.Officer, batch);
        Assert.Contains("公开历史年报 1 个", html, StringComparison.Ordinal);
        (_, html) = await CountyPortal.GetAsync(portal.Officer, "/county/batches");
        Assert.Contains("往年.zip", html, StringComparison.Ordinal);

        using var reader = portal.Browser();
        (status, html) = await CountyPortal.GetAsync(reader, $"/units/{unit.Code}/2022");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("历史年报。", html, StringComparison.Ordinal);
        Assert.Contains("依据文件“石桥镇2022.txt”导入，按原文公开，未经本平台填报和审核。", html, StringComparison.Ordinal);
        Assert.Matches("导入时的自动核对：[0-9]+ 条强制规则", html);
        var json = await reader.GetStringAsync(new Uri($"/api/v1/reports/{unit.Code}/2022", UriKind.Relative));
        Assert.Contains("\"source\":{\"name\":\"石桥镇2022.txt\",\"hash\":\"sha256:", json, StringComparison.Ordinal);

        (_, html) = await CountyPortal.GetAsync(portal.Officer, $"/county/reports/{unit.Code}/2022");
        Assert.Contains("历史公开", html, StringComparison.Ordinal);
        Assert.Contains("依据文件“石桥镇2022.txt”导入后直接公开", html, StringComparison.Ordinal);
        Assert.Contains("id=\"findings\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_officer_puts_a_unit_right_and_downloads_the_file_as_it_came()
    {
        var unit = await portal.TownshipAsync("丙县青竹镇人民政府");
        var text = Report("丙县青竹乡", 2023);
        var batch = await UploadAsync(false, ("青竹.txt", text));
        await WaitAsync(batch, ImportBatchState.Ready);
        var file = $"{batch}/files/{await FileAsync(batch)}";

        var (status, html, _) = await CountyPortal.PostAsync(portal.Officer, file, $"{file}?handler=choose", ("unit", "丁县某镇"), ("year", "2023"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("辖区内没有名称或代码为“丁县某镇”的报告单位", html, StringComparison.Ordinal);
        Assert.Contains("value=\"丁县某镇\"", html, StringComparison.Ordinal);
        (status, _, _) = await CountyPortal.PostAsync(portal.Officer, file, $"{file}?handler=choose", ("unit", unit.Name), ("year", "2023"));
        Assert.Equal(HttpStatusCode.Redirect, status);
        (_, html) = await CountyPortal.GetAsync(portal.Officer, file);
        Assert.Contains("将新建草稿", html, StringComparison.Ordinal);
        Assert.Contains($"id=\"line-1\"", html, StringComparison.Ordinal);

        using var original = await portal.Officer.GetAsync(new Uri($"{file}?handler=original", UriKind.Relative));
        Assert.Equal("attachment", original.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("application/octet-stream", original.Content.Headers.ContentType!.MediaType);
        Assert.Equal(text, await original.Content.ReadAsByteArrayAsync());

        (status, _, _) = await CountyPortal.PostAsync(portal.Officer, file, $"{file}?handler=leave");
        Assert.Equal(HttpStatusCode.Redirect, status);
        (status, html, _) = await CountyPortal.PostAsync(portal.Officer, batch, $"{batch}?handler=import");
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("没有可以导入的文件", html, StringComparison.Ordinal);
        (status, _, _) = await CountyPortal.PostAsync(portal.Officer, batch, $"{batch}?handler=discard");
        Assert.Equal(HttpStatusCode.Redirect, status);
        (_, html) = await CountyPortal.GetAsync(portal.Officer, batch);
        Assert.Contains("这批文件已放弃", html, StringComparison.Ordinal);
        using var gone = await portal.Officer.GetAsync(new Uri($"{file}?handler=original", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Another_countys_officer_finds_nothing_of_a_batch()
    {
        var batch = await UploadAsync(false, ("年报.txt", Report("丙县东镇", 2023)));
        await WaitAsync(batch, ImportBatchState.Ready);
        var file = $"{batch}/files/{await FileAsync(batch)}";
        foreach (var path in new[] { batch, $"{batch}/publish", $"{batch}?handler=progress", file, $"{file}?handler=original" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await CountyPortal.GetAsync(portal.OtherOfficer, path)).Status);
        }

        foreach (var path in new[] { $"{batch}?handler=import", $"{batch}?handler=discard", $"{file}?handler=choose", $"{file}?handler=leave" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await CountyPortal.PostAsync(portal.OtherOfficer, New, path, ("unit", "x"), ("year", "2023"))).Status);
        }

        Assert.DoesNotContain($"href=\"{batch}\"", (await CountyPortal.GetAsync(portal.OtherOfficer, "/county/batches")).Html, StringComparison.Ordinal);
        using var without = await portal.Officer.PostAsync(new Uri($"{batch}?handler=discard", UriKind.Relative), new FormUrlEncodedContent([]));
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
    }

    [Fact]
    public async Task What_is_no_archive_is_said_at_the_field()
    {
        var (status, html) = await SendAsync(false, ("坏.zip", Encoding.UTF8.GetBytes("不是压缩包")));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("files-error", html, StringComparison.Ordinal);
        (status, html) = await SendAsync(true);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("请选择文件", html, StringComparison.Ordinal);
        Assert.Contains("checked", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_goes_on_by_key_and_knows_its_states()
    {
        var batch = await UploadAsync(false, ("许多.zip", Zip([.. Enumerable.Range(1, BrowseBatches.PageSize + 1).Select(i => ($"{i}.txt", Encoding.UTF8.GetBytes($"某地{i}号单位2023年政府信息公开工作年度报告\n一、总体情况\n没有数据。")))])));
        await WaitAsync(batch, ImportBatchState.Ready);

        var (_, html) = await CountyPortal.GetAsync(portal.Officer, batch);
        Assert.Contains($"{batch}?after={BrowseBatches.PageSize}", html, StringComparison.Ordinal);
        (_, html) = await CountyPortal.GetAsync(portal.Officer, $"{batch}?state=choose&after={BrowseBatches.PageSize}");
        Assert.Contains($">{BrowseBatches.PageSize + 1}.txt<", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await CountyPortal.GetAsync(portal.Officer, $"{batch}?state=nonsense")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await CountyPortal.GetAsync(portal.Officer, $"{batch}?handler=progress")).Status);
    }

    private static byte[] Report(string unit, int year)
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"{unit}{year}年政府信息公开工作年度报告").AppendLine().AppendLine("一、总体情况").AppendLine("本年按目录公开信息。").AppendLine();
        text.AppendLine("三、收到和处理政府信息公开申请情况");
        foreach (var row in FormCatalog.Official().ForYear(year)!.Tables.Single(t => t.Code == "requests").Blocks[0].Rows)
        {
            text.AppendLine(string.Join('\t', row.Labels) + "\t1\t0\t0\t0\t0\t0\t1");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using MemoryStream bytes = new();
        using (ZipArchive zip = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private async Task<string> UploadAsync(bool publish, params (string Name, byte[] Bytes)[] files)
    {
        var (status, html) = await SendAsync(publish, files);
        Assert.True(status == HttpStatusCode.Redirect, html);
        return html;
    }

    // The address of the batch in place of a page where it was taken.
    private async Task<(HttpStatusCode Status, string Html)> SendAsync(bool publish, params (string Name, byte[] Bytes)[] files)
    {
        var (_, page) = await CountyPortal.GetAsync(portal.Officer, New);
        using MultipartFormDataContent form = [];
        form.Add(new StringContent(Forms.TokenIn(page)), "__form");
        if (publish)
        {
            form.Add(new StringContent("true"), "publish");
        }

        foreach (var (name, bytes) in files)
        {
            form.Add(new ByteArrayContent(bytes), "files", name);
        }

        using var response = await portal.Officer.PostAsync(new Uri(New, UriKind.Relative), form);
        return (response.StatusCode, response.Headers.Location?.OriginalString ?? WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()));
    }

    private Task<long> FileAsync(string batch) => portal.InScopeAsync(s => s.GetRequiredService<ReportsDbContext>().ImportBatchFiles
        .Where(f => f.BatchId == IdOf(batch)).Select(f => f.Id).SingleAsync());

    // The worker of the portal itself does it.
    private async Task WaitAsync(string batch, ImportBatchState state)
    {
        for (var i = 0; i < 600; i++)
        {
            if (await portal.InScopeAsync(s => s.GetRequiredService<ReportsDbContext>().ImportBatches.AnyAsync(b => b.Id == IdOf(batch) && b.State == state)))
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail($"{batch} never was {state}.");
    }

    private static long IdOf(string batch) => long.Parse(batch.Split('/')[^1], CultureInfo.InvariantCulture);
}
