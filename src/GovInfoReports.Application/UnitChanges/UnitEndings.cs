using System.Globalization;
using GovInfoReports.Application.Accounts;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Collecting;
using GovInfoReports.Application.Notices;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.UnitChanges;

/// <summary>
/// Ends units: merging, dividing and abolishing are this with different successors. Nothing is deleted; what is public stays where it is, and
/// a report of a unit and year counts once, before and after.
/// </summary>
public sealed class UnitEndings(ReportsDbContext db, AccountsOfUnit accounts, Notify notify, CarriedForward carried, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Finds all that has to change. A fixed number of queries, and no content is read.</summary>
    public async Task<UnitEnding> PlanAsync(UnitEnding ending, IReadOnlyDictionary<string, ReportFate> fates, CancellationToken ct)
    {
        var ids = ending.Units.Select(u => u.Id).ToList();
        var heirId = ending.Heir is { Id: > 0 } heir ? heir.Id : (int?)null;
        var all = heirId is { } id ? [.. ids, id] : ids;
        var reports = await db.Reports.Where(r => all.Contains(r.UnitId)).OrderByDescending(r => r.Year).ThenBy(r => r.UnitCode).ToListAsync(ct);
        var theirs = reports.Where(r => r.UnitId == heirId).ToDictionary(r => r.Year);
        var units = ending.Units.ToDictionary(u => u.Id);
        return ending with
        {
            Reports = [.. reports.Where(r => units.ContainsKey(r.UnitId)).Select(r => Line(ending, units[r.UnitId], r, theirs.GetValueOrDefault(r.Year), fates))],
            Collections = await db.Collections.Include(c => c.Units).Where(c => c.Units.Any(u => all.Contains(u.UnitId)))
                .OrderBy(c => c.AreaCode).ThenBy(c => c.Year).ToListAsync(ct),
            Members = await db.RollUpMembers
                .Where(m => db.RollUpMembers.Any(o => o.ParentId == m.ParentId && o.Year == m.Year && all.Contains(o.UnitId)))
                .OrderBy(m => m.ParentId).ThenBy(m => m.Year).ThenBy(m => m.UnitId)
                .ToListAsync(ct),
            Accounts = await accounts.CountAsync(ids, ending.MovesAccounts ? ending.Heir : null, ct),
        };
    }

    /// <summary>The rows of collections that change, by collection and unit.</summary>
    public static IEnumerable<(Collection Collection, Unit Unit, Unit? Successor, bool IsIncluded)> RowsOf(UnitEnding ending)
    {
        foreach (var collection in ending.Collections)
        {
            var included = collection.Units.Where(u => u.IsIncluded).Select(u => u.UnitId).ToHashSet();
            var leaving = ending.Units.Where(u => included.Contains(u.Id) && ending.Touches(u.Id, collection.Year)).ToList();
            foreach (var unit in leaving)
            {
                yield return (collection, unit, ending.Heir, false);
            }

            if (ending.Heir is not { } heir)
            {
                continue;
            }

            if (ending.ReplacesHeir(collection.Year) is { } standIn)
            {
                if (included.Contains(heir.Id))
                {
                    yield return (collection, heir, standIn, false);
                }
            }
            else if (leaving.Count > 0 && heir.ParentCode == collection.AreaCode && !collection.Units.Any(u => u.UnitId == heir.Id))
            {
                yield return (collection, heir, null, true);
            }
        }
    }

    /// <summary>Ends the units, within the caller's transaction.</summary>
    public async Task ApplyAsync(Actor actor, UnitEnding ending, CancellationToken ct)
    {
        RequireChoices(ending);
        var at = clock.GetUtcNow().UtcDateTime;

        // What changes is told by the reports as they are, before they are settled.
        var rows = RowsOf(ending).ToList();
        var swaps = SwapsOf(ending).ToList();
        foreach (var line in ending.Reports)
        {
            await SettleAsync(actor, ending, line, at, ct);
        }

        foreach (var (collection, unit, successor, isIncluded) in rows)
        {
            var kind = isIncluded ? ExpectedKind.NewThisYear : CollectionLoader.KindOf(ending.Kind, successor is not null);
            collection.Decide(unit.Id, isIncluded, kind, ending.Reason, successor?.Id, actor.Name, at);
        }

        await DecideMembersAsync(actor, ending, swaps, at, ct);
        foreach (var unit in ending.Units)
        {
            unit.SetActive(false);
            await accounts.EndAsync(actor, unit, ending.MovesAccounts ? ending.Heir : null, ct);
            List<Unit?> successors = ending.Heir is null ? [null] : [.. ending.Successors];
            db.UnitSuccessions.AddRange(successors.Select(s =>
                new UnitSuccession(unit, s, ending.Day, ending.Kind, ending.Reason, s is not null && s == ending.Heir, actor.Name, at)));
        }

        // Whom to tell is asked of the store, and the accounts have only just come.
        await db.SaveChangesAsync(ct);
        foreach (var unit in ending.Units)
        {
            await TellAsync(unit, ending, ct);
        }

        await db.SaveChangesAsync(ct);
    }

    private static EndingReport Line(UnitEnding ending, Unit from, AnnualReport report, AnnualReport? theirs, IReadOnlyDictionary<string, ReportFate> fates) =>
        new(
            report,
            from,
            theirs,
            ReportFates.Of(report, theirs, ending.Heir is not null, ending.IsDuplicate),
            fates.TryGetValue(UnitChangeInput.FateKey(from.Code, report.Year), out var chosen) ? chosen : null);

    // One report of a unit and year: of two that would become the heir's, or count for it, one is one too many.
    private static void RequireChoices(UnitEnding ending)
    {
        List<Refusal> refusals =
        [
            .. ending.Reports.Where(r => r.Fate is null).Select(r => new Refusal(r.Key, "UnitChange.Choose", r.From.Name, r.Year)),
            .. ending.Reports.Where(r => r.Fate is ReportFate.Move or ReportFate.Replaces).GroupBy(r => r.Year).Where(g => g.Count() > 1)
                .Select(g => new Refusal(g.Last().Key, "UnitChange.OneOnly", g.Key, ending.Heir!.Name)),
        ];
        if (refusals.Count > 0)
        {
            throw RefusedException.Invalid(refusals);
        }
    }

    private async Task SettleAsync(Actor actor, UnitEnding ending, EndingReport line, DateTime at, CancellationToken ct)
    {
        var standIn = line.Theirs?.Closing?.ReplacedById ?? ending.Heir?.Id;
        switch (line.Fate)
        {
            case ReportFate.Move:
                await MoveAsync(actor, ending, line, at, ct);
                break;
            case ReportFate.Replaced:
                line.Report.Close(ending.Reason, standIn, actor, at);
                break;
            case ReportFate.Replaces:
                line.Theirs!.Close(ending.Reason, line.From.Id, actor, at);
                break;
            case ReportFate.Stay when line.Closes:
                line.Report.Close(ending.Reason, line.Theirs is null ? null : standIn, actor, at);
                break;
        }
    }

    private async Task MoveAsync(Actor actor, UnitEnding ending, EndingReport line, DateTime at, CancellationToken ct)
    {
        var heir = ending.Heir!;
        if (line.Theirs is not { } theirs)
        {
            line.Report.GiveTo(heir, ending.Reason, actor, at);
            audit.Add(actor, AuditActions.UnitReport, line.Report, Messages.Get("UnitChange.Audit.Given", line.From.Name, heir.Name));
            await db.SaveChangesAsync(ct);
            return;
        }

        // They change places. A unit has one report a year, at every moment: meanwhile one of them stands outside the years.
        var year = line.Year;
        await db.Reports.Where(r => r.Id == theirs.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Year, -year), ct);
        line.Report.GiveTo(heir, ending.Reason, actor, at);
        await db.SaveChangesAsync(ct);
        theirs.GiveTo(line.From, ending.Reason, actor, at);
        theirs.Close(ending.Reason, heir.Id, actor, at);
        await db.SaveChangesAsync(ct);
        await db.Reports.Where(r => r.Id == theirs.Id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Year, year), ct);
        audit.Add(actor, AuditActions.UnitReport, line.Report, Messages.Get("UnitChange.Audit.Given", line.From.Name, heir.Name));
        audit.Add(actor, AuditActions.UnitReport, theirs, Messages.Get("UnitChange.Audit.PutAside", heir.Name, line.From.Name));
    }

    /// <summary>The members that a roll-up loses and gains, so that every figure counts where its report is now.</summary>
    public static IEnumerable<MemberSwap> SwapsOf(UnitEnding ending)
    {
        foreach (var member in ending.Members.Where(m => m.IsIncluded))
        {
            if (ending.Units.Any(u => u.Id == member.UnitId) && ending.Touches(member.UnitId, member.Year))
            {
                var coming = ending.ReplacesHeir(member.Year)?.Id ?? ending.CountsWith(member.UnitId, member.Year);
                yield return new MemberSwap(member.ParentId, member.Year, member.UnitId, coming, member.CountsHandedIn);
            }
            else if (member.UnitId == ending.Heir?.Id && ending.ReplacesHeir(member.Year) is { } standIn)
            {
                yield return new MemberSwap(member.ParentId, member.Year, member.UnitId, standIn.Id, member.CountsHandedIn);
            }
        }
    }

    private async Task DecideMembersAsync(Actor actor, UnitEnding ending, List<MemberSwap> swaps, DateTime at, CancellationToken ct)
    {
        if (swaps.Count == 0)
        {
            return;
        }

        var reason = MemberSwap.ReasonOf(ending.Reason);
        var ids = ending.Members.SelectMany(m => new[] { m.ParentId, m.UnitId }).Concat(swaps.Select(s => s.In).OfType<int>()).Distinct().ToList();
        var units = await db.Units.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
        var members = ending.Members.ToDictionary(m => (m.ParentId, m.Year, m.UnitId));
        foreach (var (parentId, year, leaving, comes, countsHandedIn) in swaps)
        {
            members[(parentId, year, leaving)].Decide(false, false, reason, actor.Name, at);
            if (comes is not { } coming
                || !units.TryGetValue(coming, out var heir)
                || !Fits(units, members.Values.Where(m => m.ParentId == parentId && m.Year == year && m.IsIncluded), units[parentId], heir))
            {
                continue;
            }

            if (!members.TryGetValue((parentId, year, coming), out var member))
            {
                members[(parentId, year, coming)] = member = new RollUpMember(parentId, year, coming);
                db.RollUpMembers.Add(member);
            }

            // Somebody said that the heir does not count, and no report came to it that would be lost.
            var cameWithReport = ending.Reports.Any(r => r.Year == year && (r.From.Id == leaving || r.From.Id == coming));
            if (!member.IsIncluded && (member.At == default || cameWithReport))
            {
                member.Decide(true, countsHandedIn, reason, actor.Name, at);
            }
        }
    }

    // A government does not count in itself, and what counts in a government that counts already would count twice.
    private static bool Fits(Dictionary<int, Unit> units, IEnumerable<RollUpMember> included, Unit parent, Unit heir) =>
        parent.Id != heir.Id && parent.Covers(heir.Code, heir.Place)
        && !included.Any(m => m.UnitId != heir.Id && RollUpRoles.IsGovernment(units[m.UnitId].Level) && units[m.UnitId].Covers(heir.Code, heir.Place));

    private async Task TellAsync(Unit unit, UnitEnding ending, CancellationToken ct)
    {
        if (ending.Heir is not { } heir || await carried.LastOfAsync(unit.Id, ct) is not { } last)
        {
            return;
        }

        var total = last.Total?.ToString(CultureInfo.InvariantCulture) ?? Messages.Get("UnitChange.Unknown");
        await notify.ClerksAsync(
            heir.Id,
            new NoticeWords(
                NoticeKinds.DueSoon,
                FormattableString.Invariant($"carried:{unit.Code}:{last.Year}"),
                Messages.Get("UnitChange.Notice.Title", unit.Name),
                Messages.Get("UnitChange.Notice.Text", unit.Name, last.Year, total, last.Year + 1),
                FormattableString.Invariant($"/clerk/reports/{last.Year + 1}/carry-over")),
            ct);
    }
}
