using System.Globalization;
using System.Runtime.CompilerServices;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Downloads;

/// <summary>The reports of an officer's area side by side: what is published, and what was submitted. Drafts and what was sent back are left out.</summary>
public sealed class CountySummary(ReportsDbContext db, AuditTrail audit, FormCatalog catalog, ReportingCalendar calendar)
{
    private const int UnitsAtOnce = 50;

    /// <summary>The form of a year's summary.</summary>
    public FormEdition FormOf(Actor actor, int year)
    {
        ReportLoader.RequireRole(actor, "county.summary", Role.Officer);
        return calendar.Collects(year) ? catalog.ForYear(year)! : throw RefusedException.NotFound($"Summary of {year}");
    }

    /// <summary>Every unit of the area that files reports, by code. Contents are loaded some units at a time, as they are asked for.</summary>
    public async IAsyncEnumerable<CountyRow> RowsAsync(Actor actor, int year, [EnumeratorCancellation] CancellationToken ct)
    {
        var form = FormOf(actor, year);
        audit.Add(actor, AuditActions.AreaExport, actor.Unit, year.ToString(CultureInfo.InvariantCulture));
        await db.SaveChangesAsync(ct);
        var after = string.Empty;
        while (true)
        {
            var units = await db.Units.AsNoTracking().In(actor.Unit).Filing(year)
                .Where(u => (u.IsActive || db.Reports.Any(r => r.UnitId == u.Id && r.Year == year)) && string.Compare(u.Code, after) > 0)
                .OrderBy(u => u.Code)
                .Take(UnitsAtOnce)
                .Select(u => new UnitKey(u.Id, u.Code, u.Name))
                .ToListAsync(ct);
            foreach (var row in await RowsOfAsync(units, year, form, ct))
            {
                yield return row;
            }

            if (units.Count < UnitsAtOnce)
            {
                yield break;
            }

            after = units[^1].Code;
        }
    }

    private static bool Waits(ReportStatus status) => status is ReportStatus.Submitted or ReportStatus.Approved;

    private static string StateOf(ReportStatus? status, int? edition) => (status, edition) switch
    {
        (null, _) => Messages.Get("Summary.NotBegun"),
        (ReportStatus.Published, { } number) => Messages.Get("Summary.Published", number),
        (_, { } number) => Messages.Get("Summary.Correcting", number),
        var (state, _) => ReportWords.Of(state.Value),
    };

    private async Task<IEnumerable<CountyRow>> RowsOfAsync(List<UnitKey> units, int year, FormEdition form, CancellationToken ct)
    {
        var ids = units.ConvertAll(u => u.Id);
        var reports = await db.Reports.AsNoTracking()
            .Where(r => r.Year == year && ids.Contains(r.UnitId))
            .Select(r => new { r.Id, r.UnitId, r.Status, r.Round })
            .ToDictionaryAsync(r => r.UnitId, ct);
        var published = await db.Editions.AsNoTracking()
            .Where(e => e.Year == year && ids.Contains(e.UnitId) && e.SupersededBy == null)
            .Select(e => new { e.UnitId, e.Number, e.Body.Content })
            .ToDictionaryAsync(e => e.UnitId, ct);
        var waiting = reports.Values.Where(r => Waits(r.Status) && !published.ContainsKey(r.UnitId)).Select(r => r.Id).ToList();
        var submitted = await db.Reports.AsNoTracking()
            .Where(r => waiting.Contains(r.Id))
            .SelectMany(r => r.Submissions.Where(s => s.Round == r.Round), (r, s) => new { r.UnitId, s.Content })
            .ToDictionaryAsync(s => s.UnitId, s => s.Content, ct);
        return units.Select(u =>
        {
            var edition = published.GetValueOrDefault(u.Id);
            var content = edition?.Content ?? submitted.GetValueOrDefault(u.Id);
            return new CountyRow(u.Code, u.Name, StateOf(reports.GetValueOrDefault(u.Id)?.Status, edition?.Number), content?.Form == form.Id ? content : null);
        });
    }

    private sealed record UnitKey(int Id, string Code, string Name);
}

/// <summary>A unit in an officer's summary.</summary>
/// <param name="Content">What is published, else what waits for a decision or publication; <see langword="null"/> for a unit that has neither.</param>
public sealed record CountyRow(string UnitCode, string UnitName, string State, ReportContent? Content);
