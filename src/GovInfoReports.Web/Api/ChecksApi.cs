using GovInfoReports.Documents.Json;
using GovInfoReports.Domain.Checks;

namespace GovInfoReports.Web.Api;

/// <summary>The rules that reports are checked by, for programs.</summary>
internal static class ChecksApi
{
    private static readonly ApiCheck[] Checks =
    [
        .. CheckRules.All.Select(r => new ApiCheck(r.Id, FindingJson.NameOf(r.Tier), r.Title, r.Basis, r.Origin == RuleOrigin.Document ? "document" : "content")),
    ];

    public static RouteGroupBuilder MapChecksApi(this RouteGroupBuilder api)
    {
        api.MapGet("/checks", () => TypedResults.Ok(Checks))
            .WithName("listChecks")
            .AddOpenApiOperationTransformer(ApiDescription.ChecksAsync);
        return api;
    }
}

/// <summary>A rule.</summary>
/// <param name="From">Who decides it: <c>content</c>, the checks of what was entered; <c>document</c>, the reading of a file.</param>
public sealed record ApiCheck(string Rule, string Tier, string Title, string Basis, string From);
