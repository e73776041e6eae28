using System.Globalization;
using System.Text;
using System.Xml;
using GovInfoReports.Documents.Office;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Sources.Excel;

/// <summary>Reads the parts of a workbook. Formulas are never calculated and macros never run.</summary>
internal sealed class WorkbookReader(OfficePackage package, SourceLimits limits, CancellationToken ct)
{
    private const int MostMerges = 10_000;

    private readonly NumberFormats _formats = new();
    private readonly List<string> _strings = [];
    private readonly List<bool> _struckLooks = [];
    private int _cells;
    private long _characters;

    public Workbook Read()
    {
        var main = package.RelationsOf(string.Empty).FirstOrDefault(r => r.Type == "officeDocument")?.Target ?? throw SourceRefusedException.Of(SourceRefusal.Damaged);
        var relations = package.RelationsOf(main);
        var listed = ReadWorkbook(main);
        if (relations.FirstOrDefault(r => r.Type == "styles") is { } styles)
        {
            ReadStyles(styles.Target);
        }

        if (relations.FirstOrDefault(r => r.Type == "sharedStrings") is { } strings)
        {
            ReadStrings(strings.Target);
        }

        List<Worksheet> sheets = [];
        foreach (var (name, id, isHidden) in listed)
        {
            if (relations.FirstOrDefault(r => r.Id == id) is { Type: "worksheet" } relation)
            {
                sheets.Add(ReadSheet(relation.Target, new Worksheet(name, isHidden)));
            }
        }

        var hasActiveContent = relations.Any(r => r.Type == "vbaProject")
            || package.Names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
                || n.StartsWith("xl/embeddings/", StringComparison.OrdinalIgnoreCase)
                || n.StartsWith("xl/activeX/", StringComparison.OrdinalIgnoreCase));
        return new Workbook(sheets, hasActiveContent);
    }

    private static bool IsTrue(string? text) => text is "1" or "true" or "on";

    private static int Number(string? text, int otherwise) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private static bool IsZero(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number == 0;

    private List<(string Name, string Relation, bool IsHidden)> ReadWorkbook(string part)
    {
        List<(string, string, bool)> sheets = [];
        using var reader = package.OpenXml(part);
        while (package.Next(reader))
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
            {
                _formats.CountsFrom1904 = IsTrue(reader.GetAttribute("date1904"));
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
            {
                var relation = string.Empty;
                while (reader.MoveToNextAttribute())
                {
                    relation = reader is { LocalName: "id", NamespaceURI.Length: > 0 } ? reader.Value : relation;
                }

                reader.MoveToElement();
                sheets.Add((reader.GetAttribute("name") ?? string.Empty, relation, reader.GetAttribute("state") is "hidden" or "veryHidden"));
            }
        }

        return sheets;
    }

    private void ReadStyles(string part)
    {
        using var reader = package.OpenXml(part);
        var isLook = false;
        var isFont = false;
        List<bool> struck = [];
        while (package.Next(reader))
        {
            if (reader.LocalName == "fonts")
            {
                isFont = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            }
            else if (isFont && reader is { NodeType: XmlNodeType.Element, LocalName: "font" })
            {
                struck.Add(false);
            }
            else if (isFont && struck.Count > 0 && reader is { NodeType: XmlNodeType.Element, LocalName: "strike" })
            {
                struck[^1] = IsStruck(reader);
            }
            else if (reader.LocalName == "cellXfs")
            {
                isLook = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "numFmt" })
            {
                _formats.AddCode(Number(reader.GetAttribute("numFmtId"), -1), reader.GetAttribute("formatCode") ?? string.Empty);
            }
            else if (isLook && reader is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                _formats.AddLook(Number(reader.GetAttribute("numFmtId"), 0));
                _struckLooks.Add(struck.ElementAtOrDefault(Number(reader.GetAttribute("fontId"), -1)));
            }
        }
    }

    private void ReadStrings(string part)
    {
        using var reader = package.OpenXml(part);
        while (package.Next(reader))
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                _strings.Add(ReadRichText(reader));
            }
        }
    }

    // Text with its raised and struck words, without the pronunciation that may stand beside it.
    private string ReadRichText(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return string.Empty;
        }

        var text = new StringBuilder();
        var depth = reader.Depth;
        var phonetic = int.MaxValue;
        var isText = false;
        var (rise, isStruck, hasStruck) = (0, false, false);
        while (package.Next(reader) && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                phonetic = reader.Depth <= phonetic ? (reader.LocalName == "rPh" ? reader.Depth : int.MaxValue) : phonetic;
                isText = reader.LocalName == "t" && phonetic == int.MaxValue;
                (rise, isStruck) = reader.LocalName switch
                {
                    "r" => (0, false),
                    "vertAlign" => (RiseOf(reader), isStruck),
                    "strike" => (rise, IsStruck(reader)),
                    _ => (rise, isStruck),
                };
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                isText = false;
            }
            else if (isText)
            {
                var words = RaisedText.Shift(reader.Value, rise);
                text.Append(isStruck ? RaisedText.Struck(words) : words);
                hasStruck |= isStruck;
            }
        }

        return ExcelText.Unescape(hasStruck ? RaisedText.Joined(text.ToString()) : text.ToString());
    }

    private static int RiseOf(XmlReader reader) => reader.GetAttribute("val") switch { "superscript" => 1, "subscript" => -1, _ => 0 };

    private static bool IsStruck(XmlReader reader) => reader.GetAttribute("val") is not { } value || IsTrue(value);

    private Worksheet ReadSheet(string part, Worksheet sheet)
    {
        using (var reader = package.OpenXml(part))
        {
            var (row, column) = (0, 0);
            while (package.Next(reader))
            {
                if (reader.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                switch (reader.LocalName)
                {
                    case "row":
                        ct.ThrowIfCancellationRequested();
                        row = Number(reader.GetAttribute("r"), row + 1);
                        column = 0;
                        if (IsTrue(reader.GetAttribute("hidden")) || IsZero(reader.GetAttribute("ht")))
                        {
                            sheet.HiddenRows.Add(row);
                        }

                        break;
                    case "c":
                        var address = reader.GetAttribute("r");
                        if (address is not null && !SheetAddress.TryParse(address, out row, out column))
                        {
                            throw SourceRefusedException.Of(SourceRefusal.Damaged);
                        }

                        column += address is null ? 1 : 0;
                        Keep(sheet, row, column, ReadCell(reader));
                        break;
                    case "col" when IsTrue(reader.GetAttribute("hidden")) || IsZero(reader.GetAttribute("width")):
                        sheet.HiddenColumns.Add((Number(reader.GetAttribute("min"), 0), Number(reader.GetAttribute("max"), 0)));
                        break;
                    case "mergeCell" when SheetAddress.TryParseRange(reader.GetAttribute("ref"), out var range):
                        sheet.Merges.Add(sheet.Merges.Count < MostMerges ? range : throw SourceRefusedException.Of(SourceRefusal.TooManyCells, limits.Cells));
                        break;
                }
            }
        }

        foreach (var relation in package.RelationsOf(part))
        {
            switch (relation.Type)
            {
                case "drawing" when package.Has(relation.Target):
                    ReadDrawing(relation.Target, sheet);
                    break;
                case "comments" when package.Has(relation.Target):
                    ReadComments(relation.Target, sheet);
                    break;
            }
        }

        return sheet;
    }

    private void Keep(Worksheet sheet, int row, int column, SheetCell cell)
    {
        if (cell.Text.Length == 0)
        {
            return;
        }

        if (row is < 1 or > SheetAddress.MostRows || column > SheetAddress.MostColumns)
        {
            throw SourceRefusedException.Of(SourceRefusal.Damaged);
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

    private SheetCell ReadCell(XmlReader reader)
    {
        var type = reader.GetAttribute("t") ?? "n";
        var look = Number(reader.GetAttribute("s"), 0);
        if (reader.IsEmptyElement)
        {
            return SheetCell.Empty;
        }

        string? formula = null;
        var value = string.Empty;
        var inline = string.Empty;
        var depth = reader.Depth;
        var element = string.Empty;
        while (package.Next(reader) && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                element = reader.LocalName;
                if (element == "is")
                {
                    inline = ReadRichText(reader);
                }
                else if (element == "f")
                {
                    formula = string.Empty;
                }
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                element = string.Empty;
            }
            else if (element == "v")
            {
                value += reader.Value;
            }
            else if (element == "f")
            {
                formula += reader.Value;
            }
        }

        if (formula is not null && value.Length == 0 && type is not "str")
        {
            return new SheetCell($"={formula}", SheetCellKind.NoResult);
        }

        var cell = type switch
        {
            "s" => new SheetCell(StringAt(value), SheetCellKind.Text),
            "str" => new SheetCell(ExcelText.Unescape(value), SheetCellKind.Text),
            "inlineStr" => new SheetCell(inline, SheetCellKind.Text),
            "e" => new SheetCell(value, SheetCellKind.Error),
            "b" => new SheetCell(value.Trim() switch { "1" => "TRUE", "0" => "FALSE", _ => value }, SheetCellKind.Text),
            "d" => new SheetCell(value, SheetCellKind.Text),
            _ => value.Length == 0 ? SheetCell.Empty : _formats.Show(value.Trim(), look),
        };
        return cell.Text.Length > 0 && cell.Kind != SheetCellKind.Error && _struckLooks.ElementAtOrDefault(look) && !cell.Text.Contains("~~", StringComparison.Ordinal)
            ? new SheetCell(RaisedText.Struck(cell.Text), SheetCellKind.Text)
            : cell;
    }

    private string StringAt(string index)
    {
        var at = Number(index.Trim(), -1);
        return at >= 0 && at < _strings.Count ? _strings[at] : throw SourceRefusedException.Of(SourceRefusal.Damaged);
    }

    private void ReadComments(string part, Worksheet sheet)
    {
        using var reader = package.OpenXml(part);
        while (package.Next(reader))
        {
            sheet.Comments += reader is { NodeType: XmlNodeType.Element, LocalName: "comment" } ? 1 : 0;
        }
    }

    private void ReadDrawing(string part, Worksheet sheet)
    {
        using var reader = package.OpenXml(part);
        var row = 0;
        var hasRow = false;
        var element = string.Empty;
        List<string> paragraphs = [];
        while (package.Next(reader))
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                element = reader.LocalName;
                switch (element)
                {
                    case "twoCellAnchor" or "oneCellAnchor" or "absoluteAnchor":
                        (row, hasRow) = (0, false);
                        break;
                    case "p":
                        paragraphs.Add(string.Empty);
                        break;
                    case "pic" or "graphicFrame":
                        sheet.Shapes.Add(new SheetShape(row + 1, []));
                        break;
                }
            }
            else if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "sp" } && paragraphs.Exists(p => !TextKey.IsBlank(p)))
            {
                paragraphs.ForEach(Count);
                sheet.Shapes.Add(new SheetShape(row + 1, [.. paragraphs.Where(p => !TextKey.IsBlank(p))]));
                paragraphs = [];
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                element = string.Empty;
            }
            else if (element == "row" && !hasRow)
            {
                (row, hasRow) = (Number(reader.Value.Trim(), 0), true);
            }
            else if (element == "t" && paragraphs.Count > 0)
            {
                paragraphs[^1] += reader.Value;
            }
        }
    }
}
