namespace GovInfoReports.Domain.Checks;

/// <summary>Names of the slips that are recognised; <see cref="Finding.Cause"/> carries them.</summary>
public static class Slips
{
    /// <summary>A total row is 0 throughout while its parts are not: it was forgotten.</summary>
    public const string TotalRowZero = "totalRowZero";

    /// <summary>A total column is 0 throughout while its parts are not.</summary>
    public const string TotalColumnZero = "totalColumnZero";

    /// <summary>A total did not follow when its parts changed.</summary>
    public const string TotalNotUpdated = "totalNotUpdated";

    /// <summary>A row or figure stands exactly as in last year's report and does not fit this year's.</summary>
    public const string LeftFromLastYear = "leftFromLastYear";

    /// <summary>A lone number where nothing else supports one.</summary>
    public const string StrayNumber = "strayNumber";

    /// <summary>Two figures of a row stand in each other's column.</summary>
    public const string SwappedColumns = "swappedColumns";

    /// <summary>The figures of a row stand one column off.</summary>
    public const string ColumnShift = "columnShift";

    /// <summary>Two neighbouring digits of a figure are interchanged.</summary>
    public const string SwappedDigits = "swappedDigits";

    /// <summary>One figure is wrong; another value of it settles all equations it stands in.</summary>
    public const string WrongCell = "wrongCell";
}
