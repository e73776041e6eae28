using GovInfoReports.Data;

namespace GovInfoReports.Web.Hosting;

/// <summary>The store and the operations on it.</summary>
internal static class StoreSetup
{
    public static IHostApplicationBuilder AddPortalStore(this IHostApplicationBuilder builder)
    {
        builder.Services.AddReportsData(builder.Configuration);
        return builder;
    }

    /// <summary>In development the database is made and migrated at the start; elsewhere the operator runs <c>migrate</c>.</summary>
    public static async Task PrepareForDevelopmentAsync(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseMigrator>().MigrateAsync(app.Lifetime.ApplicationStopping);
    }
}
