using GovInfoReports.Data;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Form;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Downloads;

/// <summary>Writes published editions as files, for anybody.</summary>
public sealed class DownloadPublished(ReportsDbContext db, FormCatalog catalog, ReportFiles files)
{
    /// <summary>Finds an edition without loading what it says.</summary>
    public async Task<PublishedFile> FindAsync(string unitCode, int year, int number, CancellationToken ct) =>
        await db.Editions.AsNoTracking()
            .Where(e => e.UnitCode == unitCode && e.Year == year && e.Number == number)
            .Select(e => new PublishedFile(e.Id, e.UnitCode, e.UnitName, e.Year, e.Number, e.Hash, e.PublishedAt))
            .SingleOrDefaultAsync(ct)
        ?? throw RefusedException.NotFound($"Edition {unitCode}/{year}/{number}");

    /// <summary>Writes an edition.</summary>
    public async Task<byte[]> WriteAsync(PublishedFile file, ReportFileFormat format, CancellationToken ct)
    {
        var edition = await db.Editions.AsNoTracking().Include(e => e.Body).SingleAsync(e => e.Id == file.Id, ct);
        using MemoryStream bytes = new();
        await files.WriteAsync(bytes, format, edition, catalog.Get(edition.Form), ct);
        return bytes.ToArray();
    }
}

/// <summary>A published edition that can be downloaded. What it says never changes under its number.</summary>
/// <param name="PublishedAt">When it was published, UTC.</param>
public sealed record PublishedFile(long Id, string UnitCode, string UnitName, int Year, int Number, string Hash, DateTime PublishedAt);
