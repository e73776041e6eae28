using System.Globalization;
using GovInfoReports.Application.Browsing;
using GovInfoReports.Domain.Form;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Api;

/// <summary>A unit in a list.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name on the day of publication.</param>
public sealed record ApiUnit(string Code, string Name);

/// <summary>A published report in a list.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Year">Reporting year.</param>
/// <param name="Form">Form edition.</param>
/// <param name="Edition">Number of the published edition.</param>
/// <param name="PublishedAt">When it was published, UTC.</param>
/// <param name="Url">Address of the report in this API.</param>
public sealed record ApiReportItem(ApiUnit Unit, int Year, string Form, int Edition, DateTime PublishedAt, string Url);

/// <summary>A part of the list of published reports.</summary>
/// <param name="Items">The reports, newest publication first.</param>
/// <param name="Next">Cursor of the next part, or <see langword="null"/> at the end.</param>
public sealed record ApiReportList(IReadOnlyList<ApiReportItem> Items, string? Next);

/// <summary>Published reports for programs. Parameters are taken as text so that a wrong one is answered in words.</summary>
internal static class ReportsApi
{
    public static RouteGroupBuilder MapReportsApi(this RouteGroupBuilder api)
    {
        api.MapGet("/reports", ListAsync)
            .WithName("listReports")
            .Produces<ApiReportList>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
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
            [.. page.Items.Select(i => new ApiReportItem(new ApiUnit(i.UnitCode, i.UnitName), i.Year, i.Form, i.Number, i.PublishedAt, AddressOf(i.UnitCode, i.Year)))],
            page.Next));
    }

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
