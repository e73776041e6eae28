namespace GovInfoReports.Benchmarks;

/// <summary><c>pages</c> measures the pages over databases of different sizes, <c>save</c> one save by part, <c>rollup</c> what reports below a government add up to, <c>load</c> many clerks at once, <c>documents</c> the writing and reading of files, <c>corpus</c> and <c>fuzz</c> how well they are read, <c>narrative</c> how often the rules about text are right, <c>faults</c> whether saves survive a killed portal; <c>attack</c> what the worst known inputs cost; <c>form</c> the entry form in a browser; <c>guide</c> takes the pictures of the guides; <c>content</c> the packing of a content.</summary>
internal static class BenchmarkProgram
{
    private static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["pages", ..]:
                return await PagesCommand.RunAsync(args[1..]);
            case ["save", ..]:
                return await SaveCommand.RunAsync(args[1..]);
            case ["rollup", ..]:
                return await RollUpCommand.RunAsync(args[1..]);
            case ["load", ..]:
                return await LoadCommand.RunAsync(args[1..]);
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
            case ["attack", ..]:
                return await AttackCommand.RunAsync(args[1..]);
            case ["faults", ..]:
                return await FaultsCommand.RunAsync(args[1..]);
            case ["content"]:
                return ContentCommand.Run();
            case ["fuzz", ..]:
                return await CorpusCommands.FuzzAsync(args[1..]);
        }

        await Console.Error.WriteLineAsync("pages, save, rollup, load, documents, corpus, fuzz, narrative, form, content, faults, attack or guide; see docs/benchmarks.md");
        return 2;
    }
}
