using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Review;

/// <summary>Shows a report to the officer who decides on it.</summary>
public sealed class ReviewReport(ReportsDbContext db, ReportLoader loader, WhoDecides who, ReportChecks checks, FormCatalog catalog)
{
    /// <summary>Shows a report.</summary>
    public async Task<ReviewView> GetAsync(Actor actor, ReportKey key, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "report.review", Role.Officer);
        var report = await loader.LoadAsync(actor, key, ct);
        var unit = await db.Units.AsNoTracking().SingleAsync(u => u.Id == report.UnitId, ct);
        var decider = await who.OfAsync(actor.Unit, unit.Code, unit.Place, ct);
        var areas = await Review.AreaNames.OfAsync(db, unit, ct);
        var edition = catalog.Get(report.Form);
        var earlier = report.RoundBefore(report.Round);
        var submissions = await db.Submissions.AsNoTracking()
            .Where(s => EF.Property<long>(s, "ReportId") == report.Id && (s.Round == report.Round || s.Round == earlier))
            .OrderByDescending(s => s.Round)
            .ToListAsync(ct);
        var submitted = submissions.Count > 0 ? submissions[0] : null;
        var published = await db.Editions.AsNoTracking().Include(e => e.Body)
            .SingleOrDefaultAsync(e => e.ReportId == report.Id && e.SupersededBy == null, ct);
        if ((submitted?.Content ?? published?.Body.Content) is not { } content)
        {
            return new ReviewView(report, unit, areas, edition, null, new CheckReport([], []), null, null, null) { Decider = decider, IsOwn = report.IsOwnOf(actor.AccountId) };
        }

        var asked = published is null ? null : await AskedAsync(report, published.Body.Content, ct);
        var (result, context) = await checks.RunWithNeighboursAsync(unit, report.Year, content, report.CarryOverChange?.Reason, submitted?.At, ct);
        return new ReviewView(report, unit, areas, edition, submitted, result, context.LastYear, published, Compare(report, submissions, published))
        {
            Decider = decider,
            IsOwn = report.IsOwnOf(actor.AccountId),
            CorrectionAsked = asked,
        };
    }

    private async Task<CarryOverChange?> AskedAsync(AnnualReport report, ReportContent published, CancellationToken ct)
    {
        var next = await db.Reports.AsNoTracking().Include(r => r.Draft)
            .SingleOrDefaultAsync(r => r.UnitId == report.UnitId && r.Year == report.Year + 1, ct);
        return next is { CarryOverChange: { AsksCorrection: true } change } && CarryOver.Missing(catalog.Get(next.Form), next.Draft.Content, published).Count > 0
            ? change
            : null;
    }

    private static ReviewChanges? Compare(AnnualReport report, List<Submission> submissions, PublishedEdition? published)
    {
        if (submissions.Count == 0)
        {
            return null;
        }

        var now = submissions[0].Content;
        if (submissions.Count == 1)
        {
            return published?.SourceName is null ? null : Between(now, published.Body.Content, 0, true);
        }

        var before = submissions[1];
        return Between(now, before.Content, before.Round, report.Decisions.Any(d => d.Step == ReportStep.Publish && d.Round == before.Round));
    }

    private static ReviewChanges Between(ReportContent now, ReportContent before, int round, bool wasPublished) => new(
        before,
        round,
        wasPublished,
        [.. now.Figures.DifferencesFrom(before.Figures).Select(d => (d.Cell, d.Here, d.There))],
        ChangedTexts(now, before));

    internal static List<string> ChangedTexts(ReportContent now, ReportContent before)
    {
        List<string> changed = [];
        if (!string.Equals(now.Title, before.Title, StringComparison.Ordinal))
        {
            changed.Add("title");
        }

        if (!string.Equals(now.Preamble, before.Preamble, StringComparison.Ordinal))
        {
            changed.Add("preamble");
        }

        changed.AddRange(now.Texts.Keys.Union(before.Texts.Keys, StringComparer.Ordinal)
            .Where(code => !string.Equals(now.Text(code), before.Text(code), StringComparison.Ordinal)));
        if (!now.AdditionalSections.SequenceEqual(before.AdditionalSections))
        {
            changed.Add("additionalSections");
        }

        if (!string.Equals(now.Signature, before.Signature, StringComparison.Ordinal))
        {
            changed.Add("signature");
        }

        return changed;
    }
}

/// <summary>
/// A report as the officer reviews it: what was submitted, or what was published as a historic edition, never what the clerk is
/// still working on.
/// </summary>
/// <param name="Submitted">What was submitted last, or <see langword="null"/> when nothing ever was.</param>
/// <param name="Checks">The checks of that content; empty when there is none.</param>
/// <param name="LastYear">Last year's published content, or <see langword="null"/>.</param>
/// <param name="Published">What is public now, or <see langword="null"/>.</param>
/// <param name="Changes">What differs from the time before, or <see langword="null"/> for a first submission.</param>
public sealed record ReviewView(
    AnnualReport Report,
    Unit Unit,
    IReadOnlyList<string> AreaNames,
    FormEdition Edition,
    Submission? Submitted,
    CheckReport Checks,
    ReportContent? LastYear,
    PublishedEdition? Published,
    ReviewChanges? Changes)
{
    /// <summary>What there is to look at: what was submitted last, or else the historic edition; <see langword="null"/> where there is neither.</summary>
    public ReportContent? Content => Submitted?.Content ?? Published?.Body.Content;

    /// <summary>Whether the office that looks decides on the report, or who does.</summary>
    public required Decider Decider { get; init; }

    /// <summary>Whether the person who looks submitted the report or agreed to it inside the unit, and so decides nothing on it.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>Whether the person who looks can take a step now.</summary>
    public bool Allows(ReportStep step) =>
        Decider.Decides && Report.Allows(step) && !(IsOwn && step is (ReportStep.Approve or ReportStep.Return or ReportStep.Publish));

    /// <summary>
    /// Why the unit asks that this report be corrected, as it said when it changed what it carried over into the next; <see langword="null"/>
    /// where it does not ask, or where the two agree by now.
    /// </summary>
    public CarryOverChange? CorrectionAsked { get; init; }

    /// <summary>
    /// Whether what was carried over may differ from last year's report; a reason that was given once says it no longer by itself, since
    /// last year's report may have been corrected.
    /// </summary>
    public bool CarriesOverDifferently => Content is not { } content || LastYear is null || CarryOver.Missing(Edition, content, LastYear).Count > 0;
}

/// <summary>What differs from what an officer decided on before, else from what was submitted the time before.</summary>
public sealed record ReviewChanges(
    ReportContent Before,
    int Round,
    bool WasPublished,
    IReadOnlyList<(CellId Cell, CellValue Now, CellValue Before)> Cells,
    IReadOnlyList<string> Texts);
