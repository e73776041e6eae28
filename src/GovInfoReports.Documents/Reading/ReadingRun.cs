using System.Buffers;
using System.Text.RegularExpressions;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Text;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Reading;

/// <summary>One reading of one text.</summary>
internal sealed partial class ReadingRun : ITableListener
{
    private const int MostFindingsOfAKind = 40;
    private const int MostRestored = 60;
    private const int LongestHeading = 40;
    private const int MostHeadings = 60;
    private const int LeastHeadings = 3;
    private const int LeastRows = 3;
    private const int LinesOfLetter = 12;
    private const string Subject = "信息公开";
    private const int MostFrame = 16;
    private const int ShortestHeader = 4;
    private const int LongLabel = 8;

    private static readonly SearchValues<char> Punctuation = SearchValues.Create("。；，：:！？、[]");

    private readonly WorkBudget _budget;
    private readonly EditionChoice _choice;
    private readonly FormEdition _edition;
    private readonly FormWords _words;
    private readonly SourceDocument _source;
    private readonly List<string> _lines;
    private readonly ReadingHints _hints;
    private readonly PartChoice? _part;
    private readonly ReportOpening _opening;
    private readonly LineUse[] _use;
    private readonly Passage?[] _passageOf;
    private readonly Dictionary<int, List<CellId>> _cellsOf = [];
    private readonly List<TableCollector> _tables;
    private readonly Passage _preamble = new(null, null, null);
    private readonly List<Passage> _passages = [];
    private readonly Dictionary<string, Passage> _tablePassages = new(StringComparer.Ordinal);
    private readonly Dictionary<int, HeadingCandidate> _headings = [];
    private readonly HashSet<int> _captions = [];
    private readonly HashSet<int> _wrapped;
    private readonly List<HeadingCandidate> _repeated = [];
    private readonly List<HeadingLine> _headingLines = [];
    private readonly List<Unplaced> _unplaced = [];
    private readonly List<string> _signature = [];
    private readonly ReadingFindings _findings;
    private List<GridRow> _rows = [];
    private Passage _passage;
    private TableCollector? _table;
    private FormSection? _lastSection;
    private int _restored;
    private int _lastNumber;
    private int? _sectionLevel;
    private int _next;

    public ReadingRun(EditionChoice choice, FormWords words, SourceDocument source, ReadingHints hints, PartChoice? part, WorkBudget budget)
    {
        _budget = budget;
        _choice = choice;
        _edition = choice.Edition;
        _words = words;
        _source = source;
        List<string> lines = _lines = [.. source.Entries.Select(e => e.Text)];
        _hints = hints;
        _part = part;
        _use = new LineUse[lines.Count];
        _passageOf = new Passage?[lines.Count];
        _tables = [.. words.Tables.Select(t => new TableCollector(_edition, t, this))];
        _passage = _preamble;
        _passages.Add(_preamble);
        FindHeadings();
        var first = _headings.Count == 0 ? int.MaxValue : _headings.Keys.Min();
        _opening = ReportOpening.Of(source, i => i >= first);
        _wrapped = HardWraps.Continuing(source, i => _headings.ContainsKey(i) || _captions.Contains(i) || _opening.TitleLines.Contains(i));
        _findings = new ReadingFindings(_edition, source);
    }

    public ReadingResult Read()
    {
        _rows = BrokenRows.Join(new SourceGrid(IsAlone, Continues, IsLabel, _budget).Read(_source), _words.Tables);
        foreach (var line in _opening.TitleLines)
        {
            _use[line] = LineUse.Title;
        }

        for (var i = 0; i < _rows.Count; i++)
        {
            _budget.Step();
            Take(_rows[i]);
        }

        _tables.ForEach(t => t.SettleGroups());
        var signature = TakeSignature();
        var kind = KindOf();
        var unit = _opening.Unit ?? UnitOf(signature) ?? _hints.UnitName ?? (kind == ReadingKind.CoverLetter ? SenderOfLetter() : null) ?? _source.Publisher;
        var year = _opening.Year ?? _hints.Year;
        Judge();

        Dictionary<string, string> texts = _edition.Sections.Where(s => s.IsNarrative).ToDictionary(s => s.Code, _ => string.Empty, StringComparer.Ordinal);
        foreach (var passages in _passages.Where(p => p.Section is not null).GroupBy(p => p.Section!.Code, StringComparer.Ordinal))
        {
            var text = string.Join("\n\n", passages.Select(p => p.ToMarkdown()).Where(t => t.Length > 0));
            if (text.Length > 0)
            {
                texts[passages.Key] = text;
            }
        }

        var readings = _tables.SelectMany(t => t.Readings).ToDictionary(r => r.Key, r => r.Value);
        ReadingResult result = new()
        {
            Kind = kind,
            UnitName = unit,
            Year = year,
            Edition = _edition,
            Content = ReportContent.EmptyFor(_edition) with
            {
                Title = _opening.Title,
                Preamble = _preamble.ToMarkdown(),
                Texts = texts,
                AdditionalSections = [.. _passages.Where(p => p.Heading is not null).Select(p => new AdditionalSection(p.Heading!, p.ToMarkdown(), p.After))],
                Signature = string.Join('\n', signature),
                Figures = ReportFigures.BlankFor(_edition).With(readings.Select(r => KeyValuePair.Create(r.Key, r.Value.Value))),
            },
            Source = _source,
            Lines = [.. _lines.Select(LineOf)],
            Places = readings.ToDictionary(r => r.Key, r => _source.Locate(r.Value.Place)),
            Doubts = readings.Where(r => r.Value.Doubt is not null).ToDictionary(r => r.Key, r => r.Value.Doubt!),
            Headings = _headings.Values.ToDictionary(h => h.Section.Code, h => h.Line + 1, StringComparer.Ordinal),
        };
        if (_choice.ForYear is { } forYear && forYear.Id != _edition.Id)
        {
            _findings.WithoutPlace(result, forYear);
        }

        return result with { Findings = _findings.InOrder() };
    }

