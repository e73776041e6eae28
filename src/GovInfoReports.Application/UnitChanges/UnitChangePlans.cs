using System.Security.Cryptography;
using System.Text;
using GovInfoReports.Application.Organisations;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.UnitChanges;

/// <summary>Reads what an administrator entered as an ending of units, and puts it in counts.</summary>
public sealed class UnitChangePlans(ReportsDbContext db, UnitLoader units, UnitEndings endings, CarriedForward carried, CreateUnit create, ReportingCalendar calendar)
{
    /// <summary>Key of the refusal where something changed since the preview.</summary>
    public const string Stale = "UnitChange.Stale";

    /// <summary>Key of the refusal where somebody has to choose what becomes of a report.</summary>
    public const string Choose = "UnitChange.Choose";

    /// <summary>Key of the refusal where two reports of a year would become, or count for, one.</summary>
    public const string OneOnly = "UnitChange.OneOnly";

    private const int MostUnits = 20;

    /// <summary>The day and the reason of a change, both required.</summary>
    public (DateOnly Day, string Reason) When(UnitChangeInput input) => input.Day is { } day && day <= calendar.Today
        ? (day, UnitSuccession.Explained(input.Reason))
        : throw RefusedException.Invalid(UnitSuccession.DayPlace, "UnitChange.Day", calendar.Today);

    /// <summary>The ending that was entered, with all that has to change.</summary>
    /// <param name="makes">Whether successors that are new are stored, or only shown.</param>
    public async Task<UnitEnding> EndingAsync(Actor actor, string code, UnitChangeInput input, bool makes, CancellationToken ct)
    {
        var (day, reason) = When(input);
        var unit = await EndingUnitAsync(actor, code, ct);
        var heir = await HeirAsync(actor, unit, input, makes, ct);
        List<Unit> ending = [unit];
        List<Unit> others = [];
        foreach (var line in Lines(input))
        {
            if (input.Kind == UnitChangeKind.Merge)
            {
                ending.Add(await EndingUnitAsync(actor, line.Code, ct, nameof(UnitChangeInput.Others)));
            }
            else
            {
                others.Add(await SuccessorAsync(actor, unit, line.Code, line.Name, makes, nameof(UnitChangeInput.Others), ct));
            }
        }

        RequireApart(input, ending, heir, others);
        var kind = input.Kind switch
        {
            UnitChangeKind.Merge => input.IsDuplicate ? SuccessionKind.Duplicate : SuccessionKind.Merged,
            UnitChangeKind.Split => SuccessionKind.Split,
            _ => SuccessionKind.Abolished,
        };
        return await endings.PlanAsync(new UnitEnding(ending, heir, others, kind, day, reason) { MovesAccounts = input.MovesAccounts }, input.Fates, ct);
    }

    /// <summary>The ending in counts.</summary>
    public async Task<UnitChangePreview> PreviewAsync(UnitEnding ending, UnitChangeInput input, CancellationToken ct)
    {
        List<CarriedLine> lines = [];
        foreach (var unit in ending.Heir is null ? [] : ending.Units)
        {
            if (await carried.LastOfAsync(unit.Id, ct) is { } line)
            {
                lines.Add(line);
            }
        }

        var areas = await AreasAsync(ending.Collections, ct);
        return new UnitChangePreview(ending.Units[0], input.Kind!.Value, StampOf(ending, input))
        {
            Successors = ending.Successors,
            Published = ending.Reports.Count(r => r.Report.Editions > 0),
            Moving = ending.Reports.Count(r => r.Fate == ReportFate.Move),
            Closing = ending.Reports.Count(r => r is { Fate: ReportFate.Stay, Closes: true }
                || (r.Fate is ReportFate.Move or ReportFate.Replaces && r.Theirs is not null)),
            WithOfficer = ending.Reports.Count(r => r is { Fate: ReportFate.Stay, Closes: false, Report: { Editions: 0, Closing: null } }),
            Reports = [.. ending.Reports.Select(r => new ReportLine(
                r.Key, r.From.Name, r.Year, r.Report.Status, r.Report.Editions > 0, r.Theirs?.Status, r.Allowed, r.Fate, r.Asks))],
            Collections = [.. UnitEndings.RowsOf(ending).Select(r => new CollectionLine(areas[r.Collection.AreaCode], r.Collection.Year, r.Unit.Name, r.IsIncluded))],
            RollUps = UnitEndings.SwapsOf(ending).Select(s => (s.ParentId, s.Year)).Distinct().Count(),
            Carried = lines,
            AccountsMoving = ending.Accounts.Moving,
            AccountsShut = ending.Accounts.Shut,
        };
    }

