using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using GovInfoReports.Application.Collecting;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.Web.Wording;

namespace GovInfoReports.Web.Commands;

/// <summary><c>collection --unit CODE --year Y</c>: prints the board of an area, with <c>--json</c> for programs.</summary>
internal static class CollectionCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static Command Make(Texts texts)
    {
        Option<string> unit = new("--unit") { Description = texts["Commands.Collection.Unit"], Required = true };
        Option<int> year = new("--year") { Description = texts["Commands.Collection.Year"], Required = true };
        Option<bool> json = new("--json") { Description = texts["Commands.Collection.Json"] };
        Command command = new("collection", texts["Commands.Collection.About"]) { unit, year, json };
        command.SetAction((parsed, cancel) => CommandHost.RunAsync(async services =>
        {
            var view = await services.GetRequiredService<Board>().GetAsync(parsed.GetRequiredValue(unit), parsed.GetRequiredValue(year), cancel);
            if (parsed.GetValue(json))
            {
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(Of(view), Json));
                return PortalCommands.Done;
            }

            foreach (var row in view.Rows)
            {
                await Console.Out.WriteLineAsync(texts["Commands.Collection.Line", row.Code, row.Name, texts[$"County.Board.State.{row.State}"]]);
            }

            return PortalCommands.Done;
        }));
        return command;
    }

    private static object Of(BoardView view) => new
    {
        unit = view.Area.Code,
        view.Year,
        dates = new
        {
            statutory = ReportingCalendar.FirstDueDate(view.Year),
            view.Dates.OpensOn,
            view.Dates.SubmitBy,
            view.Dates.PublishBy,
            view.Dates.NoNewAfter,
            view.Dates.NoChangesAfter,
        },
        expected = view.Rows.Select(r => new
        {
            unit = r.Code,
            r.Name,
            state = Name(r.State),
            included = r.IsIncluded,
            submittedAt = r.FirstSubmitted is { } at ? Show.Iso(at) : null,
            onTime = new { r.OnTime.Statutory, r.OnTime.County, r.OnTime.Extension },
            r.Returned,
            publishedAt = r.PublishedAt is { } published ? Show.Iso(published) : null,
        }),
    };

    private static string Name(BoardState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
