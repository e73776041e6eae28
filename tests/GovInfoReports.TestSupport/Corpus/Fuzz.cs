using System.Diagnostics;
using System.Globalization;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.TestSupport.Corpus;

/// <summary>Reads damaged files as a page would: opens, recognises, checks, writes the answer.</summary>
internal static class Fuzz
{
    private const long MostBytes = 200 * 1024 * 1024;

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(2);

    /// <summary>Damages files and reads them.</summary>
    public static async Task<FuzzOutcome> RunAsync(IReadOnlyList<(string Name, byte[] Bytes)> files, int count, int seed, bool isMeasured)
    {
        var catalog = FormCatalog.Official();
        SourceFiles sources = new(new SourceLimits());
        ReportReading reading = new(catalog);
        CheckEngine engine = new(catalog);
        List<string> failures = [];
        var (read, refused, slowest, largest) = (0, 0, TimeSpan.Zero, 0L);
        for (var i = 0; i < count; i++)
        {
            var (name, bytes) = files[i % files.Count];
            var input = Mutation.Of(bytes, new Random(seed + i));
            var clock = Stopwatch.StartNew();
            var before = GC.GetTotalAllocatedBytes();
            try
            {
                var source = await sources.OpenAsync(input, name, CancellationToken.None);
                var result = reading.ReadAndCheck(source, ReadingHints.None, engine);
                ReadingJson.Write(Stream.Null, result.Reading, result.Checks);
                read++;
            }
            catch (SourceRefusedException refusal) when (!string.IsNullOrWhiteSpace(refusal.Message))
            {
                refused++;
            }
#pragma warning disable CA1031 // Whatever escapes is what is looked for.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failures.Add(string.Create(CultureInfo.InvariantCulture, $"{name}, seed {seed + i}: {e.GetType().Name} {e.Message} {e.StackTrace?.Split('\n')[0]}"));
            }

            var allocated = GC.GetTotalAllocatedBytes() - before;
            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
            largest = Math.Max(largest, allocated);
            if (isMeasured && (allocated > MostBytes || clock.Elapsed > MostTime))
            {
                failures.Add(string.Create(CultureInfo.InvariantCulture, $"{name}, seed {seed + i}: {clock.ElapsedMilliseconds} ms, {allocated / 1024 / 1024} MiB"));
            }
        }

        return new FuzzOutcome(count, read, refused, failures, slowest, largest);
    }
}

/// <summary>What came of reading damaged files.</summary>
internal sealed record FuzzOutcome(int Inputs, int Read, int Refused, IReadOnlyList<string> Failures, TimeSpan Slowest, long Largest);
