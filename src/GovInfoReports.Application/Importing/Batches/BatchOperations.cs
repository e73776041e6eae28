using GovInfoReports.Documents.Reading;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GovInfoReports.Application.Importing.Batches;

/// <summary>Registers the import of many files at once. What opens files is registered by the host.</summary>
internal static class BatchOperations
{
    public static IServiceCollection AddBatches(this IServiceCollection services)
    {
        services.TryAddSingleton<ReportTextReader>();
        services.TryAddSingleton<ReportReading>();
        services.AddSingleton<BatchSignal>();
        services.AddSingleton<BatchWork>();
        services.AddScoped<BatchLoader>();
        services.AddScoped<BatchPlan>();
        services.AddScoped<BatchReader>();
        services.AddScoped<BeginBatch>();
        services.AddScoped<ReadBatch>();
        services.AddScoped<ChooseForFile>();
        services.AddScoped<ImportBatchFiles>();
        services.AddScoped<DiscardBatch>();
        services.AddScoped<BrowseBatches>();
        return services;
    }
}
