using GovInfoReports.Data;
using GovInfoReports.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Importing.Batches;

/// <summary>
/// The units of an area by the names that files give them: with or without the areas above in front, with or without 人民政府,
/// 政府 or 办事处 behind.
/// </summary>
internal sealed class UnitDirectory
{
    private const int ShortestKey = 2;

    private readonly Dictionary<string, DirectoryUnit[]> _byName;
    private readonly Dictionary<string, DirectoryUnit[]> _byKey;
    private readonly IReadOnlyList<string> _areaNames;

    private UnitDirectory(IReadOnlyList<DirectoryUnit> units, IReadOnlyList<string> areaNames)
    {
        _byName = units.GroupBy(u => UnitNames.Plain(u.Name), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        _byKey = units.SelectMany(u => KeysOf(u).Select(k => (Key: k, Unit: u)))
            .GroupBy(p => p.Key, p => p.Unit, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        _areaNames = areaNames;
    }

    /// <summary>Loads the units at or below a unit that file reports, dissolved ones too: their past reports are what archives hold.</summary>
    public static async Task<UnitDirectory> LoadAsync(ReportsDbContext db, Unit? area, CancellationToken ct)
    {
        var within = area is null ? db.Units.AsNoTracking() : db.Units.AsNoTracking().In(area);
        var units = await within.EverFiling()
            .Select(u => new { u.Id, u.Code, u.Name, u.ProvinceCode, u.CityCode, u.CountyCode })
            .ToListAsync(ct);
        var codes = units.SelectMany(u => new[] { u.ProvinceCode, u.CityCode, u.CountyCode }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var areas = (await db.Units.AsNoTracking().Where(u => u.Level <= UnitLevel.County).Select(u => new { u.Code, u.Name, u.ProvinceCode, u.CityCode }).ToListAsync(ct))
            .Where(u => codes.Contains(u.Code))
            .ToDictionary(u => u.Code, StringComparer.Ordinal);
        var names = areas.Values.ToDictionary(
            u => u.Code,
            u => new[] { u.CityCode, u.ProvinceCode }.OfType<string>().Where(c => c != u.Code && areas.ContainsKey(c)).Aggregate(u.Name, (name, c) => UnitNames.Without(name, areas[c].Name)),
            StringComparer.Ordinal);
        return new UnitDirectory(
            [.. units.Select(u => new DirectoryUnit(u.Id, u.Code, u.Name, [.. new[] { u.ProvinceCode, u.CityCode, u.CountyCode }
                .OfType<string>().Where(c => c != u.Code && names.ContainsKey(c)).Select(c => names[c])]))],
            [.. names.Values.SelectMany(UnitNames.OfArea).Distinct(StringComparer.Ordinal).OrderByDescending(n => n.Length)]);
    }

    /// <summary>
    /// Finds the unit of a file. What the file itself says goes first; the names of the file and its folders only tell units of one
    /// name apart, and serve where the file names no unit at all.
    /// </summary>
    public UnitMatch Find(string? named, string path)
    {
        var name = UnitNames.Plain(named ?? string.Empty);
        if (name.Length < ShortestKey)
        {
            return FindInPath(path);
        }

        if (_byName.TryGetValue(name, out var exact))
        {
            return Settle(exact, [name], path);
        }

        foreach (var (key, areas) in Variants(UnitNames.Core(name)))
        {
            if (_byKey.TryGetValue(key, out var units))
            {
                return Settle(units, areas, path);
            }
        }

        return FindInPath(path) is var hint && hint.Unit is { } unit ? new UnitMatch(null, [unit]) : hint;
    }

    // The name as it is, then without the areas in front of it, one after another.
    private IEnumerable<(string Key, IReadOnlyList<string> Areas)> Variants(string core)
    {
        List<string> areas = [];
        for (string? rest = core; rest is not null;)
        {
            yield return (rest, areas);
            var area = _areaNames.FirstOrDefault(a => rest.Length >= a.Length + ShortestKey && rest.StartsWith(a, StringComparison.Ordinal));
            if (area is not null)
            {
                areas.Add(area);
            }

            rest = area is null ? null : rest[area.Length..];
        }

        if (UnitNames.WithoutLevel(core) is { } department)
        {
            yield return (department, []);
        }
    }

    private static UnitMatch Settle(IReadOnlyList<DirectoryUnit> units, IReadOnlyList<string> areas, string path)
    {
        var left = units;
        foreach (var words in new[] { string.Concat(areas), path })
        {
            if (left.Count > 1 && left.Where(u => u.Areas.SelectMany(UnitNames.OfArea).Any(a => words.Contains(a, StringComparison.Ordinal))).ToList() is { Count: > 0 } nearer)
            {
                // Of counties of one city, the one whose own name stands there.
                var most = nearer.Max(u => Depth(u, words));
                left = [.. nearer.Where(u => Depth(u, words) == most)];
            }
        }

        return left.Count == 1 ? new UnitMatch(left[0], []) : new UnitMatch(null, left);
    }

    private static int Depth(DirectoryUnit unit, string words)
    {
        for (var i = unit.Areas.Count - 1; i >= 0; i--)
        {
            if (UnitNames.OfArea(unit.Areas[i]).Any(a => words.Contains(a, StringComparison.Ordinal)))
            {
                return i + 1;
            }
        }

        return 0;
    }

    private UnitMatch FindInPath(string path)
    {
        foreach (var segment in path.Split('/', '\\').Reverse().Select(UnitNames.Plain))
        {
            var keys = _byKey.Keys.Where(k => segment.Contains(k, StringComparison.Ordinal)).ToList();
            if (keys.Count > 0)
            {
                var longest = keys.Max(k => k.Length);
                List<DirectoryUnit> units = [.. keys.Where(k => k.Length == longest).SelectMany(k => _byKey[k]).DistinctBy(u => u.Id)];
                return Settle(units, [], path);
            }
        }

        return UnitMatch.None;
    }

    private static IEnumerable<string> KeysOf(DirectoryUnit unit)
    {
        var core = UnitNames.Core(UnitNames.Plain(unit.Name));
        var rest = core;
        foreach (var area in unit.Areas)
        {
            var prefix = UnitNames.OfArea(area).FirstOrDefault(a => rest.Length >= a.Length + ShortestKey && rest.StartsWith(a, StringComparison.Ordinal));
            rest = prefix is null ? rest : rest[prefix.Length..];
        }

        return new[] { core, rest, UnitNames.WithoutLevel(rest) ?? rest }.Where(k => k.Length >= ShortestKey).Distinct(StringComparer.Ordinal);
    }
}

/// <summary>A unit that files reports, as files may name it.</summary>
internal sealed record DirectoryUnit(int Id, string Code, string Name, IReadOnlyList<string> Areas);

/// <summary>Which unit a file is of.</summary>
/// <param name="Unit">The unit, or <see langword="null"/> where it is not certain.</param>
internal sealed record UnitMatch(DirectoryUnit? Unit, IReadOnlyList<DirectoryUnit> Candidates)
{
    public static UnitMatch None { get; } = new(null, []);
}