    void ITableListener.Used(GridCell cell, LineUse use, FormTable table, IReadOnlyList<CellId> cells)
    {
        for (var line = cell.Line; line <= cell.LastLine; line++)
        {
            if (_use[line] is LineUse.Blank or LineUse.TableFrame)
            {
                _use[line] = use;
            }

            _passageOf[line] ??= PassageOf(table);
            if (cells.Count > 0)
            {
                if (!_cellsOf.TryGetValue(line, out var ids))
                {
                    _cellsOf[line] = ids = [];
                }

                // A line has at most a row of cells; a row that is repeated for ever names them once.
                ids.AddRange(cells.Where(c => !ids.Contains(c)));
            }
        }
    }

    void ITableListener.Unplaced(GridCell cell, GridRow? row, FormTable table)
    {
        // Digits below a full row may be the ends of its figures: a narrow column breaks 2076 into 207 and 6 below it.
        if (_source.Format == SourceFormat.Pdf && _table is { } current && current.Table == table && FigureText.IsDigits(cell.Text))
        {
            current.Flush();
            current.Unsettle(cell);
        }

        if (_unplaced.Count > 0 && row is not null && _unplaced[^1].Row == row.Index && row.Shape != RowShape.Bare)
        {
            _unplaced[^1].Cells.Add(cell);
        }
        else
        {
            _unplaced.Add(new Unplaced(table, row?.Index ?? -1, [cell]));
        }

        for (var line = cell.Line; line <= cell.LastLine; line++)
        {
            _use[line] = LineUse.TableNote;
            _passageOf[line] = PassageOf(table);
        }
    }

    bool ITableListener.MayRestore() => _restored++ < MostRestored;

    private Passage PassageOf(FormTable table)
    {
        if (_passage.Section?.Table == table)
        {
            return _passage;
        }

        if (!_tablePassages.TryGetValue(table.Code, out var passage))
        {
            var section = _edition.SectionOfTable(table.Code)!;
            passage = _passages.Find(p => p.Section == section);
            if (passage is null)
            {
                passage = new Passage(section, null, null);
                _passages.Add(passage);
            }

            _tablePassages[table.Code] = passage;
        }

        return passage;
    }

    private SourceLine LineOf(string text, int line)
    {
        IReadOnlyList<CellId> cells = _cellsOf.TryGetValue(line, out var ids) ? ids : [];
        var use = _use[line] == LineUse.Blank && !TextKey.IsBlank(text) ? LineUse.TableFrame : _use[line];
        return new SourceLine(line + 1, text, use, _passageOf[line]?.Section?.Code, cells);
    }

    // Of several lines that look like the heading of a section, the one in the usual style with something under it is the heading.
    private void FindHeadings()
    {
        List<HeadingCandidate> candidates = [];
        for (var i = 0; i < _lines.Count; i++)
        {
            _budget.Step();
            var line = _lines[i];
            if (_source.Entries[i].Role is SourceRole.Unknown or SourceRole.SectionHeading && line.Length is > 2 and <= 400 && line.AsSpan().IndexOfAnyInRange('\u4e00', '\u9fff') >= 0 && !line.AsSpan().TrimStart().Contains('\t') && !line.Contains('|', StringComparison.Ordinal)
                && _words.Heading(i, line) is { } candidate
                && !(candidate.Likeness >= HeadingLikeness.Mistyped && _words.Tables.Any(t => t.Exact(TextKey.Plain(line)) is not null)))
            {
                candidates.Add(candidate);
            }
        }

        _captions.UnionWith(candidates.Where(c => c.IsCaption).Select(c => c.Line));
        var lines = candidates.Where(c => !c.IsCaption).Select(c => c.Line).ToHashSet();
        foreach (var section in candidates.GroupBy(c => c.Section))
        {
            // A caption heads its section only where nothing else does.
            var group = section.Any(c => !c.IsCaption) ? section.Where(c => !c.IsCaption) : section;
            var ordered = group.OrderByDescending(c => Points(c, lines)).ThenBy(c => c.Line).ToList();
            var best = ordered[0];
            if (best.Number.Style is NumberStyle.ChineseParenthesis or NumberStyle.ArabicParenthesis or NumberStyle.ChineseHalfParenthesis && best.Likeness >= HeadingLikeness.Mistyped)
            {
                continue;
            }

            if (best.Number.Style == NumberStyle.None && best.Level == 0 && best.Likeness >= HeadingLikeness.Variant)
            {
                continue;
            }

            _headings[best.Line] = best;
            _captions.Remove(best.Line);
            _repeated.AddRange(ordered.Skip(1).Take(MostFindingsOfAKind).Where(c => c.Number.Style == best.Number.Style && c.Number.Style != NumberStyle.None && c.Likeness < HeadingLikeness.Similar && HasText(c.Line, lines)));
        }
    }

