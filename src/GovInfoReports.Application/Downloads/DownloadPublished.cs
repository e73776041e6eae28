using GovInfoReports.Data;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Documents.Writing.Pdf;
using GovInfoReports.Domain.Form;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Downloads;

/// <summary>A published edition that can be downloaded. What it says never changes under its number.</summary>
/// <param name="Id">Key of the edition.</param>
/// <param name="UnitCode">Code of the unit.</param>
/// <param name="UnitName">Name of the unit on the day of publication.</param>
/// <param name="Year">Reporting year.</param>
/// <param name="Number">Number of the edition.</param>
/// <param name="Hash">Hash of its content.</param>
/// <param name="PublishedAt">When it was published, UTC.</param>
public sealed record PublishedFile(long Id, string UnitCode, string UnitName, int Year, int Number, string Hash, DateTime PublishedAt);

/// <summary>Writes published editions as files, for anybody.</summary>
/// <param name="db">The store.</param>
/// <param name="catalog">The form editions.</param>
/// <param name="files">Writes files.</param>
public sealed class DownloadPublished(ReportsDbContext db, FormCatalog catalog, ReportFiles files)
{
    /// <summary>Finds an edition without loading what it says.</summary>
    /// <param name="unitCode">Code of the unit.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="number">Number of the edition.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The edition.</returns>
    /// <exception cref="NotFoundException">There is no such edition.</exception>
    public async Task<PublishedFile> FindAsync(string unitCode, int year, int number, CancellationToken ct) =>
        await db.Editions.AsNoTracking()
            .Where(e => e.UnitCode == unitCode && e.Year == year && e.Number == number)
            .Select(e => new PublishedFile(e.Id, e.UnitCode, e.UnitName, e.Year, e.Number, e.Hash, e.PublishedAt))
            .SingleOrDefaultAsync(ct)
        ?? throw new NotFoundException($"Edition {unitCode}/{year}/{number}");

    /// <summary>Writes an edition.</summary>
    /// <param name="file">The edition.</param>
    /// <param name="format">The format.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The bytes of the file.</returns>
    /// <exception cref="PdfFontException">There is no font for a PDF.</exception>
    public async Task<byte[]> WriteAsync(PublishedFile file, ReportFileFormat format, CancellationToken ct)
    {
        var edition = await db.Editions.AsNoTracking().Include(e => e.Body).SingleAsync(e => e.Id == file.Id, ct);
        using MemoryStream bytes = new();
        await files.WriteAsync(bytes, format, edition, catalog.Get(edition.Form), ct);
        return bytes.ToArray();
    }
}
