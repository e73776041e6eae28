using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Data.Places;

/// <summary>Counts publications into <see cref="AreaYearTotal"/>.</summary>
public static class PublicationTotals
{
    /// <summary>
    /// Counts an edition in its county, city, province and the whole country, if it is the first of its report; later editions
    /// change no count. Part of the transaction that stores the edition: the counts are locked until it ends, so this comes
    /// late in it.
    /// </summary>
    public static async Task CountAsync(ReportsDbContext db, PublishedEdition edition, CancellationToken ct = default)
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A publication is counted in the transaction that stores it.");
        }

        if (edition.Number != 1)
        {
            return;
        }

        // From the narrow to the wide, always: publications of different counties wait for each other only at the end, and never in a ring.
        string?[] areas = [edition.CountyCode, edition.CityCode, edition.ProvinceCode, AreaYearTotal.WholeCountry];
        foreach (var area in areas.OfType<string>())
        {
            await AddOneAsync(db, area, edition.Year, ct);
        }
    }

    private static async Task AddOneAsync(ReportsDbContext db, string area, int year, CancellationToken ct)
    {
        var counted = db.AreaYearTotals.Where(t => t.AreaCode == area && t.Year == year);
        if (await counted.ExecuteUpdateAsync(s => s.SetProperty(t => t.Published, t => t.Published + 1), ct) > 0)
        {
            return;
        }

        // Two first publications of an area at once: the second waits for the first and then finds the row.
        await RawSql.ExecuteAsync(
            db,
            db.Database.IsSqlServer()
                ? """
                  INSERT INTO AreaYearTotals (AreaCode, [Year], Published)
                  SELECT @area, @year, 0
                  WHERE NOT EXISTS (SELECT 1 FROM AreaYearTotals WITH (UPDLOCK, HOLDLOCK) WHERE AreaCode = @area AND [Year] = @year)
                  """
                : "INSERT OR IGNORE INTO AreaYearTotals (AreaCode, Year, Published) VALUES (@area, @year, 0)",
            ct,
            RawSql.Parameter<AreaYearTotal>(db, "@area", t => t.AreaCode, area),
            RawSql.Parameter<AreaYearTotal>(db, "@year", t => t.Year, year));
        await counted.ExecuteUpdateAsync(s => s.SetProperty(t => t.Published, t => t.Published + 1), ct);
    }
}