    private int Points(HeadingCandidate candidate, HashSet<int> lines) =>
        (candidate.Number.Style switch
        {
            NumberStyle.Chinese => 40,
            NumberStyle.ChineseOther or NumberStyle.ChinesePart or NumberStyle.Arabic => 30,
            NumberStyle.None => candidate.Level > 0 ? 25 : 20,
            _ => 10,
        })
        + (candidate.Likeness switch
        {
            HeadingLikeness.Official => 8,
            HeadingLikeness.Notice or HeadingLikeness.Variant => 7,
            HeadingLikeness.Mistyped => 4,
            _ => -20,
        })
        + (HasText(candidate.Line, lines) ? 20 : 0);

    private bool HasText(int line, HashSet<int> headings)
    {
        for (var next = line + 1; next < _lines.Count; next++)
        {
            if (!TextKey.IsBlank(_lines[next]))
            {
                return !headings.Contains(next);
            }
        }

        return false;
    }

    private bool IsAlone(int line, string text) =>
        _headings.ContainsKey(line)
        || (text.Length > 30 && text.AsSpan().IndexOfAny('。', '；') >= 0 && !_words.Tables.Any(t => t.Exact(text) is not null));

    private bool IsLabel(string text) => _words.Tables.Any(t => t.Exact(text) is not null);

    private bool Continues(string above, string text) =>
        text.Length <= LongestHeading && above.Length > 0 && _words.Tables.Any(t => (t.Exact(above + text) is not null || t.IsBeginning(above + text)) && t.IsBeginning(above));

    private void Take(GridRow row)
    {
        if (row.Index < _next)
        {
            return;
        }

        if (row.Cells.Where(c => !c.IsEmpty).Take(2).ToList() is [var only] && IsCaption(row, only))
        {
            _use[only.Line] = LineUse.TableFrame;
            _passageOf[only.Line] = _passage;
            return;
        }

        if (row.Shape != RowShape.Bare)
        {
            TakeCells(row);
            return;
        }

        var cell = row.Cells[0];
        if (_use[cell.Line] == LineUse.Title)
        {
            return;
        }

        if (_source.Entries[cell.Line].Role is not SourceRole.Unknown and var role && TakeRole(cell, role))
        {
            return;
        }

        if (_headings.TryGetValue(cell.Line, out var heading))
        {
            Start(heading);
        }
        else if (_wrapped.Contains(cell.Line) && _passage.GoesOn(cell.Raw, cell.Line))
        {
            _use[cell.Line] = _passage == _preamble ? LineUse.Preamble : LineUse.Text;
            _passageOf[cell.Line] = _passage;
        }
        else if (!TakeTableLine(row, cell) && !StartAdditional(cell))
        {
            AddText(cell);
        }
    }

    // 表1 … above a table of the form says what its section's heading says.
    private bool IsCaption(GridRow row, GridCell cell)
    {
        if (_captions.Contains(cell.Line))
        {
            return true;
        }

        if (_source.Entries[cell.Line].Role != SourceRole.Unknown || _headings.ContainsKey(cell.Line) || cell.Text.Contains('。', StringComparison.Ordinal) || FormWords.CaptionLead(cell.Text) == 0)
        {
            return false;
        }

        var next = _rows.Skip(row.Index + 1).Take(3).FirstOrDefault(r => !r.IsEmpty);
        return next is not null && (next.Shape != RowShape.Bare ? TableFor(next) is not null : _passage.Section?.Table is { } own && FollowedByTable(row.Index, CollectorOf(own)));
    }

    // What the source itself says of a line is not put to the test.
    private bool TakeRole(GridCell cell, SourceRole role)
    {
        switch (role)
        {
            case SourceRole.Text:
                AddText(cell, _lines[cell.Line].TrimEnd());
                return true;
            case SourceRole.Signature:
                _signature.Add(cell.Raw);
                _use[cell.Line] = LineUse.Signature;
                return true;
            case SourceRole.SectionHeading when !_headings.ContainsKey(cell.Line):
                var number = TextKey.Number(cell.Raw);
                BeginAdditional(cell, number, TextKey.Trim(cell.Raw[number.Body..]), 0, number.Number);
                return true;
            default:
                return false;
        }
    }