    /// <summary>Ends units as it was previewed, in one transaction.</summary>
    public async Task<UnitEnding> EndAsync(
        Actor actor, string code, UnitChangeInput input, string? seen, Action<UnitEnding> record, CancellationToken ct) => await db.StoreAsync(
        () => db.InTransactionAsync(
            async token =>
            {
                var shown = await EndingAsync(actor, code, input, makes: false, token);
                RequireSeen(StampOf(shown, input), seen);
                var ending = await EndingAsync(actor, code, input, makes: true, token);
                record(ending);
                await endings.ApplyAsync(actor, ending, token);
                return ending;
            },
            ct),
        failed => Task.FromResult(failed is DbUpdateConcurrencyException ? RefusedException.Conflict(Stale) : null));

    /// <summary>Requires that what was seen is what would be done.</summary>
    public static void RequireSeen(string stamp, string? seen)
    {
        if (!string.Equals(stamp, seen, StringComparison.Ordinal))
        {
            throw RefusedException.Conflict(Stale);
        }
    }

    /// <summary>Names of the areas of collections, by code.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AreasAsync(IEnumerable<Collection> collections, CancellationToken ct)
    {
        var codes = collections.Select(c => c.AreaCode).Distinct().ToList();
        return await db.Units.AsNoTracking().Where(u => codes.Contains(u.Code)).ToDictionaryAsync(u => u.Code, u => u.Name, StringComparer.Ordinal, ct);
    }

