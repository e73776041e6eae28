using System.Globalization;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Text;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Reading;

/// <summary>Reads the figures of one table of the form out of the rows of a source, wherever they stand.</summary>
internal sealed class TableCollector(FormEdition edition, TableVocabulary vocabulary, ITableListener reader)
{
    private const int MostMistyped = 500;
    private const int RowsOfAnother = 2;

    // Empty lines and remnants may stand between the pieces of a label.
    private const int MostLinesWithin = 4;
    private const int ShortestBeginning = 4;

    // A form has a handful of groups.
    private const int MostPieces = 20;
    private const int MostLetters = 60;
    private const int LongestLetters = 4;

    private readonly Dictionary<CellId, CellReading> _readings = [];
    private readonly HashSet<(FormBlock Block, string Row)> _rowsSeen = [];
    private readonly Dictionary<CellId, Origin> _origins = [];
    private readonly HashSet<CellId> _filled = [];
    private readonly HashSet<(FormBlock Block, string Row)> _withFigures = [];
    private readonly List<MistypedLabel> _mistyped = [];
    private readonly List<SourcePlace> _fullWidthNumbers = [];
    private readonly Dictionary<FormRow, IReadOnlyList<FormCell>> _cells = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<IReadOnlyList<FormCell>, List<(int Total, int[] Parts)>> _totals = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<FormBlock, HeaderLine> _headers = [];
    private readonly List<(Label Group, Pending Row)> _ofGroups = [];
    // Beginnings of the label of a group, and whether they are known as such without the rest.
    private readonly List<(GridCell Cell, bool IsFrame)> _pieces = [];

    // Letters of headers that stand apart: a narrow cell breaks 自然人 into three lines, a page in two.
    private readonly List<GridCell> _letters = [];
    private readonly LineHeader _line = new(vocabulary.Table, vocabulary);
    private readonly bool _isLine = vocabulary.Table.Orientation == TableOrientation.Line;
    private FormBlock? _block;
    private string? _group;
    private bool _header;
    private Pending? _pending;
    private Pending? _last;
    private GridCell? _fragment;
    private GridCell? _lastLabel;
    private int _again;
    private LabelRest? _rest;

    public FormTable Table => vocabulary.Table;

    public TableVocabulary Vocabulary => vocabulary;

    public IReadOnlyDictionary<CellId, CellReading> Readings => _readings;

    public IReadOnlyList<MistypedLabel> Mistyped => _mistyped;

    /// <summary>Places of labels whose number is written 1． in place of 1.</summary>
    public IReadOnlyList<SourcePlace> FullWidthNumbers => _fullWidthNumbers;

    public bool IsFound => _readings.Count > 0;

    /// <summary>How many of its rows were found; a form of one line has none.</summary>
    public int RowsFound => _isLine ? 0 : _rowsSeen.Count;

    /// <summary>Whether any label was found.</summary>
    public bool HasLabels { get; private set; }

    /// <summary>The words of a label that has begun and is not whole yet.</summary>
    public string Open => _fragment?.Text ?? string.Empty;

    public bool AwaitsFigures => _pending is not null && _pending.Filled < _pending.Cells.Count;

    public bool HasRow(FormBlock block, FormRow row) => _rowsSeen.Contains((block, row.Code));

    /// <summary>Takes a row of the source.</summary>
    public void Take(GridRow row, bool figuresFollow)
    {
        var filled = row.Cells.Where(c => !c.IsEmpty).ToList();
        var hasFigures = filled.Exists(c => FigureText.LooksLikeFigure(c.Text));
        if (!hasFigures && filled.Count is > 0 and <= 40 && TakeWholeRow(filled))
        {
            return;
        }

        if (!hasFigures && row.Shape is RowShape.Tabbed or RowShape.Piped && filled.Count(IsColumn) > 1)
        {
            // 总计 at the head of a line of column headers is one of them, not the row of that name.
            Flush();
            _header = true;
        }

        for (var i = 0; i < row.Cells.Count; i++)
        {
            var cell = row.Cells[i];
            if (cell.IsEmpty)
            {
                if (_pending is not null && _pending.Row == row.Index)
                {
                    _pending.Add(cell, i);
                }

                continue;
            }

            if (FigureText.LooksLikeFigure(cell.Text))
            {
                TakeFigure(row, cell, i, filled);
                continue;
            }

            var next = row.Cells.Skip(i + 1).FirstOrDefault(c => !c.IsEmpty);
            TakeWords(row, cell, i, next is null ? figuresFollow && row.Shape is RowShape.Bare : FigureText.LooksLikeFigure(next.Text), filled.Count);
        }

        if (row.Shape != RowShape.Bare)
        {
            SettleFragment();
        }

        if (_pending is { } pending && pending.Row == row.Index
            && (pending.Filled >= pending.Cells.Count || pending.Values.Count >= pending.Cells.Count))
        {
            Flush();
        }
    }

    /// <summary>Takes a row of a table in which nothing stands: below the headers of a form of one line, its figures left out.</summary>
    public void TakeEmpty(GridRow row)
    {
        if (_isLine && _header && _pending is null && !IsFound && row.Cells.Count >= Table.Cells.Count)
        {
            SettleFragment();
            _pending = new Pending(Table.Blocks[0], null, Table.Cells, row.Index, row.Cells[0], row);
            for (var i = 0; i < row.Cells.Count; i++)
            {
                _pending.Add(row.Cells[i], i);
            }

            Flush();
        }
    }

    /// <summary>Ends the row being read.</summary>
    public void Flush()
    {
        SettleFragment();
        if (_pending is { } pending)
        {
            _pending = null;
            Assign(pending);
        }
    }

    /// <summary>Takes the figures of the row before back: digits stand below it, and whose they are cannot be told.</summary>
    public void Unsettle(GridCell below)
    {
        if (_last is not { } last)
        {
            return;
        }

        var text = string.Join(' ', last.Values.Where(v => !v.Cell.IsEmpty).Select(v => v.Cell.Text).Append($"¶ {below.Text}"));
        foreach (var cell in last.Cells.Where(c => _readings.ContainsKey(c.Id)))
        {
            _readings[cell.Id] = new CellReading(CellValue.Blank, PlaceOf(last.Label), new FigureDoubt(FigureDoubtKind.Position, TextKey.Shorten(text)), true);
        }
    }

    private static SourcePlace PlaceOf(GridCell cell) => new(cell.Line + 1, cell.Column + 1, TextKey.Shorten(cell.Raw));

