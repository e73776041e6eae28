namespace GovInfoReports.TestSupport;

/// <summary>The browser that the browser tests drive.</summary>
public static class Chromium
{
    /// <summary>The program, or null where there is none. CHROMIUM_PATH, where set, is the only place looked at.</summary>
    public static string? ExecutablePath { get; } = Places().FirstOrDefault(File.Exists);

    /// <summary>Why the tests that need it are skipped, or null where they can run. The build script looks for the first words.</summary>
    public static string? SkipReason { get; } = ExecutablePath is null
        ? "No Chromium: install Chromium, Chrome or Edge, or set CHROMIUM_PATH to the program."
        : null;

    private static IEnumerable<string> Places()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } path)
            return [path];

        if (OperatingSystem.IsWindows())
        {
            return from folder in new[]
                   {
                       Environment.SpecialFolder.ProgramFiles,
                       Environment.SpecialFolder.ProgramFilesX86,
                       Environment.SpecialFolder.LocalApplicationData,
                   }
                   from program in new[]
                   {
                       @"Chromium\Application\chrome.exe",
                       @"Google\Chrome\Application\chrome.exe",
                       @"Microsoft\Edge\Application\msedge.exe",
                   }
                   select Path.Combine(Environment.GetFolderPath(folder), program);
        }

        if (OperatingSystem.IsMacOS())
        {
            return
            [
                "/Applications/Chromium.app/Contents/MacOS/Chromium",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
            ];
        }

        return
        [
            // The same engine without the window around it; it needs a third less of the processor.
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable",
            "/snap/bin/chromium",
        ];
    }
}
