using System.Diagnostics;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Programs;

namespace GovInfoReports.Documents.Tests.Sources;

/// <summary>How programs are run, tried with scripts in their place.</summary>
public sealed class ExternalProgramsTests : IDisposable
{
    private static readonly byte[] Rtf = "{\\rtf1\\ansi text}"u8.ToArray();

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("govinfo-programs-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_program_that_hangs_is_ended_with_everything_it_started()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var mark = $"{Random.Shared.Next(100_000, 999_999)}.5";
        var watch = Stopwatch.StartNew();
        var refusal = await RefusalAsync($"sleep {mark} & sleep {mark}; wait", new SourceLimits { ConversionTime = TimeSpan.FromSeconds(1) });

        Assert.Equal(SourceRefusal.ConversionTimedOut, refusal.Refusal);
        Assert.Contains("1 秒", refusal.Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
        Assert.DoesNotContain(Directory.GetDirectories("/proc").Select(CommandLine), c => c.Contains(mark, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancelling_ends_the_program_and_leaves_nothing_behind()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var home = Path.Combine(_folder.FullName, "home");
        using CancellationTokenSource cancel = new();
        var conversion = ConvertAsync($"echo \"$HOME\" > {home}.part; mv {home}.part {home}; sleep 600", new SourceLimits(), cancel.Token);

        // Only once the program runs is there something to end.
        while (!File.Exists(home) && !conversion.IsCompleted)
        {
            await Task.Delay(20);
        }

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => conversion);
        Assert.False(Directory.Exists((await File.ReadAllTextAsync(home)).Trim()));
    }

    [Fact]
    public async Task A_program_sees_none_of_the_portals_environment_and_cannot_write_without_end()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        Environment.SetEnvironmentVariable("GOVINFO_SECRET_OF_TEST", "secret");
        try
        {
            await RefusalAsync($"env > {_folder.FullName}/env; yes > {_folder.FullName}/large; yes >&2 & sleep 1; kill $!", new SourceLimits { UnpackedBytes = 1024 * 1024 });
        }
        finally
        {
            Environment.SetEnvironmentVariable("GOVINFO_SECRET_OF_TEST", null);
        }

        var environment = await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "env"));
        Assert.DoesNotContain("secret", environment, StringComparison.Ordinal);
        Assert.Contains("HOME=", environment, StringComparison.Ordinal);
        Assert.InRange(new FileInfo(Path.Combine(_folder.FullName, "large")).Length, 1, 2 * 1024 * 1024);
    }

    [Fact]
    public async Task Only_so_many_programs_run_at_once()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var script = $"mkdir {_folder.FullName}/busy || touch {_folder.FullName}/both; sleep 0.3; rmdir {_folder.FullName}/busy";
        var limits = new SourceLimits { Conversions = 1 };
        using var programs = Programs(script, limits);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Assert.ThrowsAsync<SourceRefusedException>(() => programs.ToWordAsync(Rtf, ".rtf", CancellationToken.None))));

        Assert.False(File.Exists(Path.Combine(_folder.FullName, "both")));
    }

    [Fact]
    public void A_program_that_is_configured_is_looked_for_there_and_nowhere_else()
    {
        using var programs = new ExternalPrograms(new ProgramPaths { LibreOffice = Path.Combine(_folder.FullName, "soffice") }, new SourceLimits());

        Assert.False(programs.HasLibreOffice);
    }

    private static string CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }

    private ExternalPrograms Programs(string script, SourceLimits limits)
    {
        var path = Path.Combine(_folder.FullName, "soffice");
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new ExternalPrograms(new ProgramPaths { LibreOffice = path }, limits);
    }

    private async Task<byte[]> ConvertAsync(string script, SourceLimits limits, CancellationToken ct)
    {
        using var programs = Programs(script, limits);
        return await programs.ToWordAsync(Rtf, ".rtf", ct);
    }

    private Task<SourceRefusedException> RefusalAsync(string script, SourceLimits limits) =>
        Assert.ThrowsAsync<SourceRefusedException>(() => ConvertAsync(script, limits, CancellationToken.None));
}
