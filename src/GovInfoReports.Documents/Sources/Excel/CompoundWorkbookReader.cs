using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using GovInfoReports.Documents.Sources.Kinds;

namespace GovInfoReports.Documents.Sources.Excel;

/// <summary>Reads a workbook of Excel 97 to 2003 (.xls). Formulas are never calculated and macros never run.</summary>
internal sealed class CompoundWorkbookReader(ReadOnlyMemory<byte> bytes, SourceLimits limits, CancellationToken ct)
{
    private const int MostMerges = 10_000;
    private const int MostColumns = 256;
    private const int MostRows = 65_536;

    private readonly NumberFormats _formats = new();
    private int _cells;
    private long _characters;

    public Workbook Read()
    {
        var file = CompoundFile.Open(bytes);
        if (file is not { IsFitForReading: true })
        {
            throw SourceRefusedException.Of(SourceRefusal.Damaged);
        }

        try
        {
            // Names the encodings that old workbooks number.
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            List<Worksheet> sheets = [];
            using MeteredStream stream = new(bytes, ct);
            using var reader = ExcelReaderFactory.CreateBinaryReader(stream, new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding("GB18030") });
            for (var isThere = reader.ResultsCount is > 0 and var count && count <= limits.Parts; isThere; isThere = reader.NextResult())
            {
                sheets.Add(ReadSheet(reader));
            }

            new SheetRecords(sheets, Count).Read(file.StreamOf("Workbook") ?? file.StreamOf("Book") ?? []);
            return new Workbook(sheets, HasActiveContent: false);
        }
        catch (InvalidPasswordException)
        {
            throw SourceRefusedException.Of(SourceRefusal.Encrypted);
        }
        catch (Exception e) when (e is not (SourceRefusedException or OperationCanceledException))
        {
            throw SourceRefusedException.Of(SourceRefusal.Damaged);
        }
    }

    private Worksheet ReadSheet(IExcelDataReader reader)
    {
        Worksheet sheet = new(reader.Name ?? string.Empty, reader.VisibleState != "visible");
        if (reader.FieldCount > MostColumns || reader.RowCount > MostRows)
        {
            throw SourceRefusedException.Of(SourceRefusal.Damaged);
        }

        var merges = reader.MergeCells ?? [];
        if (merges.Length > MostMerges)
        {
            throw SourceRefusedException.Of(SourceRefusal.TooManyCells, limits.Cells);
        }

        sheet.Merges.AddRange(merges.Select(m => (m.FromRow + 1, m.FromColumn + 1, m.ToRow + 1, m.ToColumn + 1)));
        sheet.HiddenColumns.AddRange(Enumerable.Range(0, reader.FieldCount).Where(i => reader.GetColumnWidth(i) == 0).Select(i => (i + 1, i + 1)));
        for (var row = 1; reader.Read(); row++)
        {
            ct.ThrowIfCancellationRequested();
            if (reader.RowHeight == 0)
            {
                sheet.HiddenRows.Add(row);
            }

            for (var column = 0; column < reader.FieldCount; column++)
            {
                Keep(sheet, row, column + 1, CellOf(reader, column));
            }
        }

        return sheet;
    }

    private SheetCell CellOf(IExcelDataReader reader, int column)
    {
        var format = reader.GetNumberFormatIndex(column);
        return reader.GetValue(column) switch
        {
            double number => _formats.Show(number.ToString("R", CultureInfo.InvariantCulture), format, reader.GetNumberFormatString(column)),
            int number => _formats.Show(number.ToString(CultureInfo.InvariantCulture), format, reader.GetNumberFormatString(column)),
            DateTime date => new SheetCell(NumberFormats.Date(date), SheetCellKind.Text),
            TimeSpan time => new SheetCell(time.ToString("c", CultureInfo.InvariantCulture), SheetCellKind.Text),
            bool isTrue => new SheetCell(isTrue ? "TRUE" : "FALSE", SheetCellKind.Text),
            string text => new SheetCell(text, SheetCellKind.Text),
            _ => SheetCell.Empty,
        };
    }

    private void Keep(Worksheet sheet, int row, int column, SheetCell cell)
    {
        if (cell.Text.Length == 0)
        {
            return;
        }

        if (++_cells > limits.Cells)
        {
            throw SourceRefusedException.Of(SourceRefusal.TooManyCells, limits.Cells);
        }

        Count(cell.Text);
        if (!sheet.Rows.TryGetValue(row, out var cells))
        {
            sheet.Rows[row] = cells = [];
        }

        cells[column] = cell;
    }

    private void Count(string text)
    {
        _characters += text.Length;
        if (_characters > limits.Characters)
        {
            throw SourceRefusedException.Of(SourceRefusal.TooLong, limits.Characters);
        }
    }

    // A file may send its reader over the same place again and again.
    private sealed class MeteredStream(ReadOnlyMemory<byte> bytes, CancellationToken ct) : MemoryStream(bytes.ToArray(), writable: false)
    {
        private const int Times = 8;
        private const long Beyond = 1024 * 1024;

        private long _left = (Times * (long)bytes.Length) + Beyond;

        public override int Read(byte[] buffer, int offset, int count)
        {
            ct.ThrowIfCancellationRequested();
            var read = base.Read(buffer, offset, count);
            _left -= read;
            return _left >= 0 ? read : throw SourceRefusedException.Of(SourceRefusal.Damaged);
        }
    }
}