    private bool TakeWholeRow(List<GridCell> filled)
    {
        var text = string.Concat(filled.Select(c => c.Text));
        if (filled.Count is > 1 and <= 4 && vocabulary.Exact(text) is { } whole && whole.Labels[0].Kind is LabelKind.Banner or LabelKind.Corner)
        {
            Begin(whole.Labels[0]);
            filled.ForEach(c => reader.Used(c, LineUse.TableFrame, Table, []));
            return true;
        }

        if (filled.Exists(c => vocabulary.Exact(c.Text) is null) && filled.TrueForAll(c => vocabulary.Exact(c.Text) is not null || vocabulary.Mistyped(c.Text) is null) && vocabulary.IsRunOfLabels(text))
        {
            TakeFrame(filled, text);
            return true;
        }

        return false;
    }

    /// <summary>Takes words of the header that are broken where no label ends.</summary>
    public void TakeFrame(IReadOnlyList<GridCell> cells, string text)
    {
        Flush();
        HasLabels = true;
        if (_isLine)
        {
            _header = true;
            _line.NoteWithin(text);
        }

        foreach (var cell in cells)
        {
            reader.Used(cell, LineUse.TableFrame, Table, []);
        }
    }

    /// <summary>Whether words go on with the label that the line before has begun.</summary>
    public bool Continues(GridCell cell) =>
        _fragment is { } fragment && cell.Line - fragment.LastLine <= MostLinesWithin
        && (vocabulary.Exact(fragment.Text + cell.Text) is not null || vocabulary.IsBeginning(fragment.Text + cell.Text));

