namespace GovInfoReports.Web.Hosting;

/// <summary>
/// Where the portal runs. Built from source and started from there, it is under development: it takes its files from the project's
/// folder and listens at one known address. Published, it takes them from beside the program. The folder it was called from
/// stays the working folder either way, so that the files named on the command line are found.
/// </summary>
/// <remarks>
/// A launch profile would do the first part too, but <c>dotnet run</c> announces it on standard output, which belongs to the
/// results of <c>read</c>.
/// </remarks>
public static class Surroundings
{
    private const string DevelopmentUrl = "http://localhost:5080";
    private const int LevelsAboveProgram = 4;

    /// <summary>The project's folder, or <see langword="null"/> when the portal was published.</summary>
    public static string? SourceFolder { get; } = Above(AppContext.BaseDirectory).FirstOrDefault(f => File.Exists(Path.Combine(f, "GovInfoReports.Web.csproj")));

    /// <summary>The folder of <c>appsettings.json</c>, unless the host is told another.</summary>
    public static string ContentRoot => SourceFolder ?? AppContext.BaseDirectory;

    /// <summary>The environment to assume, or <see langword="null"/> to leave it to the host: where it is stated, or the portal was published.</summary>
    public static string? Environment =>
        SourceFolder is not null && !IsStated("ASPNETCORE_ENVIRONMENT") && !IsStated("DOTNET_ENVIRONMENT") ? Environments.Development : null;

    /// <summary>Listens at the known address where no other is stated.</summary>
    public static void UseDevelopmentUrl(this WebApplicationBuilder builder)
    {
        var stated = new[] { WebHostDefaults.ServerUrlsKey, "http_ports", "https_ports" }.Any(key => !string.IsNullOrEmpty(builder.Configuration[key]))
            || builder.Configuration.GetSection("Kestrel:Endpoints").Exists();
        if (SourceFolder is not null && builder.Environment.IsDevelopment() && !stated)
        {
            builder.WebHost.UseUrls(DevelopmentUrl);
        }
    }

    /// <summary>Whether arguments state something that the host would otherwise assume.</summary>
    public static bool IsStated(string[] args, string key) =>
        args.Any(a => a.StartsWith($"--{key}", StringComparison.OrdinalIgnoreCase));

    private static bool IsStated(string variable) => !string.IsNullOrEmpty(System.Environment.GetEnvironmentVariable(variable));

    private static IEnumerable<string> Above(string folder)
    {
        var current = new DirectoryInfo(folder);
        for (var i = 0; i < LevelsAboveProgram && current is not null; i++)
        {
            yield return current.FullName;
            current = current.Parent;
        }
    }
}
