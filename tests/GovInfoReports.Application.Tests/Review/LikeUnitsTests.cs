using GovInfoReports.Application.Review;
using GovInfoReports.Data;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Tests.Review;

public sealed class LikeUnitsTests
{
    private const string Licensing = "disclosure.licensing.decisions";
    private const string Received = "requests.received.naturalPerson";

    [Theory, OnSqlite]
    public async Task Median_is_of_like_units_of_the_officers_area_that_handed_in_and_reads_each_once(DatabaseProvider provider)
    {
        await using var office = await Office.OpenStaffedAsync(provider);
        var clerks = await TownsAsync(office, 4);
        for (var i = 0; i < clerks.Count; i++)
        {
            var problems = SampleReports.Problems(clerks[i].Unit.Code, 2025);
            _ = i == 3
                ? await office.DraftAsync(clerks[i], 2025, (Licensing, "900"), ("text.problems", problems))
                : await office.SubmittedAsync(clerks[i], 2025, (Licensing, $"{10 * (i + 1)}"), ("text.problems", problems));
        }

        await office.SubmittedAsync(office.ForeignClerk, 2025, (Licensing, "1000"));
        var cell = CellId.Parse(Licensing);

        var like = await LikeAsync(office, office.Officer);
        Assert.Equal(new LikeFigure(20, 3), like[cell]);
        Assert.Equal(new LikeFigure(0, 3), like[CellId.Parse(Received)]);
        Assert.Null((await LikeAsync(office, office.OtherOfficer))[cell]);
        Assert.Equal(4, (await LikeAsync(office, office.CityOfficer))[cell]!.Units);
        office.Commands.Clear();
        await LikeAsync(office, office.Officer);
        Assert.Equal(1, office.Commands.Total);
    }

    private static async Task<List<Actor>> TownsAsync(Office office, int count)
    {
        await using var db = office.OpenStore();
        var county = await db.Units.SingleAsync(u => u.Code == Office.County);
        List<Unit> towns = [.. Enumerable.Range(0, count).Select(i => Unit.Create($"9901012{i:00}", $"云台县第{i}镇人民政府", UnitLevel.Township, county, true))];
        db.Units.AddRange(towns);
        await db.SaveChangesAsync();
        return towns.ConvertAll(t => new Actor(1, "测试填报员", Role.Clerk, t));
    }

    private static async Task<LikeFigures> LikeAsync(Office office, Actor officer) =>
        await office.Do<LikeUnits, LikeFigures>(l => l.OfAsync(officer.Unit, office.Clerk.Unit, 2025, FormCatalog.Official().ForYear(2025)!, default));
}
