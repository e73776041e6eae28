using System.Net;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Web.Tests.Support;

namespace GovInfoReports.Web.Tests.Downloads;

public sealed class CountySummaryTests(PublishedPortal portal) : IClassFixture<PublishedPortal>
{
    [Fact]
    public async Task An_officer_has_the_area_as_a_workbook_and_as_csv()
    {
        using var officer = await portal.SignInAsAsync(Role.Officer);
        using var excel = await officer.GetAsync(new Uri("/county/summary?year=2021", UriKind.Relative));
        var bytes = await excel.Content.ReadAsByteArrayAsync();
        Assert.Equal(HttpStatusCode.OK, excel.StatusCode);
        Assert.Equal("PK"u8.ToArray(), bytes[..2]);
        Assert.Equal("甲省乙市丙县_2021年_政府信息公开工作年度报告_汇总表.xlsx", excel.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.True(excel.Headers.CacheControl is { Private: true, NoStore: true });

        using var csv = await officer.GetAsync(new Uri("/county/summary?year=2021&format=csv", UriKind.Relative));
        var text = await csv.Content.ReadAsStringAsync();
        Assert.Contains("990101001,丙县东镇人民政府,2021,requests.received.naturalPerson,", text, StringComparison.Ordinal);
        Assert.Contains("990101-CZJ,", text, StringComparison.Ordinal);
        Assert.DoesNotContain("990102001", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/county/summary?year=1999", HttpStatusCode.NotFound)]
    [InlineData("/county/summary?year=2021&format=word", HttpStatusCode.NotFound)]
    [InlineData("/county/summary?year=abc", HttpStatusCode.BadRequest)]
    [InlineData("/county/summary", HttpStatusCode.BadRequest)]
    public async Task What_there_is_no_summary_of_is_refused_with_a_page(string address, HttpStatusCode status)
    {
        using var officer = await portal.SignInAsAsync(Role.Officer);
        using var response = await officer.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
    }
}
