using System.Diagnostics;
using System.Globalization;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport.Narrative;

namespace GovInfoReports.Benchmarks;

/// <summary>How often the rules about text are right about the set of sentences, and how long they and the comparison of texts take.</summary>
internal static class NarrativeCommand
{
    private const int Rounds = 200;
    private static readonly FormCatalog Catalog = FormCatalog.Official();
    private static readonly CheckEngine Engine = new(Catalog);

    public static int Run()
    {
        List<(string Name, List<NarrativeCase> Cases)> groups =
        [
            ("Written before or with the rules", [.. NarrativeSet.All.Where(c => !c.HeldOut)]),
            ("Held back", [.. NarrativeSet.All.Where(c => c.HeldOut)]),
            ("Blind, by another author", [.. NarrativeSet.Blind.Where(c => !c.HeldOut)]),
            ("Blind, held back", [.. NarrativeSet.Blind.Where(c => c.HeldOut)]),
            ("Further, round sums, rates and counts", [.. NarrativeSet.Further]),
        ];
        foreach (var (name, cases) in groups)
        {
            var (scores, failures) = NarrativeSet.Run(cases, Engine, Catalog);
            Print($"{name}: {cases.Count} sentences, {cases.Count(c => c.Expect.Count == 0)} of them harmless");
            Print($"rule   right  false  missed  precision  recall");
            foreach (var score in scores)
            {
                Print($"{score.Rule,-6} {score.Right,5}  {score.False,5}  {score.Missed,6}  {score.Precision,9:0.000}  {score.Recall,6:0.000}");
            }

            foreach (var failure in failures)
            {
                Print($"  {failure.Replace("\n", "\\n", StringComparison.Ordinal)}");
            }

            Print($"");
        }

        Times();
        return 0;
    }

    private static void Times()
    {
        var report = NarrativeSet.FullReport(Catalog.ForYear(2023)!, 2023);
        Measure("all checks of a full report, ms", () => Engine.Run(report, NarrativeSet.Context(2023)));
        var text = Long(3_000, 1);
        var other = text[..1_500] + Long(1_500, 2);
        Measure("likeness of two texts of 3,000 characters, ms", () => Likeness.Of(text, other));
        var longText = Long(20_000, 3);
        var longOther = longText[..10_000] + Long(10_000, 4);
        Measure("likeness of two texts of 20,000 characters, ms", () => Likeness.Of(longText, longOther));
        Measure("likeness of 20,000 characters that repeat, ms", () => Likeness.Of(new string('公', 20_000), new string('公', 20_000)));
    }

    private static string Long(int length, int seed)
    {
        Random random = new(seed);
        return string.Concat(Enumerable.Range(0, length).Select(_ => (char)('一' + random.Next(3_000))));
    }

    private static void Measure(string name, Action action)
    {
        for (var i = 0; i < Rounds; i++)
        {
            action();
        }

        List<double> times = [];
        for (var i = 0; i < Rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        Print($"{name}: median {times[Rounds / 2]:0.00}, 95 % {times[Rounds * 95 / 100]:0.00}");
    }

    private static void Print(FormattableString text) => Console.Out.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
