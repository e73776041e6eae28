using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using GovInfoReports.Application.Browsing;
using GovInfoReports.Documents.Json;
using GovInfoReports.Domain.Form;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Api;

/// <summary>Published reports for programs. Parameters are taken as text so that a wrong one is answered in words.</summary>
internal static class ReportsApi
{
    private static readonly JsonSerializerOptions ReadableJson = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true };

    private const string Json = "application/json";
    private const string SchemaJson = "application/schema+json";

    public static RouteGroupBuilder MapReportsApi(this RouteGroupBuilder api)
    {
        api.MapGet("/reports", ListAsync)
            .WithName("listReports")
            .Produces<ApiReportList>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .AddOpenApiOperationTransformer(ApiDescription.ListAsync);
        api.MapGet("/reports/{unitCode}/{year}", ReportAsync)
            .WithName("getReport")
            .Produces<JsonObject>(StatusCodes.Status200OK, Json)
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .AddOpenApiOperationTransformer(ApiDescription.ReportAsync);
        api.MapGet("/forms/{id}/schema", Schema)
            .WithName("getFormSchema")
            .Produces<JsonObject>(StatusCodes.Status200OK, SchemaJson)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .AddOpenApiOperationTransformer(ApiDescription.SchemaAsync);
        return api;
    }

    private static async Task<IResult> ListAsync(
        [FromQuery] string? year,
        [FromQuery] string? unit,
        [FromQuery] string? cursor,
        [FromQuery] string? limit,
        HttpContext context,
        PublicReports reports,
        FormCatalog catalog,
        ApiProblems problems,
        Texts texts,
        CancellationToken cancel)
    {
        if (!TryNumber(year, out var yearNumber) || (yearNumber is { } y && catalog.ForYear(y) is null))
        {
            return problems.Result(context, StatusCodes.Status400BadRequest, texts["Public.Api.BadYear", catalog.Editions[0].FirstYear]);
        }

        if (!TryNumber(limit, out var limitNumber) || limitNumber is < 1 or > PublicReports.MaximumLimit)
        {
            return problems.Result(context, StatusCodes.Status400BadRequest, texts["Public.Api.BadLimit", PublicReports.MaximumLimit]);
        }

        var page = await reports.ListAsync(
            new ReportFilter(yearNumber, Given(unit), Given(cursor), limitNumber ?? PublicReports.DefaultLimit),
            cancel);
        return TypedResults.Ok(new ApiReportList(
            [.. page.Items.Select(i => new ApiReportItem(new ApiUnit(i.UnitCode, i.UnitName), i.Year, i.Form, i.Number, WholeSeconds(i.PublishedAt), i.IsHistoric, i.OriginallyOn, AddressOf(i.UnitCode, i.Year)))],
            page.Next));
    }

    private static async Task<IResult> ReportAsync(
        string unitCode,
        string year,
        [FromQuery] string? edition,
        HttpContext context,
        PublicReports reports,
        ApiProblems problems,
        FormCatalog catalog,
        Texts texts,
        CancellationToken cancel)
    {
        if (!TryNumber(year, out var yearNumber) || yearNumber is null)
        {
            return problems.Result(context, StatusCodes.Status400BadRequest, texts["Public.Api.BadYear", catalog.Editions[0].FirstYear]);
        }

        if (!TryNumber(edition, out var number) || number < 1)
        {
            return problems.Result(context, StatusCodes.Status400BadRequest, texts["Public.Api.BadEdition"]);
        }

        var view = await reports.EditionAsync(unitCode, yearNumber.Value, number, cancel);
        context.Response.GetTypedHeaders().LastModified = new DateTimeOffset(view.All.Max(e => e.PublishedAt), TimeSpan.Zero);
        using MemoryStream json = new();
        EditionJson.Write(json, view.Edition);
        return TypedResults.Bytes(json.ToArray(), Json);
    }

    private static IResult Schema(string id, HttpContext context, FormCatalog catalog, ApiProblems problems, Texts texts) =>
        catalog.Find(id) is { } form
            ? TypedResults.Text(ReportSchema.For(form).ToJsonString(ReadableJson), SchemaJson, Encoding.UTF8)
            : problems.Result(context, StatusCodes.Status404NotFound, texts["Public.Api.NoForm", string.Join('、', catalog.Editions.Select(e => e.Id))]);

    private static DateTime WholeSeconds(DateTime at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);

    private static string AddressOf(string unit, int year) => string.Create(CultureInfo.InvariantCulture, $"/api/v1/reports/{unit}/{year}");

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool TryNumber(string? text, out int? number)
    {
        number = null;
        if (Given(text) is not { } given)
        {
            return true;
        }

        if (!int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        number = value;
        return true;
    }
}

/// <summary>A unit in a list.</summary>
public sealed record ApiUnit(string Code, string Name);

/// <summary>A published report in a list.</summary>
/// <param name="PublishedAt">When it was published here, UTC; of a historic edition, when it was imported.</param>
/// <param name="OriginallyPublishedOn">The day that a historic edition was first made public on, if its file tells.</param>
public sealed record ApiReportItem(ApiUnit Unit, int Year, string Form, int Edition, DateTime PublishedAt, bool Historic, DateOnly? OriginallyPublishedOn, string Url);

/// <summary>A part of the list of published reports.</summary>
/// <param name="Next">Cursor of the next part, or <see langword="null"/> at the end.</param>
public sealed record ApiReportList(IReadOnlyList<ApiReportItem> Items, string? Next);
