using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Sources.Word;

/// <summary>Reads paragraphs and tables of a story of a Word file: its body, its footnotes, a text box.</summary>
internal sealed class WordBodyReader(WordXml xml, WordReading reading, IReadOnlyDictionary<string, string> addresses)
{
    private const int LongestHidden = 200;
    private const int LongestInstruction = 2000;
    private const int DeepestFields = 64;
    private const int WidestColumn = 100_000;

    private List<Field> _fields = [];
    private WordContents? _contents;
    private string? _link;
    private int _deeper;

    /// <summary>The blocks within the element that the walk stands on.</summary>
    public List<WordBlock> Blocks()
    {
        var story = new Story();
        foreach (var name in xml.Children())
        {
            Block(name, story);
        }

        Close(story);
        return story.Blocks;
    }

    private void Block(string name, Story story)
    {
        switch (name)
        {
            case "p":
                Paragraph(story);
                break;
            case "tbl":
                Close(story);
                if (Table() is { Rows.Count: > 0 } table)
                {
                    story.Blocks.Add(table);
                }

                break;
            case "sdt":
                ContentControl(n => Block(n, story));
                break;
            case "customXml" or "ins" or "moveTo":
                reading.Changes += name == "customXml" ? 0 : 1;
                Each(n => Block(n, story));
                break;
            case "mc:AlternateContent":
                Alternative(n => Block(n, story));
                break;
            case "altChunk" or "subDoc":
                reading.Note(story.Open ??= new WordParagraph(), SourceNoteKind.ActiveContent);
                break;
            case "del" or "moveFrom":
                reading.Changes++;
                break;
            case "r" or "hyperlink" or "fldSimple" or "smartTag" or "m:oMath" or "m:oMathPara":
                Inline(name, story.Open ??= new WordParagraph());
                break;
        }
    }