    private void TakeCells(GridRow row)
    {
        if (_source.Entries[row.Cells[0].Line].Role == SourceRole.Text)
        {
            AddTableLine(row, isWhole: true);
            return;
        }

        if (row.IsEmpty)
        {
            _table?.TakeEmpty(row);
            return;
        }

        if (row.IsRule)
        {
            if (_passage.EndsWithTable)
            {
                AddTableLine(row);
            }
            else
            {
                _use[row.Cells[0].Line] = LineUse.TableFrame;
                _passageOf[row.Cells[0].Line] = _passage;
            }

            return;
        }

        foreach (var cell in row.Cells.Where(c => c.Raw.Contains('[', StringComparison.Ordinal)))
        {
            KeepPlaceholders(cell.Raw, cell.Line);
        }

        var table = TableFor(row);
        if (table is null)
        {
            table = _table is not null && MayBeFigures(row) ? _table : WholeLine(row);
        }

        if (table is not null)
        {
            Enter(table);
            table.Take(row, FiguresFollow(row.Index));
            return;
        }

        var filled = row.Cells.Where(c => c.Text.Length > 0).ToList();
        if (filled.Count == 0)
        {
            return;
        }

        var current = _table ?? (_passage.Section?.Table is { } own ? CollectorOf(own) : null);
        if (current is { HasLabels: true } && filled.TrueForAll(c => c.Text.Length <= 100 && !c.Text.Contains('。', StringComparison.Ordinal)))
        {
            current.Flush();
            filled.ForEach(c => ((ITableListener)this).Unplaced(c, row, current.Table));
        }
        else if (row.Shape is RowShape.Tabbed or RowShape.Piped && filled.Count > 1)
        {
            AddTableLine(row);
        }
        else
        {
            foreach (var cell in filled)
            {
                if (!StartAdditional(cell))
                {
                    AddText(cell);
                }
            }
        }
    }

    // Figures, or in a table of the source mostly figures: a word among them stands where a figure should.
    private static bool MayBeFigures(GridRow row)
    {
        var words = row.Cells.Count(c => !c.IsEmpty && !FigureText.LooksLikeFigure(c.Text));
        return words == 0 || (row.Table > 0 && 2 * words <= row.Cells.Count(c => !c.IsEmpty) && row.Cells.All(c => c.Text.Length <= 20));
    }

    // The section's own table, where its one line of figures stands without any label.
    private TableCollector? WholeLine(GridRow row) =>
        _passage.Section?.Table is { Orientation: TableOrientation.Line } own && CollectorOf(own) is var line && line.IsWholeLine(row) ? line : null;

    private TableCollector CollectorOf(FormTable table) => _tables.Find(t => t.Table == table)!;

    private void Enter(TableCollector table)
    {
        if (_table != table)
        {
            _table?.Flush();
            _table = table;
        }

        // A table without a heading above it begins its section, else its text would fall into the preamble.
        if (_passage == _preamble)
        {
            _passage = PassageOf(table.Table);
        }
    }

    private TableCollector? TableFor(GridRow row)
    {
        var own = _passage.Section?.Table;
        TableCollector? best = null;
        var most = 0;
        var filled = row.Cells.Where(c => !c.IsEmpty).Take(60).ToList();
        var joined = filled.Count is > 1 and <= 4 ? string.Concat(filled.Select(c => c.Text)) : null;
        foreach (var table in _tables)
        {
            var isNear = table == _table || table.Table == own;
            var points = 0;
            foreach (var cell in filled)
            {
                if (FigureText.LooksLikeFigure(cell.Text))
                {
                    continue;
                }

                points += table.Vocabulary.Exact(cell.Text) is not null ? 30
                    : isNear && (table.Vocabulary.Mistyped(cell.Text) is not null || (cell.Text.Length > 1 && table.Vocabulary.IsBeginning(cell.Text))) ? 10
                    : 0;
            }

            points += points == 0 && joined is not null && table.Vocabulary.Exact(joined) is { } whole && whole.Labels[0].Kind == LabelKind.Banner ? 30 : 0;
            points += points == 0 && isNear && joined is null && filled.Count > 4 && table.Vocabulary.IsRunOfLabels(string.Concat(filled.Select(c => c.Text))) ? 30 : 0;
            points += points == 0 ? 0 : table == _table ? 5 : table.Table == own ? 3 : 0;

            // Outside its section and unheralded, a table shows itself by more than one short word.
            if (points > most && (isNear || filled.Exists(c => c.Text.Length >= 4 && table.Vocabulary.Exact(c.Text) is not null) || points >= 60))
            {
                most = points;
                best = table;
            }
        }

        return best;
    }

    private bool FiguresFollow(int index) =>
        NextFilled(index) is { } next && !_headings.ContainsKey(next.Line) && FigureText.LooksLikeFigure(next.Text);

    private GridCell? NextFilled(int index)
    {
        do
        {
            index++;
        }
        while (index < _rows.Count && _rows[index].IsEmpty);

        return index < _rows.Count ? _rows[index].Cells.FirstOrDefault(c => !c.IsEmpty) : null;
    }

