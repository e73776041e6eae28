using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace GovInfoReports.Benchmarks;

internal static class BenchmarkProgram
{
    private static void Main(string[] args)
    {
        // In process: this BenchmarkDotNet does not know net10.0 by name and could not build a project of its own for it.
        var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
        BenchmarkSwitcher.FromAssembly(typeof(BenchmarkProgram).Assembly).Run(args, config);
    }
}
