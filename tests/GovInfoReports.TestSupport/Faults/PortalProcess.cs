using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace GovInfoReports.TestSupport.Faults;

/// <summary>
/// The built portal as a process of its own over a SQLite file of its own, to be killed and started again. Keys of sessions lie in
/// the database, so that who was signed in still is.
/// </summary>
public sealed class PortalProcess : IDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromMinutes(2);

    private readonly string _program;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("govinfo-fault-");
    private readonly HttpClient _probe;
    private Process? _process;

    /// <summary>Prepares one.</summary>
    /// <param name="settings">Settings besides, by the names that environment variables have.</param>
    public PortalProcess(string program, IReadOnlyDictionary<string, string>? settings = null)
    {
        _program = program;
        _settings = settings ?? new Dictionary<string, string>();
        using TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        Address = new Uri($"http://localhost:{((IPEndPoint)free.LocalEndpoint).Port}");
        _probe = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
    }

    /// <summary>Where the portal is; the same after each start.</summary>
    public Uri Address { get; }

    /// <summary>The database.</summary>
    public string File => Path.Combine(_folder.FullName, "reports.db");

    /// <summary>What the process took of the processors since it started.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process!.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>What the process wrote last, for when it does not start.</summary>
    public string LastWords { get; private set; } = string.Empty;

    /// <summary>Starts it and waits until it answers.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        ProcessStartInfo start = new("dotnet", [_program, "run", "--urls", Address.ToString(), "--environment", "Development"])
        {
            WorkingDirectory = _folder.FullName,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Database__File"] = File;
        start.Environment["Log__Folder"] = string.Empty;
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => LastWords = line.Data ?? LastWords;
        _process.ErrorDataReceived += (_, line) => LastWords = line.Data ?? LastWords;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var watch = Stopwatch.StartNew();
        while (!await AnswersAsync(ct))
        {
            if (_process.HasExited || watch.Elapsed > StartTime)
            {
                throw new InvalidOperationException($"The portal does not start: {LastWords}");
            }

            await Task.Delay(50, ct);
        }
    }

    /// <summary>Ends it as <c>kill -9</c> does: without a word, in the middle of whatever it does.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            _process = null;
        }
    }

    public void Dispose()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
        _probe.Dispose();
        if (_folder.Exists)
        {
            _folder.Delete(recursive: true);
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken ct)
    {
        try
        {
            using var response = await _probe.GetAsync(new Uri("/readyz", UriKind.Relative), ct);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
