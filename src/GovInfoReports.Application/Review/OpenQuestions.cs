using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Review;

/// <summary>What clerks asked an office that decides, and nobody has answered; of all years, since nobody else does.</summary>
public sealed class OpenQuestions(ReportsDbContext db, WhoDecides who, FormCatalog catalog)
{
    /// <summary>Most that are listed; the rest follows when these are answered.</summary>
    public const int Most = 100;

    /// <summary>How many wait.</summary>
    public async Task<int> CountAsync(Actor actor, CancellationToken ct) =>
        await (await ReportsAsync(actor, ct)).SelectMany(r => r.Comments).CountAsync(c => c.State == CommentState.Asked, ct);

    /// <summary>Those that wait, the oldest first. Nothing of a draft is read for them.</summary>
    public async Task<IReadOnlyList<OpenQuestion>> ListAsync(Actor actor, CancellationToken ct)
    {
        var found = await (await ReportsAsync(actor, ct))
            .SelectMany(r => r.Comments.Where(c => c.State == CommentState.Asked), (r, c) => new { r.UnitId, r.UnitCode, r.Year, r.Form, r.Status, c.Id, c.Place, c.Text, c.By, c.At })
            .OrderBy(q => q.Id)
            .Take(Most)
            .Join(db.Units, q => q.UnitId, u => u.Id, (q, u) => new { q, u.Name })
            .ToListAsync(ct);
        return
        [
            .. found.OrderBy(f => f.q.Id).Select(f => new OpenQuestion(
                f.q.Id, new ReportKey(f.q.UnitCode, f.q.Year), f.Name, f.q.Status, PlaceNames.Of(catalog.Get(f.q.Form), f.q.Place), f.q.Text, f.q.By, f.q.At)),
        ];
    }

    private async Task<IQueryable<AnnualReport>> ReportsAsync(Actor actor, CancellationToken ct)
    {
        ReportLoader.RequireRole(actor, "questions", Role.Officer);
        return db.Reports.AsNoTracking().In(actor.Unit).Where(await who.OwnAsync(actor.Unit, ct));
    }
}

/// <summary>A question that waits for an answer.</summary>
/// <param name="At">When it was asked, UTC.</param>
public sealed record OpenQuestion(long Id, ReportKey Key, string UnitName, ReportStatus Status, string Place, string Text, string By, DateTime At);
