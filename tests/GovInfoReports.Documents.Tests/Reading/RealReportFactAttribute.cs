namespace GovInfoReports.Documents.Tests.Reading;

/// <summary>A test on real published reports; it is skipped where they are not at hand.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealReportFactAttribute : FactAttribute
{
    public const string Variable = "GOVINFO_REAL_REPORTS";

    public RealReportFactAttribute()
    {
        if (Folder is null)
        {
            Skip = $"{Variable} does not name a folder with real reports.";
        }
    }

    public static string? Folder => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder && Directory.Exists(folder) ? folder : null;
}
