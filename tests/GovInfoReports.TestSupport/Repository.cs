using System.Text.RegularExpressions;

namespace GovInfoReports.TestSupport;

/// <summary>Files of the repository that tests hold to what the code says.</summary>
public static partial class Repository
{
    /// <summary>The text of a document below <c>docs</c>.</summary>
    public static string Document(string name) => File.ReadAllText(Path.Combine(Root(), "docs", name)).ReplaceLineEndings("\n");

    /// <summary>The names of all methods that tests are, as their files declare them.</summary>
    public static IReadOnlySet<string> TestNames() => Directory.EnumerateFiles(Path.Combine(Root(), "tests"), "*Test*.cs", SearchOption.AllDirectories)
        .Concat(Directory.EnumerateFiles(Path.Combine(Root(), "tests"), "*Properties.cs", SearchOption.AllDirectories))
        .SelectMany(File.ReadLines)
        .Select(l => Declaration().Match(l))
        .Where(m => m.Success)
        .Select(m => m.Groups["name"].Value)
        .ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex(@"^    public (async )?(Task|void) (?<name>\w+)\(", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "GovInfoReports.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