    // A line without tabs that belongs to a table all the same: tabs get lost, PDF has none.
    private bool TakeTableLine(GridRow row, GridCell cell)
    {
        if (cell.Text.Length is 0 or > 200)
        {
            return false;
        }

        var near = _table ?? (_passage.Section?.Table is { } own ? CollectorOf(own) : null);
        if (_table?.TakeRest(cell) == true)
        {
            return true;
        }

        if (_table is null && near is not null && FigureText.IsDigits(cell.Text) && WholeLineBelow(row.Index) is { } line)
        {
            Enter(near);
            near.Take(line, false);
            _next = row.Index + line.Cells.Count;
            return true;
        }

        if (FigureText.LooksLikeFigure(cell.Text) && !cell.Text[..AmountText.UnitAt(cell.Text)].Any(TextKey.IsSpace))
        {
            if (_table is null || !(_table.AwaitsFigures || _table.Table.Orientation == TableOrientation.Line) || (cell.Text == "无" && !_table.AwaitsFigures))
            {
                // A narrow column breaks 11114 into 1111 and 4 below it.
                if (_source.Format == SourceFormat.Pdf)
                {
                    _table?.Unsettle(cell);
                }

                return false;
            }

            _table.Take(row, false);
            return true;
        }

        if (SplitBySpaces(row, cell, near, near?.Open ?? string.Empty) is { } spaced)
        {
            var table = TableFor(spaced) ?? near!;
            Enter(table);
            table.Take(spaced, FiguresFollow(row.Index));
            return true;
        }

        if (_table?.Continues(cell) == true)
        {
            _table.Take(row, FiguresFollow(row.Index));
            return true;
        }

        if (_table?.TakePiece(cell) == true)
        {
            return true;
        }

        if (near is not null && WithoutPieces(near, cell) is { } piece)
        {
            Enter(near);
            near.Take(row with { Cells = [piece] }, FiguresFollow(row.Index));
            return true;
        }

        if (near is not null && near.Vocabulary.Exact(cell.Text) is null && near.Vocabulary.IsRunOfLabels(cell.Text) && FiguresFollow(row.Index))
        {
            Enter(near);
            near.TakeFrame([cell], cell.Text);
            return true;
        }

        foreach (var table in near is null ? _tables : [near, .. _tables.Where(t => t != near)])
        {
            var exact = table.Vocabulary.Exact(cell.Text);
            var follows = FollowedByTable(row.Index, table);
            if (exact is not null
                ? follows || (exact.Labels[0].Key.Length >= 6 && (table == _table || exact.Labels[0].Kind is LabelKind.Banner or LabelKind.Corner || exact.Number.Style != NumberStyle.None))
                : follows && (table == _table ? table.HasLabels : table == near && (cell.Text.Length >= LongLabel || IsBrokenLabel(table, row.Index))) && (table.Vocabulary.Mistyped(cell.Text) is not null || table.Vocabulary.IsBeginning(cell.Text)))
            {
                Enter(table);
                table.Take(row, FiguresFollow(row.Index));
                return true;
            }
        }

        if (near is not null && IsFrame(near, row.Index, cell.Text))
        {
            Enter(near);
            near.TakeFrame([cell], cell.Text);
            return true;
        }

        return _table?.TakeLetters(cell) == true;
    }

    private bool IsBrokenLabel(TableCollector table, int index) =>
        NextFilled(index) is { } next && table.Vocabulary.Exact(_rows[index].Cells[0].Text + next.Text) is not null;

    // As many lines of a figure each as the form of one line has cells, and no more.
    private GridRow? WholeLineBelow(int index)
    {
        if (_passage.Section?.Table is not { Orientation: TableOrientation.Line } own)
        {
            return null;
        }

        var cells = _rows.Skip(index).TakeWhile(r => r.Shape == RowShape.Bare && FigureText.IsDigits(r.Cells[0].Text)).Take(own.Cells.Count + 1).Select(r => r.Cells[0]).ToList();
        GridRow line = new(index, RowShape.Spaced, cells);
        return WholeLine(line) is null ? null : line;
    }

    // The beginning of a row's label behind letters of the labels of its groups.
    private GridCell? WithoutPieces(TableCollector near, GridCell cell)
    {
        if (near != _table || !cell.Text.Any(TextKey.IsSpace))
        {
            return null;
        }

        var at = TableCollector.OwnLabel(near.Vocabulary, cell.Text, string.Empty);
        return at > 0 && near.Vocabulary.Exact(cell.Text[..at]) is null ? cell with { Text = cell.Text[at..], Column = cell.Column + at } : null;
    }

    // Pieces of labels in narrow columns, line by line, with rows of figures still to come.
    private bool IsFrame(TableCollector near, int index, string text)
    {
        var vocabulary = near.Vocabulary;
        if (!(vocabulary.ArePieces(text) || (near.Table.Orientation == TableOrientation.Line && vocabulary.HasLettersOf(TextKey.Of(text)))))
        {
            return false;
        }

        for (var i = index + 1; i < Math.Min(_rows.Count, index + MostFrame) && !(_rows[i].Cells.Count > 0 && _headings.ContainsKey(_rows[i].Cells[0].Line)); i++)
        {
            if (_rows[i].Shape == RowShape.Bare && _rows[i].Cells[0] is { Text.Length: > 4 and <= 200 } cell && FigureText.IsDigits(cell.Text[^1..]) && SplitBySpaces(_rows[i], cell, near, string.Empty) is { } row && row.Cells.Count(c => FigureText.LooksLikeFigure(c.Text)) > 2)
            {
                return true;
            }
        }

        return false;
    }

