using System.Globalization;
using GovInfoReports.Application.Accounts;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Notices;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Collecting;

/// <summary>
/// An officer reminds the clerks of units that owe a report 催报. Each is told in the portal, whatever notices it chose, and by mail where it
/// chose that; a unit that is not reminded keeps none of the others from it.
/// </summary>
public sealed class RemindUnits(ReportsDbContext db, Board board, Notify notify, RunningPosts running, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Longest words of the officer's own, in characters.</summary>
    public const int WordsLength = 500;

    /// <summary>Days ahead of which units whose day is near are proposed, where none are given.</summary>
    public const int Ahead = 7;

    /// <summary>Most days ahead.</summary>
    public const int MostAhead = ReminderDays.MostBefore;

    /// <summary>Reminds.</summary>
    /// <param name="codes">Codes of units of the area's collection.</param>
    /// <param name="words">What the officer adds, if anything.</param>
    /// <returns>What came of each, those that were not reminded first.</returns>
    public async Task<IReadOnlyList<RemindOutcome>> ExecuteAsync(
        Actor actor, string? areaCode, int year, IReadOnlyCollection<string> codes, string? words, CancellationToken ct)
    {
        var view = await board.GetAsync(actor, areaCode, year, ct);
        if (view.Decider is { Decides: false } other)
        {
            throw RefusedException.Conflict("Collection.Elsewhere", other.Office);
        }

        var own = words?.ReplaceLineEndings("\n").Trim() ?? string.Empty;
        if (own.Length > WordsLength)
        {
            throw RefusedException.Invalid("Words", "Remind.WordsLength", WordsLength);
        }

        if (codes.Count == 0)
        {
            throw RefusedException.Invalid("Pick", "Remind.None");
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var rows = view.Rows.ToDictionary(r => r.Code, StringComparer.Ordinal);
        var picked = codes.Distinct(StringComparer.Ordinal).Select(c => (Code: c, Row: rows.GetValueOrDefault(c))).ToList();
        var open = picked.Select(p => p.Row).OfType<BoardRow>().Where(r => r.WhyNotReminded(now) is null).ToList();
        var told = await TellAsync(view, open, own, now, ct);
        if (told.Count > 0)
        {
            db.Reminders.AddRange(told.Select(id => Reminder.ByOfficer(id, year, actor.Name, now)));
            var names = string.Join('、', open.Where(r => told.Contains(r.UnitId)).Select(r => r.Name));
            audit.Add(actor, AuditActions.CollectionRemind, view.Area, Messages.Get("Remind.Audit", year, told.Count, names, own));
            await db.SaveChangesAsync(ct);
        }

        return [.. picked.Select(p => new RemindOutcome(p.Code, p.Row?.Name ?? p.Code, ProblemOf(p.Row, told, now))).OrderBy(o => o.Problem is null)];
    }

    private static string? ProblemOf(BoardRow? row, HashSet<int> told, DateTime now) =>
        row is null ? Messages.Get("Remind.Unknown")
        : row.WhyNotReminded(now) is { } why ? why.Words()
        : told.Contains(row.UnitId) ? null
        : Messages.Get("Remind.NoClerk");

    private async Task<HashSet<int>> TellAsync(BoardView view, List<BoardRow> rows, string own, DateTime now, CancellationToken ct)
    {
        var open = rows.ToDictionary(r => r.UnitId);
        List<int> ids = [.. open.Keys];
        var clerks = await notify.Receivers(running.Of(Role.Clerk).Where(p => ids.Contains(p.UnitId))).ToListAsync(ct);
        var occasion = string.Create(CultureInfo.InvariantCulture, $"{DueNotices.OccasionsOf(view.Year)}by:{now.Ticks}");
        foreach (var clerk in clerks)
        {
            var row = open[clerk.UnitId];
            notify.Add(clerk with { Portal = NoticeKinds.DueSoon }, new NoticeWords(
                NoticeKinds.DueSoon,
                occasion,
                Messages.Get("Remind.Title", view.Decider.Office, view.Year),
                Messages.Get("Remind.Text", view.Decider.Office, view.Year, ChaseText.WhenOf(row), ChaseText.MissingOf(row.State), own).TrimEnd(),
                row.Status is null ? "/clerk" : string.Create(CultureInfo.InvariantCulture, $"/clerk/reports/{view.Year}")));
        }

        return [.. clerks.Select(c => c.UnitId)];
    }
}

/// <summary>What came of reminding a unit.</summary>
/// <param name="Problem">Why it was not reminded; <see langword="null"/> where it was.</param>
public sealed record RemindOutcome(string UnitCode, string UnitName, string? Problem);
