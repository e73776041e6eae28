using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace GovInfoReports.Data.Sqlite;

/// <summary>
/// Lets Microsoft.Data.Sqlite run over the version of SQLitePCLRaw that the build restored.
/// </summary>
/// <remarks>
/// Microsoft.Data.Sqlite 10 was compiled against SQLitePCLRaw.core 2.1, and the runtime refuses to bind a reference to an
/// assembly of a lower version. The API that it calls is the same in 2.0, so a refused bind is answered with the assembly that
/// lies beside this one. Not beside <see cref="AppContext.BaseDirectory"/>: under <c>dotnet ef</c> that is the tool's own folder.
/// Where the restored version is high enough the runtime binds by itself and never asks. See docs/decisions/0003.
/// </remarks>
internal static class SqliteBinder
{
    private const string CoreAssembly = "SQLitePCLRaw.core";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries",
        Justification = "The handler has to be there before the first DbContext is, whichever program loads this assembly.")]
    internal static void Register() => AssemblyLoadContext.Default.Resolving += Resolve;

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        if (name.Name != CoreAssembly)
            return null;

        var folder = Path.GetDirectoryName(typeof(SqliteBinder).Assembly.Location);
        if (string.IsNullOrEmpty(folder))
            return null;

        var path = Path.Combine(folder, CoreAssembly + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }
}