    private bool FollowedByTable(int index, TableCollector table)
    {
        if (NextFilled(index) is not { } next || _headings.ContainsKey(next.Line))
        {
            return false;
        }

        return FigureText.LooksLikeFigure(next.Text)
            || table.Vocabulary.Exact(next.Text) is not null
            || (table == _table && next.Text.Length is >= ShortestHeader and <= 200 && table.Vocabulary.Mistyped(next.Text) is not null)
            || (next.Text.Length <= LongestHeading && (table.Vocabulary.IsBeginning(next.Text) || table.Vocabulary.IsBeginning(_rows[index].Cells[0].Text + next.Text) || table.Vocabulary.Exact(_rows[index].Cells[0].Text + next.Text) is not null))
            || (next.Text.Any(TextKey.IsSpace) && SplitBySpaces(_rows[index], next, table, _rows[index].Cells[0].Text) is not null);
    }

    // 一、本年新收政府信息公开申请数量 0 0 0 0 0 0 0, or only the figures, or only labels.
    private static GridRow? SplitBySpaces(GridRow row, GridCell cell, TableCollector? near, string before)
    {
        var text = cell.Text;
        if (near is null || text.Length > 200)
        {
            return null;
        }

        var unit = AmountText.UnitAt(text);
        var start = unit;
        while (start > 0 && (TextKey.IsSpace(text[start - 1]) || TextKey.Narrow(text[start - 1]) is (>= '0' and <= '9') or '.' or '/' or '-' or '+' or ',' or '¥' or '￥'))
        {
            start--;
        }

        List<GridCell> cells = [];
        if (start < text.Length && text.AsSpan(start).IndexOfAnyInRange('0', '9') < 0 && text.AsSpan(start).IndexOfAnyInRange('０', '９') < 0)
        {
            start = text.Length;
        }

        if (start == 0 && !text.Any(TextKey.IsSpace))
        {
            return null;
        }

        var label = TextKey.Trim(text[..start]);
        var hasFigures = start < text.Length;
        if (hasFigures)
        {
            if (label.Length > 0)
            {
                var own = TableCollector.OwnLabel(near.Vocabulary, label, before);
                if (own < 0)
                {
                    return null;
                }

                // Letters of a label that goes over several lines are none of this one.
                if (own > 0 && near.Vocabulary.Exact(TextKey.Trim(label[..own])) is not null)
                {
                    cells.Add(cell with { Text = TextKey.Trim(label[..own]), Raw = label[..own] });
                }

                if (own < label.Length)
                {
                    cells.Add(cell with { Text = TextKey.Trim(label[own..]), Raw = label[own..], Column = cell.Column + own });
                }
            }
            else if (!near.AwaitsFigures && near.Table.Orientation != TableOrientation.Line)
            {
                return null;
            }

            AddWords(start);
            return new GridRow(row.Index, RowShape.Spaced, cells);
        }

        if (!text.Any(TextKey.IsSpace))
        {
            return null;
        }

        AddWords(0);
        return cells.TrueForAll(c => near.Vocabulary.Exact(c.Text) is not null) || (near.HasLabels && (near.Vocabulary.IsRunOfLabels(text) || AreHeaders(near.Vocabulary, cells)))
            ? new GridRow(row.Index, RowShape.Spaced, cells)
            : null;

        void AddWords(int from)
        {
            var at = from;
            while (at < text.Length)
            {
                while (at < text.Length && TextKey.IsSpace(text[at]))
                {
                    at++;
                }

                var end = at;
                while (end < text.Length && (!TextKey.IsSpace(text[end]) || end >= unit))
                {
                    end++;
                }

                if (end > at)
                {
                    cells.Add(new GridCell(text[at..end], cell.Line, cell.Column + at, text[at..end]));
                }

                at = end;
            }
        }
    }

    // 信息内容 本年制发件数 先行有效件数: a header with a label mistyped.
    private static bool AreHeaders(TableVocabulary vocabulary, List<GridCell> cells) =>
        cells.Exists(c => c.Text.Length >= ShortestHeader && vocabulary.Exact(c.Text) is not null)
        && cells.TrueForAll(c => vocabulary.Exact(c.Text) is not null || (c.Text.Length >= ShortestHeader && vocabulary.Mistyped(c.Text) is not null));

    private void Start(HeadingCandidate heading)
    {
        _table?.Flush();
        _table = null;
        _passage = _passages.Find(p => p.Section == heading.Section && p.Paragraphs.Count == 0) ?? new Passage(heading.Section, null, null);
        _passages.Remove(_passage);
        _passages.Add(_passage);
        _lastSection = heading.Section;
        _lastNumber = heading.Number.Number;
        _use[heading.Line] = LineUse.Heading;
        _passageOf[heading.Line] = _passage;
        _headingLines.Add(new HeadingLine(heading.Line, heading.Number, heading.Level, heading.Title, heading));
        KeepPlaceholders(_lines[heading.Line], heading.Line);
        if (heading.Rest.Length > 0)
        {
            _passage.Add(heading.Rest, heading.Line);
        }
    }

    // Left in the text, so that the checks can point at them; a figure or heading itself is read without them.
    private void KeepPlaceholders(string text, int line)
    {
        var placeholders = TextKey.Placeholders(text);
        if (placeholders.Length > 0)
        {
            _passage.Add(placeholders, line);
            _passageOf[line] ??= _passage;
        }
    }

