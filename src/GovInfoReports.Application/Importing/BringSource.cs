using System.Security.Cryptography;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Data.Contents;
using GovInfoReports.Data.Importing;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Importing;

/// <summary>Takes in what the clerk's report is to be read from, pasted or as a file of any kind; the draft is not touched yet.</summary>
public sealed class BringSource(ReportsDbContext db, SourceFiles files, ReportTextReader reader, OpenReport open, ReportLoader loader, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Name of the field that messages stand at.</summary>
    public const string Field = "source";

    /// <summary>Takes a source in.</summary>
    /// <param name="fileName">Name of the file, or <see langword="null"/> for what was pasted.</param>
    public async Task<BroughtSource> ExecuteAsync(Actor actor, int year, byte[] bytes, string? fileName, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportBring, Role.Clerk);
        ReportKey key = new(actor.Unit.Code, year);
        if (await loader.FindAsync(actor, key, ct) is { } begun)
        {
            RequireOpen(begun);
            var hash = HashOf(bytes);
            var same = await db.ImportSources.Where(s => s.ReportId == begun.Id && s.Hash == hash).OrderBy(s => s.Id).Select(s => (long?)s.Id).FirstOrDefaultAsync(ct);
            if (same is { } there)
            {
                return new BroughtSource(there, true);
            }
        }

        var document = await OpenAsync(files, reader, bytes, fileName, ct);
        await open.BeginAsync(actor, year, ct);
        var report = await loader.LoadAsync(actor, key, ct);
        RequireOpen(report);
        var source = Make(report, document, bytes, fileName, actor.Name, clock.GetUtcNow().UtcDateTime);
        db.ImportSources.Add(source);
        audit.Add(actor, AuditActions.ReportBring, report, $"{source.FileName} {source.Hash}");
        await db.SaveChangesAsync(ct);
        return new BroughtSource(source.Id, false);
    }

    /// <summary>Opens a file, and says at the field why it is not taken.</summary>
    internal static async Task<SourceDocument> OpenAsync(SourceFiles files, ReportTextReader reader, byte[] bytes, string? fileName, CancellationToken ct)
    {
        try
        {
            var document = await files.OpenAsync(bytes, fileName, ct);
            ReportReading.RequireReport(reader.Read(document, ReadingHints.None, ct));
            return document;
        }
        catch (SourceRefusedException refused)
        {
            throw fileName is null && refused.Refusal == SourceRefusal.Empty ? RefusedException.Invalid(Field, "Source.Empty") : RefusedException.Invalid(Field, "Source.Refused", refused.Message);
        }
    }

    internal static string HashOf(ReadOnlySpan<byte> bytes) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";

    internal static ImportSource Make(AnnualReport report, SourceDocument document, byte[] bytes, string? fileName, string by, DateTime at)
    {
        // Some browsers send the whole path of the file on the person's machine.
        var name = fileName?.Split('/', '\\')[^1];
        return new ImportSource
        {
            ReportId = report.Id,
            FileName = name is { Length: > ImportSource.FileNameLength } ? name[^ImportSource.FileNameLength..] : name,
            Size = bytes.Length,
            Original = new ImportOriginal { Bytes = bytes, Document = CompressedJson.Pack(SourceDocumentJson.Write(document)) },
            Hash = HashOf(bytes),
            By = by,
            At = at,
        };
    }

    private static void RequireOpen(AnnualReport report)
    {
        report.Require(ReportStep.Save);
    }
}
