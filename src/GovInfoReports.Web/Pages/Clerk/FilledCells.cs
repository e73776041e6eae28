using GovInfoReports.Application.Reports;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Web.Pages.Clerk;

/// <summary>
/// 其余填 0 and its undoing. Which cells were filled travels with the form as a set of bits, one for each cell of the form in
/// its order, written in hexadecimal digits; nothing of it is stored.
/// </summary>
public static class FilledCells
{
    public static IReadOnlySet<CellId> Read(FormEdition edition, string? text)
    {
        HashSet<CellId> cells = [];
        if (string.IsNullOrEmpty(text) || text.Length != ((edition.Cells.Count + 7) / 8) * 2 || !text.All(char.IsAsciiHexDigit))
        {
            return cells;
        }

        var bits = Convert.FromHexString(text);
        for (var i = 0; i < edition.Cells.Count; i++)
        {
            if ((bits[i / 8] & (1 << (i % 8))) != 0)
            {
                cells.Add(edition.Cells[i].Id);
            }
        }

        return cells;
    }

    public static string Write(FormEdition edition, IReadOnlySet<CellId> cells)
    {
        var bits = new byte[(edition.Cells.Count + 7) / 8];
        for (var i = 0; i < edition.Cells.Count; i++)
        {
            if (cells.Contains(edition.Cells[i].Id))
            {
                bits[i / 8] |= (byte)(1 << (i % 8));
            }
        }

        return Convert.ToHexStringLower(bits);
    }

    /// <summary>Fills the blank cells of a table that are no totals with 0.</summary>
    public static string FillZeros(FormEdition edition, string table, ReportContent stored, IDictionary<string, string> fields, ReportLocks locks)
    {
        var before = DraftInput.Read(edition, fields).Change.ApplyTo(stored, edition).Figures;
        HashSet<CellId> filled = [];
        foreach (var cell in edition.Cells.Where(c => string.Equals(c.Id.Table, table, StringComparison.Ordinal) && edition.TotalOf(c.Id) is null))
        {
            var name = cell.Id.ToString();
            if (locks[name] is null && (fields.TryGetValue(name, out var text) ? string.IsNullOrWhiteSpace(text) : stored.Figures[cell.Id].IsBlank))
            {
                fields[name] = "0";
                filled.Add(cell.Id);
            }
        }

        var after = DraftInput.Read(edition, fields).Change.ApplyTo(stored, edition).Figures;
        filled.UnionWith(edition.Cells.Select(c => c.Id).Where(c => edition.TotalOf(c) is not null && before[c].IsBlank && !after[c].IsBlank));
        return Write(edition, filled);
    }

    /// <summary>Blanks the filled cells that still hold 0, and the totals that were filled with them and still agree.</summary>
    public static void Undo(FormEdition edition, IReadOnlySet<CellId> filled, IDictionary<string, string> fields)
    {
        var figures = DraftInput.Read(edition, fields).Change.ApplyTo(ReportContent.EmptyFor(edition), edition).Figures;
        foreach (var cell in filled)
        {
            var blank = edition.TotalOf(cell) is { } total
                ? figures[cell].Number is { } number && Totals.SumOf(total, figures) == number
                : figures[cell] == CellValue.Zero;
            if (blank)
            {
                fields[cell.ToString()] = string.Empty;
            }
        }
    }
}