    // A short numbered line that goes on with the numbers of the sections, though the form has no such section.
    private bool StartAdditional(GridCell cell)
    {
        var text = cell.Text;
        if (text.Length is < 3 or > LongestHeading || _passage == _preamble || FormWords.CaptionLead(text) > 0 || _headingLines.Count >= MostHeadings || text.AsSpan().IndexOfAny("。；，！？") >= 0)
        {
            return false;
        }

        var level = TextKey.HeadingLevel(cell.Raw);
        var number = TextKey.Number(text);
        var isNumbered = number.Style is NumberStyle.Chinese or NumberStyle.ChinesePart
            && number.Number > _lastNumber && number.Number <= _lastNumber + 2
            && _passage.ListNumber != number.Number - 1;
        if (!isNumbered && !(level is 1 or 2 && level <= SectionLevel && number.Style == NumberStyle.None))
        {
            _passage.ListNumber = number.Style == NumberStyle.Chinese ? number.Number : _passage.ListNumber;
            return false;
        }

        BeginAdditional(cell, number, text[number.Body..].TrimEnd('：', ':', '、'), level, isNumbered ? number.Number : _lastNumber + 1);
        return true;
    }

    // Where sections have a level of their own, what lies deeper is a heading within one.
    private int SectionLevel => _sectionLevel ??= _headings.Values.Select(h => h.Level).Where(l => l > 0).DefaultIfEmpty(int.MaxValue).Max();

    private void BeginAdditional(GridCell cell, Numbering number, string title, int level, int at)
    {
        _table?.Flush();
        _table = null;
        _passage = new Passage(null, title, _lastSection?.Code);
        _passages.Add(_passage);
        _lastNumber = at;
        _use[cell.Line] = LineUse.Heading;
        _passageOf[cell.Line] = _passage;
        _headingLines.Add(new HeadingLine(cell.Line, number, level, title, null));
        KeepPlaceholders(_lines[cell.Line], cell.Line);
    }

    private void AddText(GridCell cell, string? asItIs = null)
    {
        var text = cell.Raw;
        var level = TextKey.HeadingLevel(text);
        var plain = asItIs ?? (level > 0 ? $"### {TextKey.Plain(text)}" : text.Contains('<', StringComparison.Ordinal) ? BoldTag().Replace(text, "**") : text);
        var number = TextKey.Number(cell.Text);
        if (number.Style == NumberStyle.Chinese)
        {
            _passage.ListNumber = number.Number;
        }

        for (var line = cell.Line; line <= cell.LastLine; line++)
        {
            _use[line] = _passage == _preamble ? LineUse.Preamble : LineUse.Text;
            _passageOf[line] = _passage;
        }

        _passage.Add(plain, cell.Line, number.Style == NumberStyle.ChineseParenthesis ? number : default, level, _source.Entries[cell.Line].IsTight);
    }

    // A table that is not the form's: kept as a Markdown table in the text.
    private void AddTableLine(GridRow row, bool isWhole = false)
    {
        var cells = isWhole || row.Shape == RowShape.Piped ? row.Cells : [.. row.Cells.Where((c, i) => i > 0 || !c.IsEmpty)];
        var line = row.Cells[0].Line;
        _passage.AddTableLine($"| {string.Join(" | ", cells.Select(c => c.Raw))} |", line, row.IsRule, cells.Count, row.Table);
        _use[line] = _passage == _preamble ? LineUse.Preamble : LineUse.Text;
        _passageOf[line] = _passage;
    }

    private List<string> TakeSignature()
    {
        if (_signature.Count > 0 || _source.Entries.Any(e => e.Role is not (SourceRole.Unknown or SourceRole.Text)))
        {
            return _signature;
        }

        List<string> signature = [];
        var last = _passages.Where(p => p.Paragraphs.Count > 0).MaxBy(p => p.Paragraphs[^1].Line);
        if (last is null || last == _preamble)
        {
            return signature;
        }

        var hasDate = false;
        while (last.Paragraphs.Count > 0 && signature.Count < 3)
        {
            var (text, line, _, _, _, _) = last.Paragraphs[^1];
            var words = TextKey.Plain(text);
            var isDate = !hasDate && SignatureWords.IsDateLine(words);
            var isName = words.Length is >= 3 and <= 40 && words.AsSpan().IndexOfAny(Punctuation) < 0 && TextKey.Number(words).Style == NumberStyle.None
                && (SignatureWords.EndsLikeUnit(words) || NamesUnit(words)) && TextKey.HeadingLevel(text) == 0;
            if (!isDate && !isName)
            {
                hasDate |= TakeBehindText(last, words, text, signature, hasDate);
                break;
            }

            hasDate |= isDate;
            signature.Insert(0, words);
            last.Paragraphs.RemoveAt(last.Paragraphs.Count - 1);
            _use[line] = LineUse.Signature;
            _passageOf[line] = null;
        }

        return signature;
    }

