using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace GovInfoReports.Web.Tests.Support;

/// <summary>What a person does to a workbook.</summary>
internal static class Workbooks
{
    /// <summary>Types into the cells of a row of the first sheet, from the left.</summary>
    public static byte[] Fill(byte[] workbook, int row, params string[] cells)
    {
        using MemoryStream stream = new();
        stream.Write(workbook);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var sheet = document.WorkbookPart!.WorksheetParts.First().Worksheet!;
            var line = sheet.Descendants<Row>().Single(r => r.RowIndex! == (uint)row).Elements<Cell>().ToList();
            for (var i = 0; i < cells.Length; i++)
            {
                line[i].DataType = CellValues.InlineString;
                line[i].InlineString = new InlineString(new Text(cells[i]));
            }
        }

        return stream.ToArray();
    }

    /// <summary>The words of the first sheet, row by row.</summary>
    public static List<string[]> Rows(byte[] workbook)
    {
        using MemoryStream stream = new(workbook);
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        return [.. document.WorkbookPart!.WorksheetParts.First().Worksheet!.Descendants<Row>()
            .Select(r => r.Elements<Cell>().Select(c => c.InlineString?.InnerText ?? c.CellValue?.Text ?? string.Empty).ToArray())];
    }

    /// <summary>Every word of every part, prompts and hidden sheets too.</summary>
    public static IEnumerable<string> AllText(byte[] workbook)
    {
        using MemoryStream stream = new(workbook);
        using System.IO.Compression.ZipArchive zip = new(stream);
        foreach (var entry in zip.Entries)
        {
            using StreamReader text = new(entry.Open());
            yield return text.ReadToEnd();
        }
    }
}
