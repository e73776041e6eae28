using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Sources.Html;

/// <summary>Goes through a web page in the order in which it is read, and makes lines and tables of it.</summary>
internal sealed class HtmlWalker(HtmlWords words, HtmlStyles styles, CancellationToken ct)
{
    private const int LongestHeading = 80;

    private readonly List<HtmlBlock> _blocks = [];
    private readonly List<(SourceNoteKind Kind, string? Text)> _notes = [];
    private MarkdownLine _line = new();
    private IElement? _owner;
    private string _mark = string.Empty;
    private int _linkLetters;
    private bool _isTight;
    private bool _isStruck;
    private Gap _gap;

    private enum Gap
    {
        None,
        Space,
        LineBreak,
    }

    /// <summary>How many characters stand in navigation that was passed over.</summary>
    public int Skipped { get; private set; }

    /// <summary>Goes through an element.</summary>
    public List<HtmlBlock> Walk(IElement root)
    {
        Style style = new(root, false, null) { IsStruck = styles.IsStruckWithin(root) };
        foreach (var child in root.ChildNodes)
        {
            Visit(child, style);
        }

        EndLine(false);
        if (_notes.Count > 0)
        {
            AddLine(new HtmlLine(string.Empty, string.Empty, false, root, 0));
        }

        return _blocks;
    }

    private void Visit(INode node, Style style)
    {
        if (node is IText text)
        {
            AddText(text.Data, style);
        }
        else if (node is IElement element)
        {
            VisitElement(element, style);
        }
    }

    private void VisitElement(IElement element, Style style)
    {
        ct.ThrowIfCancellationRequested();
        if (HtmlLook.IsSilent(element))
        {
            return;
        }

        if (HtmlLook.IsHidden(element))
        {
            NoteHidden(element);
            return;
        }

        if (HtmlLook.IsNavigation(element) && !words.HasHeading(element))
        {
            EndLine(false);
            Skipped += LettersOf(element);
            return;
        }

        switch (element.LocalName)
        {
            case "br":
                EndLine(true);
                break;
            case "img":
                if (!HtmlLook.IsSign(element))
                {
                    _notes.Add((SourceNoteKind.Picture, Shorten(element.GetAttribute("alt"))));
                }

                break;
            case "pre":
                EndLine(false);
                AddPreformatted(element);
                break;
            case "table":
                EndLine(false);
                _blocks.AddRange(new HtmlTableReader(words, ct).Read(element, this));
                break;
            default:
                VisitChildren(element, style);
                break;
        }
    }

    /// <summary>Goes through an element on its own.</summary>
    public List<HtmlBlock> Sub(IElement element)
    {
        var walker = new HtmlWalker(words, styles, ct);
        var blocks = walker.Walk(element);
        Skipped += walker.Skipped;
        return blocks;
    }

    private void VisitChildren(IElement element, Style style)
    {
        var isBlock = HtmlLook.IsBlock(element);
        if (isBlock)
        {
            EndLine(false);
            BeginBlock(element, style.Item);
        }

        var items = 0;
        var own = new Style(isBlock ? element : style.Owner, HtmlLook.IsBold(element) ?? style.IsBold, HtmlLook.LinkOf(element) ?? style.Link)
        {
            IsLink = style.IsLink || element.LocalName == "a",
            Rise = styles.RiseOf(element) is not 0 and var rise ? rise : style.Rise,
            IsStruck = style.IsStruck || styles.IsStruck(element),
        };
        foreach (var child in element.ChildNodes)
        {
            Visit(child, child is IElement { LocalName: "li" } ? own with { Item = ++items } : own);
        }

        if (isBlock)
        {
            EndLine(false);
            _mark = string.Empty;
        }
    }

    private void BeginBlock(IElement element, int item)
    {
        if (element.LocalName == "li")
        {
            _mark = MarkOf(element, item);
            _isTight = item > 1;
        }
        else if (HtmlLook.LevelOf(element) is > 0 and var level)
        {
            _mark = $"{new string('#', level)} ";
        }
    }

    private static string MarkOf(IElement element, int item)
    {
        if (element.ParentElement is not { LocalName: "ol" } list)
        {
            return "- ";
        }

        var start = int.TryParse(list.GetAttribute("start"), CultureInfo.InvariantCulture, out var first) ? first : 1;
        return string.Create(CultureInfo.InvariantCulture, $"{start + item - 1}. ");
    }

