using System.Text;
using GovInfoReports.Documents.Sources;

namespace GovInfoReports.Documents.Tests.Sources;

public sealed class PublicationDayTests
{
    private const string Report = "<h1>某镇2021年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>平稳有序，群众满意，依法公开各类信息。</p><p>某镇人民政府</p><p>2022年1月20日</p>";

    [Theory]
    [InlineData("a.html", "<html><head><meta name=\"PubDate\" content=\"2022-01-25 09:30\"></head><body>" + Report + "</body></html>", "2022-01-25")]
    [InlineData("a.html", "<html><head><meta property=\"article:published_time\" content=\"2022-01-26T01:00:00Z\"></head><body>" + Report + "</body></html>", "2022-01-26")]
    [InlineData("a.html", "<html><body><div>首页 &gt; 年报</div><div>发布时间：2022年1月27日 来源：某镇</div>" + Report + "</body></html>", "2022-01-27")]
    [InlineData("a.txt", "某镇2021年政府信息公开工作年度报告\n发布日期: 2022/1/28  浏览次数：3\n一、总体情况\n平稳。", "2022-01-28")]
    [InlineData("a.md", "# 某镇2021年政府信息公开工作年度报告\n\n公开日期：2022.02.08\n\n一、总体情况\n\n平稳。", "2022-02-08")]
    [InlineData("a.txt", "某镇2021年政府信息公开工作年度报告\n发布日期：2022-01-28\n公布时间：2022-03-01\n一、总体情况", null)]
    [InlineData("a.txt", "某镇2021年政府信息公开工作年度报告\n一、总体情况\n平稳。\n某镇人民政府\n2022年1月20日", null)]
    [InlineData("a.txt", "某镇2021年政府信息公开工作年度报告\n发布日期：2022-13-40\n一、总体情况", null)]
    [InlineData("a.txt", "某镇2021年政府信息公开工作年度报告\n生成日期：2022-01-28\n一、总体情况", null)]
    public async Task Day_of_publication_is_what_the_file_says_it_is(string name, string text, string? expected)
    {
        var source = await new SourceFiles(new SourceLimits()).OpenAsync(Encoding.UTF8.GetBytes(text), name, CancellationToken.None);

        Assert.Equal(expected is null ? null : DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), source.PublishedOn);
        Assert.Equal(source.PublishedOn, SourceDocumentJson.Read(SourceDocumentJson.Write(source)).PublishedOn);
    }
}
