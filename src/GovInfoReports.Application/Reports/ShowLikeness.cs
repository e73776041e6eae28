using GovInfoReports.Data;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Reports;

/// <summary>
/// Compares the texts of a report with those of the year before and of the neighbouring units, word by word. Only what is published
/// is compared with: what others still work on is theirs.
/// </summary>
public sealed class ShowLikeness(ReportsDbContext db, ReportLoader loader, FormCatalog catalog)
{
    /// <summary>Most neighbouring units compared with.</summary>
    public const int MostNeighbours = 80;

    private const int Shown = 3;

    /// <summary>What the working copy of the clerk's own unit is like.</summary>
    public async Task<LikenessView> OwnAsync(Actor actor, int year, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "report.likeness", Role.Clerk);
        var report = await loader.LoadAsync(actor, new ReportKey(actor.Unit.Code, year), ct);
        return await CompareAsync(report, report.Statement, ct);
    }

    /// <summary>What was submitted last, or else published as a historic edition, is like.</summary>
    public async Task<LikenessView> SubmittedAsync(Actor actor, ReportKey key, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "report.likeness", Role.Officer);
        var report = await loader.LoadAsync(actor, key, ct);
        var submitted = await db.Submissions.AsNoTracking()
            .Where(s => EF.Property<long>(s, "ReportId") == report.Id)
            .OrderByDescending(s => s.Round)
            .Select(s => s.Content)
            .FirstOrDefaultAsync(ct);
        var content = submitted ?? await db.Editions.AsNoTracking()
            .Where(e => e.ReportId == report.Id && e.SupersededBy == null)
            .Select(e => e.Body.Content)
            .SingleOrDefaultAsync(ct);
        return await CompareAsync(report, content, ct);
    }

    private async Task<LikenessView> CompareAsync(AnnualReport report, ReportContent? content, CancellationToken ct)
    {
        var unit = await db.Units.AsNoTracking().SingleAsync(u => u.Id == report.UnitId, ct);
        if (content is null)
        {
            return new LikenessView(unit.Code, unit.Name, report.Year, 0, []);
        }

        var lastYear = (await TextsAsync(db.Editions.Where(e => e.UnitId == unit.Id && e.Year == report.Year - 1), 1, ct)).SingleOrDefault();
        var neighbours = unit.CountyCode is { } county
            ? await TextsAsync(db.Editions.Where(e => e.CountyCode == county && e.Year == report.Year && e.UnitId != unit.Id), MostNeighbours, ct)
            : [];
        return new LikenessView(
            unit.Code,
            unit.Name,
            report.Year,
            neighbours.Count,
            [.. catalog.Get(report.Form).Sections.Where(s => s.IsNarrative).Select(s => Compare(s, content.Text(s.Code), lastYear, neighbours))]);
    }

    private static async Task<List<PublishedTexts>> TextsAsync(IQueryable<PublishedEdition> editions, int most, CancellationToken ct)
    {
        var found = await editions.AsNoTracking()
            .Where(e => e.SupersededBy == null)
            .OrderBy(e => e.UnitCode)
            .Take(most)
            .Select(e => new { e.UnitName, e.Year, e.Body.Content })
            .ToListAsync(ct);
        return found.ConvertAll(f => new PublishedTexts(f.UnitName, f.Year, f.Content));
    }

    private static SectionLikeness Compare(FormSection section, string text, PublishedTexts? lastYear, List<PublishedTexts> neighbours)
    {
        var own = TextGrams.Of(text);
        var alike = neighbours
            .Select(n => (Texts: n, Percent: own.PercentWith(TextGrams.Of(n.Content.Text(section.Code)))))
            .Where(n => n.Percent > 0)
            .OrderByDescending(n => n.Percent)
            .Take(Shown)
            .Select(n => To(section, text, n.Texts));
        return new SectionLikeness(section, text, lastYear?.Content.Text(section.Code).Length > 0 ? To(section, text, lastYear) : null, [.. alike]);
    }

    private static LikenessTo To(FormSection section, string text, PublishedTexts other)
    {
        var theirs = other.Content.Text(section.Code);
        return new LikenessTo(other.UnitName, other.Year, theirs, Likeness.Of(text, theirs));
    }

    private sealed record PublishedTexts(string UnitName, int Year, ReportContent Content);
}

/// <summary>How alike a text is to another report's.</summary>
public sealed record LikenessTo(string UnitName, int Year, string Text, Likeness Likeness);

/// <summary>What the text of a section is like.</summary>
/// <param name="LastYear">The unit's own text of the year before; <see langword="null"/> where there is none.</param>
public sealed record SectionLikeness(FormSection Section, string Text, LikenessTo? LastYear, IReadOnlyList<LikenessTo> Neighbours);

/// <summary>What the texts of a report are like 雷同.</summary>
/// <param name="Sections">The sections of text only, in the order of the form; empty when there is nothing to look at yet.</param>
public sealed record LikenessView(string UnitCode, string UnitName, int Year, int Compared, IReadOnlyList<SectionLikeness> Sections);
