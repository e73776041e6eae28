namespace GovInfoReports.Documents.Sources.Programs;

/// <summary>Looks for programs on the path and where they are usually installed.</summary>
internal static class ProgramFinder
{
    private static readonly string[] UnixFolders = ["/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/snap/bin", "/usr/lib/libreoffice/program", "/opt/libreoffice/program", "/Applications/LibreOffice.app/Contents/MacOS"];

    private static readonly string[] WindowsFolders = [@"LibreOffice\program"];

    /// <summary>Finds a program.</summary>
    /// <returns>Its path, or <see langword="null"/> where it is not there.</returns>
    public static string? Find(string? configured, params string[] names) =>
        string.IsNullOrWhiteSpace(configured)
            ? Folders().SelectMany(f => names.Select(n => Path.Combine(f, OperatingSystem.IsWindows() && !Path.HasExtension(n) ? $"{n}.exe" : n))).FirstOrDefault(File.Exists)
            : File.Exists(configured) ? Path.GetFullPath(configured) : null;

    private static IEnumerable<string> Folders()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        IEnumerable<string> usual = OperatingSystem.IsWindows()
            ? from root in new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86 }
              from folder in WindowsFolders
              select Path.Combine(Environment.GetFolderPath(root), folder)
            : UnixFolders;
        return path.Concat(usual);
    }
}
