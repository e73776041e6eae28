using System.CommandLine;
using System.Globalization;
using GovInfoReports.Application.Setup;
using GovInfoReports.TestSupport.Faults;

namespace GovInfoReports.Benchmarks;

/// <summary><c>faults --rounds 200</c>: two clerks save while the portal is killed; what was acknowledged has to be there.</summary>
internal static class FaultsCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        Option<int> rounds = new("--rounds") { Description = "How often the portal is killed", DefaultValueFactory = _ => 200 };
        Option<int> seed = new("--seed") { Description = "What chance begins with", DefaultValueFactory = _ => 1 };
        RootCommand command = new("Kills the portal while two clerks save, and looks whether everything acknowledged is there") { rounds, seed };
        command.SetAction(async (parsed, ct) =>
        {
            var result = await FaultRun.RunAsync(typeof(Program).Assembly.Location, DemoData.Password, parsed.GetValue(rounds), parsed.GetValue(seed), line => Console.Error.WriteLine(line), ct);
            Report(result);
            return result.Lost.Count == 0 && result.TotalsOff.Count == 0 && result.Integrity == "ok" ? 0 : 1;
        });
        return await command.Parse(args).InvokeAsync();
    }

    private static void Report(FaultResult result)
    {
        Line("kills", result.Rounds);
        Line("kills in the middle of a save", result.KilledMidSave);
        Line("requests", result.Requests);
        Line("values sent", result.Attempts);
        Line("values acknowledged", result.Acknowledged);
        Line("conflicts asked about and answered", result.Conflicts);
        Line("values found stored without an answer", result.StoredUnsaid);
        Line("acknowledged values lost", result.Lost.Count);
        Line("totals that do not follow", result.TotalsOff.Count);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"integrity_check: {result.Integrity}; {result.Time.TotalSeconds:0} s"));
        foreach (var line in result.Lost.Concat(result.TotalsOff).Take(20))
        {
            Console.WriteLine(line);
        }
    }

    private static void Line(string name, int count) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-40}{count,8}"));
}
