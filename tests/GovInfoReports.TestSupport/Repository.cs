namespace GovInfoReports.TestSupport;

/// <summary>Files of the repository that tests hold to what the code says.</summary>
public static class Repository
{
    /// <summary>The text of a document below <c>docs</c>.</summary>
    public static string Document(string name) => File.ReadAllText(Path.Combine(Root(), "docs", name)).ReplaceLineEndings("\n");

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
