using System.CommandLine;
using System.Text;
using GovInfoReports.Application.Accounts;
using GovInfoReports.Web.Wording;

namespace GovInfoReports.Web.Commands;

/// <summary>
/// <c>create-admin</c>: makes an administrator of the country, a province, a city or a county, and the units down to it where they
/// are not there yet. The password is asked
/// for, or read from standard input where that is not a terminal; it never stands on the command line.
/// </summary>
internal static class CreateAdminCommand
{
    public static Command Make(Texts texts)
    {
        Option<string> user = new("--user") { Description = texts["Commands.CreateAdmin.User"], Required = true };
        Option<string> name = new("--name") { Description = texts["Commands.CreateAdmin.Name"], Required = true };
        Option<string> unit = new("--unit") { Description = texts["Commands.CreateAdmin.Unit"], Required = true };
        Option<string?> province = new("--province-name") { Description = texts["Commands.CreateAdmin.Province"] };
        Option<string?> city = new("--city-name") { Description = texts["Commands.CreateAdmin.City"] };
        Option<string?> county = new("--county-name") { Description = texts["Commands.CreateAdmin.County"] };
        Command command = new("create-admin", texts["Commands.CreateAdmin.About"]) { user, name, unit, province, city, county };
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(async services =>
        {
            var account = await services.GetRequiredService<CreateAdmin>().ExecuteAsync(
                parsed.GetRequiredValue(user),
                parsed.GetRequiredValue(name),
                new AdminArea(parsed.GetRequiredValue(unit), parsed.GetValue(province), parsed.GetValue(city), parsed.GetValue(county)),
                await PasswordAsync(texts, cancel),
                cancel);
            await Console.Out.WriteLineAsync(texts["Commands.CreateAdmin.Done", account.UserName, account.Posts.Single().Unit.Name]);
            return PortalCommands.Done;
        }));
        return command;
    }

    private static async Task<string> PasswordAsync(Texts texts, CancellationToken cancel)
    {
        if (Console.IsInputRedirected)
        {
            return await Console.In.ReadLineAsync(cancel) ?? string.Empty;
        }

        await Console.Error.WriteAsync(texts["Commands.CreateAdmin.Password"]);
        StringBuilder password = new();
        for (var key = Console.ReadKey(intercept: true); key.Key != ConsoleKey.Enter; key = Console.ReadKey(intercept: true))
        {
            if (key.Key == ConsoleKey.Backspace && password.Length > 0)
            {
                password.Length--;
            }
            else if (!char.IsControl(key.KeyChar))
            {
                password.Append(key.KeyChar);
            }
        }

        await Console.Error.WriteLineAsync();
        return password.ToString();
    }
}
