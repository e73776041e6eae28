using GovInfoReports.Web.Rendering;

namespace GovInfoReports.Web.Hosting;

/// <summary>The pictures of the guides.</summary>
internal static class GuidePictures
{
    internal static void MapGuidePictures(this WebApplication app) => app.MapGet($"{Guide.Home}/img/{{name}}.png", (string name, HttpContext context) =>
        {
            if (Guide.Picture(name) is not { } png)
            {
                return Results.NotFound();
            }

            context.Response.Headers.CacheControl = "public, max-age=3600";
            return Results.Bytes(png, "image/png");
        })
        .AllowAnonymous()
        .ExcludeFromDescription();
}
