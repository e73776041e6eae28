using System.Globalization;
using System.Text;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Sources.Excel;

/// <summary>Shows numbers as far as a reader of figures has to know how they are shown: a percentage or a date is no figure.</summary>
internal sealed class NumberFormats
{
    private const int DaysBetweenEpochs = 1462;

    private readonly Dictionary<int, string> _codes = [];
    private readonly List<int> _formats = [];

    /// <summary>Whether days are counted from 1904, as old programs for the Mac did.</summary>
    public bool CountsFrom1904 { get; set; }

    /// <summary>Makes a format known.</summary>
    public void AddCode(int id, string code) => _codes[id] = code;

    /// <summary>Makes the next look of cells known.</summary>
    public void AddLook(int format) => _formats.Add(format);

    /// <summary>
    /// Shows a number. Digits behind the point that the format would round away are kept, so that they are noticed.
    /// </summary>
    public SheetCell Show(string text, int look)
    {
        var format = look >= 0 && look < _formats.Count ? _formats[look] : 0;
        return Show(text, format, _codes.GetValueOrDefault(format));
    }

    /// <summary>Shows a number in a format, which has a code of its own where it is none of those that programs know by number.</summary>
    public SheetCell Show(string text, int format, string? own)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return new SheetCell(text, SheetCellKind.Text);
        }

        var code = own is null ? null : Bare(own);
        if ((code is null ? format is 9 or 10 : code.Contains('%', StringComparison.Ordinal)) && Math.Abs(number) < 1e20)
        {
            return new SheetCell($"{Plain(number * 100)}%", SheetCellKind.Text);
        }

        if ((code is null ? IsDate(format) : IsDate(code)) && Date(number) is { } date)
        {
            return new SheetCell(date, SheetCellKind.Text);
        }

        // 0, shows thousands: what a person sees is not what is stored.
        return code is not null && ShowsThousands(code)
            ? new SheetCell(Messages.Get("Excel_Scaled", Plain(number), own), SheetCellKind.Text)
            : own is not null && UnitIn(own) is { } unit ? new SheetCell(Plain(number) + unit, SheetCellKind.Text)
            : new SheetCell(Plain(number), SheetCellKind.Number);
    }

    // 0.00"元" shows a unit of money that is not stored.
    private static string? UnitIn(string code)
    {
        var end = code.IndexOf(';', StringComparison.Ordinal);
        return AmountText.UnitOf(string.Concat((end < 0 ? code : code[..end]).Where(c => c is not ('"' or '\\' or '!'))).TrimEnd('_', ' ', ')'));
    }

    // 0.1 is stored as 0.10000000000000001; a decimal takes the fifteen digits that count.
    private static string Plain(double number) => Math.Abs(number) < 1e27
        ? ((decimal)number).ToString("0.############################", CultureInfo.InvariantCulture)
        : number.ToString("R", CultureInfo.InvariantCulture);

    private static bool IsDate(int format) => format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    private static bool IsDate(string code) =>
        !code.StartsWith("general", StringComparison.Ordinal) && !code.StartsWith("g/", StringComparison.Ordinal) && code.AsSpan().IndexOfAny("ymdhs") >= 0;

    private static bool ShowsThousands(string code)
    {
        var last = code.AsSpan().LastIndexOfAny("0#?");
        return last >= 0 && last + 1 < code.Length && code[last + 1] == ',';
    }

    // The part for positive numbers without quoted words, colours and conditions, and escaped characters.
    private static string Bare(string code)
    {
        var bare = new StringBuilder(code.Length);
        for (var i = 0; i < code.Length && code[i] != ';'; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = End(code, '"', i);
                    break;
                case '[':
                    var end = End(code, ']', i);

                    // [h] counts hours on.
                    if (end - i is 2 or 3 && char.ToLowerInvariant(code[i + 1]) is 'h' or 'm' or 's')
                    {
                        bare.Append(char.ToLowerInvariant(code[i + 1]));
                    }

                    i = end;
                    break;
                case '\\' or '_' or '*' or '!':
                    i++;
                    break;
                default:
                    bare.Append(char.ToLowerInvariant(code[i]));
                    break;
            }
        }

        return bare.ToString();
    }

    private static int End(string code, char mark, int start)
    {
        var end = code.IndexOf(mark, start + 1);
        return end < 0 ? code.Length - 1 : end;
    }

    private string? Date(double number)
    {
        var days = number + (CountsFrom1904 ? DaysBetweenEpochs : 0);
        if (days is < 0 or >= 2_958_466)
        {
            return null;
        }

        return Date(DateTime.FromOADate(days));
    }

    /// <summary>Shows a day, a time of it, or both. What is less than a day counts from the day before the first.</summary>
    public static string Date(DateTime date) =>
        date.Date == DateTime.FromOADate(0) ? date.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
        : date.TimeOfDay == TimeSpan.Zero ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : date.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
