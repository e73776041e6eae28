using GovInfoReports.Application.Auditing;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Reports;

/// <summary>
/// Declares that there was nothing to report 零报告: fills zeros into exactly the cells of the statements that were confirmed, and
/// records which they were. Begins the report where there is none.
/// </summary>
public sealed class ReportNothing(ReportLoader loader, OpenReport open, FormCatalog catalog, ReportingCalendar calendar, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Name of the field of the statements.</summary>
    public const string StatementsField = "statement";

    /// <summary>Name of the field that lets numbers become zero.</summary>
    public const string ReplaceField = "replace";

    /// <summary>Shows what would be declared.</summary>
    public async Task<NothingView> GetAsync(Actor actor, int year, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportNothing, Role.Clerk);
        var report = await loader.FindAsync(actor, new ReportKey(actor.Unit.Code, year), ct);
        return await ViewAsync(actor, year, report, ct);
    }

    /// <summary>Declares it.</summary>
    /// <param name="opened">The revision that was seen; <see langword="null"/> where the report was not begun.</param>
    public async Task<AnnualReport> ExecuteAsync(Actor actor, int year, Guid? opened, NothingInput input, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, AuditActions.ReportNothing, Role.Clerk);
        ReportKey key = new(actor.Unit.Code, year);
        var report = await loader.FindAsync(actor, key, ct);
        var view = await ViewAsync(actor, year, report, ct);
        Require(report, opened);
        var statements = NothingDeclaration.StatementsOf(view.Edition, input.Statements);
        var change = Read(view, statements, input);
        if (report is null)
        {
            // Somebody at the unit may begin it in this very moment; what is in it then is nothing that was seen here.
            await open.BeginAsync(actor, year, ct);
            report = await loader.LoadAsync(actor, key, ct);
            if (!report.Draft.Content.Equals(view.Content))
            {
                throw new StaleRevisionException(report);
            }
        }

        change = change with { TakenOver = [.. TakenOver(view, report.Draft.Content, change)] };
        var applied = report.DeclareNothing(statements, change, new ReportFrame(view.Edition, view.LastYear), new FieldStamp(actor.Name, actor.AccountId, clock.GetUtcNow().UtcDateTime));
        audit.AddChange(actor, AuditActions.ReportNothing, report, applied, string.Concat(statements.Select(s => s.Text)));
        await loader.StoreAsync(actor, key, ct);
        return report;
    }

    internal static IEnumerable<FormCell> OtherCells(FormEdition edition) => edition.Cells.Where(c =>
        edition.TotalOf(c.Id) is null
        && edition.NothingStatements.Any(s => string.Equals(s.Table, c.Id.Table, StringComparison.Ordinal))
        && !edition.NothingStatements.Any(s => s.Covers(c.Id)));

    private static void Require(AnnualReport? report, Guid? opened)
    {
        if (report is null)
        {
            return;
        }

        report.Require(ReportStep.Save);

        ReportLoader.RequireRevision(report, opened ?? Guid.Empty);
    }

    private static ContentChange Read(NothingView view, IReadOnlyList<NothingStatement> statements, NothingInput input)
    {
        List<Refusal> found = [];
        if (view.Edition.NothingStatements.Where(s => s.IsRequired).Except(statements).Any())
        {
            found.Add(new Refusal(StatementsField, "Nothing.Required"));
        }

        if (view.CarriedOver.Count > 0)
        {
            found.Add(new Refusal(StatementsField, "Nothing.CarriedOver", RecordedChanges.NamesOf(view.Edition, [.. view.CarriedOver.Select(c => c.Cell)])));
        }
        else if (!input.ReplacesFigures && NothingDeclaration.Against(view.Edition, statements, view.Content.Figures).ToList() is { Count: > 0 } against)
        {
            found.Add(new Refusal(ReplaceField, "Nothing.Against", RecordedChanges.NamesOf(view.Edition, against)));
        }

        var (change, errors) = DraftInput.Read(view.Edition, input.Fields.Where(f => IsField(view, f.Key)));
        found.AddRange(errors);
        return found.Count == 0 ? change : throw RefusedException.Invalid(found);
    }

    private static bool IsField(NothingView view, string field) =>
        ReportFields.TextSection(view.Edition, field) is { IsNarrative: true }
        || (ReportFields.Cell(view.Edition, field) is { } cell && view.OtherCells.Contains(cell));

    private async Task<NothingView> ViewAsync(Actor actor, int year, AnnualReport? report, CancellationToken ct)
    {
        if (!calendar.Collects(year) || (report is null ? catalog.ForYear(year) : catalog.Get(report.Form)) is not { NothingStatements.Count: > 0 } edition)
        {
            throw RefusedException.NotFound($"Declaration for {year}");
        }

        var lastYear = await open.LastYearAsync(actor.Unit.Id, year, ct);
        var content = report?.Draft.Content ?? OpenReport.Beginning(actor.Unit, year, new ReportFrame(edition, lastYear));

        // Where a reason was given, the unit's own figures count; else what last year's report says is not for a declaration to undo.
        var carried = report?.CarryOverChange is null
            ? CarryOver.From(edition, lastYear).Select(c => (Cell: edition.Find(c.Key)!, c.Value.Number))
            : [];
        var stocks = Stocks.Unchanged(edition, lastYear).Where(s => content.Figures[s.Key].IsBlank).ToDictionary();
        return new NothingView(report, actor.Unit, edition, lastYear, content, [.. carried.Where(c => c.Number is not (null or 0)).Select(c => (c.Cell, c.Number!.Value))], stocks);
    }

    private static IEnumerable<string> TakenOver(NothingView view, ReportContent before, ContentChange change) => change.Texts
        .Where(t => t.Value.Length > 0 && string.Equals(t.Value, view.LastYear?.Text(t.Key), StringComparison.Ordinal))
        .Where(t => !string.Equals(t.Value, before.Text(t.Key), StringComparison.Ordinal))
        .Select(t => t.Key);
}

/// <summary>What a unit sees before it declares that there was nothing to report 零报告.</summary>
/// <param name="Report">The report; <see langword="null"/> where it was not begun.</param>
/// <param name="LastYear">Last year's published content, or <see langword="null"/>.</param>
public sealed record NothingView(
    AnnualReport? Report,
    Unit Unit,
    FormEdition Edition,
    ReportContent? LastYear,
    ReportContent Content,
    IReadOnlyList<(FormCell Cell, decimal Number)> CarriedOver,
    IReadOnlyDictionary<CellId, CellValue> Suggested)
{
    /// <summary>Whether the report can be changed now.</summary>
    public bool IsOpen => Report?.IsEditable ?? true;

    /// <summary>Cells to be filled in beside the statements: those of their tables that no statement covers.</summary>
    public IEnumerable<FormCell> OtherCells => ReportNothing.OtherCells(Edition);

    /// <summary>The cells that a statement covers and that hold, or held last year, a number other than zero.</summary>
    public IReadOnlyList<FormCell> Against(NothingStatement statement, ReportContent? content) =>
        content is null ? [] : [.. NothingDeclaration.Against(Edition, [statement], content.Figures)];
}

/// <summary>What a unit declares.</summary>
public sealed record NothingInput(IReadOnlyList<string> Statements, bool ReplacesFigures, IReadOnlyDictionary<string, string> Fields);
