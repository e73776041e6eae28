using GovInfoReports.Application;
using GovInfoReports.Application.Reports;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>
/// The one screen of a unit that had nothing to report 零报告: the statements in words, what is to be filled in beside them, the texts,
/// and on to the checks.
/// </summary>
[RequestFormLimits(ValueLengthLimit = 512 * 1024)]
public sealed class NothingModel(ReportNothing nothing, ICurrentActor current, Texts texts) : PortalPage(texts)
{
    /// <summary>Value before the code of a table in the field of the statements: all statements of that table.</summary>
    public const string AllOf = "all:";

    /// <summary>Value of the button that brings last year's texts.</summary>
    public const string TextsVerb = "texts";

    private readonly Dictionary<string, string> _typed = new(StringComparer.Ordinal);
    private HashSet<string> _ticked = new(StringComparer.Ordinal);

    /// <summary>Reporting year.</summary>
    [BindProperty(SupportsGet = true, Name = "year")]
    public int Year { get; set; }

    /// <summary>What would be declared.</summary>
    public NothingView View { get; private set; } = null!;

    /// <summary>Whether numbers that speak against a statement are to become zero.</summary>
    public bool Replaces { get; private set; }

    /// <summary>Whether last year's texts were just brought; nothing is stored by that.</summary>
    public bool HasBrought { get; private set; }

    /// <summary>Whether somebody else saved meanwhile, so that stored texts are shown beside those typed.</summary>
    public bool IsStale { get; private set; }

    public string FormPath => $"/clerk/reports/{Year}";

    /// <summary>The sections of text.</summary>
    public IEnumerable<FormSection> Narratives => View.Edition.Sections.Where(s => s.IsNarrative);

    /// <summary>Statements that can be left out, by the section of their table.</summary>
    public IEnumerable<(FormSection Section, IReadOnlyList<NothingStatement> Statements)> Optional => View.Edition.NothingStatements
        .Where(s => !s.IsRequired)
        .GroupBy(s => s.Table, StringComparer.Ordinal)
        .Select(g => (View.Edition.SectionOfTable(g.Key)!, (IReadOnlyList<NothingStatement>)[.. g]));

    /// <summary>Cells with numbers that speak against some statement.</summary>
    public IReadOnlyList<FormCell> Against => [.. NothingDeclaration.Against(View.Edition, [.. View.Edition.NothingStatements], View.Content.Figures)];

    /// <summary>Whether there is a text of last year's for a section that is empty.</summary>
    public bool CanBring => Narratives.Any(s => Text(s).Length == 0 && TakeOverText.TextOf(s.Code, View.LastYear).Length > 0);

    /// <summary>Whether a statement, or all of a table, is ticked.</summary>
    public bool IsTicked(string value) => _ticked.Contains(value);

    /// <summary>What stands in the input of a cell: as typed, as stored, or the stock that goes on from last year.</summary>
    public string Figure(FormCell cell) =>
        _typed.GetValueOrDefault(cell.Id.ToString()) ?? (View.Suggested.TryGetValue(cell.Id, out var stock) ? stock : View.Content.Figures[cell.Id]).ToString();

    /// <summary>What stands in the field of a section.</summary>
    public string Text(FormSection section) => _typed.GetValueOrDefault(ReportFields.Text(section.Code)) ?? View.Content.Text(section.Code);

    /// <summary>Whether what stands in the field of a section is last year's text.</summary>
    public bool IsLastYears(FormSection section) =>
        Text(section).Length > 0 && string.Equals(Text(section).ReplaceLineEndings("\n").Trim(), TakeOverText.TextOf(section.Code, View.LastYear), StringComparison.Ordinal);

    /// <summary>Id of the field that an error is about.</summary>
    public string IdOf(string field) => field switch
    {
        ReportNothing.StatementsField => $"statement-{View.Edition.NothingStatements[0].Code}",
        ReportNothing.ReplaceField => ReportNothing.ReplaceField,
        _ => FieldIds.Of(View.Edition, field),
    };

    /// <summary>Shows the screen; nothing is begun by that.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        _ticked = (View.Report?.Nothing?.Statements ?? []).ToHashSet(StringComparer.Ordinal);
        return Page();
    }

    /// <summary>Brings last year's texts, or declares.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var posted = await Request.ReadFormAsync(ct);
        foreach (var (name, values) in posted.Where(f => f.Value.Count > 0))
        {
            _typed[name] = values[0] ?? string.Empty;
        }

        _ticked = posted[ReportNothing.StatementsField].OfType<string>().ToHashSet(StringComparer.Ordinal);
        Replaces = posted.ContainsKey(ReportNothing.ReplaceField);
        await LoadAsync(ct);
        if (_typed.GetValueOrDefault("do") == TextsVerb)
        {
            BringTexts();
            return Page();
        }

        var opened = Guid.TryParse(_typed.GetValueOrDefault("revision"), out var seen) ? seen : (Guid?)null;
        return await RunAsync(async () =>
        {
            await nothing.ExecuteAsync(current.Required, Year, opened, new NothingInput([.. Confirmed()], Replaces, _typed), ct);
            Notice(Texts["Clerk.Nothing.Done"]);
            return Redirect($"{FormPath}/check");
        });
    }

    protected override async Task<IActionResult> AgainAsync(RefusedException? refused)
    {
        IsStale = refused is StaleRevisionException;
        await LoadAsync(HttpContext.RequestAborted);
        return Page();
    }

    protected override string? OwnWords(string key) => key == StaleRevisionException.Stale ? "Clerk.Nothing.Stale" : null;

    private IEnumerable<string> Confirmed() => View.Edition.NothingStatements
        .Where(s => _ticked.Contains(s.Code) || (!s.IsRequired && _ticked.Contains(AllOf + s.Table)))
        .Select(s => s.Code);

    private void BringTexts()
    {
        foreach (var section in Narratives.Where(s => Text(s).Trim().Length == 0))
        {
            _typed[ReportFields.Text(section.Code)] = TakeOverText.TextOf(section.Code, View.LastYear);
        }

        HasBrought = true;
    }

    private async Task LoadAsync(CancellationToken ct) => View = await nothing.GetAsync(current.Required, Year, ct);
}
