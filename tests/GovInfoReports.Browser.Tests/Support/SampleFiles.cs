using System.Runtime.CompilerServices;

namespace GovInfoReports.Browser.Tests.Support;

/// <summary>Files beside the tests.</summary>
internal static class SampleFiles
{
    /// <summary>A folder of this project.</summary>
    public static string Folder(params string[] parts) => Path.GetFullPath(Path.Combine([Path.GetDirectoryName(Here())!, "..", .. parts]));

    private static string Here([CallerFilePath] string here = "") => here;
}
