using System.Reflection;
using GovInfoReports.Data;
using Xunit.Sdk;

namespace GovInfoReports.TestSupport;

/// <summary>Runs a theory on SQL Server; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnSqlServerAttribute : DataAttribute
{
    /// <summary>Skips the run where there is no server.</summary>
    public OnSqlServerAttribute() => Skip = SqlServerTestServer.SkipReason;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[DatabaseProvider.SqlServer]];
}
