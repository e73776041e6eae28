using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security;
using System.Text;

namespace GovInfoReports.TestSupport.Corpus;

/// <summary>Makes files of papers, as plainly as each format allows, without the libraries that the portal reads them with.</summary>
internal static class Carrier
{
    private const string W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";
    private const string Header = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

    /// <summary>A Word file.</summary>
    public static byte[] Docx(Paper paper, bool hasLines = true)
    {
        var body = new StringBuilder();
        var notes = new StringBuilder();
        var note = 1;
        foreach (var block in paper.Blocks)
        {
            switch (block)
            {
                case PaperParagraph p:
                    body.Append("<w:p>");
                    body.Append(Properties(p));
                    if (p.Deleted is { } deleted)
                    {
                        body.Append(CultureInfo.InvariantCulture, $"<w:del w:id=\"{note}\" w:author=\"a\"><w:r><w:delText xml:space=\"preserve\">{X(deleted)}</w:delText></w:r></w:del>");
                    }

                    body.Append(Run(p.Text));
                    if (p.Footnote is { } text)
                    {
                        note++;
                        body.Append(CultureInfo.InvariantCulture, $"<w:r><w:footnoteReference w:id=\"{note}\"/></w:r>");
                        notes.Append(CultureInfo.InvariantCulture, $"<w:footnote w:id=\"{note}\"><w:p>{Run(text)}</w:p></w:footnote>");
                    }

                    if (p.TextBox is { } box)
                    {
                        body.Append(CultureInfo.InvariantCulture, $"<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p>{Run(box)}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>");
                    }

                    if (p.HasPicture)
                    {
                        body.Append("<w:r><w:pict><v:shape><v:imagedata r:id=\"rId9\"/></v:shape></w:pict></w:r>");
                    }

                    body.Append("</w:p>");
                    break;
                case PaperTable t:
                    WordTable(body, t, hasLines);
                    break;
            }
        }

        var styles = string.Concat(Enumerable.Range(1, 3).Select(i => $"<w:style w:type=\"paragraph\" w:styleId=\"Heading{i}\"><w:name w:val=\"heading {i}\"/><w:pPr><w:outlineLvl w:val=\"{i - 1}\"/></w:pPr></w:style>"));
        return Zip(
            ("[Content_Types].xml", $"{Header}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/><Override PartName=\"/word/numbering.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml\"/><Override PartName=\"/word/footnotes.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml\"/></Types>"),
            ("_rels/.rels", $"{Header}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
            ("word/_rels/document.xml.rels", $"{Header}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering\" Target=\"numbering.xml\"/><Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes\" Target=\"footnotes.xml\"/></Relationships>"),
            ("word/styles.xml", $"{Header}<w:styles {W}>{styles}</w:styles>"),
            ("word/numbering.xml", $"{Header}<w:numbering {W}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:suff w:val=\"nothing\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"),
            ("word/footnotes.xml", $"{Header}<w:footnotes {W}>{notes}</w:footnotes>"),
            ("word/document.xml", $"{Header}<w:document {W}><w:body>{body}<w:sectPr/></w:body></w:document>"));
    }

    /// <summary>A web page, with navigation around the report where asked for.</summary>
    public static string Html(Paper paper, bool isSite = false, bool isPasted = false, string charset = "utf-8")
    {
        var html = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"").Append(charset).Append("\"><title>").Append(WebUtility.HtmlEncode(paper.Unit)).Append("</title><style>td{border:1px solid}</style></head><body>");
        if (isSite)
        {
            html.Append("<div class=\"top\"><ul><li><a href=\"/\">首页</a></li><li><a href=\"/zwgk\">政务公开</a></li><li><a href=\"/hd\">互动交流</a></li></ul></div><div>当前位置：<a href=\"/\">首页</a> &gt; 政府信息公开年报</div><table><tr><td>索引号</td><td>0001/2022-00012</td><td>发布机构</td><td>青禾镇</td></tr></table><table width=\"100%\"><tr><td><div class=\"article\">");
        }

        foreach (var block in paper.Blocks)
        {
            if (block is PaperTable table)
            {
                Table(html, table, isPasted);
                continue;
            }

            if (block is PaperSheet)
            {
                continue;
            }

            var p = (PaperParagraph)block;
            var text = WebUtility.HtmlEncode(p.Text);
            if (isPasted)
            {
                text = string.Concat(p.Text.Chunk(2).Select(c => $"<span lang=\"EN-US\" style=\"font-family:仿宋\">{WebUtility.HtmlEncode(new string(c))}</span>"));
            }

            html.Append(isPasted ? "<p class=\"MsoNormal\" style=\"text-indent:32pt\">" : p.Kind == ParagraphKind.Title ? "<h1>" : "<p>").Append(text);
            html.Append(p.HasPicture ? "<img src=\"/uploads/1.png\">" : string.Empty).Append(p.Deleted is { } d ? $"<span style=\"display:none\">{WebUtility.HtmlEncode(d)}</span>" : string.Empty);
            html.Append(p.Footnote is { } note ? $"<sup>[1]</sup><br>{WebUtility.HtmlEncode(note)}" : string.Empty).Append(p.TextBox is { } box ? $"<span>{WebUtility.HtmlEncode(box)}</span>" : string.Empty);
            html.Append(!isPasted && p.Kind == ParagraphKind.Title ? "</h1>" : "</p>").Append('\n');
        }

        if (isSite)
        {
            html.Append("</div></td></tr></table><div>附件下载：<a href=\"/f.doc\">年报.doc</a></div><div>上一篇：没有了</div><div class=\"foot\"><p>主办：松原县人民政府办公室　网站标识码：1234560001　地址：人民路1号</p><script>var a = 1;</script></div>");
        }

        return html.Append("</body></html>").ToString();
    }

