using System.CommandLine;
using GovInfoReports.Web.Hosting;

namespace GovInfoReports.Web.Commands;

/// <summary>
/// The command line. Results go to standard output, the log to standard error. Exit codes: 0 done, 1 not done for a reason
/// that is said, 2 wrong arguments, 3 a fault of the portal.
/// </summary>
internal static class PortalCommands
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongArguments = 2;
    public const int Fault = 3;

    public static async Task<int> RunAsync(string[] args)
    {
        // Anything that does not begin with a verb is configuration for the web application; hosts of tests start it that way.
        if (args.Length == 0 || (args[0].StartsWith('-') && args[0] is not ("-h" or "--help" or "-?" or "--version")))
        {
            return await RunWebAsync(args);
        }

        RootCommand root = new("政府信息公开工作年度报告平台")
        {
            new Command("run", "启动网站（默认）") { TreatUnmatchedTokensAsErrors = false },
            MigrateCommand.Make(),
        };
        root.Subcommands[0].SetAction((parsed, _) => RunWebAsync([.. parsed.UnmatchedTokens]));

        var result = root.Parse(args);
        if (result.Errors.Count > 0)
        {
            await result.InvokeAsync();
            return WrongArguments;
        }

        return await result.InvokeAsync();
    }

    private static async Task<int> RunWebAsync(string[] args)
    {
        await using var app = PortalHost.Build(args);
        await app.PrepareForDevelopmentAsync();
        await app.RunAsync();
        return Done;
    }
}
