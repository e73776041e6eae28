using GovInfoReports.Application;
using GovInfoReports.Application.Setup;
using GovInfoReports.Data;
using GovInfoReports.Domain.Form;
using GovInfoReports.Web.Pages.Clerk;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Wording;

namespace GovInfoReports.Web.Hosting;

/// <summary>The store and the operations on it.</summary>
internal static class StoreSetup
{
    public static IHostApplicationBuilder AddPortalStore(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(FormCatalog.Official());
        builder.Services.AddSingleton<Texts>();
        builder.Services.AddSingleton<UsualReasons>();
        builder.Services.AddScoped<CommentReplies>();
        builder.Services.AddReportsData(builder.Configuration);
        builder.Services.AddReportsApplication();
        return builder;
    }

    /// <summary>
    /// In development the database is made, migrated and filled with the demonstration at the start; elsewhere the operator runs
    /// <c>migrate</c>, and the portal does not start before.
    /// </summary>
    public static async Task PrepareStoreAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var migrator = scope.ServiceProvider.GetRequiredService<DatabaseMigrator>();
        if (!app.Environment.IsDevelopment())
        {
            await migrator.RequireReadyAsync(app.Lifetime.ApplicationStopping);
            return;
        }

        var texts = app.Services.GetRequiredService<Texts>();
        await Console.Out.WriteLineAsync(texts["Commands.Run.Migrating"]);
        await migrator.MigrateAsync(app.Lifetime.ApplicationStopping);
        await scope.ServiceProvider.GetRequiredService<DemoData>().FillAsync(new ToConsole(texts), app.Lifetime.ApplicationStopping);
    }

    private sealed class ToConsole(Texts texts) : IProgress<int>
    {
        public void Report(int value) =>
            Console.Out.WriteLine(value == 0 ? texts["Commands.Run.Demonstration"] : texts["Commands.Run.DemonstrationReport", value]);
    }
}
