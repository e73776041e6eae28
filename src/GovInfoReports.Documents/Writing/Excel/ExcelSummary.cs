using System.Globalization;
using System.Xml;
using GovInfoReports.Documents.Office;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Writing.Excel;

/// <summary>
/// The summary of many reports of one form as an Excel workbook: a row for each unit, a column for each figure, totals. It is
/// written while the reports come, so that it takes no more memory for a province than for a county.
/// </summary>
public static class ExcelSummary
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const int HeaderRows = 4;
    private const int FixedColumns = 4;
    private const int RowsAtATime = 50;

    private static readonly CellLook Head = CellLook.Label with { IsBold = true, IsCentred = true, Fill = "C6D9F1" };
    private static readonly CellLook Code = CellLook.Remark with { IsText = true };
    private static readonly CellLook Words = CellLook.Label with { IsText = true };
    private static readonly CellLook Figure = CellLook.Label with { IsCentred = true, IsWrapped = false };
    private static readonly CellLook Missing = Figure with { Fill = "F2F2F2" };
    private static readonly CellLook Total = Figure with { IsBold = true, Fill = "F2F2F2" };

    /// <summary>Writes the summary.</summary>
    /// <param name="changedAt">When the reports were last changed, UTC.</param>
    public static async Task WriteAsync(Stream stream, FormEdition edition, string title, DateTime changedAt, IAsyncEnumerable<SummaryRow> rows, CancellationToken ct)
    {
        WorkbookStyles styles = new();
        var name = Messages.Get("Summary_Sheet");
        await using var package = new WorkbookPackage(stream, 1, changedAt);
        await package.BeginAsync(title, ct);
        using (var part = package.OpenSheet())
        {
            await new Sheet(package, part, edition, styles).WriteAsync(title, rows, ct);
        }

        SheetBuilder sheet = new(name, styles) { PrintTitles = (1, HeaderRows) };
        var workbook = ExcelReport.WorkbookOf([sheet]);
        workbook.RemoveAllChildren<DocumentFormat.OpenXml.Spreadsheet.WorkbookProtection>();
        workbook.GetFirstChild<DocumentFormat.OpenXml.Spreadsheet.DefinedNames>()!.GetFirstChild<DocumentFormat.OpenXml.Spreadsheet.DefinedName>()!.Text =
            $"{SheetAddress.OnSheet(name, "$A:$D")},{SheetAddress.OnSheet(name, FormattableString.Invariant($"$1:${HeaderRows}"))}";
        await package.FinishAsync(workbook, styles.ToStylesheet(), ct);
    }

    /// <summary>Writes the summary.</summary>
    /// <param name="changedAt">When the reports were last changed, UTC.</param>
    public static Task WriteAsync(Stream stream, FormEdition edition, string title, DateTime changedAt, IEnumerable<SummaryRow> rows, CancellationToken ct) =>
        WriteAsync(stream, edition, title, changedAt, rows.ToAsyncEnumerable(), ct);

    private sealed class Sheet(WorkbookPackage package, Stream part, FormEdition edition, WorkbookStyles styles)
    {
        private readonly List<string> _merges = [];
        private readonly decimal[] _sums = new decimal[edition.Cells.Count];
        private int _row;
        private int _rows;
        private int _units;
        private int _missing;

        private int Columns => FixedColumns + edition.Cells.Count;

        public async Task WriteAsync(string title, IAsyncEnumerable<SummaryRow> rows, CancellationToken ct)
        {
            using var writer = XmlWriter.Create(part, WorkbookPackage.WriterSettings);
            writer.WriteStartElement("worksheet", Main);
            WriteView(writer);
            writer.WriteStartElement("sheetData", Main);
            WriteHeader(writer);
            await foreach (var row in rows.WithCancellation(ct))
            {
                WriteUnit(writer, row);
                if (_rows % RowsAtATime == 0)
                {
                    await package.SendAsync(ct);
                }
            }

            WriteTotals(writer);
            writer.WriteEndElement();
            WriteEnd(writer, title);
            writer.WriteEndElement();
        }

        private static string Label(FormCell cell) => cell.Format.Unit.Length == 0 || cell.Column.Label.Contains(cell.Format.Unit, StringComparison.Ordinal)
            ? cell.Column.Label
            : Messages.Get("Summary_Label", cell.Column.Label, cell.Format.Unit);

        private void WriteView(XmlWriter writer)
        {
            writer.WriteRaw($"<sheetViews><sheetView workbookViewId=\"0\" showGridLines=\"0\"><pane xSplit=\"{FixedColumns}\" ySplit=\"{HeaderRows}\" topLeftCell=\"E5\" activePane=\"bottomRight\" state=\"frozen\"/></sheetView></sheetViews>");
            writer.WriteRaw("<cols><col min=\"1\" max=\"1\" width=\"13\" customWidth=\"1\"/><col min=\"2\" max=\"2\" width=\"30\" customWidth=\"1\"/><col min=\"3\" max=\"3\" width=\"7\" customWidth=\"1\"/><col min=\"4\" max=\"4\" width=\"10\" customWidth=\"1\"/>");
            writer.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{FixedColumns + 1}\" max=\"{Columns}\" width=\"10\" customWidth=\"1\"/></cols>"));
        }

        // Three lines of labels, neighbours with the same words merged, and a hidden one of codes.
        private void WriteHeader(XmlWriter writer)
        {
            string[] names = ["Summary_Code", "Summary_Name", "Summary_Year", "Summary_State"];
            var cells = edition.Cells;
            StartRow(writer, 24);
            for (var i = 0; i < FixedColumns; i++)
            {
                WriteText(writer, i + 1, Messages.Get(names[i]), Head);
                _merges.Add(SheetAddress.Range(1, i + 1, 3, i + 1));
            }

            WriteMerged(writer, c => edition.SectionOfTable(c.Id.Table)!.Heading, c => c.Id.Table);
            StartFilled(writer, 50);
            WriteMerged(writer, c => c.Row.Name, c => $"{c.Id.Table}.{c.Id.Row}");
            StartFilled(writer, 50);
            for (var i = 0; i < cells.Count; i++)
            {
                WriteText(writer, FixedColumns + i + 1, Label(cells[i]), Head);
            }

            writer.WriteEndElement();
            StartRow(writer, 15, isHidden: true);
            foreach (var (index, code) in ((string[])["unitCode", "unit", "year", "state", .. cells.Select(c => c.Id.ToString())]).Index())
            {
                WriteText(writer, index + 1, code, Code);
            }

            writer.WriteEndElement();
        }

        private void StartFilled(XmlWriter writer, int height)
        {
            StartRow(writer, height);
            for (var i = 0; i < FixedColumns; i++)
            {
                WriteText(writer, i + 1, string.Empty, Head);
            }
        }

        private void WriteMerged(XmlWriter writer, Func<FormCell, string> words, Func<FormCell, string> key)
        {
            var cells = edition.Cells;
            for (var first = 0; first < cells.Count;)
            {
                var end = first + 1;
                while (end < cells.Count && key(cells[end]) == key(cells[first]))
                {
                    end++;
                }

                for (var i = first; i < end; i++)
                {
                    WriteText(writer, FixedColumns + i + 1, i == first ? words(cells[i]) : string.Empty, Head);
                }

                if (end - first > 1)
                {
                    _merges.Add(SheetAddress.Range(_row, FixedColumns + first + 1, _row, FixedColumns + end));
                }

                first = end;
            }

            writer.WriteEndElement();
        }

        private void WriteUnit(XmlWriter writer, SummaryRow unit)
        {
            _rows++;
            _units += unit.IsUnit ? 1 : 0;
            _missing += unit.Figures is null ? 1 : 0;
            StartRow(writer, null);
            WriteText(writer, 1, unit.UnitCode, Words);
            WriteText(writer, 2, unit.UnitName, Words);
            WriteNumber(writer, 3, unit.Year, Figure);
            WriteText(writer, 4, unit.State, Words);
            for (var i = 0; i < edition.Cells.Count; i++)
            {
                var value = unit.Figures is null ? CellValue.Blank : unit.Figures[edition.Cells[i].Id];
                if (value.Number is { } number)
                {
                    _sums[i] += number;
                    WriteNumber(writer, FixedColumns + i + 1, number, Figure);
                }
                else
                {
                    WriteText(writer, FixedColumns + i + 1, value.ToString(), unit.Figures is null ? Missing : Figure);
                }
            }

            writer.WriteEndElement();
        }

        private void WriteTotals(XmlWriter writer)
        {
            var last = _row;
            StartRow(writer, 30);
            WriteText(writer, 1, Messages.Get("Summary_Total", _units, _missing), Total with { IsWrapped = true });
            for (var i = 1; i < FixedColumns; i++)
            {
                WriteText(writer, i + 1, string.Empty, Total);
            }

            _merges.Add(SheetAddress.Range(_row, 1, _row, FixedColumns));
            for (var i = 0; i < edition.Cells.Count; i++)
            {
                var column = FixedColumns + i + 1;
                if (_rows == 0)
                {
                    WriteText(writer, column, string.Empty, Total);
                    continue;
                }

                var sum = $"SUM({SheetAddress.Range(HeaderRows + 1, column, last, column)})";
                var scale = edition.Cells[i].Format.Scale;
                WriteNumber(writer, column, _sums[i], Total, scale == 0 ? sum : string.Create(CultureInfo.InvariantCulture, $"ROUND({sum},{scale})"));
            }

            writer.WriteEndElement();
        }

        private void WriteEnd(XmlWriter writer, string title)
        {
            writer.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"<mergeCells count=\"{_merges.Count}\">"));
            writer.WriteRaw(string.Concat(_merges.Select(m => $"<mergeCell ref=\"{m}\"/>")));
            writer.WriteRaw("</mergeCells><pageMargins left=\"0.4\" right=\"0.4\" top=\"0.8\" bottom=\"0.6\" header=\"0.4\" footer=\"0.3\"/>");
            writer.WriteRaw("<pageSetup paperSize=\"9\" orientation=\"landscape\" pageOrder=\"overThenDown\"/>");
            SheetBuilder.HeaderOf(title, string.Empty).WriteTo(writer);
        }

        private void StartRow(XmlWriter writer, int? height, bool isHidden = false)
        {
            _row++;
            writer.WriteStartElement("row", Main);
            writer.WriteAttributeString("r", Text(_row));
            if (height is { } points)
            {
                writer.WriteAttributeString("ht", Text(points));
                writer.WriteAttributeString("customHeight", "1");
            }

            if (isHidden)
            {
                writer.WriteAttributeString("hidden", "1");
            }
        }

        private void StartCell(XmlWriter writer, int column, CellLook look)
        {
            writer.WriteStartElement("c", Main);
            writer.WriteAttributeString("r", SheetAddress.Of(_row, column));
            writer.WriteAttributeString("s", Text(styles[look]));
        }

        private void WriteText(XmlWriter writer, int column, string text, CellLook look)
        {
            StartCell(writer, column, look);
            if (text.Length > 0)
            {
                writer.WriteAttributeString("t", "inlineStr");
                writer.WriteStartElement("is", Main);
                writer.WriteStartElement("t", Main);
                writer.WriteAttributeString("xml", "space", null, "preserve");
                writer.WriteString(ExcelText.Escape(ExcelText.Parts(text)[0]));
                writer.WriteEndElement();
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        private void WriteNumber(XmlWriter writer, int column, decimal number, CellLook look, string? formula = null)
        {
            StartCell(writer, column, look);
            if (formula is not null)
            {
                writer.WriteElementString("f", Main, formula);
            }

            writer.WriteElementString("v", Main, number.ToString(CultureInfo.InvariantCulture));
            writer.WriteEndElement();
        }

        private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary>A unit in the county's summary.</summary>
/// <param name="Figures">Its figures; <see langword="null"/> for a unit without report.</param>
public sealed record SummaryRow(string UnitCode, string UnitName, int Year, string State, ReportFigures? Figures)
{
    /// <summary>Whether it is a unit, or else a row that adds to the sums and is none, as an adjustment.</summary>
    public bool IsUnit { get; init; } = true;
}
