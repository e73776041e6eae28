using GovInfoReports.Data.Places;
using GovInfoReports.Data.Scale;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Data.Tests.Stores;

public class ScaleSeederTests
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task Invented_reports_agree_with_their_form_and_read_like_any_other(DatabaseProvider provider)
    {
        const int units = 80;
        const int years = 7;
        await using var store = await TestStore.CreateAsync(provider);
        ScaleResult result;
        List<ScaleProgress> told = [];
        await using (var db = store.Open())
        {
            result = await ScaleSeeder.RunAsync(db, units, years, 2025, new Told(told), CancellationToken.None);
        }

        Assert.Equal((units, units * years), (result.Units, result.Reports));
        Assert.Equal(units * years, told[^1].Reports);
        await using var later = store.Open();
        Assert.Equal(units, await later.Units.CountAsync());
        var reports = await later.Reports.AsNoTracking()
            .Include(r => r.Draft).Include(r => r.Decisions).Include(r => r.Submissions).OrderBy(r => r.Id).ToListAsync();
        Assert.Equal(units * years, reports.Count);
        Assert.Equal(5, reports.Where(r => r.Year == 2025).Select(r => r.Status).Distinct().Count());
        Assert.All(reports.Where(r => r.Year < 2025), r => Assert.Equal(ReportStatus.Published, r.Status));
        Assert.All(reports, r =>
        {
            Assert.Equal(r.Round, r.Submissions.Count);
            Assert.Equal(r.Editions, r.Decisions.Count(d => d.Step == ReportStep.Publish));
            Assert.InRange(r.Draft.Content.Texts.Values.Sum(t => t.Length), 300, 1600);
        });

        var editions = await later.Editions.AsNoTracking().Include(e => e.Body).ToListAsync();
        Assert.Equal(result.Editions, editions.Count);
        Assert.Equal(reports.Sum(r => r.Editions), editions.Count);
        Assert.Contains(editions, e => e.SupersededBy == 2 && e.Number == 1);
        Assert.All(editions, e =>
        {
            var form = Samples.Catalog.Get(e.Form);
            Assert.True(form.Covers(e.Year));
            Assert.Equal(e.Hash, ReportContentJson.Hash(e.Body.Content));
            Assert.NotEmpty(e.Body.Checks);
            Assert.Equal(form.Cells.Select(c => c.Id), e.Body.Content.Figures.Cells.Select(c => c.Key));
            Assert.All(form.Cells, c => Assert.Equal(CellInputProblem.None, c.Format.Check(e.Body.Content.Figures[c.Id].Number!.Value)));
            Assert.All(form.Equations, q => Assert.Equal(q.Left.Sum(c => e.Body.Content.Figures[c].Number), q.Right.Sum(c => e.Body.Content.Figures[c].Number)));
        });

        var firsts = editions.Where(e => e.Number == 1).ToList();
        Assert.Equal(
            firsts.GroupBy(e => e.Year).ToDictionary(g => g.Key, g => g.Count()),
            await later.AreaYearTotals.Where(t => t.AreaCode == AreaYearTotal.WholeCountry).ToDictionaryAsync(t => t.Year, t => t.Published));
        var unit = await later.Units.OrderBy(u => u.Id).LastAsync();
        Assert.Contains(await new UnitSearch(later).FindAsync(unit.Name, 5), u => u.Code == unit.Code);
    }

    [Theory, OnSqlite]
    public async Task The_checks_find_no_error_in_most_of_them(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using var db = store.Open();
        await ScaleSeeder.RunAsync(db, 40, 7, 2025, null, CancellationToken.None);
        CheckEngine engine = new(Samples.Catalog);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id);
        var editions = (await db.Editions.AsNoTracking().Include(e => e.Body).Where(e => e.SupersededBy == null).ToListAsync()).ToLookup(e => e.UnitId);

        var withErrors = 0;
        var all = 0;
        List<string> errors = [];
        foreach (var edition in editions.SelectMany(e => e))
        {
            var earlier = editions[edition.UnitId].Where(e => e.Year < edition.Year).ToDictionary(e => e.Year, e => e.Body.Content);
            var checks = engine.Run(edition.Body.Content, new CheckContext { Year = edition.Year, UnitName = edition.UnitName, Level = units[edition.UnitId].Level, EarlierYears = earlier });
            var found = checks.Findings.Where(f => f.Tier == Tier.Error).ToList();
            errors.AddRange(found.Select(f => f.Rule + " " + f.Message));
            withErrors += found.Count > 0 ? 1 : 0;
            all++;
        }

        Assert.True(withErrors <= all / 20, $"{withErrors} of {all}:\n{string.Join('\n', errors.Distinct(StringComparer.Ordinal).Take(20))}");
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_database_with_units_is_left_as_it_is(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using var db = store.Open();
        await Samples.StoreUnitsAsync(db);

        await Assert.ThrowsAsync<InvalidOperationException>(() => ScaleSeeder.RunAsync(db, 10, 1, 2025, null, CancellationToken.None));
        Assert.Equal(4, await db.Units.CountAsync());
    }

    [Theory]
    [InlineData(3, 1, 2025)]
    [InlineData(10, 0, 2025)]
    [InlineData(10, 10, 2025)]
    public async Task Impossible_numbers_are_refused(int units, int years, int lastYear)
    {
        await using var store = await TestStore.CreateAsync(DatabaseProvider.Sqlite);
        await using var db = store.Open();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ScaleSeeder.RunAsync(db, units, years, lastYear, null, CancellationToken.None));
    }

    [Fact]
    public void The_units_of_a_country_have_codes_and_names_of_their_own()
    {
        var units = ScaleHierarchy.Make(40_000);

        Assert.Equal(40_000, units.Count);
        Assert.Equal(40_000, units.Select(u => u.Unit.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Enum.GetValues<UnitLevel>().Where(l => l != UnitLevel.Country), level => Assert.Contains(units, u => u.Unit.Level == level));
        Assert.InRange(units.Count(u => u.Unit.Level == UnitLevel.County), 2000, 3000);
        Assert.True(units.Select(u => u.AreaNames + "/" + u.Unit.Name).Distinct(StringComparer.Ordinal).Count() == 40_000);
    }

    private sealed class Told(List<ScaleProgress> told) : IProgress<ScaleProgress>
    {
        public void Report(ScaleProgress value) => told.Add(value);
    }
}
