using GovInfoReports.Application;
using GovInfoReports.Application.Importing;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Rendering;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>What was read beside the source it was read from, to be taken into the draft in whole or in part, or put away.</summary>
public sealed class ReadingModel(Readings readings, ICurrentActor current, Texts texts) : PortalPage(texts)
{
    /// <summary>Name of the boxes that take all figures or all texts.</summary>
    public const string KindField = "kind";

    /// <summary>Name of the boxes that take a table.</summary>
    public const string TableField = "table";

    /// <summary>Name of the boxes that take a figure.</summary>
    public const string CellField = "cell";

    /// <summary>Name of the boxes that take a text.</summary>
    public const string TextField = "text";

    /// <summary>The kind of <see cref="KindField"/> that stands for figures.</summary>
    public const string FiguresKind = "figures";

    /// <summary>The kind of <see cref="KindField"/> that stands for texts.</summary>
    public const string TextsKind = "texts";

    private const string SurePrefix = "sure.";

    private bool _isPosted;

    /// <summary>Reporting year.</summary>
    [BindProperty(SupportsGet = true, Name = "year")]
    public int Year { get; set; }

    /// <summary>Key of the source.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public long Id { get; set; }

    public ReadingView Reading { get; private set; } = null!;

    /// <summary>Where its figures stand in the source.</summary>
    public SourceMap Map { get; private set; } = null!;

    public string FormPath => $"/clerk/reports/{Year}";

    public ReadingResult Result => Reading.Reading.Reading;

    /// <summary>Whether something can be taken: the report is open for changes.</summary>
    public bool IsOpen => Reading.Current.Report.IsEditable;

    /// <summary>The findings that the list of doubts does not say already.</summary>
    public FindingList Findings
    {
        get
        {
            HashSet<Finding> said = new(Reading.Doubts.Select(d => d.Finding).OfType<Finding>(), ReferenceEqualityComparer.Instance);
            said.UnionWith(Result.Findings.Where(f => f.Cells.Any(Result.Doubts.ContainsKey)));
            var checks = Reading.Reading.Checks;
            return new FindingList(Result.Edition, checks with { Findings = [.. checks.Findings.Where(f => !said.Contains(f))] }, [], string.Empty) { HasSource = true };
        }
    }

    /// <summary>What the reading says of the file as a whole, for example which program converted it.</summary>
    public IEnumerable<string> Notes => Result.Findings.Where(f => f.Rule == "C6").Select(f => f.Message);

    /// <summary>Writes the source.</summary>
    public ReadSource Source() => new(Result, Map, Texts);

    /// <summary>Cells of a table that taking the figures would change.</summary>
    public IReadOnlyList<(CellId Cell, CellValue Read, CellValue Present)> ChangesOf(FormTable table) =>
        [.. Reading.Changes.Where(c => string.Equals(c.Cell.Table, table.Code, StringComparison.Ordinal))];

    /// <summary>A text that was read.</summary>
    /// <returns>The text, or <see langword="null"/> where none was read.</returns>
    public ReadPart? PartOf(string code) => Reading.Texts.FirstOrDefault(t => string.Equals(t.Code, code, StringComparison.Ordinal));

    /// <summary>Whether a box is ticked: as it was sent, at first all are.</summary>
    public bool IsTicked(string field, string value) => !_isPosted || Request.Form[field].Contains(value, StringComparer.Ordinal);

    /// <summary>Whether a row's figures or the unit and year were confirmed; at first nothing is.</summary>
    public bool IsConfirmed(string field) => _isPosted && Request.Form.ContainsKey(field);

    /// <summary>What stands in the field of a figure in doubt: as it was typed, at first what the system made of the source.</summary>
    public string TypedAt(CellId cell) => _isPosted ? Request.Form[cell.ToString()].ToString() : Reading.Proposed(cell).ToString();

    /// <summary>The id of the field of a figure in doubt.</summary>
    public static string TypedId(CellId cell) => $"typed-{FieldIds.Of(cell)}";

    /// <summary>The id of the box that confirms a row.</summary>
    public static string SureId(string row) => $"sure-{row.Replace('.', '-')}";

    /// <summary>Shows the reading.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return Page();
    }

    /// <summary>Takes the reading into the draft, or puts it away.</summary>
    public async Task<IActionResult> OnPostAsync(ReadingTake take, Guid revision, CancellationToken ct)
    {
        _isPosted = true;
        return await RunAsync(async () =>
        {
            if (take == ReadingTake.None)
            {
                await readings.DiscardAsync(current.Required, Year, Id, ct);
                Notice(Texts["Clerk.Reading.Discarded"]);
                return Redirect($"{FormPath}/import");
            }

            await readings.AcceptAsync(current.Required, Year, Id, revision, ChoiceOf(take), IsConfirmed(Readings.ConfirmField), ct);
            Notice(Texts[$"Clerk.Reading.Took.{take}"]);
            return Redirect($"{FormPath}/check");
        });
    }

    /// <summary>Id of a field that something is wrong with.</summary>
    public string IdOf(string field) => field switch
    {
        Readings.ConfirmField => Readings.ConfirmField,
        _ when IsSure(field) => SureId(field[SurePrefix.Length..]),
        _ when CellId.TryParse(field, out var cell) => TypedId(cell),
        _ => FieldIds.Of(Reading.Current.Edition, field),
    };

    protected override async Task<IActionResult> AgainAsync(RefusedException? refused)
    {
        await LoadAsync(HttpContext.RequestAborted);
        return Page();
    }

    protected override string? OwnWords(string key) => key == StaleRevisionException.Stale ? "Clerk.Reading.Stale" : null;

    private ReadingChoice ChoiceOf(ReadingTake take)
    {
        ReadingChoice choice = new()
        {
            Typed = Request.Form.Where(f => !IsSure(f.Key) && CellId.TryParse(f.Key, out _)).ToDictionary(f => CellId.Parse(f.Key), f => f.Value.ToString()),
            Sure = Request.Form.Keys.Where(IsSure).Select(k => k[SurePrefix.Length..]).ToHashSet(StringComparer.Ordinal),
        };
        return take == ReadingTake.All ? choice : choice with
        {
            Cells = Ticked(FiguresKind, CellField).Where(c => CellId.TryParse(c, out _)).Select(CellId.Parse).Where(c => Request.Form[TableField].Contains(c.Table, StringComparer.Ordinal)).ToHashSet(),
            Texts = Ticked(TextsKind, TextField).ToHashSet(StringComparer.Ordinal),
        };
    }

    // Such a name has three parts as the name of a cell has.
    private static bool IsSure(string field) => field.StartsWith(SurePrefix, StringComparison.Ordinal);

    private IEnumerable<string> Ticked(string kind, string field) =>
        Request.Form[KindField].Contains(kind, StringComparer.Ordinal) ? Request.Form[field].OfType<string>() : [];

    private async Task LoadAsync(CancellationToken ct)
    {
        Reading = await readings.ViewAsync(current.Required, Year, Id, ct);
        Map = new SourceMap(Result, Reading.Doubts.Select(d => d.Place));
    }
}

/// <summary>What a button of the page takes.</summary>
public enum ReadingTake
{
    /// <summary>Nothing: the source is put away.</summary>
    None,

    /// <summary>What is ticked, and the figures that were confirmed.</summary>
    Chosen,

    /// <summary>Every figure that is certain, every text, and the figures that were confirmed.</summary>
    All,
}
