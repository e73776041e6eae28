using GovInfoReports.Application;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.UnitChanges;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>What was carried over 上年结转: last year's figures, this year's, and the reason why they differ.</summary>
public sealed class CarryOverModel(OpenReport open, ChangeCarryOver change, CarriedForward carriedForward, ICurrentActor current, Texts texts) : ClerkPage(open, current, texts)
{
    /// <summary>Name of the field of the reason.</summary>
    public const string ReasonField = "reason";

    private Dictionary<string, string> _typed = new(StringComparer.Ordinal);

    /// <summary>The cells with what last year's report carried forward.</summary>
    public IReadOnlyDictionary<CellId, CellValue> Carried => CarryOver.From(View!.Edition, View.LastYear);

    /// <summary>What units carried forward that this one took over.</summary>
    public IReadOnlyList<CarriedLine> Inherited { get; private set; } = [];

    /// <summary>The reason, as typed or as stored.</summary>
    public string? Reason => _typed.TryGetValue(ReasonField, out var typed) ? typed : View!.Report.CarryOverChange?.Reason;

    /// <summary>Whether the county is asked to have last year's report corrected.</summary>
    public bool AsksCorrection { get; private set; }

    /// <summary>What stands in the input of a cell.</summary>
    public string Value(CellId cell) => _typed.GetValueOrDefault(cell.ToString()) ?? View!.Report.Draft.Content.Figures[cell].ToString();

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await LoadAsync(ct))
        {
            return NotFound();
        }

        Inherited = await carriedForward.IntoAsync(View!.Unit.Id, Year, ct);
        AsksCorrection = View.Report.CarryOverChange?.AsksCorrection ?? false;
        return Page();
    }

    /// <summary>Changes it with a reason.</summary>
    public async Task<IActionResult> OnPostAsync(Guid revision, string? reason, bool asks, CancellationToken ct)
    {
        _typed = (await Request.ReadFormAsync(ct)).Where(f => f.Value.Count > 0).ToDictionary(f => f.Key, f => f.Value[0] ?? string.Empty, StringComparer.Ordinal);
        AsksCorrection = asks;
        Inherited = await carriedForward.IntoAsync(Current.Required.Unit.Id, Year, ct);
        return await DoAsync(() => change.ExecuteAsync(Current.Required, Year, revision, reason, asks, _typed, ct), Texts["Clerk.CarryOver.Done"], ct);
    }

    /// <summary>Takes it from last year's report again.</summary>
    public Task<IActionResult> OnPostTakeAsync(Guid revision, CancellationToken ct) =>
        DoAsync(() => change.TakeAsync(Current.Required, Year, revision, ct), Texts["Clerk.CarryOver.Taken", Year - 1], ct);

    protected override string? OwnWords(string key) => key == StaleRevisionException.Stale ? "Clerk.CarryOver.Stale" : null;

    private Task<IActionResult> DoAsync(Func<Task> step, string done, CancellationToken ct) => RunAsync(async () =>
    {
        await step();
        Notice(done);
        return Redirect($"{FormPath}#section-{await SectionAsync(ct)}");
    });

    private async Task<string> SectionAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return View!.Edition.SectionOfTable(Carried.Keys.First().Table)!.Code;
    }
}
