using FluentValidation;
using GovInfoReports.Application.Auditing;
using GovInfoReports.Data;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Application.Organisations;

/// <summary>
/// An administrator adds many units by a list: first a look at what would be made and what is wrong, then all good lines in one
/// transaction, parents before children whatever their order.
/// </summary>
public sealed class ImportUnits(ReportsDbContext db, AuditTrail audit, IValidator<UnitInput> validator)
{
    /// <summary>Most lines in one go.</summary>
    public const int MaxLines = 5000;

    // Small, because each unit brings some twenty parts of its name with it.
    private const int Batch = 100;
    private static readonly ListColumn[] Columns =
    [
        new("code", "代码", "单位代码", "区划代码", "行政区划代码", "编码", "单位编码"),
        new("name", "名称", "单位名称", "单位", "单位全称", "全称"),
        new("level", "级别", "层级", "单位级别", "单位层级"),
        new("parent", "parentcode", "上级", "上级代码", "上级单位", "上级单位代码", "上级区划代码"),
        new("files", "filesreports", "报送", "报送年报", "编制年报", "是否报送", "是否编制年报", "填报", "是否填报"),
    ];

    /// <summary>Says what would be made and what is wrong; stores nothing.</summary>
    public async Task<UnitListResult> CheckAsync(Actor actor, string? text, CancellationToken ct)
    {
        actor.RequireAdministrator("unit.import");
        var (heading, entries, _) = await ExamineAsync(actor, text, ct);
        return Result(heading, entries, 0);
    }

    /// <summary>Makes the units of all good lines.</summary>
    public async Task<UnitListResult> ExecuteAsync(Actor actor, string? text, CancellationToken ct)
    {
        actor.RequireAdministrator("unit.import");
        HashSet<string> tried = [];
        return await db.StoreAsync(
            () => db.InTransactionAsync(token => TakeAsync(actor, text, tried, token), ct),
            async _ => (await db.Units.KnownAsync(tried, ct)).Count > 0 ? RefusedException.Conflict("List.Overtaken") : null);
    }

    private async Task<UnitListResult> TakeAsync(Actor actor, string? text, HashSet<string> tried, CancellationToken ct)
    {
        var (heading, entries, known) = await ExamineAsync(actor, text, ct);
        var made = 0;

        // Everything here is added, nothing changed: looking for changes again with every unit would take most of the time.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        foreach (var batch in entries.Where(e => e.Problems.Count == 0).OrderBy(e => e.Input.Level).Chunk(Batch))
        {
            foreach (var entry in batch)
            {
                var parent = entry.Input.Level == UnitLevel.Province ? null : known[entry.Input.ParentCode!];
                var unit = Unit.Create(entry.Input.Code!, entry.Input.Name!, entry.Input.Level!.Value, parent, entry.Input.FilesReports);
                known[unit.Code] = unit;
                tried.Add(unit.Code);
                db.Units.Add(unit);
                audit.Add(actor, AuditActions.UnitCreate, unit, Messages.Get("List.FromLine", unit.Name, entry.Row.Number));
                made++;
            }

            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }

        db.ChangeTracker.AutoDetectChangesEnabled = true;
        return Result(heading, entries, made);
    }

    private static UnitListResult Result(string? heading, List<Entry> entries, int made) => new(
        [.. entries.Select(e => new ListLine<UnitInput>(e.Row.Number, e.Row.Raw, e.Input, e.Problems))],
        made,
        ListText.Rest(heading, entries.Where(e => e.Problems.Count > 0).Select(e => e.Row.Raw)));

    private async Task<(string? Heading, List<Entry> Entries, Dictionary<string, Unit> Known)> ExamineAsync(Actor actor, string? text, CancellationToken ct)
    {
        var (heading, rows) = ListText.Read(text ?? string.Empty, Columns, MaxLines);
        if (rows.Count == 0)
        {
            throw RefusedException.Invalid("Text", "List.Empty");
        }

        var entries = rows.Select(Parse).ToList();
        var known = await db.Units.KnownAsync(entries.SelectMany(e => Parents(e.Input).Append(e.Input.Code)), ct);
        Dictionary<string, Entry> listed = [];
        foreach (var entry in entries)
        {
            if (entry.Input.Code is { Length: > 0 } code && !listed.TryAdd(code, entry))
            {
                entry.Add(new Refusal(nameof(UnitInput.Code), "Unit.CodeTwice", code, listed[code].Row.Number));
            }
        }

        foreach (var entry in entries)
        {
            if (string.IsNullOrEmpty(entry.Input.ParentCode))
            {
                entry.Input = entry.Input with { ParentCode = Parents(entry.Input).FirstOrDefault(p => p is not null && (known.ContainsKey(p) || listed.ContainsKey(p))) };
            }

            Judge(actor, entry, known);
        }

        // Higher levels first, so that what is wrong with a parent is known before its children are looked at.
        foreach (var entry in entries.Where(e => e.Input is { Level: not null, ParentCode: not null }).OrderBy(e => e.Input.Level))
        {
            JudgePlace(actor, entry, known, listed);
        }

        return (heading, entries, known);
    }