    // …事项。柳河镇人民政府2024年1月18日: a signature in the line of the last sentence, or name and date in one line.
    private static bool TakeBehindText(Passage passage, string words, string text, List<string> signature, bool hasDate)
    {
        if (SignatureWords.Behind(words, hasDate) is not var (at, name, date))
        {
            return false;
        }

        var line = passage.Paragraphs[^1];
        signature.InsertRange(0, date is null ? [name] : [name, date]);
        passage.Paragraphs.RemoveAt(passage.Paragraphs.Count - 1);
        if (at > 0 && text.LastIndexOf(words[at..], StringComparison.Ordinal) is > 0 and var cut)
        {
            passage.Paragraphs.Add(line with { Text = text[..cut].TrimEnd() });
        }

        return true;
    }

    private bool NamesUnit(string words) => (_opening.Unit ?? _hints.UnitName) is { Length: >= 3 } unit && (words.Contains(unit, StringComparison.Ordinal) || unit.Contains(words, StringComparison.Ordinal));

    private static string? UnitOf(List<string> signature) => signature.Find(s => !SignatureWords.HoldsDate(s));

    // The last line that names an office signs a letter; where there is none, the one beside its title.
    private string? SenderOfLetter()
    {
        List<string> lines = [.. _lines.Select(l => Sender().Replace(TitleWords.Join(TextKey.Plain(l)), string.Empty)).Where(l => l.Length > 0)];
        var end = lines.FindLastIndex(IsSender);
        return end < 0 ? null : lines.Take(LinesOfLetter).Where(IsSender).Append(lines[end]).FirstOrDefault(l => l != lines[end] && l.EndsWith(lines[end], StringComparison.Ordinal)) ?? lines[end];

        static bool IsSender(string line) => line.Length is >= 4 and <= 30 && line.AsSpan().IndexOfAny(Punctuation) < 0 && SignatureWords.EndsLikeUnit(line) && !TitleWords.IsLetter(line);
    }

    // A letter that a report was sent with names the report and has nothing of it.
    private ReadingKind KindOf()
    {
        var headings = _headings.Values.Where(h => h.Likeness <= HeadingLikeness.Variant && (h.Number.Style != NumberStyle.None || h.Level > 0 || _source.Entries[h.Line].Role == SourceRole.SectionHeading)).ToList();
        if (headings.Count >= LeastHeadings
            || headings.Exists(h => h.Section.Table is not null)
            || _tables.Exists(t => t.RowsFound >= LeastRows)
            || (headings.Count > 1 && _lines.Exists(l => l.Contains(Subject, StringComparison.Ordinal))))
        {
            return ReadingKind.Report;
        }

        List<string> opening = [.. _lines.Where(l => !TextKey.IsBlank(l)).Take(LinesOfLetter).Select(l => TitleWords.Join(TextKey.Plain(l)))];
        return Enumerable.Range(0, opening.Count).Any(i => Enumerable.Range(1, Math.Min(3, opening.Count - i)).Any(n => TitleWords.IsLetter(string.Concat(opening.GetRange(i, n))))) ? ReadingKind.CoverLetter
            : _opening.Title.Contains(Subject, StringComparison.Ordinal) && TitleWords.IsTitle(_opening.Title) ? ReadingKind.Report
            : ReadingKind.Other;
    }

    private void Judge()
    {
        foreach (var note in _unplaced)
        {
            var section = _edition.SectionOfTable(note.Table.Code)!;
            var passage = _passages.Find(p => p.Section == section)!;
            passage.Add(string.Join(' ', note.Cells.Select(c => c.Raw)), note.Cells[0].Line);
        }

        foreach (var passage in _passages)
        {
            passage.Settle();
        }

        if (_part is not null)
        {
            _findings.Parts(_part);
        }

        _findings.Edition(_choice);
        _findings.Notes();
        _findings.Unplaced(_unplaced.Take(MostFindingsOfAKind), _unplaced.Count - MostFindingsOfAKind);
        foreach (var table in _tables)
        {
            var section = _edition.SectionOfTable(table.Table.Code)!;
            int? heading = _headings.Values.FirstOrDefault(h => h.Section == section)?.Line;
            _findings.Figures(table, section, heading);
            _findings.Labels(table, section);
        }

        _findings.Headings(_headingLines, _headings.Values, _repeated);
        foreach (var passage in _passages)
        {
            _findings.SubHeadings(passage);
        }
    }

    // What stands round the name of who sends a letter: 来源：, （印章）, the date.
    [GeneratedRegex("^(来源|发布机构|发文单位|单位)[：:]|[（(](印章|公章|盖章|章)[）)]$|[0-9〇○一二三四五六七八九零]{4}年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sender();

    [GeneratedRegex("</?(b|strong)>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex BoldTag();
}

/// <summary>A heading of the report, of the form or not.</summary>
internal sealed record HeadingLine(int Line, Numbering Number, int Level, string Title, HeadingCandidate? OfForm);

/// <summary>Words in a table that the form has no place for.</summary>
internal sealed record Unplaced(FormTable Table, int Row, List<GridCell> Cells);

/// <summary>A paragraph of a passage, or a line of a table in it.</summary>
internal readonly record struct PassageLine(string Text, int Line, Numbering Number, int Level, int? Table, bool IsTight)
{
    public bool IsTable => Table is not null;

    /// <summary>How many lines it goes on over.</summary>
    public int MoreLines { get; init; }
}
