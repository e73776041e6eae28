using GovInfoReports.Application.Browsing;
using GovInfoReports.Data;
using GovInfoReports.Domain.Content;
using GovInfoReports.TestSupport;

namespace GovInfoReports.Application.Tests.Browsing;

public class PublicReportsTests
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task The_public_sees_editions_and_never_drafts(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.PublishedAsync(office.Clerk, 2024);
        await office.ApprovedAsync(office.Clerk, 2025);

        var view = await office.Do<PublicReports, UnitView>(p => p.UnitAsync(Office.Town, default));
        Assert.Equal([2024], view.Editions.Select(e => e.Year));
        await Refused.NotFoundAsync(() => office.Do<PublicReports, EditionView>(p => p.EditionAsync(Office.Town, 2025, null, default)));
        var edition = await office.Do<PublicReports, EditionView>(p => p.EditionAsync(Office.Town, 2024, null, default));
        Assert.Equal(edition.Edition.Hash, ReportContentJson.Hash(edition.Edition.Body.Content));
        Assert.Equal("青石省/临溪市/云台县", edition.Edition.AreaNames);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Lists_go_on_by_key_newest_first_and_follow_the_hierarchy(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        foreach (var (clerk, year) in new[] { (office.Clerk, 2023), (office.NeighbourClerk, 2023), (office.ForeignClerk, 2023), (office.Clerk, 2024) })
        {
            office.Clock.Now = office.Clock.Now.AddMinutes(1);
            await office.PublishedAsync(clerk, year);
        }

        List<string> seen = [];
        string? cursor = null;
        do
        {
            var page = await office.Do<PublicReports, Page<ReportListItem>>(p => p.ListAsync(new ReportFilter(UnitCode: "990100", Cursor: cursor, Limit: 1), default));
            seen.AddRange(page.Items.Select(i => $"{i.UnitCode}/{i.Year}"));
            cursor = page.Next;
        }
        while (cursor is not null);

        Assert.Equal(["990101100/2024", "990102100/2023", "990101101/2023", "990101100/2023"], seen);
        var county = await office.Do<PublicReports, Page<ReportListItem>>(p => p.ListAsync(new ReportFilter(2023, Office.County), default));
        Assert.Equal(["990101101", "990101100"], county.Items.Select(i => i.UnitCode));
        var home = await office.Do<PublicReports, PublicHome>(p => p.HomeAsync(2023, "990100", default));
        Assert.Equal([(2024, 1), (2023, 3)], home.Years);
        Assert.Equal([2, 1], home.Areas.Select(a => a.Published));
        var units = await office.Do<PublicReports, PublicHome>(p => p.HomeAsync(2024, Office.County, default));
        Assert.Equal([1, 0], units.Areas.Select(a => a.Published));
    }

    [Theory, OnSqlite]
    public async Task A_cursor_of_someone_elses_making_is_refused(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        foreach (var cursor in new[] { "x", "MTIz", "", "99999999999999999999999" })
        {
            await Refused.InvalidAsync(() => office.Do<PublicReports, Page<ReportListItem>>(p => p.ListAsync(new ReportFilter(Cursor: cursor), default)));
        }

        await Refused.InvalidAsync(() => office.Do<PublicReports, Page<ReportListItem>>(p => p.ListAsync(new ReportFilter(Limit: 0), default)));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Units_are_found_by_a_part_of_their_name_with_the_years_they_published(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.PublishedAsync(office.Clerk, 2024);
        var hits = await office.Do<PublicReports, Page<UnitHit>>(p => p.SearchUnitsAsync("白水", null, default));
        var hit = Assert.Single(hits.Items);
        Assert.Equal((Office.Town, "青石省/临溪市/云台县"), (hit.Code, string.Join('/', hit.AreaNames)));
        Assert.Equal([2024], hit.Years);
        Assert.Empty((await office.Do<PublicReports, Page<UnitHit>>(p => p.SearchUnitsAsync("白云", null, default))).Items);
    }
}
