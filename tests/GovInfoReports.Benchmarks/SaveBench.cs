using System.Globalization;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Benchmarks;

/// <summary>The parts of one save by the clerk of <see cref="PageBench"/>, whose report is as full as an office's.</summary>
internal sealed class SaveBench : IDisposable
{
    private const string Cell = "requests.received.naturalPerson";
    private const string Text = "text.overview";

    private readonly PageBench _portal;
    private readonly FormClient _form;
    private readonly Unit _unit;
    private int _typed;

    private SaveBench(PageBench portal, FormClient form, Unit unit)
    {
        _portal = portal;
        _form = form;
        _unit = unit;
    }

    public static async Task<SaveBench> OpenAsync(PageBench portal, CancellationToken ct)
    {
        var (browser, unit) = await portal.ClerkAsync(ct);
        return new SaveBench(portal, await FormClient.OpenAsync(browser, $"/clerk/reports/{PagesCommand.LastYear}", ct), unit);
    }

    public IEnumerable<(string Name, Func<int, Task> Run)> Lines(CancellationToken ct) =>
    [
        ("request that saves a cell", _ => PostAsync(Cell, Next(), ct)),
        ("request that saves a text", _ => PostAsync(Text, $"{_form[Text].Split('#')[0]}#{Next()}", ct)),
        ("request that asks for changes: the session", _ => AskAsync(ct)),
        ("report read", _ => InScopeAsync(async services => await ReadAsync(services, ct))),
        ("report and earlier years read", _ => InScopeAsync(async services =>
        {
            var report = await ReadAsync(services, ct);
            await services.GetRequiredService<OpenReport>().FrameAsync(report, ct);
        })),
        ("operation: read, merged, stored", _ => InScopeAsync(async services => await SaveAsync(services, ct))),
        ("operation, then checked for the answer", _ => InScopeAsync(async services =>
        {
            var saved = await SaveAsync(services, ct);
            await services.GetRequiredService<OpenReport>().ViewAsync(saved.Report, saved.Frame, withNeighbours: false, ct);
        })),
        ("rules alone", Rules(ct)),
    ];

    public void Dispose() => _form.Dispose();

    private Actor Clerk => new(int.Parse(_form.Page.Split('.')[0], CultureInfo.InvariantCulture), "填报员", Role.Clerk, _unit);

    private string Next() => (++_typed % 1_000).ToString(CultureInfo.InvariantCulture);

    private Func<int, Task> Rules(CancellationToken ct)
    {
        CheckEngine? engine = null;
        ReportContent? content = null;
        CheckContext? context = null;
        return async _ =>
        {
            if (engine is null)
            {
                await InScopeAsync(async services =>
                {
                    var report = await ReadAsync(services, ct);
                    engine = services.GetRequiredService<CheckEngine>();
                    content = report.Draft.Content;
                    context = (await services.GetRequiredService<ReportChecks>().RunAsync(report, _unit, null, withNeighbours: false, ct)).Context;
                });
            }

            content = content! with { Figures = content.Figures.With(CellId.Parse(Cell), CellValue.Of(++_typed)) };
            engine!.Run(content, context!);
        };
    }

    private async Task InScopeAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = _portal.Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }

    private Task<AnnualReport> ReadAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<ReportLoader>().LoadAsync(Clerk, new ReportKey(_unit.Code, PagesCommand.LastYear), ct);

    private async Task<SavedFields> SaveAsync(IServiceProvider services, CancellationToken ct)
    {
        var value = Next();
        var saved = await services.GetRequiredService<SaveFields>().ExecuteAsync(Clerk, PagesCommand.LastYear, _form.Revision, [new FieldChange(Cell, _form[Cell], value)], ct);
        (_form.Revision, _form[Cell]) = (saved.Report.Revision, value);
        return saved;
    }

    private async Task PostAsync(string field, string value, CancellationToken ct)
    {
        if (!await _form.SaveAsync(field, value, ct))
        {
            throw new InvalidOperationException("The save was not taken.");
        }
    }

    private async Task AskAsync(CancellationToken ct)
    {
        if (!await _form.IsUnchangedAsync(ct))
        {
            throw new InvalidOperationException("The report changed meanwhile.");
        }
    }
}
