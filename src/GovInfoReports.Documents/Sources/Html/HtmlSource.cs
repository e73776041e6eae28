using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Sources.Html;

/// <summary>Reads saved web pages. Nothing is fetched and no script runs: the page is parsed as the text it is.</summary>
internal sealed class HtmlSource
{
    private readonly SourceLimits _limits;
    private readonly List<SourceEntry> _entries = [];
    private readonly List<SourceNote> _notes = [];
    private int _paragraphs;
    private int _tables;
    private int _cells;

    private HtmlSource(SourceLimits limits) => _limits = limits;

    /// <summary>Reads a page.</summary>
    public static SourceDocument Read(ReadOnlySpan<byte> bytes, HtmlWords words, SourceLimits limits, CancellationToken ct)
    {
        var (text, unreadable) = HtmlDecoder.Decode(bytes);
        var source = Read(text, words, limits, ct);
        return unreadable == 0 ? source : source with { Notes = [.. source.Notes, new SourceNote(SourceNoteKind.Damaged, null, Messages.Get("Html_Unreadable", unreadable))] };
    }

    /// <summary>Reads a page.</summary>
    public static SourceDocument Read(string text, HtmlWords words, SourceLimits limits, CancellationToken ct)
    {
        using var page = Parse(text, limits, ct);
        var walker = new HtmlWalker(words, StylesOf(page), ct);
        var blocks = Walk(page, walker, limits);
        var region = new HtmlRegion(blocks, words);
        var kept = region.Choose();
        var source = new HtmlSource(limits);
        if (!region.HasTitle && HtmlHead.TitleOf(page) is { } title)
        {
            source._entries.Add(new SourceEntry(title, Messages.Get("Place_PageTitle")));
        }

        source.Add(blocks.Where((_, i) => kept[i]));
        if (source._entries.Count == 0 || !kept.Any(k => k))
        {
            throw SourceRefusedException.Of(SourceRefusal.Empty);
        }

        source.NoteSurroundings(blocks, kept, walker.Skipped);
        return new SourceDocument(SourceFormat.WebPage, source._entries, source._notes)
        {
            Publisher = HtmlHead.PublisherOf(page),

            // What stands around a report says when it was published.
            PublishedOn = PublicationDay.InMeta(page.QuerySelectorAll("meta").Select(m => (m.GetAttribute("name") ?? m.GetAttribute("property"), m.GetAttribute("content"))))
                ?? PublicationDay.InLines(blocks.OfType<HtmlLine>().Select(l => l.Text)),
        };
    }

    /// <summary>Reads a piece of HTML within another text, all of it.</summary>
    public static SourceDocument ReadPiece(string text, HtmlWords words, SourceLimits limits, CancellationToken ct)
    {
        using var page = Parse(text, limits, ct);
        var source = new HtmlSource(limits);
        source.Add(Walk(page, new HtmlWalker(words, StylesOf(page), ct), limits));
        return new SourceDocument(SourceFormat.WebPage, [.. source._entries.Select(e => e with { Place = null, Cells = e.Cells is { } cells ? [.. cells.Select(c => c with { Place = null })] : null })], source._notes);
    }

    private static HtmlStyles StylesOf(IHtmlDocument page) => new(page.QuerySelectorAll("style").Select(s => s.TextContent));

    private static List<HtmlBlock> Walk(IHtmlDocument page, HtmlWalker walker, SourceLimits limits)
    {
        var blocks = walker.Walk(page.DocumentElement);
        return blocks.Sum(b => b.Letters) <= limits.Characters ? blocks : throw SourceRefusedException.Of(SourceRefusal.TooLong, limits.Characters);
    }

    private static IHtmlDocument Parse(string text, SourceLimits limits, CancellationToken ct)
    {
        var guard = new HtmlGuard(limits);
        var parser = new HtmlParser(new HtmlParserOptions
        {
            IsScripting = false,
            SkipComments = true,
            DisableElementPositionTracking = true,
            MaximumDepth = limits.Depth + 1,
            OnToken = (token, _) =>
            {
                ct.ThrowIfCancellationRequested();
                guard.Take(token);
            },
        });
        var page = parser.ParseDocument(text);

        // The parser puts what is deeper beside the deepest, which mixes up the order.
        return IsTooDeep(page.DocumentElement, limits.Depth) ? throw SourceRefusedException.Of(SourceRefusal.TooDeep) : page;
    }

    // The parser keeps the depth within bounds, so this may call itself.
    private static bool IsTooDeep(INode node, int most)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IElement && (most <= 1 || IsTooDeep(child, most - 1)))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(IEnumerable<HtmlBlock> blocks)
    {
        foreach (var block in blocks)
        {
            Add(block);
        }
    }

    private void Add(HtmlBlock block)
    {
        if (block is HtmlTable table)
        {
            AddTable(table);
        }
        else if (block is HtmlLine { Text.Length: > 0 } line)
        {
            _entries.Add(new SourceEntry(line.Text, Messages.Get("Place_Paragraph", ++_paragraphs)) { IsTight = line.IsTight && _entries.Count > 0 });
        }

        AddNotes(block.Notes);
    }

    private void AddTable(HtmlTable table)
    {
        _cells += table.Rows.Sum(r => r.Cells.Count);
        if (_cells > _limits.Cells)
        {
            throw SourceRefusedException.Of(SourceRefusal.TooManyCells, _limits.Cells);
        }

        var number = ++_tables;
        var rows = SourceTable.Lay(
            [.. table.Rows.Select(r => r.Cells)],
            number,
            (r, c) => c == 0 ? Messages.Get("Place_Row", number, r) : Messages.Get("Place_Cell", number, r, c));
        for (var i = 0; i < rows.Count; i++)
        {
            _entries.Add(rows[i]);
            AddNotes(table.Rows[i].Notes);
            foreach (var nested in table.Rows[i].Nested)
            {
                _notes.Add(new SourceNote(SourceNoteKind.NestedTable, _entries.Count - 1));
                AddTable(nested);
            }
        }
    }

    private void AddNotes(List<(SourceNoteKind Kind, string? Text)> notes)
    {
        foreach (var (kind, text) in notes)
        {
            _notes.Add(new SourceNote(kind, _entries.Count == 0 ? null : _entries.Count - 1, text));
        }
    }

    // What was left out: how much, and what stood there, so that somebody can tell whether it belongs to the report.
    private void NoteSurroundings(List<HtmlBlock> blocks, bool[] kept, int skipped)
    {
        List<HtmlBlock> left = [.. blocks.Where((b, i) => !kept[i] && b.Letters > 0)];
        var letters = left.Sum(b => b.Letters) + skipped;
        if (letters == 0)
        {
            return;
        }

        var last = Array.LastIndexOf(kept, value: true);
        List<string> samples = [.. blocks.Where((b, i) => !kept[i] && i < last).TakeLast(2).Concat(blocks.Skip(last + 1).Take(2)).Select(b => b.Words).Where(w => w.Length > 0).Select(TextKey.Shorten)];
        _notes.Add(new SourceNote(
            SourceNoteKind.Surroundings,
            null,
            Messages.Get(samples.Count == 0 ? "Html_Left" : "Html_LeftSuch", letters.ToString(CultureInfo.InvariantCulture), string.Join('”' + "“", samples))));
    }
}
