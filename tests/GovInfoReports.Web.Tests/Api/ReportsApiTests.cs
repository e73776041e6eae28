using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Web.Tests.Support;

namespace GovInfoReports.Web.Tests.Api;

public sealed class ReportsApiTests(PublishedPortal portal) : IClassFixture<PublishedPortal>
{
    [Fact]
    public async Task The_list_has_the_newest_publication_first_and_current_editions_only()
    {
        var list = await JsonAsync("/api/v1/reports");
        var items = list["items"]!.AsArray();

        Assert.Equal(["990101001", "990102001", "990101-CZJ", "990101002", "990101001"], items.Select(i => (string)i!["unit"]!["code"]!));
        Assert.Equal("""{"unit":{"code":"990101001","name":"丙县东镇人民政府"},"year":2021,"form":"2021","edition":2,"publishedAt":"2022-02-10T01:00:00Z","historic":false,"originallyPublishedOn":null,"url":"/api/v1/reports/990101001/2021"}""", Plain(items[0]!));
        Assert.Null(list["next"]);
    }

    [Fact]
    public async Task Cursors_lead_through_the_whole_list_without_gaps()
    {
        List<string> seen = [];
        string? cursor = null;
        do
        {
            var list = await JsonAsync($"/api/v1/reports?limit=2{(cursor is null ? null : $"&cursor={cursor}")}");
            seen.AddRange(list["items"]!.AsArray().Select(i => $"{i!["unit"]!["code"]}/{i["year"]}"));
            cursor = (string?)list["next"];
        }
        while (cursor is not null);

        Assert.Equal(5, seen.Count);
        Assert.Equal(5, seen.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_unit_stands_for_all_below_it()
    {
        var list = await JsonAsync("/api/v1/reports?unit=990101&year=2021");
        Assert.Equal(3, list["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_report_is_given_with_blank_zero_and_not_applicable()
    {
        var report = await JsonAsync("/api/v1/reports/990101001/2021?edition=1");
        var received = report["tables"]!["requests"]!["received"]!;

        Assert.Equal(["甲省", "甲省乙市", "甲省乙市丙县"], report["unit"]!["path"]!.AsArray().Select(n => (string)n!));
        Assert.Equal(1, (int)report["edition"]!);
        Assert.Equal(2, (int)report["supersededBy"]!);
        Assert.Equal(5, (int)received["naturalPerson"]!);
        Assert.Equal(0, (int)received["commercialEnterprise"]!);
        Assert.Equal("n/a", (string)received["researchInstitution"]!);
        Assert.Null(received["other"]);
        Assert.Equal(1234.5m, (decimal)report["tables"]!["disclosure"]!["fees"]!["amount"]!);
        Assert.Equal("信息处理费收取情况", (string)report["narrative"]!["additionalSections"]![0]!["heading"]!);
        Assert.StartsWith("sha256:", (string)report["hash"]!, StringComparison.Ordinal);
        Assert.Equal(2, (int)(await JsonAsync("/api/v1/reports/990101001/2021"))["edition"]!);
    }

    [Fact]
    public async Task A_report_that_did_not_change_is_not_sent_again()
    {
        using var browser = portal.Browser();
        using var first = await browser.GetAsync(new Uri("/api/v1/reports/990101001/2021", UriKind.Relative));
        using HttpRequestMessage again = new(HttpMethod.Get, "/api/v1/reports/990101001/2021");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await browser.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
    }

    [Theory]
    [InlineData("/api/v1/reports?year=abc", 400)]
    [InlineData("/api/v1/reports?year=1999", 400)]
    [InlineData("/api/v1/reports?year=-2021", 400)]
    [InlineData("/api/v1/reports?limit=0", 400)]
    [InlineData("/api/v1/reports?limit=101", 400)]
    [InlineData("/api/v1/reports?limit=x", 400)]
    [InlineData("/api/v1/reports?cursor=zzz", 400)]
    [InlineData("/api/v1/reports?unit=nowhere", 404)]
    [InlineData("/api/v1/reports/990101001/20x1", 400)]
    [InlineData("/api/v1/reports/990101001/2021?edition=0", 400)]
    [InlineData("/api/v1/reports/990101001/2021?edition=9", 404)]
    [InlineData("/api/v1/reports/990101001/2022", 404)]
    [InlineData("/api/v1/forms/1999/schema", 404)]
    [InlineData("/api/v1/nothing", 404)]
    public async Task Bad_requests_are_answered_with_a_problem_in_Chinese(string path, int status)
    {
        using var browser = portal.Browser();
        using var response = await browser.GetAsync(new Uri(path, UriKind.Relative));
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(status, (int)problem["status"]!);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", (string)problem["title"]!);
        Assert.Equal(32, ((string)problem["id"]!).Length);
    }

    [Fact]
    public async Task Pages_of_any_origin_may_read()
    {
        using var browser = portal.Browser();
        using HttpRequestMessage request = new(HttpMethod.Get, "/api/v1/reports");
        request.Headers.Add("Origin", "https://elsewhere.example");
        using var response = await browser.SendAsync(request);

        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Theory]
    [InlineData("2019", 23)]
    [InlineData("2021", 25)]
    public async Task The_schema_of_a_form_has_its_rows(string form, int rows)
    {
        var schema = await JsonAsync($"/api/v1/forms/{form}/schema");
        Assert.Equal(rows, schema["$defs"]!["tables"]!["properties"]!["requests"]!["properties"]!.AsObject().Count);
    }

    [Fact]
    public async Task Checks_lists_every_rule_with_what_it_rests_on()
    {
        var checks = (await JsonAsync("/api/v1/checks")).AsArray();

        Assert.Equal(CheckRules.All.Select(r => r.Id), checks.Select(c => (string)c!["rule"]!));
        Assert.Contains("""{"rule":"P1","tier":"error","title":"不应有公民身份号码、银行卡号和其他个人信息","basis":"《政府信息公开条例》第十五条；个人信息保护","from":"content"}""", checks.Select(c => Plain(c!)));
    }

    [Fact]
    public async Task The_description_has_every_operation_with_an_example()
    {
        var paths = (await JsonAsync("/openapi/v1.json"))["paths"]!.AsObject();

        Assert.Equal(["/api/v1/checks", "/api/v1/forms/{id}/schema", "/api/v1/reports", "/api/v1/reports/{unitCode}/{year}"], paths.Select(p => p.Key).Order(StringComparer.Ordinal));
        Assert.All(paths, path =>
        {
            var get = path.Value!["get"]!;
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", (string)get["summary"]!);
            Assert.NotNull(get["responses"]!["200"]!["content"]!.AsObject().Single().Value!["example"]);
        });
    }

    private static string Plain(JsonNode node) =>
        node.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private async Task<JsonNode> JsonAsync(string path)
    {
        using var browser = portal.Browser();
        return JsonNode.Parse(await browser.GetStringAsync(new Uri(path, UriKind.Relative)))!;
    }
}