    /// <summary>A workbook, everything on one sheet or a sheet for each table.</summary>
    public static byte[] Xlsx(Paper paper, bool isOneSheet, bool asText = false)
    {
        List<(string Name, StringBuilder Rows, StringBuilder Merges, int Row)> sheets = [];
        var current = Begin("封面");
        var number = 1;
        foreach (var block in paper.Blocks)
        {
            if (block is PaperTable table)
            {
                if (!isOneSheet)
                {
                    Put(current);
                    current = Begin($"表{number++}");
                }

                foreach (var (cells, row) in Grid(table).Select((r, i) => (r, i)))
                {
                    current.Rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{current.Row}\">");
                    foreach (var (cell, slot) in cells)
                    {
                        current.Rows.Append(Cell(cell, current.Row, slot, asText));
                        if (cell.ColumnSpan > 1 || cell.RowSpan > 1)
                        {
                            current.Merges.Append(CultureInfo.InvariantCulture, $"<mergeCell ref=\"{Name(slot)}{current.Row}:{Name(slot + cell.ColumnSpan - 1)}{current.Row + Math.Min(cell.RowSpan, table.Rows.Count - row) - 1}\"/>");
                        }
                    }

                    current.Rows.Append("</row>");
                    current.Row++;
                }

                current.Row++;
            }
            else if (block is PaperSheet sheet)
            {
                if (current.Row > 1)
                {
                    Put(current);
                }

                current = Begin(sheet.Name);
            }
            else
            {
                current.Rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{current.Row}\"><c r=\"A{current.Row}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{X(((PaperParagraph)block).Text)}</t></is></c></row>");
                current.Row++;
            }
        }

        Put(current);
        List<(string, string)> parts =
        [
            ("[Content_Types].xml", $"{Header}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>{string.Concat(sheets.Select((_, i) => $"<Override PartName=\"/xl/worksheets/sheet{i + 1}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"))}</Types>"),
            ("_rels/.rels", $"{Header}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"{Header}<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{string.Concat(sheets.Select((s, i) => $"<sheet name=\"{X(s.Name)}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>"))}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"{Header}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))}</Relationships>"),
        ];
        parts.AddRange(sheets.Select((s, i) => ($"xl/worksheets/sheet{i + 1}.xml", $"{Header}<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{s.Rows}</sheetData>{(s.Merges.Length > 0 ? $"<mergeCells>{s.Merges}</mergeCells>" : string.Empty)}</worksheet>")));
        return Zip([.. parts]);

        (string Name, StringBuilder Rows, StringBuilder Merges, int Row) Begin(string name) => (name, new StringBuilder(), new StringBuilder(), 1);

        void Put((string, StringBuilder, StringBuilder, int) sheet) => sheets.Add(sheet);
    }

    /// <summary>Text in one of the shapes that copying gives.</summary>
    public static string Text(Paper paper, string shape)
    {
        var text = new StringBuilder();
        foreach (var block in paper.Blocks)
        {
            if (block is PaperParagraph p)
            {
                text.Append(p.Text).Append(p.Footnote).Append(p.TextBox).Append('\n').Append(shape == "pipes" ? "\n" : string.Empty);
                continue;
            }

            if (block is not PaperTable table)
            {
                continue;
            }

            var isFirst = true;
            foreach (var row in table.Rows)
            {
                var cells = row.Select(c => (c.Struck is { } struck ? $"~~{struck}~~" : string.Empty) + c.Text.ReplaceLineEndings(string.Empty) + (c.Mark is { } mark ? shape == "pipes" ? $"^{mark}^" : $"[{mark}]" : string.Empty)).ToList();
                switch (shape)
                {
                    case "word":
                        text.Append(string.Concat(cells.Select(c => $"\t{c}\n"))).Append('\n');
                        break;
                    case "tabs":
                        text.Append(string.Join('\t', cells)).Append('\n');
                        break;
                    case "pipes":
                        text.Append("| ").Append(string.Join(" | ", cells)).Append(" |\n").Append(isFirst ? $"|{string.Concat(cells.Select(_ => " --- |"))}\n" : string.Empty);
                        break;
                    case "pipes behind":
                        text.Append(string.Concat(cells.Select(c => $"{c} | ")).TrimEnd()).Append('\n');
                        break;
                    case "pipes between":
                        text.Append(string.Join(" | ", cells)).Append('\n');
                        break;
                    case "pipe a line":
                        text.Append(string.Concat(cells.Select(c => $"{c} |\n")));
                        break;
                    case "pipe before a line":
                        text.Append(string.Concat(cells.Select(c => $"| {c}\n")));
                        break;
                    case "pipes and breaks":
                        text.Append("| \n").Append(string.Concat(cells.Select(c => $" {c}  | \n")));
                        break;
                    case "pipes and broken labels":
                        text.Append("| ").Append(string.Join(" | ", cells.Select(c => c.Length > 3 && c.Any(x => x > '一') ? $"{c[..(c.Length / 2)]}\n{c[(c.Length / 2)..]}" : c))).Append(" |\n");
                        break;
                    case "pipes and empty lines":
                        text.Append("|\n\n").Append(string.Concat(cells.Select(c => $"{c}\n\n|\n\n")));
                        break;
                    case "lines and broken labels":
                        text.Append(string.Concat(cells.Select(c => c.Length > 3 && c.Any(x => x > '一') ? $"{c[..(c.Length / 2)]}\n{c[(c.Length / 2)..]}\n" : $"{c}\n")));
                        break;
                    case "lines":
                        text.Append(string.Concat(cells.Select(c => $"{c}\n")));
                        break;
                    case "joined":
                        text.Append(string.Join(' ', row.Where(c => c.Id is null).Select(c => c.Text))).Append(' ').Append(string.Concat(row.Where(c => c.Id is not null).Select(c => c.Text))).Append('\n');
                        break;
                    default:
                        text.Append(string.Join(' ', cells)).Append('\n');
                        break;
                }

                isFirst = false;
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>An archive.</summary>
    public static byte[] Zip(params (string Name, string Text)[] parts) => ZipBytes([.. parts.Select(p => (p.Name, Encoding.UTF8.GetBytes(p.Text)))]);

    public static byte[] ZipBytes(params (string Name, byte[] Bytes)[] parts)
    {
        using MemoryStream bytes = new();
        using (ZipArchive zip = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, part) in parts)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(part);
            }
        }

        return bytes.ToArray();
    }

    private static string Properties(PaperParagraph p)
    {
        var number = p.IsNumbered ? "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>" : string.Empty;
        return p.Kind == ParagraphKind.Title ? "<w:pPr><w:jc w:val=\"center\"/></w:pPr>" : number.Length > 0 ? $"<w:pPr>{number}</w:pPr>" : string.Empty;
    }

    private static string Run(string text) => $"<w:r><w:t xml:space=\"preserve\">{X(text)}</w:t></w:r>";

    private static string X(string text) => SecurityElement.Escape(text)!;

    // Cells with the grid column that each begins at.
    public static IEnumerable<List<(PaperCell Cell, int Slot)>> Grid(PaperTable table)
    {
        Dictionary<int, int> covered = [];
        foreach (var row in table.Rows)
        {
            List<(PaperCell, int)> cells = [];
            var slot = 0;
            foreach (var cell in row)
            {
                while (covered.GetValueOrDefault(slot) > 0)
                {
                    slot++;
                }

                cells.Add((cell, slot));
                for (var i = 0; i < cell.ColumnSpan; i++)
                {
                    covered[slot + i] = cell.RowSpan;
                }

                slot += cell.ColumnSpan;
            }

            foreach (var key in covered.Keys.ToList())
            {
                covered[key]--;
            }

            yield return cells;
        }
    }

    private static void WordTable(StringBuilder body, PaperTable table, bool hasLines)
    {
        var grid = Grid(table).ToList();
        var columns = grid.Max(r => r.Count == 0 ? 0 : r.Max(c => c.Slot + c.Cell.ColumnSpan));
        var open = new (int Rows, int Span)[columns];
        var labels = table.Form is { Orientation: Domain.Form.TableOrientation.Matrix } form ? Domain.Form.TableLayout.For(form).LabelColumns : 0;
        body.Append("<w:tbl><w:tblPr><w:tblBorders>").Append(!hasLines ? string.Empty : string.Concat(new[] { "top", "left", "bottom", "right", "insideH", "insideV" }.Select(e => $"<w:{e} w:val=\"single\" w:sz=\"4\"/>")));
        body.Append("</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"30\" w:type=\"dxa\"/><w:right w:w=\"30\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>");
        body.Append(string.Concat(Enumerable.Range(0, columns).Select(c => string.Create(CultureInfo.InvariantCulture, $"<w:gridCol w:w=\"{(c < labels ? (c == labels - 1 ? 2400 : 700) : (8300 - (labels > 0 ? (700 * labels) + 1700 : 0)) / Math.Max(1, columns - labels))}\"/>"))));
        body.Append("</w:tblGrid>");
        foreach (var (row, r) in grid.Select((row, r) => (row, r)))
        {
            body.Append("<w:tr>").Append(r < table.HeaderRows ? "<w:trPr><w:tblHeader/></w:trPr>" : string.Empty);
            var next = 0;
            for (var slot = 0; slot < columns;)
            {
                if (open[slot].Rows > 0)
                {
                    body.Append(CultureInfo.InvariantCulture, $"<w:tc><w:tcPr><w:gridSpan w:val=\"{open[slot].Span}\"/><w:vMerge/></w:tcPr><w:p/></w:tc>");
                    open[slot].Rows--;
                    slot += open[slot].Span;
                    continue;
                }

                if (next >= row.Count || row[next].Slot != slot)
                {
                    slot++;
                    continue;
                }

                var cell = row[next++].Cell;
                body.Append(CultureInfo.InvariantCulture, $"<w:tc><w:tcPr><w:gridSpan w:val=\"{cell.ColumnSpan}\"/>{(cell.RowSpan > 1 ? "<w:vMerge w:val=\"restart\"/>" : string.Empty)}</w:tcPr>");
                foreach (var line in cell.Text.Split('\n'))
                {
                    var deleted = cell.Before is { } before ? $"<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>{X(before)}</w:delText></w:r></w:del>" : string.Empty;
                    body.Append("<w:p>").Append(deleted).Append(cell.Struck is { } struck ? $"<w:r><w:rPr><w:strike/></w:rPr><w:t>{X(struck)}</w:t></w:r>" : string.Empty).Append(cell.IsBold ? $"<w:r><w:rPr><w:b/></w:rPr><w:t>{X(line)}</w:t></w:r>" : cell.Before is null ? Run(line) : $"<w:ins w:id=\"2\" w:author=\"a\">{Run(line)}</w:ins>").Append(cell.Mark is { } mark ? $"<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>{X(mark)}</w:t></w:r>" : string.Empty).Append("</w:p>");
                }

                if (table.Inner is { } inner && r == grid.Count - 1 && next == row.Count)
                {
                    WordTable(body, inner, hasLines);
                    body.Append("<w:p/>");
                }

                body.Append("</w:tc>");
                open[slot] = (cell.RowSpan - 1, cell.ColumnSpan);
                slot += cell.ColumnSpan;
            }

            body.Append("</w:tr>");
        }

        body.Append("</w:tbl>");
    }

    private static void Table(StringBuilder html, PaperTable table, bool isPasted)
    {
        html.Append(isPasted ? "<table class=\"MsoNormalTable\" border=\"0\">" : "<table>");
        for (var r = 0; r < table.Rows.Count; r++)
        {
            html.Append("<tr>");
            for (var c = 0; c < table.Rows[r].Count; c++)
            {
                var cell = table.Rows[r][c];
                html.Append(CultureInfo.InvariantCulture, $"<td{(cell.ColumnSpan > 1 ? $" colspan=\"{cell.ColumnSpan}\"" : string.Empty)}{(cell.RowSpan > 1 ? $" rowspan=\"{cell.RowSpan}\"" : string.Empty)}>");
                html.Append(cell.Struck is { } struck ? isPasted ? $"<span style='text-decoration: line-through'>{struck}</span>" : $"<del>{struck}</del>" : string.Empty);
                html.Append(string.Join(isPasted ? "<br>" : "</p><p>", cell.Text.Split('\n').Select(l => isPasted && l.Length > 1 ? $"<span>{WebUtility.HtmlEncode(l[..1])}</span><span>{WebUtility.HtmlEncode(l[1..])}</span>" : WebUtility.HtmlEncode(l))));
                html.Append(cell.Mark is { } mark ? isPasted ? $"<span style='vertical-align: super'>{mark}</span>" : $"<sup>{mark}</sup>" : string.Empty);
                html.Append(cell.Before is { } before ? $"<s style=\"display:none\">{before}</s>" : string.Empty);
                if (table.Inner is { } inner && r == table.Rows.Count - 1 && c == table.Rows[r].Count - 1)
                {
                    Table(html, inner, isPasted);
                }

                html.Append("</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</table>\n");
    }

    private static string Cell(PaperCell cell, int row, int slot, bool asText)
    {
        if (cell.Text.Length == 0)
        {
            return $"<c r=\"{Name(slot)}{row}\"/>";
        }

        if (cell.Mark is not null || cell.Struck is not null)
        {
            var struck = cell.Struck is { } old ? $"<r><rPr><strike/></rPr><t>{X(old)}</t></r>" : string.Empty;
            var mark = cell.Mark is { } raised ? $"<r><rPr><vertAlign val=\"superscript\"/></rPr><t>{X(raised)}</t></r>" : string.Empty;
            return $"<c r=\"{Name(slot)}{row}\" t=\"inlineStr\"><is>{struck}<r><t>{X(cell.Text)}</t></r>{mark}</is></c>";
        }

        return !asText && cell.Id is not null && decimal.TryParse(cell.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? string.Create(CultureInfo.InvariantCulture, $"<c r=\"{Name(slot)}{row}\"><v>{number}</v></c>")
            : $"<c r=\"{Name(slot)}{row}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{X(cell.Text)}</t></is></c>";
    }

    private static string Name(int column) => column < 26 ? ((char)('A' + column)).ToString() : $"{(char)('A' + (column / 26) - 1)}{(char)('A' + (column % 26))}";
}