    /// <summary>Takes the rest of a label whose figures stood beside its beginning, perhaps with letters of a group's label in front.</summary>
    public bool TakeRest(GridCell cell)
    {
        if (_rest is not { } rest || cell.Line - rest.Line > MostLinesWithin)
        {
            return false;
        }

        foreach (var at in Words(cell.Text))
        {
            if (!vocabulary.ArePieces(cell.Text[..at]))
            {
                return false;
            }

            if (TextKey.Of(cell.Text.AsSpan(at)) is { Length: > 0 } key && rest.Key.StartsWith(key, StringComparison.Ordinal))
            {
                _rest = key.Length < rest.Key.Length ? rest with { Key = rest.Key[key.Length..], Line = cell.LastLine } : null;
                reader.Used(cell, LineUse.TableFrame, Table, []);
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Where a row's own label begins behind labels of its groups or letters of them; -1 where there is none.
    /// </summary>
    /// <param name="before">Words of the line before, which the label may go on with.</param>
    public static int OwnLabel(TableVocabulary vocabulary, string text, string before)
    {
        if (IsRow(vocabulary.Exact(text)))
        {
            return 0;
        }

        List<int> starts = [.. Words(text).TakeWhile(at => vocabulary.ArePieces(text[..at]))];
        foreach (var at in starts)
        {
            if (IsRow(vocabulary.Exact(text[at..])) || Begun(vocabulary, text[at..]) is not null
                || (before.Length > 0 && (IsRow(vocabulary.Exact(before + text[at..])) || Begun(vocabulary, before + text[at..]) is not null)))
            {
                return at;
            }
        }

        // Letters of a group's label beside the middle of the row's own.
        if (before.Length > 0 && Begun(vocabulary, before) is not null && vocabulary.ArePieces(text))
        {
            return text.Length;
        }

        return starts.Prepend(0).Select(at => (int?)at).FirstOrDefault(at => (at == 0 || text.Length - at >= ShortestBeginning) && IsRow(vocabulary.Mistyped(text[at!.Value..]))) ?? -1;

        static bool IsRow(LabelMatch? match) => match is not null && match.Labels.Any(l => l.Kind == LabelKind.Row);
    }

    /// <summary>The one row whose label begins with some words.</summary>
    public static Label? Begun(TableVocabulary vocabulary, string text)
    {
        var number = TextKey.Number(text);
        var labels = vocabulary.Begun(text).Where(l => l.Kind == LabelKind.Row).ToList();
        if (labels.Count > 1 && number.Style != NumberStyle.None)
        {
            labels.RemoveAll(l => l.Number.Number != number.Number);
        }

        return labels.Count == 1 && TextKey.Of(text.AsSpan(number.Body)).Length >= ShortestBeginning ? labels[0] : null;
    }

    /// <summary>Whether a row without any header above is the whole line of the form: as many whole numbers, and every total right.</summary>
    public bool IsWholeLine(GridRow row)
    {
        var filled = row.Cells.Where(c => !c.IsEmpty).ToList();
        return _isLine && !IsFound && filled.Count == Table.Cells.Count && TotalsHold(Table.Cells, filled);
    }

    // Where words begin.
    private static IEnumerable<int> Words(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!TextKey.IsSpace(text[i]) && (i == 0 || TextKey.IsSpace(text[i - 1])))
            {
                yield return i;
            }
        }
    }

    private void TakeFigure(GridRow row, GridCell cell, int index, List<GridCell> filled)
    {
        if (row.Table == 0 && _fragment is { } begun && Begun(vocabulary, begun.Text) is { } label)
        {
            // The figures stand beside the middle of a label of several lines.
            _fragment = null;
            HandleBegun(row, begun, 0, label, begun);
        }

        SettleFragment();
        if (_pending is null && _isLine && (_header || IsWholeLine(row)))
        {
            _header = false;
            _pending = new Pending(Table.Blocks[0], null, Table.Cells, row.Index, cell, row);

            // Cells before the first figure of the line of figures are figures left out, or words where a figure should stand.
            if (row.Cells.Take(index).All(c => c.IsEmpty || vocabulary.Exact(c.Text) is null) && row.Cells.Count <= _pending.Cells.Count)
            {
                for (var i = 0; i < index; i++)
                {
                    _pending.Add(row.Cells[i], i);
                }
            }
        }

        if (_pending is not null && (_pending.Row == row.Index || _pending.Filled + filled.Count <= _pending.Cells.Count))
        {
            _pending.Row = filled.Count > 1 ? row.Index : _pending.Row;
            _pending.Add(cell, index);
            reader.Used(cell, LineUse.Figures, Table, []);
        }
        else
        {
            reader.Unplaced(cell, row, Table);
        }
    }

    private bool IsColumn(GridCell cell) => vocabulary.Exact(cell.Text) is { } match && match.Labels.Any(l => l.Kind == LabelKind.Column);

    private void TakeWords(GridRow row, GridCell cell, int index, bool figureFollows, int filled)
    {
        var text = cell.Text;
        if (_fragment is { } old && cell.Line - old.LastLine > MostLinesWithin)
        {
            SettleFragment();
        }

        if (_fragment is { } open && row.Shape is RowShape.Bare && Begun(vocabulary, open.Text) is not null
            && vocabulary.Exact(text) is { } between && between.Labels.All(l => l.Kind == LabelKind.Group))
        {
            // The label of a group stands beside the middle of its rows, between the lines of one of them.
            _fragment = open with { LastLine = cell.LastLine };
            reader.Used(cell, LineUse.TableFrame, Table, []);
            return;
        }

        if (_fragment is { } fragment)
        {
            var joined = fragment with { Text = fragment.Text + text, Raw = fragment.Raw + cell.Raw, LastLine = cell.LastLine };
            if (vocabulary.Exact(joined.Text) is { } whole)
            {
                _fragment = null;
                reader.Used(fragment, LineUse.TableFrame, Table, []);
                Handle(row, joined, index, whole, figureFollows, cell);
                return;
            }

            if (figureFollows && Begun(vocabulary, joined.Text) is { } begun)
            {
                _fragment = null;
                reader.Used(fragment, LineUse.TableFrame, Table, []);
                HandleBegun(row, joined, index, begun, cell);
                return;
            }

            if (vocabulary.IsBeginning(joined.Text))
            {
                reader.Used(fragment, LineUse.TableFrame, Table, []);
                reader.Used(cell, LineUse.TableFrame, Table, []);
                _fragment = joined;
                return;
            }

            SettleFragment();
        }

        // （六）其他 is none of the labels 其他 when 处理 follows.
        if (vocabulary.Exact(text) is { } match && !(!figureFollows && row.Shape is RowShape.Bare && IsOtherNumber(match) && vocabulary.IsBeginning(text)))
        {
            Handle(row, cell, index, match, figureFollows, cell);
            return;
        }

        // 其他 is a header of its own and the beginning of 其他结果.
        if (_header && _lastLabel is { } last && _pending is null && vocabulary.Exact(last.Text + text) is not null)
        {
            _lastLabel = null;
            reader.Used(cell, LineUse.TableFrame, Table, []);
            return;
        }

        if (vocabulary.IsBeginning(text) && !figureFollows && !(filled > 1 && vocabulary.Mistyped(text) is not null))
        {
            _fragment = cell;
            return;
        }

        if (row.Table == 0 && figureFollows && Begun(vocabulary, text) is { } own)
        {
            HandleBegun(row, cell, index, own, cell);
            return;
        }

        if (vocabulary.Mistyped(text) is { } mistyped)
        {
            Handle(row, cell, index, mistyped, figureFollows, cell);
            return;
        }

        if (_pending is { } pending && pending.Row == row.Index && pending.Values.Count < pending.Cells.Count && text.Length <= 20)
        {
            pending.Add(cell, index);
            reader.Used(cell, LineUse.Figures, Table, []);
            return;
        }

        if (_isLine)
        {
            _line.NoteWithin(text);
        }

        if (CompletesPiece(cell))
        {
            reader.Used(cell, LineUse.TableFrame, Table, []);
        }
        else if (!_isLine && MayBeginGroup(text))
        {
            _pieces.Add((cell, false));
        }
        else if (AreLettersOfHeaders(text))
        {
            _letters.Add(cell);
        }
        else
        {
            reader.Unplaced(cell, row, Table);
        }
    }

    private static bool IsOtherNumber(LabelMatch match) =>
        match.Number.Style is NumberStyle.ChineseParenthesis && match.Labels.All(l => l.Number.Number != match.Number.Number);

    private void HandleBegun(GridRow row, GridCell cell, int index, Label label, GridCell used)
    {
        var number = TextKey.Number(cell.Text);
        Handle(row, cell, index, new LabelMatch([label], number, true), figureFollows: true, used);
        _rest = new LabelRest(label.Key[TextKey.Of(cell.Text.AsSpan(number.Body)).Length..], cell.LastLine, cell, label);
    }

    // A label of which only the beginning is there is not written as the form has it.
    private void SettleRest()
    {
        if (_rest is { } rest)
        {
            _rest = null;
            AddMistyped(rest.Cell, rest.Label, hasAside: false);
        }
    }

    private void AddMistyped(GridCell cell, Label label, bool hasAside)
    {
        if (_mistyped.Count < MostMistyped)
        {
            _mistyped.Add(new MistypedLabel(cell.Text, label, PlaceOf(cell), hasAside));
        }
    }

    private void SettleFragment()
    {
        if (_fragment is not { } fragment)
        {
            return;
        }

        _fragment = null;
        if (vocabulary.Begun(fragment.Text) is { Count: > 0 } begun && begun.All(l => l.Kind == LabelKind.Group) && TextKey.Of(fragment.Text).Length >= ShortestBeginning)
        {
            reader.Used(fragment, LineUse.TableFrame, Table, []);
            if (_pieces.Count < MostPieces)
            {
                _pieces.Add((fragment, true));
            }
        }
        else if (CompletesPiece(fragment))
        {
            reader.Used(fragment, LineUse.TableFrame, Table, []);
        }
        else if (vocabulary.Mistyped(fragment.Text) is { } mistyped)
        {
            Handle(null, fragment, 0, mistyped, figureFollows: true, fragment);
        }
        else if (MayBeginGroup(fragment.Text))
        {
            _pieces.Add((fragment, false));
        }
        else if (AreLettersOfHeaders(fragment.Text))
        {
            _letters.Add(fragment);
        }
        else
        {
            reader.Unplaced(fragment, null, Table);
        }
    }

    /// <summary>Takes a line that goes on with the label of a group.</summary>
    public bool TakePiece(GridCell cell)
    {
        if (_pieces.Count == 0 || !CompletesPiece(cell))
        {
            return false;
        }

        reader.Used(cell, LineUse.TableFrame, Table, []);
        return true;
    }

    /// <summary>Takes a line that is nothing but letters of headers.</summary>
    public bool TakeLetters(GridCell cell)
    {
        if (!AreLettersOfHeaders(cell.Text) || cell.Text.Split(' ').Any(w => w.Length > 2))
        {
            return false;
        }

        _letters.Add(cell);
        return true;
    }

    private bool AreLettersOfHeaders(string text) => _header && _letters.Count < MostLetters && text.Length <= MostLetters
        && text.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(w => w.Length <= LongestLetters && !FigureText.LooksLikeFigure(w) && vocabulary.IsPiece(TextKey.Of(w)));

    // Letters that make up labels of columns and the ends of labels that are cut, with none left over, are the header's.
    private void SettleLetters()
    {
        var left = string.Concat(_letters.Select(c => TextKey.Of(c.Text))).ToList();
        List<MistypedLabel> cut = [.. _mistyped.Where(m => m.Label.Kind == LabelKind.Column && m.Label.Key.StartsWith(TextKey.Of(m.Text), StringComparison.Ordinal) && TakeAll(m.Label.Key[TextKey.Of(m.Text).Length..]))];
        var labels = Table.Blocks.SelectMany(b => b.Columns).Select(c => KeyOf(c.Labels[^1])).Distinct(StringComparer.Ordinal).OrderByDescending(k => k.Length).ToList();
        while (left.Count > 0 && labels.Exists(TakeAll))
        {
        }

        if (left.Count == 0)
        {
            _mistyped.RemoveAll(cut.Contains);
        }

        foreach (var letter in _letters)
        {
            if (left.Count == 0)
            {
                reader.Used(letter, LineUse.TableFrame, Table, []);
            }
            else
            {
                reader.Unplaced(letter, null, Table);
            }
        }

        _letters.Clear();

        bool TakeAll(string key)
        {
            List<char> rest = [.. left];
            if (key.Length == 0 || !key.All(rest.Remove))
            {
                return false;
            }

            left = rest;
            return true;
        }
    }

    private bool MayBeginGroup(string text) => _pieces.Count < MostPieces && vocabulary.GroupsFrom(text).Any();

    // A group's label beside several rows is cut where a page ends between them, at times by two pages.
    private bool CompletesPiece(GridCell cell, Label? label = null)
    {
        for (var i = _pieces.Count - 1; i >= 0; i--)
        {
            var text = _pieces[i].Cell.Text + cell.Text;
            var key = TextKey.Of(text);
            var groups = vocabulary.GroupsFrom(text).Where(g => label is null || g == label).ToList();
            var isWhole = groups.Exists(g => key == g.Key || key == TextKey.Of(g.Official));
            if (!isWhole && (label is not null || groups.Count == 0))
            {
                continue;
            }

            reader.Used(_pieces[i].Cell, LineUse.TableFrame, Table, []);
            if (isWhole)
            {
                _pieces.RemoveAt(i);
            }
            else
            {
                _pieces[i] = (cell with { Text = text, Raw = _pieces[i].Cell.Raw + cell.Raw }, _pieces[i].IsFrame);
            }

            return true;
        }

        return false;
    }

    private void Handle(GridRow? row, GridCell cell, int index, LabelMatch match, bool figureFollows, GridCell used)
    {
        HasLabels = true;
        SettleRest();
        var label = Choose(match, figureFollows);
        var isCut = CompletesPiece(cell, label);
        if (!isCut && (!match.IsExact || (match.Number.Style != NumberStyle.None && label.Number.Style != NumberStyle.None && match.Number.Number != label.Number.Number)))
        {
            AddMistyped(cell, label, match.HasAside);
        }

        if (label.Number.Style == NumberStyle.Arabic && TextKey.Trim(cell.Text).TakeWhile(c => !char.IsLetter(c)).Any(c => c == '．' || (c != TextKey.Narrow(c) && char.IsDigit(c))))
        {
            _fullWidthNumbers.Add(PlaceOf(cell));
        }

        _lastLabel = cell;
        if (_isLine)
        {
            _line.Note(match, cell, row?.Table ?? 0);
        }

        switch (label.Kind)
        {
            case LabelKind.Banner or LabelKind.Corner:
                Begin(label);
                break;
            case LabelKind.Column:
                Flush();
                _header = true;
                NoteHeader(row, cell, index, match);
                break;
            case LabelKind.Group:
                Flush();
                _group = label.Key;
                _header = _isLine;
                if (!_isLine && row is not null && figureFollows && IsRowOfFigures(row, index))
                {
                    _pending = new Pending(label.Block, LastOf(label), CellsOf(label.Block, LastOf(label)), row.Index, cell, row) { Group = label };
                }

                break;
            default:
                Flush();
                if (_isLine && !(figureFollows && row is { Shape: not RowShape.Bare } && row.Cells.Count(c => FigureText.LooksLikeFigure(c.Text)) <= label.Block.Columns.Count))
                {
                    _header = true;
                    break;
                }

                _header = false;
                _block = label.Block;
                _group = GroupOf(label);
                _pending = new Pending(
                    label.Block,
                    label.Row,
                    CellsOf(label.Block, label.Row!),
                    row?.Index ?? -1,
                    cell,
                    row);
                reader.Used(used, LineUse.Figures, Table, []);
                return;
        }

        reader.Used(used, LineUse.TableFrame, Table, []);
    }

    // A form ends a list with what is left over.
    private static FormRow LastOf(Label group) => group.Block.Rows.Last(r => r.Labels.SkipLast(1).Any(l => l == group.Official));

    private static bool IsRowOfFigures(GridRow row, int index) =>
        row.Shape != RowShape.Bare && row.Cells.Skip(index + 1).All(c => c.IsEmpty || FigureText.LooksLikeFigure(c.Text));

    private IReadOnlyList<FormCell> CellsOf(FormBlock block, FormRow row)
    {
        if (!_cells.TryGetValue(row, out var cells))
        {
            _cells[row] = cells = [.. block.Columns.Select(c => edition.Find(new CellId(Table.Code, row.Code, c.Code))!)];
        }

        return cells;
    }

    private static string? GroupOf(Label label) =>
        label.Row is { Labels.Count: > 1 } row ? KeyOf(row.Labels[^2]) : null;

    private static string KeyOf(string text) => TextKey.Of(text.AsSpan(TextKey.Number(text).Body));

    private Label Choose(LabelMatch match, bool figureFollows)
    {
        var best = match.Labels[0];
        var most = int.MinValue;
        foreach (var label in match.Labels)
        {
            var points = 0;
            if (match.Number.Style != NumberStyle.None)
            {
                points += label.Number.Number == match.Number.Number ? 8 : 0;
            }

            switch (label.Kind)
            {
                case LabelKind.Row:
                    points += figureFollows ? 6 : _header ? 0 : 3;
                    points += GroupOf(label) == _group ? 4 : 0;
                    points += _block == label.Block ? 2 : 0;
                    points += HasRow(label.Block, label.Row!) ? 0 : 1;
                    break;
                case LabelKind.Column:
                    points += figureFollows ? 0 : _header ? 4 : 2;
                    points += _block == label.Block ? 2 : 0;
                    break;
                default:
                    points += 3;
                    break;
            }

            if (points > most)
            {
                most = points;
                best = label;
            }
        }

        return best;
    }

    private void Begin(Label label)
    {
        HasLabels = true;
        Flush();
        _header = true;
        _group = null;
        if (label.Kind == LabelKind.Banner || Table.Blocks.Count == 1)
        {
            _block = label.Block;
            _headers.Remove(label.Block);
        }
    }

    private void NoteHeader(GridRow? row, GridCell cell, int index, LabelMatch match)
    {
        var labels = match.Labels.Where(l => l.Column is not null).ToList();
        var label = labels.Find(l => l.Block == _block) ?? (labels.Count > 0 ? labels[0] : null);
        if (label is null || _isLine)
        {
            return;
        }

        _block = label.Block;
        if (!_headers.TryGetValue(label.Block, out var header) || header.Columns.Count == label.Block.Columns.Count)
        {
            _headers[label.Block] = header = new HeaderLine();
        }

        var at = row is not { Shape: RowShape.Tabbed or RowShape.Piped } ? -1 : cell.Slot >= 0 ? cell.Slot : index;
        if (header.Columns.TryAdd(label.Column!.Code, (at, cell.Span)))
        {
            header.Order.Add(label.Column);
            if (AmountText.UnitOf(cell.Text) is { } unit && unit != label.Column.Format.Unit)
            {
                header.Units[label.Column.Code] = unit;
            }

            header.Width = row?.Cells.Count ?? 0;
            header.Table = row?.Table ?? 0;
        }
    }

    /// <summary>
    /// Settles the rows whose figures stand beside the label of a group, as an earlier form had it: they go to the last row of the
    /// group, for a person to confirm, where that row is not there itself and the totals of its columns are right with them.
    /// </summary>
    public void SettleGroups()
    {
        Flush();
        SettleRest();
        foreach (var (group, pending) in _ofGroups)
        {
            var filled = pending.Values.Where(v => !v.Cell.IsEmpty).Select(v => v.Cell).ToList();
            if (!HasRow(pending.Block, pending.FormRow!) && filled.Count == pending.Cells.Count && ColumnsAddUp(pending, filled))
            {
                pending.Proposal = new FigureDoubt(FigureDoubtKind.Moved, TextKey.Shorten(group.Official));
                Assign(pending);
            }
            else
            {
                reader.Unplaced(pending.Label, pending.Source, Table);
                filled.ForEach(c => reader.Unplaced(c, pending.Source, Table));
            }
        }

        _ofGroups.Clear();
        _pieces.Where(p => !p.IsFrame).Select(p => p.Cell).ToList().ForEach(c => reader.Unplaced(c, null, Table));
        _pieces.Clear();
        SettleLetters();
    }

    // Whether each column's total is right when the figures stand in the row; what else is missing counts as nothing.
    private bool ColumnsAddUp(Pending pending, List<GridCell> filled)
    {
        var cells = InHeaderOrder(pending);
        for (var i = 0; i < cells.Count; i++)
        {
            var id = cells[i].Id;
            if (cells[i].Format.Parse(filled[i].Text).Value.Number is not { } number
                || edition.Equations.FirstOrDefault(e => e.Relation.IsTotal && e.Relation.Axis == RelationAxis.Rows && e.Right.Contains(id)) is not { } equation
                || NumberAt(equation.Left[0]) is not { } total
                || equation.Right.Sum(c => c == id ? number : NumberAt(c) ?? 0) != total)
            {
                return false;
            }
        }

        return true;

        decimal? NumberAt(CellId id) => _readings.TryGetValue(id, out var reading) ? reading.Value.Number : null;
    }

    // The cells of a row or line in the order of the header. Where no label tells the order of a line, its figures are a proposal.
    private IReadOnlyList<FormCell> InOrder(Pending pending)
    {
        if (!_isLine)
        {
            return InHeaderOrder(pending);
        }

        if (pending.FormRow is null)
        {
            var (cells, isKnown) = _line.Order(pending.Cells, pending.Source is { Table: > 0 } row && row.Table == _line.Table);
            Propose(pending, isKnown, pending.Block.Columns.Count);
            return cells;
        }

        var (columns, areKnown) = _line.ColumnOrder();
        Propose(pending, areKnown, 1);
        return [.. columns.Select(c => pending.Cells.First(f => f.Id.Column == c))];
    }

    private static void Propose(Pending pending, bool isKnown, int width)
    {
        // What is the same in every place cannot stand in the wrong one.
        var filled = pending.Values.Where(v => !v.Cell.IsEmpty).Select(v => v.Cell.Text).ToList();
        if (!isKnown && !filled.Chunk(width).All(c => c.SequenceEqual(filled.Take(width))))
        {
            pending.Proposal = new FigureDoubt(FigureDoubtKind.Ordered, TextKey.Shorten(string.Join(' ', filled)));
        }
    }

    private void Assign(Pending pending)
    {
        _last = pending;
        if (pending is { Group: { } group, Proposal: null })
        {
            _ofGroups.Add((group, pending));
            return;
        }

        NoteAgain(pending);
        if (pending.FormRow is { } formRow)
        {
            _rowsSeen.Add((pending.Block, formRow.Code));
        }
        else
        {
            foreach (var row in Table.Blocks.SelectMany(b => b.Rows.Select(r => (b, r.Code))))
            {
                _rowsSeen.Add(row);
            }
        }

        var cells = InOrder(pending);
        var values = pending.Values;
        var filled = values.Where(v => !v.Cell.IsEmpty).ToList();
        var n = cells.Count;
        if (filled.Count == 0)
        {
            Blank(pending, cells, FigureDoubtKind.Missing, values);
            return;
        }

        if (IsShifted(pending, cells) is { } shifted)
        {
            for (var i = 0; i < n; i++)
            {
                Store(cells[i], shifted[i].Cell, pending);
            }

            return;
        }

        if (ByHeader(pending, cells) is { } placed)
        {
            for (var i = 0; i < n; i++)
            {
                // Where counting and the header's place disagree, the figure is not certain.
                var cell = placed[i] ?? new GridCell(string.Empty, pending.Label.Line, pending.Label.Column, string.Empty);
                var counted = filled.Count == n ? filled[i].Cell.Text : cell.Text;
                Store(cells[i], counted == cell.Text ? cell : cell with { Text = string.Empty }, pending);
            }

            return;
        }

        if (HasSlots(pending, cells))
        {
            var under = BySlots(pending) ?? (IsWhole(pending, cells, filled) ? [.. filled.Select(v => v.Cell)] : null);
            for (var i = 0; i < n && under is not null; i++)
            {
                Store(cells[i], under[i], pending);
            }

            if (under is null)
            {
                Blank(pending, cells, FigureDoubtKind.Position, values);
            }

            return;
        }

        if (ContradictsHeader(pending, cells) && !IsWhole(pending, cells, filled))
        {
            Blank(pending, cells, FigureDoubtKind.Position, values);
            return;
        }

        if (filled.Count == n)
        {
            for (var i = 0; i < n; i++)
            {
                Store(cells[i], filled[i].Cell, pending);
            }

            return;
        }

        if (filled.Count > n)
        {
            Blank(pending, cells, FigureDoubtKind.Position, values);
            return;
        }

        var first = 0;
        var last = values.Count;
        while (last - first > n && values[first].Cell.IsEmpty)
        {
            first++;
        }

        while (last - first > n && values[last - 1].Cell.IsEmpty)
        {
            last--;
        }

        var isShort = last - first < n;
        var totals = TotalsAmong(cells);
        if ((isShort || (filled.Count == 1 && totals.Count > 0)) && MayHaveRunTogether(pending, filled))
        {
            Restore(pending, cells, filled, totals);
            return;
        }

        if (last - first > n || (isShort && (pending.Source is null or { Shape: RowShape.Bare or RowShape.Spaced } || values[first].Cell.IsEmpty || MayLackMiddle(pending, filled) || !HasHeader(pending))))
        {
            Blank(pending, cells, FigureDoubtKind.Position, values);
            return;
        }

        for (var i = 0; i < n; i++)
        {
            if (first + i < last)
            {
                Store(cells[i], values[first + i].Cell, pending);
            }
            else
            {
                Keep(cells[i], new CellReading(CellValue.Blank, PlaceOf(pending.Label), new FigureDoubt(FigureDoubtKind.Missing, null), true), pending);
            }
        }
    }

    // Without any header, nothing says which column a short row lacks; nor does anything in a form of one line that lacks one.
    private bool HasHeader(Pending pending) => pending.Source is not { Table: > 0 } || (pending.FormRow is not null && _headers.TryGetValue(pending.Block, out var header) && header.Columns.Count > 0 && header.IsConsistent);

    // A row that ends with no less than the figures before it add up to may have its total; what it lacks then stands somewhere in the middle.
    private static bool MayLackMiddle(Pending pending, List<Value> filled) =>
        pending.FormRow is not null
        && filled.Count > 1
        && decimal.TryParse(filled[^1].Cell.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var last)
        && last > 0
        && filled.Take(filled.Count - 1).Sum(v => decimal.TryParse(v.Cell.Text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var d) ? d : 0) <= last;

    // The figures of a row that stands as a whole to the left or right of where the header has it: a merged label above or beside
    // it covers more or fewer rows or columns than it says.
    private List<Value>? IsShifted(Pending pending, IReadOnlyList<FormCell> cells)
    {
        if (pending.Source is not { Table: > 0 } row || pending.FormRow is null || !_headers.TryGetValue(pending.Block, out var header)
            || header.Table != row.Table || !header.IsConsistent || header.Columns.Count != cells.Count)
        {
            return null;
        }

        // Where every figure stands under a column, the empty cells beside them shift nothing.
        if (pending.Values.Where(v => !v.Cell.IsEmpty).All(v => header.Columns.Values.Any(c => c.At == v.Cell.Slot && c.Span == v.Cell.Span)))
        {
            return null;
        }

        var values = pending.Values.SkipWhile((v, i) => v.Cell.IsEmpty && pending.Values.Count - i > cells.Count).ToList();
        while (values.Count > cells.Count && values[^1].Cell.IsEmpty)
        {
            values.RemoveAt(values.Count - 1);
        }

        if (values.Count != cells.Count || values.Exists(v => v.Cell.Slot < 0))
        {
            return null;
        }

        var by = values[0].Cell.Slot - header.Columns[cells[0].Id.Column].At;
        return by != 0 && cells.Index().All(c => header.Columns[c.Item.Id.Column] is var (at, span) && values[c.Index].Cell.Slot - at == by && values[c.Index].Cell.Span == span) ? values : null;
    }

    // Whether a row has a figure for each cell and nothing else behind its label, and its totals are right, so that counting tells which is which.
    private bool IsWhole(Pending pending, IReadOnlyList<FormCell> cells, List<Value> filled) =>
        filled.Count == cells.Count && pending.Values.Count == filled.Count && TotalsHold(cells, [.. filled.Select(v => v.Cell)]);

    // Whether whole numbers make every total right that the form has among some cells.
    private bool TotalsHold(IReadOnlyList<FormCell> cells, IReadOnlyList<GridCell> filled)
    {
        var totals = TotalsAmong(cells);
        List<decimal> numbers = [];
        foreach (var cell in filled)
        {
            if (!FigureText.IsDigits(cell.Text) || cells[0].Format.Parse(cell.Text).Value.Number is not { } number)
            {
                return false;
            }

            numbers.Add(number);
        }

        return totals.Count > 0 && totals.All(t => t.Parts.Sum(p => numbers[p]) == numbers[t.Total]);
    }

    private static bool MayHaveRunTogether(Pending pending, List<Value> filled)
    {
        var isDigits = filled.TrueForAll(v => v.Cell.Text.All(c => TextKey.IsSpace(c) || TextKey.Narrow(c) is >= '0' and <= '9'));
        var digits = filled.Sum(v => v.Cell.Text.Count(c => !TextKey.IsSpace(c)));
        return isDigits && digits >= pending.Cells.Count
            && (filled.Count == 1 || filled.Exists(v => v.Cell.Text.Length > 1 && TextKey.Narrow(v.Cell.Text[0]) == '0') || pending.Source?.Shape == RowShape.Spaced);
    }

    private IReadOnlyList<FormCell> InHeaderOrder(Pending pending)
    {
        var columns = pending.Block.Columns;
        if (!_headers.TryGetValue(pending.Block, out var header) || header.Order.Count != columns.Count)
        {
            return pending.Cells;
        }

        if (header.Ordered.TryGetValue(pending.Cells, out var known))
        {
            return known;
        }

        if (header.Table > 0 && header.IsConsistent)
        {
            // On a grid, merged headers of several lines compare by where they stand.
            List<FormCell> placed = [.. pending.Cells.OrderBy(c => header.Columns[c.Id.Column].At)];
            return header.Ordered[pending.Cells] = placed.SequenceEqual(pending.Cells) ? pending.Cells : placed;
        }

        // Merged headers stand on several lines; only columns under the same ones can be compared in order of appearance.
        List<FormCell> cells = [.. pending.Cells];
        foreach (var siblings in columns.Select((c, i) => (Column: c, Index: i)).GroupBy(c => string.Join('\n', c.Column.Labels.SkipLast(1)), StringComparer.Ordinal))
        {
            var places = siblings.Select(s => s.Index).ToList();
            if (places[^1] - places[0] != places.Count - 1)
            {
                continue;
            }

            var order = header.Order.Where(c => siblings.Any(s => s.Column.Code == c.Code)).ToList();
            for (var i = 0; i < places.Count; i++)
            {
                cells[places[i]] = pending.Cells[columns.Select((c, at) => (c, at)).First(c => c.c.Code == order[i].Code).at];
            }
        }

        return header.Ordered[pending.Cells] = cells.SequenceEqual(pending.Cells) ? pending.Cells : cells;
    }

    // Where header and row are lines of the same width, or of one table whose grid is known, the header tells which cell is which.
    private List<GridCell?>? ByHeader(Pending pending, IReadOnlyList<FormCell> cells)
    {
        if (pending.Source is not { Shape: RowShape.Tabbed or RowShape.Piped } row
            || pending.FormRow is null
            || !_headers.TryGetValue(pending.Block, out var header)
            || (row.Table > 0 ? header.Table != row.Table || !header.IsConsistent : header.Table > 0 || header.Width != row.Cells.Count || header.Columns.Count != cells.Count)
            || pending.Values.Exists(v => !v.Cell.IsEmpty && !row.Cells.Contains(v.Cell)))
        {
            return null;
        }

        List<GridCell?> placed = [];
        foreach (var cell in cells)
        {
            // A column that the table does not have at all is blank; which ones it has, the grid shows.
            if (!header.Columns.TryGetValue(cell.Id.Column, out var place))
            {
                placed.Add(null);
                continue;
            }

            var found = row.Table > 0 ? Under(row, place.At, place.Span) : place.At >= 0 && place.At < row.Cells.Count ? row.Cells[place.At] : null;
            if (found is null)
            {
                return null;
            }

            placed.Add(found);
        }

        var known = placed.OfType<GridCell>().ToList();
        var filled = pending.Values.Count(v => !v.Cell.IsEmpty);
        var covered = known.Count(p => !p.IsEmpty);
        return known.Contains(pending.Label) || known.Distinct().Count() != known.Count || (covered < filled && (filled != cells.Count || known.Count != cells.Count)) ? null : placed;
    }

    // Whether each header of a form of one line was found above its figures.
    private bool HasSlots(Pending pending, IReadOnlyList<FormCell> cells) =>
        pending.FormRow is null && pending.Source is { Table: > 0 } row && row.Table == _line.Table && _line.Count == cells.Count;

    // The figures of a form of one line by the headers above them; null where a figure stands under none or no cell under one.
    private List<GridCell>? BySlots(Pending pending)
    {
        List<GridCell> under = [.. _line.Slots.Select(s => Under(pending.Source!, s.At, s.Span)).OfType<GridCell>()];
        return under.Count == _line.Count && under.Distinct().Count() == under.Count
            && pending.Values.TrueForAll(v => v.Cell.IsEmpty || under.Contains(v.Cell) || !FigureText.LooksLikeFigure(v.Cell.Text)) ? under : null;
    }

    // Whether a figure stands under another header than counting would give it, where only some headers were understood.
    private bool ContradictsHeader(Pending pending, IReadOnlyList<FormCell> cells)
    {
        if (pending.Source is not { Table: > 0 } row || pending.FormRow is null || !_headers.TryGetValue(pending.Block, out var header) || header.Table != row.Table || !header.IsConsistent)
        {
            return false;
        }

        var counted = pending.Values.Count == cells.Count ? pending.Values : pending.Values.Where(v => !v.Cell.IsEmpty).ToList();
        return counted.Count <= cells.Count && cells.Index().Any(c =>
            header.Columns.TryGetValue(c.Item.Id.Column, out var place)
            && Under(row, place.At, place.Span) is { IsEmpty: false } under
            && (c.Index >= counted.Count || under != counted[c.Index].Cell));
    }

    // The one cell with words under a header, else the first one.
    private static GridCell? Under(GridRow row, int at, int span)
    {
        var under = row.Cells.Where(c => c.Slot < at + span && c.Slot + c.Span > at).ToList();
        return under.Count(c => !c.IsEmpty) <= 1 ? under.Find(c => !c.IsEmpty) ?? under.FirstOrDefault() : null;
    }

    // The equations that hold among some cells, by their places there.
    private List<(int Total, int[] Parts)> TotalsAmong(IReadOnlyList<FormCell> cells)
    {
        if (_totals.TryGetValue(cells, out var known))
        {
            return known;
        }

        List<(int, int[])> totals = [];
        foreach (var equation in edition.Equations.Where(e => e.Relation.IsTotal))
        {
            var total = Find(equation.Left[0]);
            int[] parts = [.. equation.Right.Select(Find)];
            if (total >= 0 && parts.All(p => p >= 0))
            {
                totals.Add((total, parts));
            }
        }

        return _totals[cells] = totals;

        int Find(CellId id)
        {
            for (var i = 0; i < cells.Count; i++)
            {
                if (cells[i].Id == id)
                {
                    return i;
                }
            }

            return -1;
        }
    }

    private void Restore(Pending pending, IReadOnlyList<FormCell> cells, List<Value> filled, List<(int Total, int[] Parts)> totals)
    {
        var text = string.Concat(filled.Select(v => v.Cell.Text));
        var digits = string.Concat(text.Where(c => !TextKey.IsSpace(c)));
        var numbers = reader.MayRestore() ? FigureText.TellApart(digits, cells, totals) : null;
        var place = PlaceOf(filled[0].Cell);
        for (var i = 0; i < cells.Count; i++)
        {
            Keep(
                cells[i],
                numbers is null
                    ? new CellReading(CellValue.Blank, place, new FigureDoubt(FigureDoubtKind.RunTogether, TextKey.Shorten(text)), true)
                    : new CellReading(CellValue.Of(numbers[i]), place, new FigureDoubt(FigureDoubtKind.Restored, TextKey.Shorten(text)), false),
                pending);
        }
    }

    private void Blank(Pending pending, IReadOnlyList<FormCell> cells, FigureDoubtKind kind, List<Value> values)
    {
        var text = string.Join(' ', values.Where(v => !v.Cell.IsEmpty).Select(v => v.Cell.Text));
        for (var i = 0; i < cells.Count; i++)
        {
            var place = kind == FigureDoubtKind.Missing && i < values.Count && values.Count == cells.Count ? PlaceOf(values[i].Cell) : PlaceOf(pending.Label);
            Keep(cells[i], new CellReading(CellValue.Blank, place, new FigureDoubt(kind, text.Length == 0 ? null : TextKey.Shorten(text)), true), pending);
        }
    }

    private void Store(FormCell cell, GridCell source, Pending pending)
    {
        if (source.IsEmpty)
        {
            Keep(cell, new CellReading(CellValue.Blank, PlaceOf(source), new FigureDoubt(FigureDoubtKind.Missing, null), true), pending);
            return;
        }

        reader.Used(source, LineUse.Figures, Table, [cell.Id]);
        var unit = _headers.GetValueOrDefault(pending.Block)?.Units.GetValueOrDefault(cell.Id.Column);
        if (AmountText.Convert(source.Text, cell.Format, unit) is { } converted)
        {
            Keep(cell, new CellReading(converted, PlaceOf(source), null, false) { Amount = new WrittenAmount(TextKey.Shorten(source.Text), unit) }, pending);
            return;
        }

        var input = cell.Format.Parse(source.Text);
        var doubt = input.Problem != CellInputProblem.None ? new FigureDoubt(FigureDoubtKind.NotANumber, TextKey.Shorten(source.Text)) : pending.Proposal;
        Keep(cell, new CellReading(input.Value, PlaceOf(source), doubt, false), pending);
    }

    private void Keep(FormCell cell, CellReading reading, Pending pending)
    {
        reader.Used(pending.Label, LineUse.Figures, Table, [cell.Id]);
        var origin = new Origin(pending.Source?.Table ?? 0, pending.Values.Count > 0);
        if (!_readings.TryGetValue(cell.Id, out var earlier) || (reading.Value.IsBlank && earlier is { Value.IsBlank: true, Doubt: null or { Kind: FigureDoubtKind.Missing } }))
        {
            (_readings[cell.Id], _origins[cell.Id]) = (reading, origin);
        }
        else if (reading.Value.IsBlank || earlier.Value == reading.Value || earlier is { Value.IsBlank: true, Doubt: { Kind: not FigureDoubtKind.Missing } })
        {
            return;
        }
        else if (earlier.Value.IsBlank && MayFill(_origins[cell.Id], origin))
        {
            (_readings[cell.Id], _origins[cell.Id]) = (reading, origin);
            _filled.Add(cell.Id);
        }
        else
        {
            Contradict(cell.Id, earlier.Value, reading.Value, reading.Place);
        }
    }

    private void Contradict(CellId cell, CellValue first, CellValue second, SourcePlace place)
    {
        var both = $"{(first.IsBlank ? Messages.Get("C7_Blank") : first)} / {second}";
        _readings[cell] = new CellReading(CellValue.Blank, place, new FigureDoubt(FigureDoubtKind.Contradiction, both), false);
    }

    // A label alone may stand above the row that has the figures. Those of another table, or of one read a second time, fill no blanks.
    private bool MayFill(Origin earlier, Origin later) => !earlier.HasCells && _again < RowsOfAnother && (earlier.Table == 0 || earlier.Table == later.Table);

    // Rows that come a second time with figures are those of another table; what came of it so far is taken back.
    private void NoteAgain(Pending pending)
    {
        if (pending.Filled == 0 || pending.FormRow is not { } row || _withFigures.Add((pending.Block, row.Code)) || ++_again != RowsOfAnother)
        {
            return;
        }

        foreach (var cell in _filled.Where(c => !_readings[c].Value.IsBlank))
        {
            Contradict(cell, CellValue.Blank, _readings[cell].Value, _readings[cell].Place);
        }
    }

    /// <summary>Where a reading comes from: the table of the source, or 0, and whether its row had cells behind the label.</summary>
    private readonly record struct Origin(int Table, bool HasCells);

    private readonly record struct Value(GridCell Cell, int Index);

    private sealed record LabelRest(string Key, int Line, GridCell Cell, Label Label);

    private sealed class HeaderLine
    {
        private int _consistentFor = -1;
        private bool _isConsistent;

        /// <summary>Where each column stands: index of the cell in its line, or grid column, with how far it reaches.</summary>
        public Dictionary<string, (int At, int Span)> Columns { get; } = new(StringComparer.Ordinal);

        public List<FormColumn> Order { get; } = [];

        /// <summary>Units of money that columns name in place of the form's.</summary>
        public Dictionary<string, string> Units { get; } = new(StringComparer.Ordinal);

        public int Width { get; set; }

        /// <summary>The table of the source whose grid columns these are, or 0.</summary>
        public int Table { get; set; }

        /// <summary>Whether every column has a place of its own on the grid; in a table whose merged cells are counted wrong, they lie over each other.</summary>
        public bool IsConsistent
        {
            get
            {
                if (_consistentFor != Columns.Count)
                {
                    _consistentFor = Columns.Count;
                    var places = Columns.Values.OrderBy(c => c.At).ToList();
                    _isConsistent = places.Zip(places.Skip(1)).All(p => p.First.At + p.First.Span <= p.Second.At);
                }

                return _isConsistent;
            }
        }

        /// <summary>The cells of rows in the order of the header.</summary>
        public Dictionary<IReadOnlyList<FormCell>, IReadOnlyList<FormCell>> Ordered { get; } = new(ReferenceEqualityComparer.Instance);
    }

    private sealed record Pending(FormBlock Block, FormRow? FormRow, IReadOnlyList<FormCell> Cells, int LabelRow, GridCell Label, GridRow? Source)
    {
        /// <summary>The row of the source that its figures stand in.</summary>
        public int Row { get; set; } = LabelRow;

        public List<Value> Values { get; } = [];

        /// <summary>The label of a group that the figures stand beside, where no row of it is named.</summary>
        public Label? Group { get; init; }

        /// <summary>Why its figures are only a proposal.</summary>
        public FigureDoubt? Proposal { get; set; }

        public int Filled { get; private set; }

        public void Add(GridCell cell, int index)
        {
            Values.Add(new Value(cell, index));
            Filled += cell.IsEmpty ? 0 : 1;
        }
    }
}

/// <summary>A figure as it was read.</summary>
internal sealed record CellReading(CellValue Value, SourcePlace Place, FigureDoubt? Doubt, bool IsGap)
{
    /// <summary>How an amount is written that was turned into the unit of the form.</summary>
    public WrittenAmount? Amount { get; init; }
}

/// <summary>An amount as it is written.</summary>
/// <param name="UnitAbove">The unit that the header states, or <see langword="null"/> where the figure itself has it.</param>
internal sealed record WrittenAmount(string Text, string? UnitAbove);

/// <summary>A label that is not written as the form has it.</summary>
internal sealed record MistypedLabel(string Text, Label Label, SourcePlace Place, bool HasAside);
