using System.Text;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Data.Importing;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Importing;

/// <summary>
/// The files that a report was read from, to be had again. The unit's clerk gets all of them, an officer above those that went into
/// what was submitted or published as a historic edition: what a clerk only looked at or still works on is the clerk's own.
/// </summary>
public sealed class Originals(ReportsDbContext db, ReportLoader loader)
{
    /// <summary>The sources of a report, without their files, the latest first.</summary>
    public async Task<IReadOnlyList<KeptSource>> ListAsync(Actor actor, ReportKey key, CancellationToken ct)
    {
        var sources = await OfAsync(actor, key, ct);
        return sources is null ? [] : await sources
            .OrderByDescending(s => s.At).ThenByDescending(s => s.Id)
            .Select(s => new KeptSource(s.Id, s.FileName, s.Size, s.Hash, s.By, s.At, s.AcceptedAt))
            .ToListAsync(ct);
    }

    public async Task<OriginalFile> GetAsync(Actor actor, ReportKey key, long sourceId, CancellationToken ct)
    {
        var sources = await OfAsync(actor, key, ct);
        var source = sources is null ? null : await sources.Include(s => s.Original).SingleOrDefaultAsync(s => s.Id == sourceId, ct);
        return source is null
            ? throw RefusedException.NotFound($"Source {sourceId} of report {key.UnitCode}/{key.Year}")
            : new OriginalFile(source.FileName ?? Messages.Get("Source.PastedName"), source.Original?.Bytes ?? Encoding.UTF8.GetBytes(source.Text));
    }

    private async Task<IQueryable<ImportSource>?> OfAsync(Actor actor, ReportKey key, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "report.original", Role.Clerk, Role.Officer);
        if (await loader.FindAsync(actor, key, ct) is not { } report)
        {
            return null;
        }

        var all = db.ImportSources.AsNoTracking().Where(s => s.ReportId == report.Id);
        if (actor.Role == Role.Clerk)
        {
            return all;
        }

        var submitted = await db.Submissions.Where(s => EF.Property<long>(s, "ReportId") == report.Id).MaxAsync(s => (DateTime?)s.At, ct);
        var historic = db.Editions.Where(e => e.ReportId == report.Id && e.SourceHash != null).Select(e => e.SourceHash);
        return all.Where(s => s.AcceptedAt <= submitted || historic.Contains(s.Hash));
    }
}

/// <summary>A source as lists show it.</summary>
/// <param name="FileName">Name of the file; <see langword="null"/> for pasted text.</param>
/// <param name="Size">Bytes as they came; 0 where only the text was kept.</param>
/// <param name="AcceptedAt">When it was accepted into the draft, UTC; <see langword="null"/> while it is only looked at.</param>
public sealed record KeptSource(long Id, string? FileName, long Size, string Hash, string By, DateTime At, DateTime? AcceptedAt);

/// <summary>A file that a report was read from.</summary>
public sealed record OriginalFile(string Name, byte[] Bytes);
