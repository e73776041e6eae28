using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Data.SqlClient;

namespace GovInfoReports.Data.Tests.SqlServer;

/// <summary>
/// A package that the build leaves out shows only when SqlClient runs into it: without Microsoft.SqlServer.Server, connecting
/// works and the first parameter throws. Compiling every method of SqlClient meets every type that it names, without a server.
/// </summary>
public class SqlClientAssembliesTests
{
    // What the pruned packages are for, and what this build does without: Entra ID sign-in and enclave attestation.
    private static readonly string[] DoneWithout =
    [
        "Microsoft.Data.SqlClient.ActiveDirectoryAuthenticationProvider",
        "Microsoft.Data.SqlClient.AzureAttestationEnclaveProvider",
    ];

    [Fact]
    public void Every_method_of_SqlClient_finds_the_assemblies_it_needs()
    {
        var failures = SqlClientTypes()
            .Where(type => !type.ContainsGenericParameters && !IsDoneWithout(type))
            .SelectMany(MethodsOf)
            .Select(method => (method, failure: Record.Exception(() => RuntimeHelpers.PrepareMethod(method.MethodHandle))))
            .Where(pair => pair.failure is not null)
            .Select(pair => $"{pair.method.DeclaringType}.{pair.method.Name}: {pair.failure!.Message}");

        Assert.Empty(failures);
    }

    [Theory]
    [InlineData("Microsoft.Data.SqlClient.SqlCommand", "ExecuteReader")]
    [InlineData("Microsoft.Data.SqlClient.MetaType", "GetMetaTypeFromValue")]
    [InlineData("Microsoft.Data.SqlClient.TdsParser", "TDSExecuteRPCAddParameter")]
    [InlineData("Microsoft.Data.SqlClient.SqlBulkCopy", "ConvertValue")]
    public void The_methods_looked_at_include_those_of_a_command_with_a_parameter(string typeName, string methodName)
    {
        var type = Assert.Single(SqlClientTypes(), type => type.FullName == typeName);

        Assert.Contains(MethodsOf(type), method => method.Name == methodName);
    }

    private static Type[] SqlClientTypes() => typeof(SqlCommand).Assembly.GetTypes();

    private static bool IsDoneWithout(Type type) =>
        DoneWithout.Any(name => type.FullName == name || type.FullName!.StartsWith(name + "+", StringComparison.Ordinal));

    private static IEnumerable<MethodBase> MethodsOf(Type type)
    {
        // A delegate's methods are the runtime's own, and PrepareMethod refuses some of them.
        if (type.IsSubclassOf(typeof(Delegate)))
            return [];

        const BindingFlags own = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic
            | BindingFlags.Static | BindingFlags.Instance;

        return type.GetMembers(own)
            .OfType<MethodBase>()
            .Where(method => !method.IsAbstract && !method.ContainsGenericParameters
                && !method.Attributes.HasFlag(MethodAttributes.PinvokeImpl));
    }
}
