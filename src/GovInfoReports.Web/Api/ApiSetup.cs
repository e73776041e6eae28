using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace GovInfoReports.Web.Api;

/// <summary>The public API: read only, for everybody, from every origin.</summary>
internal static class ApiSetup
{
    private const string AnyOrigin = "any-origin";

    public static WebApplicationBuilder AddPortalApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddCors(cors => cors.AddPolicy(AnyOrigin, policy =>
            policy.AllowAnyOrigin().WithMethods("GET", "HEAD").AllowAnyHeader().WithExposedHeaders("ETag", "Last-Modified")));
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All));
        builder.Services.AddOpenApi("v1", ApiDescription.Add);
        return builder;
    }

    public static void MapPortalApi(this WebApplication app)
    {
        app.MapGroup("/api/v1").MapReportsApi().MapChecksApi().RequireCors(AnyOrigin).AllowAnonymous();
        app.MapOpenApi().RequireCors(AnyOrigin).AllowAnonymous();
    }
}
