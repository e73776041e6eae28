namespace GovInfoReports.Domain.Organisations;

/// <summary>Tells by name what part a unit has in the figures of the government above it.</summary>
public static class RollUpRoles
{
    // 垂直管理: their reports go up within their own system.
    private static readonly string[] Vertical = ["税务局", "气象局", "海关", "烟草专卖局", "海事局", "邮政管理局", "统计局调查队", "国家统计局", "调查队", "消防救援", "银保监", "金融监督管理总局", "人民银行", "出入境边防检查"];

    private static readonly string[] Offices = ["人民政府办公室", "人民政府办公厅", "政府办公室", "政府办公厅", "政府办", "府办公室", "府办"];

    /// <summary>Whether a unit's figures can be made of those of units below it.</summary>
    public static bool IsGovernment(UnitLevel level) => level is UnitLevel.Province or UnitLevel.City or UnitLevel.County;

    /// <summary>Whether a department answers to its own system and not to the government of the area 垂直管理.</summary>
    public static bool IsVertical(UnitLevel level, string name) => level == UnitLevel.Department && Vertical.Any(v => name.Contains(v, StringComparison.Ordinal));

    /// <summary>Whether a department is the office of the government itself 政府办公室, whose report is one of those that count.</summary>
    public static bool IsOffice(UnitLevel level, string name) => level == UnitLevel.Department && Offices.Any(o => name.EndsWith(o, StringComparison.Ordinal));
}
