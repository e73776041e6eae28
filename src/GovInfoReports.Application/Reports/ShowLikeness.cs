using GovInfoReports.Data;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Reports;

/// <summary>
/// Compares the texts of a report with those of the year before and of the neighbouring units, word by word. Of what a neighbour submitted
/// and has not published a clerk learns how alike it is, and an officer set over both reads it; what others still write is theirs.
/// </summary>
public sealed class ShowLikeness(ReportsDbContext db, ReportLoader loader, Neighbours neighbours, FormCatalog catalog)
{
    private const int Shown = 3;

    /// <summary>What the working copy of the clerk's own unit is like.</summary>
    public async Task<LikenessView> OwnAsync(Actor actor, int year, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "report.likeness", Role.Clerk);
        var report = await loader.LoadAsync(actor, new ReportKey(actor.Unit.Code, year), ct);
        return await CompareAsync(actor, report, report.Statement, ct);
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
        return await CompareAsync(actor, report, content, ct);
    }

    private async Task<LikenessView> CompareAsync(Actor actor, AnnualReport report, ReportContent? content, CancellationToken ct)
    {
        var unit = await db.Units.AsNoTracking().SingleAsync(u => u.Id == report.UnitId, ct);
        if (content is null)
        {
            return new LikenessView(unit.Code, unit.Name, report.Year, 0, []);
        }

        var lastYear = await db.Editions.AsNoTracking()
            .Where(e => e.UnitId == unit.Id && e.Year == report.Year - 1 && e.SupersededBy == null)
            .Select(e => new { e.UnitName, e.Body.Content })
            .SingleOrDefaultAsync(ct);
        var beside = await neighbours.OfAsync(unit, report.Year, null, ct) ?? [];
        var texts = await neighbours.TextsAsync(beside, report.Year, ct);
        List<FormSection> sections = [.. catalog.Get(report.Form).Sections.Where(s => s.IsNarrative)];
        var alike = sections.ToDictionary(s => s.Code, s => Alike(content.Text(s.Code), s.Code, beside, texts), StringComparer.Ordinal);
        var readable = await ReadableAsync(actor, unit, [.. alike.Values.SelectMany(a => a.Select(n => n.Neighbour)).Distinct()], ct);
        return new LikenessView(
            unit.Code,
            unit.Name,
            report.Year,
            beside.Count,
            [
                .. sections.Select(s => new SectionLikeness(
                    s,
                    content.Text(s.Code),
                    lastYear?.Content.Text(s.Code) is { Length: > 0 } before ? new LikenessTo(lastYear.UnitName, report.Year - 1, before, Likeness.Of(content.Text(s.Code), before)) : null,
                    [.. alike[s.Code].Select(a => To(a.Neighbour, a.Percent, readable.GetValueOrDefault(a.Neighbour)?.Text(s.Code), report.Year, content.Text(s.Code)))])),
            ]);
    }

    private static List<(Neighbour Neighbour, int Percent)> Alike(string text, string section, IReadOnlyList<Neighbour> neighbours, IReadOnlyList<NeighbourText> texts)
    {
        var own = TextGrams.Of(text);
        return
        [
            .. neighbours.Zip(texts, (n, t) => (Neighbour: n, Percent: t.Texts.TryGetValue(section, out var theirs) ? own.PercentWith(theirs) : 0))
                .Where(n => n.Percent > 0)
                .OrderByDescending(n => n.Percent)
                .Take(Shown),
        ];
    }

    // What is published anybody may read; what is submitted only an officer whose area both units lie in.
    private async Task<IReadOnlyDictionary<Neighbour, ReportContent>> ReadableAsync(Actor actor, Unit unit, List<Neighbour> shown, CancellationToken ct)
    {
        List<long> editions = [.. shown.Where(n => n.IsPublished).Select(n => n.ContentId)];
        List<long> submissions = [.. shown.Where(n => !n.IsPublished && actor.Role == Role.Officer && actor.Covers(n.UnitCode, unit.Place)).Select(n => n.ContentId)];
        var published = await db.Editions.AsNoTracking().Where(e => editions.Contains(e.Id)).Select(e => new { e.Id, e.Body.Content }).ToDictionaryAsync(e => e.Id, e => e.Content, ct);
        var submitted = await db.Submissions.AsNoTracking().Where(s => submissions.Contains(s.Id)).Select(s => new { s.Id, s.Content }).ToDictionaryAsync(s => s.Id, s => s.Content, ct);
        return shown
            .Select(n => (Neighbour: n, Content: (n.IsPublished ? published : submitted).GetValueOrDefault(n.ContentId)))
            .Where(n => n.Content is not null)
            .ToDictionary(n => n.Neighbour, n => n.Content!);
    }

    private static LikenessTo To(Neighbour neighbour, int percent, string? theirs, int year, string text) => new(
        neighbour.UnitName,
        year,
        theirs,
        theirs is null ? new Likeness(percent, percent, []) : Likeness.Of(text, theirs))
    { IsPublished = neighbour.IsPublished };
}

/// <summary>How alike a text is to another report's.</summary>
/// <param name="Text">The other text; <see langword="null"/> where it is not published and not for whoever looks.</param>
public sealed record LikenessTo(string UnitName, int Year, string? Text, Likeness Likeness)
{
    public bool IsPublished { get; init; } = true;
}

/// <summary>What the text of a section is like.</summary>
/// <param name="LastYear">The unit's own text of the year before; <see langword="null"/> where there is none.</param>
public sealed record SectionLikeness(FormSection Section, string Text, LikenessTo? LastYear, IReadOnlyList<LikenessTo> Neighbours);

/// <summary>What the texts of a report are like 雷同.</summary>
/// <param name="Sections">The sections of text only, in the order of the form; empty when there is nothing to look at yet.</param>
public sealed record LikenessView(string UnitCode, string UnitName, int Year, int Compared, IReadOnlyList<SectionLikeness> Sections);
