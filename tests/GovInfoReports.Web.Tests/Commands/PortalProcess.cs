using System.Diagnostics;

namespace GovInfoReports.Web.Tests.Commands;

/// <summary>The portal's program as an operator starts it, in a folder with a database of its own.</summary>
internal static class PortalProcess
{
    public static Task<(int Code, string Output, string Error)> RunAsync(string folder, params string[] args) => RunAsync(folder, args, null);

    /// <summary>Runs it to its end.</summary>
    /// <param name="input">What is typed; <see langword="null"/> for nothing.</param>
    public static async Task<(int Code, string Output, string Error)> RunAsync(string folder, string[] args, string? input, params (string Name, string Value)[] settings)
    {
        using var process = Start(folder, args, settings);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (input is not null)
        {
            await process.StandardInput.WriteLineAsync(input);
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    public static Process Start(string folder, string[] args, params (string Name, string Value)[] settings)
    {
        ProcessStartInfo start = new("dotnet", [typeof(Program).Assembly.Location, .. args])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        start.Environment["Database__File"] = Path.Combine(folder, "App_Data", "reports.db");
        start.Environment["Log__Folder"] = string.Empty;
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Waits until a started portal listens.</summary>
    /// <returns>Its address.</returns>
    public static async Task<Uri> ReadyAsync(Process process)
    {
        const string Ready = "已经就绪：";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                return new Uri(line[Ready.Length..]);
            }
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }
}
