using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Review;

/// <summary>A report as the officer reviews it.</summary>
/// <param name="View">The report, its checks and last year's content.</param>
/// <param name="AreaNames">Names of the areas above the unit.</param>
/// <param name="PreviousSubmission">What was submitted the time before, or <see langword="null"/>.</param>
/// <param name="Published">What is public now, or <see langword="null"/>.</param>
/// <param name="ChangedCells">Cells that differ from the previous submission, or from what is public for a first submission of a correction: cell, now, before.</param>
/// <param name="ChangedTexts">Codes of sections whose text differs from it; <c>title</c>, <c>preamble</c>, <c>signature</c> and <c>additionalSections</c> among them.</param>
public sealed record ReviewView(
    ReportView View,
    IReadOnlyList<string> AreaNames,
    Submission? PreviousSubmission,
    PublishedEdition? Published,
    IReadOnlyList<(CellId Cell, CellValue Now, CellValue Before)> ChangedCells,
    IReadOnlyList<string> ChangedTexts);

/// <summary>Shows a report to the officer who decides on it.</summary>
/// <param name="db">The store.</param>
/// <param name="loader">Loads and authorizes reports.</param>
/// <param name="open">Puts a report together for showing.</param>
public sealed class ReviewReport(ReportsDbContext db, ReportLoader loader, OpenReport open)
{
    /// <summary>Shows a report.</summary>
    /// <param name="actor">The officer.</param>
    /// <param name="key">Which report.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The report with what it is compared with.</returns>
    /// <exception cref="ForbiddenException">The person is not an officer.</exception>
    /// <exception cref="NotFoundException">There is no report in the person's area.</exception>
    public async Task<ReviewView> GetAsync(Actor actor, ReportKey key, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "report.review", Role.Officer);
        var report = await loader.LoadAsync(actor, key, ct);
        var view = await open.ViewAsync(report, ct);
        var areas = await Review.AreaNames.OfAsync(db, view.Unit, ct);

        // While the clerk works on it again, what was submitted last is what to compare with; otherwise the one before.
        var before = report.IsEditable ? report.Round : report.Round - 1;
        var previous = await db.Submissions.AsNoTracking()
            .Where(s => EF.Property<long>(s, "ReportId") == report.Id && s.Round == before)
            .SingleOrDefaultAsync(ct);
        var published = await db.Editions.AsNoTracking().Include(e => e.Body)
            .SingleOrDefaultAsync(e => e.ReportId == report.Id && e.SupersededBy == null, ct);
        var compared = previous?.Content ?? published?.Body.Content;
        return new ReviewView(
            view,
            areas,
            previous,
            published,
            compared is null ? [] : [.. report.Draft.Content.Figures.DifferencesFrom(compared.Figures).Select(d => (d.Cell, d.Here, d.There))],
            compared is null ? [] : ChangedTexts(report.Draft.Content, compared));
    }

    private static List<string> ChangedTexts(ReportContent now, ReportContent before)
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