    private void Each(Action<string> take)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var name in xml.Children())
        {
            take(name);
        }
    }

    // One of the ways in which the file says the same thing: the first that holds anything.
    private void Alternative(Action<string> take)
    {
        var isTaken = false;
        foreach (var name in xml.Children())
        {
            if (!isTaken && name is "mc:Choice" or "mc:Fallback")
            {
                var before = reading.Taken;
                Each(take);
                isTaken = reading.Taken != before;
            }
        }
    }

    private void ContentControl(Action<string> take)
    {
        var isPrompt = false;
        var outer = _contents;
        foreach (var name in xml.Children())
        {
            if (name == "sdtPr")
            {
                foreach (var property in xml.Children())
                {
                    isPrompt |= property == "showingPlcHdr" && xml.IsOn;
                    if (property is "docPartObj" or "docPartList")
                    {
                        Each(n => _contents = n == "docPartGallery" && xml.Value == "Table of Contents" ? new WordContents { IsClosed = true } : _contents);
                    }
                }
            }
            else if (name == "sdtContent" && !isPrompt)
            {
                Each(take);
            }
        }

        _contents = outer;
    }

    private void Paragraph(Story story)
    {
        if (!story.Joins)
        {
            Close(story);
            if (xml.IsEmpty && reading.Styles.Default.List is null)
            {
                return;
            }
        }

        var paragraph = story.Open ?? new WordParagraph();
        var before = Length(paragraph);
        var properties = new Properties { Style = reading.Styles.Default };
        foreach (var name in xml.Children())
        {
            if (name == "pPr")
            {
                properties = ReadProperties();
            }
            else
            {
                paragraph.Style = properties.Style;
                Inline(name, paragraph);
            }
        }

        // The end that is left is that of the last of the paragraphs joined, and it says what they are.
        if (before == 0 || Length(paragraph) > before)
        {
            story.Properties = properties;
        }

        paragraph.Style = story.Properties.Style;
        story.Open = paragraph;
        story.Joins = properties.IsEndDeleted;
        if (!story.Joins)
        {
            Close(story);
        }
    }

    private static int Length(WordParagraph paragraph) => paragraph.Pieces.Sum(p => p.Text.Length);

    private void Close(Story story)
    {
        // An instruction never goes beyond its paragraph; one that does is broken, and must not swallow what follows.
        _fields.RemoveAll(f => f.IsInstruction);
        if (story.Open is not { } paragraph)
        {
            return;
        }

        var properties = story.Properties;
        story.Open = null;
        story.Joins = false;
        story.Properties = new Properties { Style = WordStyle.None };
        if (properties.Style.IsContents || _contents is { IsClosed: true })
        {
            return;
        }

        paragraph.Level = (properties.Outline ?? properties.Style.Outline) is >= 0 and < 9 and var outline ? outline + 1 : 0;
        if (paragraph.Pieces.Exists(p => p.Mark.Contents is null) || (paragraph.Pieces.Count == 0 && paragraph.Notes.All(n => n.Kind != SourceNoteKind.Hidden)))
        {
            paragraph.Number = reading.Numbering.Next(properties.Style, properties.List, properties.ListLevel);
        }

        if (paragraph.Pieces.Count > 0 || paragraph.Number is not null || paragraph.HasAttachments)
        {
            reading.CountParagraph();
            story.Blocks.Add(paragraph);
        }
    }

    private Properties ReadProperties()
    {
        var properties = new Properties { Style = reading.Styles.Default };
        foreach (var name in xml.Children())
        {
            switch (name)
            {
                case "pStyle":
                    properties = properties with { Style = reading.Styles.Find(xml.Value) };
                    break;
                case "outlineLvl":
                    properties = properties with { Outline = xml.Number };
                    break;
                case "numPr":
                    var (list, level) = WordNumbering.Reference(xml);
                    properties = properties with { List = list, ListLevel = level };
                    break;
                case "rPr":
                    var look = WordRunLook.Read(xml);
                    reading.Changes += look.IsEndChanged ? 1 : 0;
                    properties = properties with { IsEndDeleted = look.IsEndDeleted };
                    break;
            }
        }

        return properties;
    }

    private void Inline(string name, WordParagraph paragraph)
    {
        switch (name)
        {
            case "r":
                Run(paragraph);
                break;
            case "hyperlink":
                var outer = _link;
                _link = xml.Relation() is { } id && addresses.TryGetValue(id, out var address) && NarrativeText.IsWebAddress(address) ? address : null;
                Each(n => Inline(n, paragraph));
                _link = outer;
                break;
            case "fldSimple":
                SimpleField(paragraph);
                break;
            case "sdt":
                ContentControl(n => Inline(n, paragraph));
                break;
            case "ins" or "moveTo":
                reading.Changes++;
                Each(n => Inline(n, paragraph));
                break;
            case "del" or "moveFrom":
                reading.Changes++;
                break;
            case "smartTag" or "customXml" or "dir" or "bdo":
                Each(n => Inline(n, paragraph));
                break;
            case "mc:AlternateContent":
                Alternative(n => Inline(n, paragraph));
                break;
            case "m:oMath" or "m:oMathPara":
                Add(paragraph, WordMath.Text(xml), default);
                break;
        }
    }

    private void Run(WordParagraph paragraph)
    {
        var look = default(WordRunLook);
        foreach (var name in xml.Children())
        {
            if (name == "rPr")
            {
                look = WordRunLook.Read(xml);
            }
            else
            {
                InRun(name, paragraph, look);
            }
        }
    }

    private void InRun(string name, WordParagraph paragraph, WordRunLook look)
    {
        switch (name)
        {
            case "t":
                Add(paragraph, xml.Text(), look);
                break;
            case "tab" or "ptab":
                Add(paragraph, "\t", look);
                break;
            case "br":
                Add(paragraph, xml.Attribute("type") is "page" or "column" ? "\f" : "\n", look);
                break;
            case "cr":
                Add(paragraph, "\n", look);
                break;
            case "noBreakHyphen":
                Add(paragraph, "-", look);
                break;
            case "sym":
                Add(paragraph, WordSymbol.Of(xml.Attribute("font"), xml.Attribute("char")), look);
                break;
            case "ruby":
                Ruby(paragraph);
                break;
            case "fldChar":
                ComplexField(paragraph, look);
                break;
            case "instrText":
                if (_fields is [.., { IsInstruction: true } field] && field.Instruction.Length < LongestInstruction)
                {
                    field.Instruction.Append(xml.Text());
                }

                break;
            case "footnoteReference" or "endnoteReference":
                Footnote(paragraph, name[..^"Reference".Length], look);
                break;
            case "mc:AlternateContent":
                Alternative(n => InRun(n, paragraph, look));
                break;
            case "drawing" or "pict" or "object" or "contentPart":
                Drawing(name, paragraph);
                break;
        }
    }

    private void Ruby(WordParagraph paragraph)
    {
        foreach (var name in xml.Children())
        {
            if (name == "rubyBase")
            {
                Each(n => Inline(n, paragraph));
            }
        }
    }

    private void Footnote(WordParagraph paragraph, string kind, WordRunLook look)
    {
        if (xml.Attribute("id") is { } id && !IsHidden(paragraph, look) && !IsInstruction && paragraph.Footnotes.Count < LongestInstruction)
        {
            reading.CountCharacters(1);
            paragraph.AddFootnote(kind + id);
        }
    }

    private bool IsInstruction => _fields.Exists(f => f.IsInstruction);

    private bool IsHidden(WordParagraph paragraph, WordRunLook look) =>
        (look.IsHidden ?? (look.Style is { } id ? reading.Styles.Find(id).IsHidden : null) ?? paragraph.Style.IsHidden) == true;

    private void Add(WordParagraph paragraph, string text, WordRunLook look)
    {
        if (text.Length == 0 || IsInstruction)
        {
            return;
        }

        reading.CountCharacters(text.Length);
        if (IsHidden(paragraph, look))
        {
            Hide(paragraph, text);
            return;
        }

        text = RaisedText.Shift(text, look.Rise);
        text = look.IsStruck ? RaisedText.Struck(text) : text;
        var style = look.Style is { } id ? reading.Styles.Find(id) : WordStyle.None;
        var own = look.IsBold ?? style.IsBold;
        var shown = new WordLook(own ?? paragraph.Style.IsBold ?? false, look.IsItalic ?? style.IsItalic ?? paragraph.Style.IsItalic ?? false, own ?? false);
        var contents = _contents ?? _fields.Find(f => f.Contents is not null)?.Contents;
        var link = _link ?? _fields.FindLast(f => f.Link is not null)?.Link;
        reading.Add(paragraph, text, new WordMark(shown, link, contents));
    }

    private void Hide(WordParagraph paragraph, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        if (paragraph.Notes is [.., (SourceNoteKind.Hidden, _)])
        {
            paragraph.Add(SourceNoteKind.Hidden, text, LongestHidden);
        }
        else
        {
            reading.Note(paragraph, SourceNoteKind.Hidden, text);
        }
    }

    private void SimpleField(WordParagraph paragraph)
    {
        var field = new Field();
        field.Instruction.Append(xml.Attribute("instr"));
        field.Begin();
        _fields.Add(field);
        Each(n => Inline(n, paragraph));
        field.End();
        _fields.Remove(field);
    }

    private void ComplexField(WordParagraph paragraph, WordRunLook look)
    {
        switch (xml.Attribute("fldCharType"))
        {
            case "begin" when _fields.Count >= DeepestFields || _deeper > 0:
                _deeper++;
                break;
            case "end" when _deeper > 0:
                _deeper--;
                break;
            case "begin":
                _fields.Add(new Field { IsInstruction = true });
                break;
            case "separate" when _fields.Count > 0 && _deeper == 0:
                _fields[^1].IsInstruction = false;
                _fields[^1].Begin();
                break;
            case "end" when _fields.Count > 0:
                var field = _fields[^1];
                _fields.RemoveAt(_fields.Count - 1);
                if (field.IsInstruction && field.Circled is { } circled)
                {
                    Add(paragraph, circled, look);
                }

                field.End();
                break;
        }
    }

    private void Drawing(string name, WordParagraph paragraph)
    {
        var drawing = new WordDrawing(name == "object");
        var outer = _fields;
        _fields = [];
        Each(n => InDrawing(n, paragraph, drawing));
        _fields = outer;
        if (drawing.IsActive)
        {
            reading.Note(paragraph, SourceNoteKind.ActiveContent);
        }

        // What an embedded object shows is a picture of it.
        if (drawing.HasPicture || drawing.IsActive || name == "contentPart")
        {
            reading.Note(paragraph, SourceNoteKind.Picture, drawing.Description);
        }
    }

    private void InDrawing(string name, WordParagraph paragraph, WordDrawing drawing)
    {
        switch (name)
        {
            case "txbxContent":
                var boxed = Blocks();
                if (boxed.Count > 0)
                {
                    paragraph.Add(boxed);
                }

                break;
            case "v:textpath" when xml.Attribute("string") is { Length: > 0 } words:
                var art = new WordParagraph { Style = reading.Styles.Default };
                Add(art, words, default);
                paragraph.Add([art]);
                break;
            case "mc:AlternateContent":
                Alternative(n => InDrawing(n, paragraph, drawing));
                break;
            default:
                drawing.See(name, xml);
                Each(n => InDrawing(n, paragraph, drawing));
                break;
        }
    }

    private WordTable Table()
    {
        var table = new WordTable();
        Each(n => InTable(n, table));
        return table;
    }

    private void InTable(string name, WordTable table)
    {
        switch (name)
        {
            case "tblPr":
                foreach (var property in xml.Children())
                {
                    table.Style = property == "tblStyle" ? reading.Styles.Find(xml.Value) : table.Style;
                }

                break;
            case "tblGrid":
                foreach (var column in xml.Children())
                {
                    if (column == "gridCol" && table.Grid.Count <= SourceTable.MostColumns)
                    {
                        table.Grid.Add(Math.Clamp(xml.NumberOf("w") ?? 0, 0, WidestColumn));
                    }
                }

                break;
            case "tr":
                Row(table);
                break;
            case "sdt":
                ContentControl(n => InTable(n, table));
                break;
            case "customXml" or "ins" or "moveTo":
                reading.Changes += name == "customXml" ? 0 : 1;
                Each(n => InTable(n, table));
                break;
            case "mc:AlternateContent":
                Alternative(n => InTable(n, table));
                break;
        }
    }

    private void Row(WordTable table)
    {
        reading.CountCell();
        var row = new WordRow();
        var isLeftOut = false;
        Each(n => InRow(n, row, table, ref isLeftOut));
        if (!isLeftOut && row.Cells.Count > 0)
        {
            table.Rows.Add(row);
        }
    }

    private void InRow(string name, WordRow row, WordTable table, ref bool isLeftOut)
    {
        switch (name)
        {
            case "trPr":
                isLeftOut = RowProperties(row, table);
                break;
            case "tc" when !isLeftOut:
                Cell(row);
                break;
            case "sdt" or "customXml" or "mc:AlternateContent" when !isLeftOut:
                var leftOut = isLeftOut;
                Action<string> take = n => InRow(n, row, table, ref leftOut);
                if (name == "sdt")
                {
                    ContentControl(take);
                }
                else if (name == "customXml")
                {
                    Each(take);
                }
                else
                {
                    Alternative(take);
                }

                break;
        }
    }

    private bool RowProperties(WordRow row, WordTable table)
    {
        var isLeftOut = false;
        foreach (var name in xml.Children())
        {
            switch (name)
            {
                case "gridBefore":
                    row.Before = Math.Clamp(xml.Number ?? 0, 0, SourceTable.MostColumns);
                    break;
                case "gridAfter":
                    row.After = Math.Clamp(xml.Number ?? 0, 0, SourceTable.MostColumns);
                    break;
                case "wBefore" when xml.Attribute("type") is "dxa" or null:
                    row.WidthBefore = xml.NumberOf("w");
                    break;
                case "hidden" when xml.IsOn:
                    isLeftOut = table.HasHiddenRows = true;
                    break;
                case "ins":
                    reading.Changes++;
                    break;
                case "del":
                    reading.Changes++;
                    isLeftOut = true;
                    break;
            }
        }

        return isLeftOut;
    }

    private void Cell(WordRow row)
    {
        reading.CountCell();
        var cell = new WordCell();
        var isDeleted = false;
        var story = new Story();
        foreach (var name in xml.Children())
        {
            if (name == "tcPr")
            {
                isDeleted = CellProperties(cell);
            }
            else if (!isDeleted)
            {
                Block(name, story);
            }
        }

        if (!isDeleted)
        {
            Close(story);
            cell.Blocks.AddRange(story.Blocks);
            row.Cells.Add(cell);
        }
    }

    private bool CellProperties(WordCell cell)
    {
        var isDeleted = false;
        foreach (var name in xml.Children())
        {
            switch (name)
            {
                case "gridSpan":
                    cell.Span = Math.Clamp(xml.Number ?? 1, 1, SourceTable.MostColumns);
                    break;
                case "tcW" when xml.Attribute("type") is "dxa" or null:
                    cell.Width = Math.Clamp(xml.NumberOf("w") ?? 0, 0, WidestColumn);
                    break;
                case "vMerge":
                    cell.Down = xml.Value == "restart" ? WordMerge.Begins : WordMerge.GoesOn;
                    break;
                case "hMerge":
                    cell.Across = xml.Value == "restart" ? WordMerge.Begins : WordMerge.GoesOn;
                    break;
                case "cellMerge":
                    reading.Changes++;
                    cell.Down = xml.Attribute("vMerge") switch { "cont" => WordMerge.GoesOn, "rest" => WordMerge.Begins, _ => cell.Down };
                    break;
                case "cellIns":
                    reading.Changes++;
                    break;
                case "cellDel":
                    reading.Changes++;
                    isDeleted = true;
                    break;
            }
        }

        return isDeleted;
    }

    private readonly record struct Properties(WordStyle Style, int? Outline, int? List, int? ListLevel, bool IsEndDeleted);

    private sealed class Story
    {
        public List<WordBlock> Blocks { get; } = [];

        /// <summary>A paragraph whose end has not come, or is deleted.</summary>
        public WordParagraph? Open { get; set; }

        public Properties Properties { get; set; } = new() { Style = WordStyle.None };

        public bool Joins { get; set; }
    }

    private sealed class Field
    {
        public StringBuilder Instruction { get; } = new();

        public bool IsInstruction { get; set; }

        public WordContents? Contents { get; private set; }

        public string? Link { get; private set; }

        /// <summary>A character in a circle, which has no result: <c>eq \o\ac(○,1)</c>.</summary>
        public string? Circled
        {
            get
            {
                var words = Instruction.ToString().Replace(" ", string.Empty, StringComparison.Ordinal);
                var comma = words.AsSpan().IndexOfAny(',', '，');
                if (!words.StartsWith("eq\\o\\ac", StringComparison.OrdinalIgnoreCase) || comma < 0 || words[^1] is not (')' or '）'))
                {
                    return null;
                }

                var inner = words[(comma + 1)..^1];
                return int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? WordNumberText.Of(number, "decimalEnclosedCircle") : inner;
            }
        }

        public void Begin()
        {
            var words = Instruction.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var kind = words.Length == 0 ? string.Empty : words[0].ToUpperInvariant();
            if (kind is "TOC" or "TOA" or "INDEX")
            {
                Contents = new WordContents();
            }
            else if (kind == "HYPERLINK")
            {
                var address = words.Skip(1).FirstOrDefault(w => !w.StartsWith('\\'))?.Trim('"');
                Link = words.Contains("\\l") || !NarrativeText.IsWebAddress(address) ? null : address;
            }
        }

        public void End()
        {
            if (Contents is { } contents)
            {
                contents.IsClosed = true;
            }
        }
    }
}
