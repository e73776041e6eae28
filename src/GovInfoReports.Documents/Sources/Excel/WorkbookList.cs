using System.Globalization;
using System.Text;
using GovInfoReports.Documents.Sources.Kinds;

namespace GovInfoReports.Documents.Sources.Excel;

/// <summary>
/// A list that was filled in as a workbook (.xlsx, .xls, .et), as the lines that copying its sheet would give: cells parted by tabs, a
/// line for each row, so that line 5 is row 5. The first sheet that shows anything counts.
/// </summary>
public static class WorkbookList
{
    // A list has some columns; what lies further to the right is no part of it.
    private const int MostColumns = 50;

    // A longer gap is no gap in a list; lines behind it are counted on without it.
    private const int LongestGap = 1000;

    /// <summary>Reads it.</summary>
    /// <returns>Its lines, or <see langword="null"/> where the file is not a workbook.</returns>
    /// <exception cref="SourceRefusedException">It is one that cannot be read.</exception>
    public static string? Read(ReadOnlyMemory<byte> bytes, string? fileName, SourceLimits limits, CancellationToken ct)
    {
        if (bytes.Length > limits.FileBytes)
        {
            throw SourceRefusedException.Of(SourceRefusal.TooLarge, limits.FileBytes / 1024 / 1024);
        }

        var kind = bytes.IsEmpty ? FileKind.Text : FileKinds.Of(bytes, fileName, limits).Kind;
        return kind switch
        {
            FileKind.Excel => Lines(Open(bytes, limits, ct)),
            FileKind.CompoundExcel => Lines(new CompoundWorkbookReader(bytes, limits, ct).Read()),
            FileKind.Encrypted => throw SourceRefusedException.Of(SourceRefusal.Encrypted),
            _ => null,
        };
    }

    private static Workbook Open(ReadOnlyMemory<byte> bytes, SourceLimits limits, CancellationToken ct)
    {
        try
        {
            using var package = OfficePackage.Open(bytes, limits);
            return new WorkbookReader(package, limits, ct).Read();
        }
        catch (Exception e) when (OfficePackage.IsDamage(e))
        {
            throw SourceRefusedException.Of(SourceRefusal.Damaged);
        }
    }

    private static string Lines(Workbook workbook)
    {
        StringBuilder lines = new();
        var sheet = workbook.Sheets.FirstOrDefault(s => !s.IsHidden && s.Rows.Values.Any(r => r.Values.Any(c => c.Shown.Length > 0)));
        var last = 0;
        foreach (var (row, cells) in sheet?.Rows ?? [])
        {
            var gap = row - last;
            lines.Append('\n', gap > LongestGap ? 1 : last == 0 ? gap - 1 : gap);
            last = row;
            if (sheet!.HiddenRows.Contains(row))
            {
                continue;
            }

            var width = Math.Min(MostColumns, cells.Keys.Last());
            lines.AppendJoin('\t', Enumerable.Range(1, width).Select(c => Plain(sheet[row, c].Shown)));
        }

        return lines.ToString();
    }

    // A cell is one word of a line; quotes would begin a quoted one.
    private static string Plain(string text)
    {
        if (text.AsSpan().IndexOfAny("\t\r\n\"") < 0)
        {
            return text.Trim();
        }

        return string.Create(CultureInfo.InvariantCulture, $"{text.ReplaceLineEndings(" ").Replace('\t', ' ').Replace('"', '”')}").Trim();
    }
}