    /// <summary>Stands for what was entered and what it was counted from.</summary>
    public static string StampOf(UnitChangeInput input, IEnumerable<string> facts)
    {
        IEnumerable<string> entered =
        [
            FormattableString.Invariant($"{input.Kind} {input.Day:O} {input.IsDuplicate} {input.MovesAccounts}"),
            input.Reason?.Trim() ?? string.Empty, input.Name?.Trim() ?? string.Empty, input.Parent?.Trim() ?? string.Empty, input.Successor?.Trim() ?? string.Empty,
            input.SuccessorName?.Trim() ?? string.Empty, input.Others?.ReplaceLineEndings("\n").Trim() ?? string.Empty,
            .. input.Fates.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={f.Value}"),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', entered.Concat(facts)))));
    }

    internal static string FactOf(Unit unit) => FormattableString.Invariant($"u{unit.Code} {unit.Name} {unit.ParentCode} {unit.IsActive}");

    // Not the revision: somebody who goes on typing in a draft changes nothing of what is counted.
    internal static string FactOf(AnnualReport report) =>
        FormattableString.Invariant($"r{report.Id} {report.UnitId} {report.Year} {report.Status} {report.Desk} {report.Editions} {report.Closing?.At.Ticks}");

    internal static string FactOf(Collection collection) => FormattableString.Invariant($"c{collection.Id} {collection.Revision:N}");

    internal static string FactOf(RollUpMember member) =>
        FormattableString.Invariant($"m{member.ParentId} {member.Year} {member.UnitId} {member.IsIncluded} {member.CountsHandedIn}");

    private static string StampOf(UnitEnding ending, UnitChangeInput input) => StampOf(
        input,
        [
            .. ending.Units.Concat(ending.Successors).Select(FactOf),
            .. ending.Reports.SelectMany(r => new[] { r.Report, r.Theirs }).OfType<AnnualReport>().Select(FactOf),
            .. ending.Collections.Select(FactOf),
            .. ending.Members.Select(FactOf),
            ending.Accounts.Ids,
        ]);

    private static IEnumerable<(string Code, string? Name)> Lines(UnitChangeInput input) =>
        input.Kind is not (UnitChangeKind.Merge or UnitChangeKind.Split) ? []
            : (input.Others ?? string.Empty).ReplaceLineEndings("\n")
                .Split(input.Kind == UnitChangeKind.Merge ? ['\n', ' ', ',', '，', '、', ';', '；'] : ['\n'],
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => line.Split([' ', '\t', ',', '，'], 2, StringSplitOptions.TrimEntries))
                .Select(cells => (cells[0], cells.Length > 1 ? cells[1] : null));

    private static void RequireApart(UnitChangeInput input, List<Unit> ending, Unit? heir, List<Unit> others)
    {
        var all = ending.Concat(others).Concat(heir is null ? [] : [heir]).ToList();
        if (all.DistinctBy(u => u.Code).Count() < all.Count || all.Count > MostUnits)
        {
            throw RefusedException.Invalid(nameof(UnitChangeInput.Others), "UnitChange.Twice", MostUnits);
        }

        if (input.Kind == UnitChangeKind.Split && others.Count == 0)
        {
            throw RefusedException.Invalid(nameof(UnitChangeInput.Others), "UnitChange.SplitOne");
        }
    }

    private async Task<Unit> EndingUnitAsync(Actor actor, string code, CancellationToken ct, string? place = null)
    {
        var unit = place is null ? await units.LoadAsync(actor, code, ct) : await InAreaAsync(actor, code, place, ct);
        if (!unit.IsActive)
        {
            throw RefusedException.Conflict("UnitChange.Ended", unit.Name);
        }

        if (unit.Code == actor.Unit.Code)
        {
            throw RefusedException.Invalid(place, "Unit.OwnDisable");
        }

        return await db.Units.DirectlyBelow(unit).CountAsync(u => u.IsActive, ct) is > 0 and var below
            ? throw RefusedException.Invalid(place, "Unit.HasBelow", below)
            : unit;
    }

    private async Task<Unit?> HeirAsync(Actor actor, Unit unit, UnitChangeInput input, bool makes, CancellationToken ct) =>
        input.Successor?.Trim() is { Length: > 0 } code ? await SuccessorAsync(actor, unit, code, input.SuccessorName, makes, nameof(UnitChangeInput.Successor), ct)
            : input.Kind == UnitChangeKind.Abolish ? null
            : throw RefusedException.Invalid(nameof(UnitChangeInput.Successor), "UnitChange.Successor");

    // Beside the unit: of its level, so that a government's own figures, which hold those below it, never take one of them over.
    private async Task<Unit> SuccessorAsync(Actor actor, Unit unit, string code, string? name, bool makes, string place, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(name) || await db.Units.AnyAsync(u => u.Code == code, ct))
        {
            var found = await InAreaAsync(actor, code, place, ct);
            return !found.IsActive ? throw RefusedException.Invalid(place, "Unit.Disabled", found.Name)
                : RollUpRoles.IsGovernment(found.Level) != RollUpRoles.IsGovernment(unit.Level)
                    ? throw RefusedException.Invalid(place, "UnitChange.SuccessorLevel", found.Name)
                : found;
        }

        UnitInput made = new(code, name, unit.Level, unit.ParentCode, true);
        return makes ? await create.ExecuteAsync(actor, made, ct) : await create.CheckAsync(actor, made, ct);
    }

    private async Task<Unit> InAreaAsync(Actor actor, string code, string place, CancellationToken ct) =>
        await db.Units.SingleOrDefaultAsync(u => u.Code == code, ct) is { } unit && actor.Covers(unit.Code, unit.Place)
            ? unit
            : throw RefusedException.Invalid(place, "Unit.NotInArea", code);
}
