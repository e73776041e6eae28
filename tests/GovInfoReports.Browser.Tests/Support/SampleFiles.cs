using System.Runtime.CompilerServices;

namespace GovInfoReports.Browser.Tests.Support;

/// <summary>Files beside the tests.</summary>
internal static class SampleFiles
{
    /// <summary>A folder of this project.</summary>
    /// <param name="parts">Its path below the project.</param>
    /// <returns>Its full path.</returns>
    public static string Folder(params string[] parts) => Path.GetFullPath(Path.Combine([Path.GetDirectoryName(Here())!, "..", .. parts]));

    private static string Here([CallerFilePath] string here = "") => here;
}
