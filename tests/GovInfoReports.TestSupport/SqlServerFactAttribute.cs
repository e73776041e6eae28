using Xunit;

namespace GovInfoReports.TestSupport;

/// <summary>A test that needs SQL Server; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqlServerFactAttribute : FactAttribute
{
    /// <summary>Skips the test where there is no server.</summary>
    public SqlServerFactAttribute() => Skip = SqlServerTestServer.SkipReason;
}

/// <summary>A test with data that needs SQL Server; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqlServerTheoryAttribute : TheoryAttribute
{
    /// <summary>Skips the test where there is no server.</summary>
    public SqlServerTheoryAttribute() => Skip = SqlServerTestServer.SkipReason;
}
