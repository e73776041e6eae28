using Microsoft.AspNetCore.OpenApi;

namespace GovInfoReports.Web.Api;

/// <summary>What the OpenAPI document says beside what the endpoints say themselves.</summary>
internal static class ApiDescription
{
    public static void Add(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "GovInfoReports";
            return Task.CompletedTask;
        });
    }
}
