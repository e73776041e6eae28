using GovInfoReports.Application;
using GovInfoReports.Application.RollUps;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Web.Errors;
using GovInfoReports.Web.Security;
using GovInfoReports.Web.Wording;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Pages.Clerk.Reports;

/// <summary>What the reports below a government add up to 汇总: who counts and why, the whole as a table, the parts of a figure, adjustments, taking over.</summary>
[RequestFormLimits(ValueCountLimit = (4 * ChooseMembers.Most) + 100)]
public sealed class RollUpModel(ShowRollUp show, ChooseMembers choose, AdjustRollUp adjust, TakeOverRollUp takeOver, ICurrentActor current, Texts texts) : PortalPage(texts)
{
    /// <summary>Most units at once for which the whole is a table on the page; of more there is a file.</summary>
    public const int MostRows = 300;

    private MemberForm _members = MemberForm.Empty;

    /// <summary>Whether somebody else decided on members since the page was opened; what is stored stands beside what was typed.</summary>
    public bool IsStale { get; private set; }

    /// <summary>Reporting year.</summary>
    [BindProperty(SupportsGet = true, Name = "year")]
    public int Year { get; set; }

    /// <summary>Name of the figure whose parts are shown.</summary>
    [BindProperty(SupportsGet = true, Name = "cell")]
    public string? Shown { get; set; }

    /// <summary>Whether columns are shown in which nobody has anything.</summary>
    [BindProperty(SupportsGet = true, Name = "all")]
    public bool ShowsAll { get; set; }

    public RollUpView View { get; private set; } = null!;

    public string FormPath => $"/clerk/reports/{Year}";

    public string Path => $"{FormPath}/rollup";

    /// <summary>The adjustment as typed.</summary>
    public AdjustmentInput? Typed { get; private set; }

    /// <summary>The figure whose parts are shown.</summary>
    public RollUpCell? Cell => CellId.TryParse(Shown, out var id) ? View.RollUp?[id] : null;

    /// <summary>The columns of the whole: those in which there is anything, or all.</summary>
    public IReadOnlyList<RollUpCell> Columns => View.RollUp is { } rollUp
        ? [.. rollUp.Cells.Where(c => ShowsAll || c.Value.Number is not (null or 0) || c.Adjustments.Count > 0 || Own(c.Id).Number is not (null or 0) || Last(c.Id).Number is not (null or 0) || c.Parts.Any(p => p.Value.IsBlank))]
        : [];

    /// <summary>The members with figures, by kind.</summary>
    public IEnumerable<IGrouping<UnitKind, (Unit Unit, RollUpChild Child)>> Groups
    {
        get
        {
            var units = View.Members.ToDictionary(m => m.Unit.Code, m => m.Unit, StringComparer.Ordinal);
            return (View.RollUp?.Children ?? []).Select(c => (units[c.UnitCode], c)).GroupBy(c => UnitKinds.Of(c.Item1.Level, c.Item1.Name)).OrderBy(g => g.Key);
        }
    }

    /// <summary>The cells of the own report that say something else than the reports below.</summary>
    public IReadOnlyList<RollUpCell> Differing => View is { RollUp: { } rollUp, Report: not null } ? [.. rollUp.Cells.Where(c => !c.Value.IsBlank && Own(c.Id) != c.Value)] : [];

    /// <summary>What the own report says.</summary>
    public CellValue Own(CellId cell) => View.Report is { } report ? report.Draft.Content.Figures[cell] : CellValue.Blank;

    /// <summary>What the own report said last year.</summary>
    public CellValue Last(CellId cell) => View.LastYear is { } last ? last.Figures[cell] : CellValue.Blank;

    public bool IsIncluded(MemberRow member) => _members.IsEmpty ? member.IsIncluded : _members.Included.Contains(member.Unit.Code);

    public bool CountsHandedIn(MemberRow member) => _members.IsEmpty ? member.CountsHandedIn : _members.HandedIn.Contains(member.Unit.Code);

    public string ReasonOf(MemberRow member) => _members.Reasons.GetValueOrDefault(member.Unit.Code) ?? member.Reason;

    /// <summary>Whether what is stored of a member since is not what was typed.</summary>
    public bool IsOvertaken(MemberRow member) => IsStale && member.IsDecided
        && (IsIncluded(member), IsIncluded(member) && CountsHandedIn(member), ReasonOf(member).Trim()) != (member.IsIncluded, member.CountsHandedIn, member.Reason);

    /// <summary>Id of the field that a problem is about.</summary>
    public static string IdOf(string place) => $"field-{place.Replace('.', '-')}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        return Page();
    }

    /// <summary>Decides who counts.</summary>
    public async Task<IActionResult> OnPostMembersAsync(string? version, string? addedUnit, string? addedReason, CancellationToken ct)
    {
        _members = MemberForm.Of(await Request.ReadFormAsync(ct));
        var choices = _members.Choices;
        return await RunAsync(async () =>
        {
            await choose.ExecuteAsync(current.Required, Year, version, string.IsNullOrWhiteSpace(addedUnit) ? choices : [.. choices, new MemberChoice(addedUnit.Trim(), true, false, addedReason)], ct);
            Notice(Texts["Clerk.RollUp.MembersDone"]);
            return Redirect($"{Path}#whole");
        });
    }

    /// <summary>Adds an adjustment.</summary>
    public async Task<IActionResult> OnPostAdjustAsync(AdjustmentInput input, CancellationToken ct)
    {
        Typed = input;
        return await RunAsync(async () =>
        {
            await adjust.AddAsync(current.Required, Year, input, ct);
            Notice(Texts["Clerk.RollUp.AdjustDone"]);
            return Redirect($"{Path}?cell={Uri.EscapeDataString(input.Cell!)}#parts");
        });
    }

    /// <summary>Takes an adjustment away.</summary>
    public Task<IActionResult> OnPostRemoveAsync(long id, CancellationToken ct) => RunAsync(async () =>
    {
        await adjust.RemoveAsync(current.Required, Year, id, ct);
        Notice(Texts["Clerk.RollUp.RemoveDone"]);
        return Redirect($"{Path}#adjustments");
    });

    /// <summary>Takes the sums over into the own report.</summary>
    public Task<IActionResult> OnPostTakeAsync(Guid? revision, bool atLeast, CancellationToken ct) => RunAsync(async () =>
    {
        var taken = await takeOver.ExecuteAsync(current.Required, Year, revision, atLeast, ct);
        Notice(string.Concat(
            Texts["Clerk.RollUp.TakeDone", taken.Cells, taken.Changed],
            taken.AtLeast > 0 ? Texts["Clerk.RollUp.TakeAtLeast", taken.AtLeast] : string.Empty,
            taken.Locked.Count > 0 ? Texts["Clerk.RollUp.TakeLocked", taken.Locked.Count, taken.Locked[0].Name] : string.Empty));
        return Redirect($"{Path}#take");
    });

    protected override async Task<IActionResult> AgainAsync(RefusedException? refused)
    {
        IsStale = refused?.Key == ChooseMembers.Stale;
        await LoadAsync(HttpContext.RequestAborted);
        return Page();
    }

    protected override string? OwnWords(string key) => key == StaleRevisionException.Stale ? "Clerk.RollUp.StaleReport" : null;

    private async Task LoadAsync(CancellationToken ct) => View = await show.GetAsync(current.Required, Year, ct);
}
