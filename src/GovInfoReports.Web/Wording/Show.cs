using System.Globalization;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Web.Wording;

/// <summary>Writes dates, times and figures the way pages show them. Stored times are UTC; pages show Beijing time.</summary>
public static class Show
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>A day, for example 2021年1月28日.</summary>
    public static string Day(DateTime utc) => (utc + Beijing).ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>A day, for example 2021年1月28日.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>A day of a year that is known, for example 1月28日.</summary>
    public static string MonthDay(DateOnly day) => day.ToString("M月d日", CultureInfo.InvariantCulture);

    /// <summary>A day of a year that is known, for example 1月28日.</summary>
    public static string MonthDay(DateTime utc) => (utc + Beijing).ToString("M月d日", CultureInfo.InvariantCulture);

    /// <summary>A day and time, for example 2021年1月28日 09:30.</summary>
    public static string Moment(DateTime utc) => (utc + Beijing).ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A day and time for programs that collect pages, for example 2021-01-28 09:30.</summary>
    public static string MetaMoment(DateTime utc) => (utc + Beijing).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A time of day, for example 10:32.</summary>
    public static string Clock(DateTime utc) => (utc + Beijing).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A time for the <c>datetime</c> attribute.</summary>
    public static string Iso(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>A figure as it stands in a table: nothing for blank, a slash for not applicable, amounts with separators.</summary>
    public static string Figure(CellValue value, CellFormat format) => format.Show(value);

    /// <summary>Size of a file, for example 12 KB or 3.4 MB.</summary>
    public static string Size(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, (bytes + 512) / 1024)} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_048_576m:0.0} MB");

    /// <summary>A count of things in running text.</summary>
    public static string Count(long count) => count.ToString("#,##0", CultureInfo.InvariantCulture);
}
