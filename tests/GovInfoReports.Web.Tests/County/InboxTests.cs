using System.Net;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Web.Tests.County;

public sealed class InboxTests(CountyPortal portal) : IClassFixture<CountyPortal>
{
    [Fact]
    public async Task The_home_page_says_what_waits_and_who_has_not_begun()
    {
        var town = await portal.TownshipAsync("丙县甲镇人民政府");
        await portal.SubmittedAsync(town, 2019);

        var (status, html) = await CountyPortal.GetAsync(portal.Officer, "/county?year=2019");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("有 1 份报告等您审核", html, StringComparison.Ordinal);
        Assert.Contains($"/county/reports/{town.Code}/2019", html, StringComparison.Ordinal);
        Assert.Contains(portal.Units.Department.Name, html, StringComparison.Ordinal);
        Assert.DoesNotContain(portal.Units.OtherTownship.Name, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_year_the_home_page_shows_the_one_that_is_due()
    {
        var (status, html) = await CountyPortal.GetAsync(portal.Officer, "/county");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("年度没有等您处理的报告", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/county?year=1999")]
    [InlineData("/county?year=x")]
    [InlineData("/county/inbox?year=1999")]
    [InlineData("/county/inbox?state=nowhere")]
    public async Task A_year_or_list_that_there_is_not_is_not_found(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await CountyPortal.GetAsync(portal.Officer, path)).Status);

    [Fact]
    public async Task A_cursor_that_is_not_ours_is_refused() =>
        Assert.Equal(HttpStatusCode.BadRequest, (await CountyPortal.GetAsync(portal.Officer, "/county/inbox?year=2019&cursor=!!")).Status);

    [Theory]
    [InlineData("submitted")]
    [InlineData("approved")]
    [InlineData("returned")]
    [InlineData("draft")]
    [InlineData("published")]
    public async Task An_empty_list_explains_itself(string state) =>
        Assert.Contains("class=\"empty\"", (await CountyPortal.GetAsync(portal.OtherOfficer, $"/county/inbox?year=2019&state={state}")).Html, StringComparison.Ordinal);

    [Fact]
    public async Task Units_that_have_not_begun_are_listed_by_name()
    {
        var html = (await CountyPortal.GetAsync(portal.OtherOfficer, "/county/inbox?year=2019&state=not-begun")).Html;

        Assert.Contains(portal.Units.OtherTownship.Name, html, StringComparison.Ordinal);
        Assert.DoesNotContain(portal.Units.Township.Name, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_is_found_by_a_part_of_its_name_but_only_in_the_area()
    {
        var found = (await CountyPortal.GetAsync(portal.Officer, "/county/inbox?year=2019&q=财政")).Html;
        Assert.Contains(portal.Units.Department.Name, found, StringComparison.Ordinal);
        Assert.Contains("未开始", found, StringComparison.Ordinal);

        var foreign = (await CountyPortal.GetAsync(portal.OtherOfficer, "/county/inbox?year=2019&q=财政")).Html;
        Assert.DoesNotContain(portal.Units.Department.Name, foreign, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_with_something_to_read_say_so_and_the_others_are_approved_together()
    {
        const string List = "/county/inbox?year=2021&state=submitted";
        var clean = await portal.TownshipAsync("丙县乙镇人民政府");
        var open = await portal.TownshipAsync("丙县戊镇人民政府");
        await portal.SubmittedAsync(clean, 2021);
        // Two more decisions than stated in the text want an explanation.
        await portal.SubmittedAsync(open, 2021, ("text.overview", "（一）主动公开。全年发布信息 120 条，其中动态 80 条、财政信息 30 条。"));
        var html = (await CountyPortal.GetAsync(portal.Officer, List)).Html;
        var (cleanBox, openBox) = ($"{clean.Code}:{await portal.RevisionAsync(clean, 2021)}", $"{open.Code}:{await portal.RevisionAsync(open, 2021)}");
        Assert.Contains($"value=\"{cleanBox}\"", html, StringComparison.Ordinal);
        Assert.Contains($"value=\"{openBox}\"", html, StringComparison.Ordinal);
        Assert.Contains("须打开", html, StringComparison.Ordinal);
        Assert.Contains("条说明要看", html, StringComparison.Ordinal);

        var ticked = (await CountyPortal.GetAsync(portal.Officer, List + "&select=all")).Html;
        Assert.Contains($"value=\"{cleanBox}\" checked", ticked, StringComparison.Ordinal);
        Assert.DoesNotContain($"value=\"{openBox}\" checked", ticked, StringComparison.Ordinal);

        var none = await CountyPortal.PostAsync(portal.Officer, List, List);
        Assert.Equal(HttpStatusCode.BadRequest, none.Status);
        Assert.Contains("请先勾选", none.Html, StringComparison.Ordinal);

        var approved = await CountyPortal.PostAsync(portal.Officer, List, List, ("pick", cleanBox), ("pick", openBox), ("pick", $"990102001:{Guid.NewGuid()}"));
        Assert.Equal(HttpStatusCode.OK, approved.Status);
        Assert.Contains("1 份已通过，2 份没有处理", approved.Html, StringComparison.Ordinal);
        Assert.Contains("有需要逐份查看的核实事项", approved.Html, StringComparison.Ordinal);
        Assert.Equal(ReportStatus.Approved, await portal.StatusAsync(clean, 2021));
        Assert.Equal(ReportStatus.Submitted, await portal.StatusAsync(open, 2021));

        var again = await CountyPortal.PostAsync(portal.Officer, List, List, ("pick", cleanBox));
        Assert.Contains("0 份已通过，1 份没有处理", again.Html, StringComparison.Ordinal);

        var posted = await CountyPortal.PostAsync(portal.Officer, List, "/county/inbox?year=2021&state=approved", ("pick", $"{clean.Code}:{await portal.RevisionAsync(clean, 2021)}"));
        Assert.Equal(HttpStatusCode.NotFound, posted.Status);
        Assert.Equal(ReportStatus.Approved, await portal.StatusAsync(clean, 2021));
    }

    [Fact]
    public async Task Lists_stand_by_kind_of_unit_with_their_counts()
    {
        var town = await portal.TownshipAsync("丙县辰镇人民政府");
        var street = await portal.TownshipAsync("丙县城关街道办事处");
        foreach (var unit in new[] { street, portal.Units.Department, town })
        {
            await portal.SubmittedAsync(unit, 2024);
        }

        var html = (await CountyPortal.GetAsync(portal.Officer, "/county/inbox?year=2024&state=submitted")).Html;
        var at = new[] { ">镇 <", town.Name, ">街道 <", street.Name, ">部门 <", portal.Units.Department.Name }
            .Select(w => html.IndexOf(w, html.IndexOf("<table", StringComparison.Ordinal), StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, at);
        Assert.Equal(at.Order(), at);
        Assert.Contains("<a href=\"/county/inbox?year=2024&state=submitted&kind=department\">部门 <span class=\"tab-count\">1</span></a>", html, StringComparison.Ordinal);

        html = (await CountyPortal.GetAsync(portal.Officer, "/county/inbox?year=2024&state=submitted&kind=department")).Html;
        Assert.Contains(portal.Units.Department.Name, html, StringComparison.Ordinal);
        Assert.DoesNotContain(town.Name, html, StringComparison.Ordinal);
        html = (await CountyPortal.GetAsync(portal.Officer, "/county/inbox?year=2019&state=not-begun&kind=town")).Html;
        Assert.Contains(portal.Units.SecondTownship.Name, html, StringComparison.Ordinal);
        Assert.DoesNotContain(portal.Units.Department.Name, html, StringComparison.Ordinal);
        Assert.Contains("/county/inbox?year=2023&state=not-begun&kind=department", (await CountyPortal.GetAsync(portal.Officer, "/county?year=2023")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await CountyPortal.GetAsync(portal.Officer, "/county/inbox?year=2024&kind=99")).Status);

        html = (await CountyPortal.GetAsync(portal.Officer, $"/?area={portal.Units.County.Code}")).Html;
        at = [.. new[] { ">镇 <", town.Name, ">街道 <", street.Name, ">部门 <", portal.Units.Department.Name }.Select(w => html.IndexOf(w, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, at);
        Assert.Equal(at.Order(), at);
    }

    [Fact]
    public async Task A_long_list_goes_on_where_it_stopped()
    {
        for (var i = 0; i < 52; i++)
        {
            await portal.InScopeAsync(async services =>
            {
                var unit = await portal.TownshipAsync($"丙县第{i}镇人民政府");
                await Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<GovInfoReports.Application.Reports.OpenReport>(services)
                    .BeginAsync(CountyPortal.ClerkOf(unit), 2022, default);
            });
        }

        var first = (await CountyPortal.GetAsync(portal.Officer, "/county/inbox?year=2022&state=draft")).Html;
        var next = first[first.IndexOf("/county/inbox?year=2022&state=draft&cursor=", StringComparison.Ordinal)..];
        next = next[..next.IndexOf('"', StringComparison.Ordinal)];
        var second = (await CountyPortal.GetAsync(portal.Officer, next)).Html;

        Assert.Equal(52, new[] { first, second }.Sum(h => h.Split("/county/reports/").Length - 1));
        Assert.Contains("回到第一页", second, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pick", "no-colon")]
    [InlineData("pick", "990101001:not-a-guid")]
    public async Task A_box_that_the_page_never_had_is_refused(string name, string value)
    {
        const string List = "/county/inbox?year=2019&state=submitted";
        Assert.Equal(HttpStatusCode.BadRequest, (await CountyPortal.PostAsync(portal.Officer, List, List, (name, value))).Status);
    }

    [Fact]
    public async Task Nothing_is_decided_in_a_list_without_a_step()
    {
        const string List = "/county/inbox?year=2019&state=returned";
        Assert.Equal(HttpStatusCode.NotFound, (await CountyPortal.PostAsync(portal.Officer, List, List, ("pick", $"990101001:{Guid.NewGuid()}"))).Status);
    }
}
