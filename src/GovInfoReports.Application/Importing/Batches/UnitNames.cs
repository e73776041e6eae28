namespace GovInfoReports.Application.Importing.Batches;

/// <summary>Parts of the names of governments and departments.</summary>
internal static class UnitNames
{
    private const int ShortestArea = 2;
    private const string Levels = "省市县区州盟旗";

    // What ends a name, and what stays of it.
    private static readonly (string End, string Stays)[] Ends =
    [
        ("人民政府办公室", string.Empty), ("人民政府办公厅", string.Empty), ("人民政府", string.Empty),
        ("政府办公室", string.Empty), ("政府", string.Empty),
        ("街道办事处", "街道"), ("街道办", "街道"), ("街办", "街道"), ("办事处", "街道"),
        ("管理委员会", string.Empty), ("管委会", string.Empty),
    ];

    /// <summary>A name without white space.</summary>
    public static string Plain(string name) => string.Concat(name.Where(c => !char.IsWhiteSpace(c)));

    /// <summary>A plain name without what says that it is a government.</summary>
    public static string Core(string name)
    {
        foreach (var (end, stays) in Ends)
        {
            if (name.Length > end.Length + 1 && name.EndsWith(end, StringComparison.Ordinal))
            {
                return name[..^end.Length] + stays;
            }
        }

        return name;
    }

    /// <summary>A name without that of an area above it in front, 昌乐县 of 山东省潍坊市昌乐县.</summary>
    public static string Without(string name, string area) =>
        name.Length >= area.Length + ShortestArea && name.StartsWith(area, StringComparison.Ordinal) ? name[area.Length..] : name;

    /// <summary>The names of an area, 昌乐县 and 昌乐.</summary>
    public static IEnumerable<string> OfArea(string name)
    {
        var core = Core(Plain(name));
        yield return core;
        if (core.Length > ShortestArea && Levels.Contains(core[^1], StringComparison.Ordinal))
        {
            yield return core[..^1];
        }
    }

    /// <summary>The name of a department that says only the level of its government in front, 县教育局: without it.</summary>
    public static string? WithoutLevel(string core) =>
        core.Length > ShortestArea + 1 && Levels.Contains(core[0], StringComparison.Ordinal) ? core[1..] : null;
}
