using GovInfoReports.Web.Api;
using GovInfoReports.Web.Downloads;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Mail;
using GovInfoReports.Web.Security;

namespace GovInfoReports.Web.Hosting;

/// <summary>Puts the portal together.</summary>
public static class PortalHost
{
    /// <summary>Makes the web application.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = Surroundings.IsStated(args, "contentRoot") ? null : Surroundings.ContentRoot,
            EnvironmentName = Surroundings.IsStated(args, "environment") ? null : Surroundings.Environment,
        });
        builder.UseDevelopmentUrl();
        builder.AddPortalLogging();
        builder.AddPortalTelemetry();
        builder.AddPortalStore();
        builder.AddPortalDecisions();
        builder.AddPortalSources();
        builder.AddCheckUps();
        builder.AddPortalDocuments();
        builder.AddPortalAccounts();
        builder.AddPortalRateLimits();
        builder.AddPortalErrors();
        builder.AddPortalPages();
        builder.AddPublicPages();
        builder.AddPortalHsts();
        builder.AddPortalHealth();
        builder.AddPortalApi();
        builder.AddPortalMail();
        builder.Services.AddHostedService<BatchWorker>();

        var app = builder.Build();

        // Made now, so that a wrong setting stops the start.
        app.Services.GetRequiredService<Site>();
        Use(app);
        Map(app);
        return app;
    }

    private static void Use(WebApplication app)
    {
        app.UsePortalForwarding();
        app.UsePortalRequestLogging();
        app.UseSecurityHeaders();
        if (!app.Environment.IsDevelopment())
        {
            app.UsePortalHsts();
            app.UseHttpsRedirection();
        }

        app.UseResponseCompression();
        app.UseMiddleware<RefusalRecord>();
        app.UsePortalErrors();
        app.UseRouting();
        app.UseHttpsOnly();
        app.UseCors();
        app.UseKnownMethods();
        app.UsePortalRateLimits();
        app.UseMiddleware<CheckUpGate>();
        app.UseAuthentication();
        app.UseMiddleware<PasswordChangeGate>();
        app.UseAuthorization();
        app.UseOutputCache();
        app.UseMiddleware<PublicCache>();
    }

    private static void Map(WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapTextSize();
        app.MapFormDefinitions();
        app.MapGuidePictures();
        app.MapDownloads();
        app.MapPortalHealth();
        app.MapPortalApi();

        // Without an endpoint of its own an unknown address would fall under the deny-all policy and lead to the sign-in page.
        app.MapFallback("{*path}", () => Results.StatusCode(StatusCodes.Status404NotFound)).AllowAnonymous().ExcludeFromDescription();
    }
}
