using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace GovInfoReports.Benchmarks;

/// <summary><c>pages</c> measures the pages over databases of different sizes, <c>documents</c> the writing and reading of files, <c>corpus</c> and <c>fuzz</c> how well they are read, <c>narrative</c> how often the rules about text are right, <c>faults</c> whether saves survive a killed portal; <c>form</c> the entry form in a browser; <c>guide</c> takes the pictures of the guides; anything else goes to BenchmarkDotNet.</summary>
internal static class BenchmarkProgram
{
    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["pages", ..]:
                return await PagesCommand.RunAsync(args[1..]);
            case ["documents", ..]:
                return await DocumentsCommand.RunAsync(args[1..]);
            case ["corpus"]:
                return await CorpusCommands.CorpusAsync();
            case ["guide", ..]:
                return await GuideCommand.RunAsync(args[1..]);
            case ["narrative"]:
                return NarrativeCommand.Run();
            case ["form", ..]:
                return await FormCommand.RunAsync(args[1..]);
            case ["faults", ..]:
                return await FaultsCommand.RunAsync(args[1..]);
            case ["fuzz", ..]:
                return await CorpusCommands.FuzzAsync(args[1..]);
        }

        // In process: this BenchmarkDotNet does not know net10.0 by name and could not build a project of its own for it.
        var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance));
        BenchmarkSwitcher.FromAssembly(typeof(BenchmarkProgram).Assembly).Run(args, config);
        return 0;
    }
}
