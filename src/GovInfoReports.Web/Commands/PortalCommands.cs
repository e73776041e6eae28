using System.CommandLine;
using GovInfoReports.Data;
using GovInfoReports.Web.Hosting;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

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

        if (args[0] == "run")
        {
            return await RunWebAsync(args[1..]);
        }

        Texts texts = new();
        RootCommand root = new(texts["Commands.About"])
        {
            new Command("run", texts["Commands.Run.About"]),
            MigrateCommand.Make(texts),
            CreateAdminCommand.Make(texts),
            ImportCommand.Make(texts),
            ImportArchiveCommand.Make(texts),
            SeedScaleCommand.Make(texts),
            ReadCommand.Make(texts),
            RollUpCommand.Make(texts),
            CollectionCommand.Make(texts),
        };
        var parsed = root.Parse(args);
        var result = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        return parsed.Errors.Count > 0 ? WrongArguments : result;
    }

    private static async Task<int> RunWebAsync(string[] args)
    {
        await using var app = PortalHost.Build(args);
        var texts = app.Services.GetRequiredService<Texts>();
        await Console.Out.WriteLineAsync(texts["Commands.Run.Starting", PortalVersion.Text]);
        app.Lifetime.ApplicationStarted.Register(() =>
            Console.Out.WriteLine(texts["Commands.Run.Ready", string.Join(' ', app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [])]));
        try
        {
            await app.PrepareStoreAsync();
        }
        catch (DatabaseStateException e)
        {
            return await CommandHost.SayAsync(e, texts);
        }

        await app.RunAsync();
        return Done;
    }
}
