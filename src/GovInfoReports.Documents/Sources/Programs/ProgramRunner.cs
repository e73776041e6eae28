using System.Diagnostics;
using System.Globalization;

namespace GovInfoReports.Documents.Sources.Programs;

/// <summary>
/// Runs a program on a file that nobody has vouched for: as a process of its own with an empty environment, limits on time, memory
/// and the size of files (the latter two on Linux), and without a network where the system lets an ordinary user take it away.
/// </summary>
internal sealed class ProgramRunner(SourceLimits limits) : IDisposable
{
    private const string Shell = "/bin/sh";
    private const string Unshare = "/usr/bin/unshare";
    private const int LongestError = 2000;

    // Data in KiB, files in blocks of 512 bytes (some shells count 1024), processor time in seconds, no core dumps.
    private const string Limited = "ulimit -d \"$1\"; ulimit -f \"$2\"; ulimit -t \"$3\"; ulimit -c 0; shift 3; exec \"$@\"";

    private static readonly TimeSpan Probing = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _places = new(limits.Conversions, limits.Conversions);
    private readonly Lazy<Task<bool>> _canIsolate = new(CanIsolateAsync);

    public async Task<ProgramResult> RunAsync(string name, string path, IReadOnlyList<string> arguments, string folder, CancellationToken ct)
    {
        var isolates = OperatingSystem.IsLinux() && await _canIsolate.Value;
        await _places.WaitAsync(ct);
        try
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
            time.CancelAfter(limits.ConversionTime);
            using var process = Start(Command(path, arguments, isolates), folder) ?? throw SourceRefusedException.Of(SourceRefusal.ConversionFailed, name);
            try
            {
                return await EndAsync(process, time.Token);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                throw SourceRefusedException.Of(SourceRefusal.ConversionTimedOut, name, limits.ConversionTime.TotalSeconds);
            }
            finally
            {
                await KillAsync(process);
            }
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private string[] Command(string path, IReadOnlyList<string> arguments, bool isolates)
    {
        if (!OperatingSystem.IsLinux())
        {
            return [path, .. arguments];
        }

        string[] numbers =
        [
            .. new[] { limits.ConversionMemory * 1024L, limits.UnpackedBytes / 512, 2 * (long)Math.Ceiling(limits.ConversionTime.TotalSeconds) }
                .Select(n => n.ToString(CultureInfo.InvariantCulture)),
        ];
        string[] isolated = isolates ? [Unshare, "-rn", "--"] : [];
        return [Shell, "-c", Limited, "sh", .. numbers, .. isolated, path, .. arguments];
    }

    private static Process? Start(string[] command, string folder)
    {
        var start = new ProcessStartInfo(command[0])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        SetEnvironment(start.Environment, folder);
        try
        {
            return Process.Start(start);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static void SetEnvironment(IDictionary<string, string?> environment, string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            // Windows programs do not start without what it holds.
            foreach (var name in environment.Keys.Where(k => k.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToList())
            {
                environment.Remove(name);
            }
        }
        else
        {
            environment.Clear();
            environment["PATH"] = "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin";
            environment["HOME"] = folder;
            environment["LC_ALL"] = "C.UTF-8";
            environment["SAL_USE_VCLPLUGIN"] = "svp";
            environment["TMPDIR"] = folder;
        }

        environment["TEMP"] = environment["TMP"] = folder;
    }

    private static async Task<ProgramResult> EndAsync(Process process, CancellationToken ct)
    {
        process.StandardInput.Close();
        var output = DrainAsync(process.StandardOutput, ct);
        var error = DrainAsync(process.StandardError, ct);
        await process.WaitForExitAsync(ct);
        await output;
        return new ProgramResult(process.ExitCode, await error);
    }

    // Reads everything, since a full pipe would stop the program, and keeps the beginning.
    private static async Task<string> DrainAsync(StreamReader reader, CancellationToken ct)
    {
        var kept = string.Empty;
        var block = new char[4096];
        while (await reader.ReadAsync(block, ct) is > 0 and var read)
        {
            kept = kept.Length < LongestError ? kept + new string(block, 0, Math.Min(read, LongestError - kept.Length)) : kept;
        }

        return kept;
    }

    private static async Task KillAsync(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It ended by itself in this moment.
        }
    }

    private static async Task<bool> CanIsolateAsync()
    {
        if (!File.Exists(Unshare) || Start([Unshare, "-rn", "--", "/bin/true"], "/") is not { } process)
        {
            return false;
        }

        using (process)
        {
            using var time = new CancellationTokenSource(Probing);
            try
            {
                return (await EndAsync(process, time.Token)).Code == 0;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
            finally
            {
                await KillAsync(process);
            }
        }
    }
}

/// <summary>How a program ended.</summary>
internal sealed record ProgramResult(int Code, string Error);
