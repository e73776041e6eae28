using System.Diagnostics;

namespace GovInfoReports.TestSupport;

/// <summary>Programs that tests run to look at files the way others will.</summary>
public static class Programs
{
    /// <summary>Finds a program on the path.</summary>
    /// <returns>Its full path, or <see langword="null"/>.</returns>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
            .FirstOrDefault(File.Exists);

    /// <summary>Why a test that runs programs is skipped.</summary>
    /// <returns>The reason, or <see langword="null"/> where all are there. The build script looks for the first words.</returns>
    public static string? SkipReason(params IReadOnlyList<string> names)
    {
        var missing = names.Where(n => Find(n) is null).ToList();
        return missing.Count == 0 ? null : $"No {string.Join(", no ", missing)}: install it and put it on the path.";
    }

    /// <summary>Runs a program to its end.</summary>
    public static string Run(string name, params IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Find(name)!, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 && errors.Result.Length == 0
            ? output
            : throw new InvalidOperationException($"{name} ended with {process.ExitCode}: {errors.Result}");
    }
}
