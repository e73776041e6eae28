using GovInfoReports.Application.Organisations;
using GovInfoReports.Data;
using GovInfoReports.Data.Auditing;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Auditing;

/// <summary>An auditor or administrator looks through the record of who did what in the area.</summary>
public sealed class BrowseAudit(ReportsDbContext db)
{
    /// <summary>Entries on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Finds them.</summary>
    public async Task<AuditPage> ExecuteAsync(Actor actor, AuditFilter filter, CancellationToken ct)
    {
        if (actor.Role is not (Role.Auditor or Role.Administrator))
        {
            throw RefusedException.Forbidden($"audit.browse by {actor.Role}");
        }

        // A name that no account has lies in no area: whoever keeps accounts or looks after the record sees who knocks.
        var entries = filter.Action == AuditActions.SignInUnknown
            ? db.AuditEntries.AsNoTracking().Where(e => e.ProvinceCode == null)
            : db.AuditEntries.AsNoTracking().In(actor.Unit);
        if (filter.UnitCode?.Trim() is { Length: > 0 } code)
        {
            entries = entries.Where(e => e.UnitCode == code);
        }

        if (filter.Year is { } year)
        {
            entries = entries.Where(e => e.Year == year);
        }

        if (filter.Action is { Length: > 0 } action)
        {
            entries = entries.Where(e => e.Action == action);
        }

        if (filter.UserName?.Trim() is { Length: > 0 } userName)
        {
            var normalized = Accounts.UserNames.Normalize(userName);
            var account = await db.Users.Where(a => a.NormalizedUserName == normalized).Select(a => new { a.Id, a.UserName }).FirstOrDefaultAsync(ct);

            // Failed sign-ins have no account, only the name that was tried.
            var id = account?.Id;
            var tried = account?.UserName ?? userName;
            entries = id is null ? entries.Where(e => e.Name == tried) : entries.Where(e => e.AccountId == id || (e.AccountId == null && e.Name == tried));
        }

        if (filter.Before is { } before)
        {
            entries = entries.Where(e => e.Id < before);
        }

        var found = await entries.OrderByDescending(e => e.Id).Take(PageSize + 1).ToListAsync(ct);
        var page = found.Take(PageSize).ToList();
        var codes = page.Select(e => e.UnitCode).OfType<string>().Distinct().ToList();
        var names = await db.Units.AsNoTracking().Where(u => codes.Contains(u.Code)).ToDictionaryAsync(u => u.Code, u => u.Name, ct);
        return new AuditPage(page, names, found.Count > PageSize ? page[^1].Id : null);
    }
}

/// <summary>Which entries to show.</summary>
public sealed record AuditFilter(string? UnitCode = null, int? Year = null, string? UserName = null, string? Action = null, long? Before = null);

/// <summary>A page of the record.</summary>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, IReadOnlyDictionary<string, string> UnitNames, long? Next);