    private static Entry Parse(ListRow row)
    {
        var level = ListText.Plain(row.Cells[2]);
        var files = ListText.Plain(row.Cells[4]);
        var entry = new Entry(row, new UnitInput(
            ListText.Plain(row.Cells[0]).ToUpperInvariant(),
            row.Cells[1],
            LevelOf(level),
            ListText.Plain(row.Cells[3]).ToUpperInvariant(),
            FilesOf(files) ?? true));
        if (row.Problem is not null)
        {
            entry.Add(row.Problem);
        }
        else
        {
            if (level.Length > 0 && entry.Input.Level is null)
            {
                entry.Add(new Refusal(nameof(UnitInput.Level), "Unit.UnknownLevel", level));
            }

            if (FilesOf(files) is null)
            {
                entry.Add(new Refusal(nameof(UnitInput.FilesReports), "Unit.UnknownFiles", files));
            }
        }

        return entry;
    }

    private void Judge(Actor actor, Entry entry, Dictionary<string, Unit> known)
    {
        if (entry.Row.Problem is not null)
        {
            return;
        }

        foreach (var failure in validator.Validate(entry.Input).Errors)
        {
            entry.Add(failure.ToRefusal());
        }

        if (known.TryGetValue(entry.Input.Code!, out var there))
        {
            entry.Add(new Refusal(nameof(UnitInput.Code), "Unit.CodeTakenBy", there.Code, there.Name));
        }

        if (entry.Input.Level == UnitLevel.Province && actor.Unit.Level != UnitLevel.Country)
        {
            entry.Add(new Refusal(nameof(UnitInput.Level), "Unit.NoProvince"));
        }
    }

    private static void JudgePlace(Actor actor, Entry entry, Dictionary<string, Unit> known, Dictionary<string, Entry> listed)
    {
        var parent = entry.Input.ParentCode!;
        if (entry.Row.Problem is not null || parent.Length == 0 || entry.Input.Level == UnitLevel.Province)
        {
            return;
        }

        Refusal? problem;
        if (known.TryGetValue(parent, out var unit))
        {
            problem = !actor.Covers(unit.Code, unit.Place) ? new Refusal(nameof(UnitInput.ParentCode), "Unit.ParentForeign", unit.Name)
                : !unit.IsActive ? new Refusal(nameof(UnitInput.ParentCode), "Unit.ParentDisabled", unit.Name)
                : UnitInputValidator.PlaceProblem(entry.Input.Level!.Value, entry.Input.Code!, (unit.Code, unit.Level));
        }
        else if (listed.TryGetValue(parent, out var line))
        {
            problem = line == entry ? new Refusal(nameof(UnitInput.ParentCode), "Unit.OwnParent")
                : line.Input.Level is { } above && UnitInputValidator.PlaceProblem(entry.Input.Level!.Value, entry.Input.Code!, (parent, above)) is { } wrong ? wrong
                : line.Problems.Count > 0 ? new Refusal(nameof(UnitInput.ParentCode), "Unit.ParentBad", line.Row.Number)
                : null;
        }
        else
        {
            problem = new Refusal(nameof(UnitInput.ParentCode), "Unit.ParentUnknown", parent);
        }

        if (problem is not null)
        {
            entry.Add(problem);
        }
    }

    /// <summary>The code of the parent, or those that the unit's own code speaks for where none is given.</summary>
    private static IEnumerable<string?> Parents(UnitInput input) =>
        !string.IsNullOrEmpty(input.ParentCode) ? [input.ParentCode]
        : input.Level is { } level ? UnitCode.Above(input.Code, level)
        : [];

    private static UnitLevel? LevelOf(string cell) => cell.ToLowerInvariant() switch
    {
        "省" or "省级" or "自治区" or "直辖市" or "province" or "1" => UnitLevel.Province,
        "市" or "市级" or "地市" or "地级市" or "州" or "盟" or "地区" or "city" or "2" => UnitLevel.City,
        "县" or "县级" or "区" or "县区" or "区县" or "旗" or "县级市" or "市辖区" or "county" or "3" => UnitLevel.County,
        "乡镇" or "乡" or "镇" or "街道" or "乡级" or "乡镇级" or "乡镇街道" or "乡镇(街道)" or "乡镇、街道" or "苏木" or "township" or "4" => UnitLevel.Township,
        "部门" or "委办局" or "局" or "department" or "5" => UnitLevel.Department,
        _ => null,
    };

    private static bool? FilesOf(string cell) => cell.ToLowerInvariant() switch
    {
        "" or "是" or "有" or "报" or "报送" or "编制" or "y" or "yes" or "true" or "1" or "√" => true,
        "否" or "无" or "不" or "不报" or "不报送" or "不编制" or "n" or "no" or "false" or "0" or "×" => false,
        _ => null,
    };

    private sealed class Entry(ListRow row, UnitInput input)
    {
        public ListRow Row { get; } = row;

        public UnitInput Input { get; set; } = input;

        public List<Refusal> Problems { get; } = [];

        // One thing for each field: the first is the one to put right.
        public void Add(Refusal problem)
        {
            if (Problems.TrueForAll(p => p.Place != problem.Place))
            {
                Problems.Add(problem);
            }
        }
    }
}

/// <summary>A line of a list of units or accounts, with what is wrong with it.</summary>
public sealed record ListLine<T>(int Number, string Raw, T Input, IReadOnlyList<Refusal> Problems)
{
    /// <summary>Whether the line can be taken.</summary>
    public bool IsGood => Problems.Count == 0;
}

/// <summary>A list of units after a look at it, or after the good lines were taken.</summary>
public sealed record UnitListResult(IReadOnlyList<ListLine<UnitInput>> Lines, int Made, string Rest);
