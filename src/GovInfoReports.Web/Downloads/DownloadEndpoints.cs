using System.Globalization;
using System.Text;
using GovInfoReports.Application.Downloads;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.RollUps;
using GovInfoReports.Application.SigningOff;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Documents.Writing.Excel;
using GovInfoReports.Domain;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.Net.Http.Headers;

namespace GovInfoReports.Web.Downloads;

/// <summary>Reports as files: published editions for anybody, to be kept; working copies and submissions for those who work on them.</summary>
internal static class DownloadEndpoints
{
    // An edition never changes under its number. A month, not for good, so that a better layout reaches everybody in the end.
    private const string Immutable = "public, max-age=2592000, immutable";

    private const string Private = "private, no-store";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    // Another version of the portal may lay a report out differently.
    private static readonly string Version = typeof(ReportFiles).Assembly.ManifestModule.ModuleVersionId.ToString("N", CultureInfo.InvariantCulture)[..8];

    public static void MapDownloads(this WebApplication app)
    {
        app.MapMethods("/units/{code}/{year:int}/editions/{number:int}/download/{format}", Reading, PublishedAsync)
            .AllowAnonymous()
            .WithMetadata(new GatedAttribute(Gate.Downloads))
            .ExcludeFromDescription();
        app.MapMethods("/clerk/reports/{year:int}/download/{format}", Reading, OwnAsync)
            .RequireAuthorization(Policies.Clerk)
            .ExcludeFromDescription();
        app.MapMethods("/clerk/reports/{year:int}/rollup/{format}", Reading, RollUpAsync)
            .RequireAuthorization(Policies.Clerk)
            .ExcludeFromDescription();
        app.MapMethods("/county/reports/{unitCode}/{year:int}/download/{format}", Reading, SubmittedAsync)
            .RequireAuthorization(Policies.County)
            .ExcludeFromDescription();
        app.MapMethods("/clerk/reports/{year:int}/sign-off/{code}/{format}", Reading, SignOffAsync)
            .RequireAuthorization(Policies.Clerk)
            .ExcludeFromDescription();
        app.MapMethods("/county/summary", Reading, SummaryAsync)
            .RequireAuthorization(Policies.County)
            .ExcludeFromDescription();
    }

    private static async Task SignOffAsync(int year, string code, string format, HttpContext context, MakeSignOff signOff, ReportFiles files, SiteAddress site, ICurrentActor current, Texts texts)
    {
        var wanted = FormatOf(format, ReportFileFormat.Word, ReportFileFormat.Pdf);
        var report = await signOff.DocumentAsync(current.Required, year, code, c => site.OfSignOff(context.Request, c), context.RequestAborted);
        using MemoryStream bytes = new();
        await files.WriteAsync(bytes, wanted, report, null, context.RequestAborted);
        context.Response.Headers.CacheControl = Private;
        context.Response.ContentType = ReportFiles.MediaTypeOf(wanted);
        context.Response.Headers.ContentDisposition = FileNames.OfSignOff(report, ReportFiles.ExtensionOf(wanted), texts);
        await SendAsync(context, bytes.ToArray());
    }

    private static async Task SummaryAsync(int year, string? format, HttpContext context, CountySummary summary, ICurrentActor current, TimeProvider clock, Texts texts)
    {
        var area = current.Required.Unit;
        var wanted = FormatOf(format ?? nameof(ReportFileFormat.Excel), ReportFileFormat.Excel, ReportFileFormat.Csv);
        var form = summary.FormOf(current.Required, year);
        context.Response.Headers.CacheControl = Private;
        context.Response.ContentType = ReportFiles.MediaTypeOf(wanted);
        context.Response.Headers.ContentDisposition = FileNames.OfSummary(area, year, ReportFiles.ExtensionOf(wanted), texts);
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        var ct = context.RequestAborted;
        var rows = summary.RowsAsync(current.Required, year, ct);
        if (wanted == ReportFileFormat.Excel)
        {
            await ExcelSummary.WriteAsync(
                context.Response.Body,
                form,
                texts["County.Summary.Title", area.Name, year],
                clock.GetUtcNow().UtcDateTime,
                rows.Select(r => new SummaryRow(r.UnitCode, r.UnitName, year, r.State, r.Content?.Figures)),
                ct);
        }
        else
        {
            await CsvReport.WriteAsync(context.Response.Body, rows.Where(r => r.Content is not null).Select(r => new ReportDocument(form, r.Content!, r.UnitCode, r.UnitName, year)), ct);
        }
    }

