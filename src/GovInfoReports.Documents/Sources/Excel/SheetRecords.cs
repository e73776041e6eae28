using System.Buffers.Binary;
using System.Text;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Sources.Excel;

/// <summary>
/// Takes out of the records of a workbook (.xls) what the package does not hand out: errors in cells, comments, pictures, and the words
/// in text boxes, which nobody would miss otherwise.
/// </summary>
internal sealed class SheetRecords(IReadOnlyList<Worksheet> sheets, Action<string> count)
{
    private const int Formula = 0x0006;
    private const int EndOfPart = 0x000a;
    private const int Note = 0x001c;
    private const int Continuation = 0x003c;
    private const int Shape = 0x005d;
    private const int SheetOfWorkbook = 0x0085;
    private const int Drawing = 0x00ec;
    private const int ShapeText = 0x01b6;
    private const int BooleanOrError = 0x0205;
    private const int BeginningOfPart = 0x0809;

    private const int Picture = 0x08;
    private const int Chart = 0x05;
    private const int CommentBox = 0x19;
    private const int SheetOfCells = 0x00;

    private readonly Dictionary<int, int> _startOf = [];
    private int _depth;
    private int _row;
    private int _kind;
    private int _letters;

    private static ReadOnlySpan<byte> Anchor => [0x10, 0xf0, 0x12, 0x00, 0x00, 0x00];

    public void Read(byte[] records)
    {
        Worksheet? sheet = null;
        for (var at = 0; at + 4 <= records.Length;)
        {
            var id = BinaryPrimitives.ReadUInt16LittleEndian(records.AsSpan(at));
            var length = BinaryPrimitives.ReadUInt16LittleEndian(records.AsSpan(at + 2));
            var content = records.AsSpan(at + 4, Math.Min(length, records.Length - at - 4));
            if (id == BeginningOfPart)
            {
                _depth++;
                sheet = _depth == 1 ? (_startOf.TryGetValue(at, out var index) && index < sheets.Count ? sheets[index] : null) : sheet;
            }
            else if (id == EndOfPart)
            {
                _depth = Math.Max(_depth - 1, 0);
            }
            else if (id == SheetOfWorkbook && content is [_, _, _, _, _, SheetOfCells, ..])
            {
                _startOf.TryAdd(BinaryPrimitives.ReadInt32LittleEndian(content), _startOf.Count);
            }
            else if (sheet is not null && _depth == 1)
            {
                Take(sheet, id, content);
            }

            at += 4 + length;
        }
    }

    private void Take(Worksheet sheet, int id, ReadOnlySpan<byte> content)
    {
        switch (id)
        {
            case Formula when content is [_, _, _, _, _, _, 2, _, var error, _, _, _, 0xff, 0xff, ..]:
                AddError(sheet, content, error);
                break;
            case BooleanOrError when content is [_, _, _, _, _, _, var error, 1, ..]:
                AddError(sheet, content, error);
                break;
            case Note:
                sheet.Comments++;
                break;
            case Drawing when content.IndexOf(Anchor) is >= 0 and var anchor && anchor + 14 <= content.Length:
                _row = BinaryPrimitives.ReadUInt16LittleEndian(content[(anchor + 12)..]) + 1;
                break;
            case Shape when content.Length >= 6:
                _kind = BinaryPrimitives.ReadUInt16LittleEndian(content[4..]);
                if (_kind is Picture or Chart)
                {
                    sheet.Shapes.Add(new SheetShape(_row, []));
                }

                break;
            case ShapeText when content.Length >= 12:
                _letters = _kind == CommentBox ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(content[10..]);
                break;
            case Continuation when _letters > 0 && content.Length > 1:
                AddText(sheet, content[0] == 0 ? Encoding.Latin1.GetString(content[1..]) : Encoding.Unicode.GetString(content[1..]));
                break;
        }
    }

    private void AddText(Worksheet sheet, string text)
    {
        text = text.Length > _letters ? text[.._letters] : text;
        _letters -= text.Length;
        count(text);
        var paragraphs = SourceText.Lines(text).Where(l => !TextKey.IsBlank(l)).ToList();
        if (paragraphs.Count > 0)
        {
            sheet.Shapes.Add(new SheetShape(_row, paragraphs));
        }
    }

    private static void AddError(Worksheet sheet, ReadOnlySpan<byte> content, byte error)
    {
        var row = BinaryPrimitives.ReadUInt16LittleEndian(content) + 1;
        if (!sheet.Rows.TryGetValue(row, out var cells))
        {
            sheet.Rows[row] = cells = [];
        }

        cells[BinaryPrimitives.ReadUInt16LittleEndian(content[2..]) + 1] = new SheetCell(
            error switch
            {
                0x00 => "#NULL!",
                0x07 => "#DIV/0!",
                0x0f => "#VALUE!",
                0x17 => "#REF!",
                0x1d => "#NAME?",
                0x24 => "#NUM!",
                _ => "#N/A",
            },
            SheetCellKind.Error);
    }
}