    private void AddText(string data, Style style)
    {
        var text = new StringBuilder(data.Length);
        foreach (var c in data)
        {
            if (c is ' ' or '\t' or '\u00a0' or '\f' or '\r' or '\n')
            {
                _gap = c is '\r' or '\n' && _gap != Gap.Space ? Gap.LineBreak : c is '\r' or '\n' ? _gap : Gap.Space;
                continue;
            }

            if (_gap != Gap.None)
            {
                var last = text.Length > 0 ? text[^1] : _line.Last;

                // Editors break the source of Chinese paragraphs wherever they like.
                text.Append(_gap == Gap.LineBreak && IsWide(last) && IsWide(c) ? string.Empty : " ");
                _gap = Gap.None;
            }

            text.Append(c);
        }

        if (text.Length > 0)
        {
            _owner ??= style.Owner;
            _linkLetters += style.IsLink ? text.Length : 0;
            var shown = RaisedText.Shift(text.ToString(), style.Rise);
            _line.Add(style.IsStruck ? RaisedText.Struck(shown) : shown, style.IsBold, style.Link);
            _isStruck |= style.IsStruck;
        }
    }

    private static bool IsWide(char c) => c >= '\u2e80';

    private void EndLine(bool isBreak)
    {
        var line = _line;
        _gap = Gap.None;
        if (line.IsEmpty)
        {
            // Two line breaks end a paragraph.
            _isTight = _isTight && !isBreak;
            return;
        }

        var plain = Joined(line.Plain());
        var text = _mark.StartsWith('#') ? plain.Length <= LongestHeading ? _mark + plain : plain : _mark + Joined(line.Marked(line.IsPartlyBold));
        AddLine(new HtmlLine(text, plain, _isTight && !plain.StartsWith('\u3000'), _owner!, _linkLetters));
        _mark = string.Empty;
        _line = new MarkdownLine();
        _owner = null;
        _linkLetters = 0;
        _isTight = isBreak;
        _isStruck = false;
    }

    private string Joined(string text) => _isStruck ? RaisedText.Joined(text) : text;

    private void AddLine(HtmlLine line)
    {
        line.Notes.AddRange(_notes);
        _notes.Clear();
        _blocks.Add(line);
    }

    // Lines with tabs are rows, as Word copies tables into plain text.
    private void AddPreformatted(IElement element)
    {
        List<HtmlRow> rows = [];
        foreach (var line in SourceText.Lines(PlainOf(element)))
        {
            if (line.TrimEnd().Contains('\t', StringComparison.Ordinal))
            {
                rows.Add(new HtmlRow([.. line.Split('\t').Select(c => new RawCell([c.Trim()]))]));
                continue;
            }

            EndRows();
            if (!TextKey.IsBlank(line))
            {
                AddLine(new HtmlLine(line.Trim(), line.Trim(), false, element, 0));
            }
        }

        EndRows();

        void EndRows()
        {
            if (rows.Count > 0)
            {
                _blocks.Add(new HtmlTable([.. rows], element, rows.Sum(r => r.Cells.Sum(c => c.Paragraphs[0].Length)), 0));
                rows.Clear();
            }
        }
    }

    private string PlainOf(INode node) => node switch
    {
        IText text => text.Data,
        IElement { LocalName: "br" } => "\n",
        IElement element when HtmlLook.IsSilent(element) => string.Empty,
        IElement element => Shown(element, string.Concat(node.ChildNodes.Select(PlainOf))),
        _ => string.Concat(node.ChildNodes.Select(PlainOf)),
    };

    private string Shown(IElement element, string text)
    {
        var shown = RaisedText.Shift(text, styles.RiseOf(element));
        return styles.IsStruck(element) ? RaisedText.Struck(shown) : shown;
    }

    private void NoteHidden(IElement element)
    {
        var text = TextKey.Trim(element.TextContent);
        if (text.Length > 0)
        {
            _notes.Add((SourceNoteKind.Hidden, Shorten(text)));
        }
    }

    private static int LettersOf(IElement element) => element.TextContent.Count(c => !TextKey.IsSpace(c));

    private static string? Shorten(string? text) => string.IsNullOrWhiteSpace(text) ? null : TextKey.Shorten(TextKey.Trim(text));

    private readonly record struct Style(IElement Owner, bool IsBold, string? Link)
    {
        public bool IsLink { get; init; }

        /// <summary>1 for raised words, -1 for lowered ones.</summary>
        public int Rise { get; init; }

        public bool IsStruck { get; init; }

        public int Item { get; init; }
    }
}