    private static async Task RollUpAsync(int year, string format, HttpContext context, ShowRollUp show, ICurrentActor current, TimeProvider clock, Texts texts)
    {
        var wanted = FormatOf(format, ReportFileFormat.Excel, ReportFileFormat.Csv, ReportFileFormat.Json);
        var ct = context.RequestAborted;
        var view = await show.GetAsync(current.Required, year, ct);
        using MemoryStream bytes = new();
        switch (wanted)
        {
            case ReportFileFormat.Excel:
                await ExcelSummary.WriteAsync(bytes, view.Edition, texts["County.Summary.Title", view.Unit.Name, year], clock.GetUtcNow().UtcDateTime, RollUpFiles.Rows(view, texts), ct);
                break;
            case ReportFileFormat.Csv:
                bytes.Write([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(CsvTable.Of(RollUpFiles.Lines(view, texts)))]);
                break;
            default:
                RollUpJson.Write(bytes, view);
                break;
        }

        context.Response.Headers.CacheControl = Private;
        context.Response.ContentType = ReportFiles.MediaTypeOf(wanted);
        context.Response.Headers.ContentDisposition = FileNames.OfSummary(view.Unit, year, ReportFiles.ExtensionOf(wanted), texts);
        await SendAsync(context, bytes.ToArray());
    }

    private static async Task PublishedAsync(string code, int year, int number, string format, HttpContext context, DownloadPublished published, DownloadCache cache, Texts texts)
    {
        var wanted = FormatOf(format);
        var file = await published.FindAsync(code, year, number, context.RequestAborted);
        // Weak, because compression changes the bytes.
        EntityTagHeaderValue tag = new($"\"{file.Hash[(file.Hash.IndexOf(':', StringComparison.Ordinal) + 1)..][..24]}-{file.Number}-{wanted:D}-{Version}\"", isWeak: true);
        var known = context.Request.GetTypedHeaders().IfNoneMatch;
        if (known.Any(k => k.Equals(EntityTagHeaderValue.Any) || k.Compare(tag, useStrongComparison: false)))
        {
            Describe(context, tag);
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (HttpMethods.IsHead(context.Request.Method))
        {
            Describe(context, tag, wanted, FileNames.Of(file, wanted, texts));
            return;
        }

        var bytes = await cache.GetAsync(file, wanted, context.RequestAborted);
        Describe(context, tag, wanted, FileNames.Of(file, wanted, texts));
        await SendAsync(context, bytes);
    }

    private static async Task OwnAsync(int year, string format, HttpContext context, DownloadWorking working, ICurrentActor current, Texts texts) =>
        await SendAsync(context, working, await working.OwnAsync(current.Required, year, context.RequestAborted), FormatOf(format), texts);

    private static async Task SubmittedAsync(string unitCode, int year, string format, HttpContext context, DownloadWorking working, ICurrentActor current, Texts texts) =>
        await SendAsync(context, working, await working.SubmittedAsync(current.Required, new ReportKey(unitCode, year), context.RequestAborted), FormatOf(format), texts);

    private static async Task SendAsync(HttpContext context, DownloadWorking working, WorkingDocument document, ReportFileFormat format, Texts texts)
    {
        var bytes = HttpMethods.IsHead(context.Request.Method) ? [] : await working.WriteAsync(document, format, context.RequestAborted);
        context.Response.Headers.CacheControl = Private;
        context.Response.ContentType = ReportFiles.MediaTypeOf(format);
        context.Response.Headers.ContentDisposition = FileNames.Of(document, ReportFiles.ExtensionOf(format), texts);
        await SendAsync(context, bytes);
    }

    private static void Describe(HttpContext context, EntityTagHeaderValue tag)
    {
        context.Response.GetTypedHeaders().ETag = tag;
        context.Response.Headers.CacheControl = Immutable;
    }

    private static void Describe(HttpContext context, EntityTagHeaderValue tag, ReportFileFormat format, string disposition)
    {
        Describe(context, tag);
        context.Response.ContentType = ReportFiles.MediaTypeOf(format);
        context.Response.Headers.ContentDisposition = disposition;
    }

    private static async Task SendAsync(HttpContext context, byte[] bytes)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static ReportFileFormat FormatOf(string name) => FormatOf(name, Enum.GetValues<ReportFileFormat>());

    private static ReportFileFormat FormatOf(string name, params ReadOnlySpan<ReportFileFormat> known)
    {
        foreach (var format in known)
        {
            if (string.Equals(format.ToString(), name, StringComparison.OrdinalIgnoreCase))
            {
                return format;
            }
        }

        throw RefusedException.NotFound($"Format {name}");
    }
}
