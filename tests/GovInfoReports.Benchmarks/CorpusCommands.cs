using System.Globalization;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Programs;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport.Corpus;

namespace GovInfoReports.Benchmarks;

/// <summary><c>corpus</c> prints how every test document is read; <c>fuzz</c> reads ten thousand damaged files by the clock.</summary>
internal static class CorpusCommands
{
    /// <summary>Prints the table: document, figures, right, flagged, wrong.</summary>
    public static async Task<int> CorpusAsync()
    {
        var documents = CorpusDocuments.All(FormCatalog.Official()).Where(d => d.Target is null || Office.Program is not null).ToList();
        if (Office.Program is null)
        {
            Console.WriteLine("LibreOffice is not installed: its documents are left out.");
        }

        SourceLimits limits = new();
        using ExternalPrograms programs = new(new ProgramPaths(), limits);
        Console.WriteLine("| document | file | figures | right | flagged | wrong |");
        Console.WriteLine("|---|---|---:|---:|---:|---:|");
        var (count, figures, right, flagged, wrong) = (0, 0, 0, 0, 0);
        await foreach (var (document, score) in new CorpusReader(new SourceFiles(limits, programs: programs)).ReadAsync(documents))
        {
            Row(document.Name, Path.GetExtension(document.FileName)[1..], score.Figures, score.Right, score.Flagged, score.Wrong.Count);
            count++;
            figures += score.Figures;
            right += score.Right;
            flagged += score.Flagged;
            wrong += score.Wrong.Count;
            foreach (var cell in score.Wrong.Take(5))
            {
                await Console.Error.WriteLineAsync($"{document.Name}: {cell}");
            }
        }

        Row(string.Create(CultureInfo.InvariantCulture, $"{count} documents"), string.Empty, figures, right, flagged, wrong);
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>Reads damaged files of each kind and prints what came of them.</summary>
    public static async Task<int> FuzzAsync(string[] args)
    {
        var at = Array.IndexOf(args, "--count");
        var count = at >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : 10_000;
        var kinds = CorpusDocuments.ForDamage(FormCatalog.Official()).GroupBy(f => Path.GetExtension(f.Name)[1..], StringComparer.Ordinal).ToList();
        Console.WriteLine("| kind | inputs | read | refused | failed | slowest, ms | most allocated, MiB |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        var failed = 0;
        foreach (var kind in kinds)
        {
            var outcome = await Fuzz.RunAsync([.. kind], (count + kinds.Count - 1) / kinds.Count, seed: 1, isMeasured: true);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {kind.Key} | {outcome.Inputs} | {outcome.Read} | {outcome.Refused} | {outcome.Failures.Count} | {outcome.Slowest.TotalMilliseconds:0} | {outcome.Largest / 1024.0 / 1024:0.0} |"));
            failed += outcome.Failures.Count;
            foreach (var failure in outcome.Failures.Take(10))
            {
                await Console.Error.WriteLineAsync(failure);
            }
        }

        return failed == 0 ? 0 : 1;
    }

    private static void Row(string name, string file, int figures, int right, int flagged, int wrong) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {file} | {figures} | {right} | {flagged} | {wrong} |"));
}
