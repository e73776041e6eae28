using System.Buffers;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace GovInfoReports.Documents.Text;

/// <summary>
/// Narrative text as what a document shows. Raw HTML is the text it is, pictures are their description, and links only lead to
/// web addresses. A line break stays one, and indented lines are paragraphs: texts come from Word.
/// </summary>
public static class NarrativeText
{
    // For each mark Markdig looks at those before it: 1,000 take some tens of milliseconds. Twenty pages of a report have some hundred.
    private const int MostMarks = 1_000;

    private static readonly SearchValues<char> Marks = SearchValues.Create("[]*_>");

    /// <summary>How Markdown is read everywhere.</summary>
    public static MarkdownPipeline Pipeline { get; } = MakePipeline();

    public static IReadOnlyList<NarrativeBlock> Parse(string markdown)
    {
        List<NarrativeBlock> blocks = [];
        foreach (var block in Read(markdown))
        {
            Add(block, markdown, blocks);
        }

        return blocks;
    }

    /// <summary>Reads a text as Markdown; where it is nested deeper than Markdown goes, or has more marks than any report, as the characters that it is.</summary>
    public static MarkdownDocument Read(string markdown)
    {
        if (markdown.Count(Marks.Contains) > MostMarks)
        {
            return ReadCharacters(markdown);
        }

        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        catch (ArgumentException)
        {
            return ReadCharacters(markdown);
        }
    }

    /// <summary>Reads a text as the characters that it is, with its lines and paragraphs.</summary>
    public static MarkdownDocument ReadCharacters(string text) =>
        Markdown.Parse(string.Concat(text.Select(c => char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c)) ? $"\\{c}" : c.ToString())), Pipeline);

    /// <summary>Whether a link may be followed: only addresses of the web.</summary>
    public static bool IsWebAddress(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private static void Add(Block block, string markdown, List<NarrativeBlock> blocks)
    {
        switch (block)
        {
            case HeadingBlock heading:
                blocks.Add(new NarrativeBlock.Heading(heading.Level, Runs(heading.Inline)));
                break;
            case ListBlock list:
                AddList(list, 0, markdown, blocks);
                break;
            case Table table:
                blocks.Add(new NarrativeBlock.Table([.. table.OfType<TableRow>().Select(r => (IReadOnlyList<IReadOnlyList<NarrativeRun>>)[.. r.OfType<TableCell>().Select(RunsOf)])]));
                break;
            case ContainerBlock container:
                foreach (var child in container)
                {
                    Add(child, markdown, blocks);
                }

                break;
            case LeafBlock { Inline: { } inline }:
                blocks.Add(new NarrativeBlock.Paragraph(Runs(inline)));
                break;
            case LeafBlock leaf:
                if (leaf.Lines.ToString() is { Length: > 0 } text)
                {
                    blocks.Add(new NarrativeBlock.Paragraph([new NarrativeRun(text)]));
                }

                break;
        }
    }

    private static void AddList(ListBlock list, int depth, string markdown, List<NarrativeBlock> blocks)
    {
        var number = int.TryParse(list.OrderedStart, System.Globalization.CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var marker = list.IsOrdered ? FormattableString.Invariant($"{number++}{list.OrderedDelimiter}") : list.BulletType.ToString();
            var isTight = FollowsALine(item, markdown);
            foreach (var child in item)
            {
                switch (child)
                {
                    case ListBlock inner:
                        AddList(inner, depth + 1, markdown, blocks);
                        break;
                    case LeafBlock { Inline: { } inline }:
                        blocks.Add(new NarrativeBlock.Item(depth, marker, Runs(inline), isTight));
                        break;
                    default:
                        Add(child, markdown, blocks);
                        break;
                }

                marker = string.Empty;
                isTight = false;
            }
        }
    }

    private static bool FollowsALine(ListItemBlock item, string markdown)
    {
        var before = markdown.AsSpan(0, Math.Clamp(item.Span.Start, 0, markdown.Length)).TrimEnd([' ', '\t', '>']);
        if (before is not [.. var lines, '\n'])
        {
            return before.Length > 0;
        }

        var last = lines[(lines.LastIndexOf('\n') + 1)..].Trim([' ', '\t', '\r', '>']);
        return last.Length > 0;
    }

    private static IReadOnlyList<NarrativeRun> RunsOf(TableCell cell)
    {
        List<NarrativeRun> runs = [];
        foreach (var block in cell.OfType<LeafBlock>())
        {
            runs.AddRange(Runs(block.Inline));
        }

        return runs;
    }

    private static List<NarrativeRun> Runs(ContainerInline? inline)
    {
        List<NarrativeRun> runs = [];
        Collect(inline, new NarrativeRun(string.Empty), runs);
        return runs;
    }

    private static void Collect(ContainerInline? container, NarrativeRun look, List<NarrativeRun> runs)
    {
        for (var child = container?.FirstChild; child is not null; child = child.NextSibling)
        {
            switch (child)
            {
                case EmphasisInline emphasis:
                    Collect(emphasis, emphasis.DelimiterCount >= 2 ? look with { IsBold = true } : look with { IsItalic = true }, runs);
                    break;
                case LinkInline link:
                    Collect(link, !link.IsImage && IsWebAddress(link.Url) ? look with { Link = link.Url } : look, runs);
                    break;
                case AutolinkInline link:
                    AddRun(link.Url, !link.IsEmail && IsWebAddress(link.Url) ? look with { Link = link.Url } : look, runs);
                    break;
                case CodeInline code:
                    AddRun(code.Content, look, runs);
                    break;
                case LineBreakInline:
                    AddRun("\n", look, runs);
                    break;
                case LiteralInline literal:
                    AddRun(literal.Content.ToString(), look, runs);
                    break;
                case HtmlEntityInline entity:
                    AddRun(entity.Transcoded.ToString(), look, runs);
                    break;
                case DelimiterInline sign:
                    AddRun(sign.ToLiteral(), look, runs);
                    Collect(sign, look, runs);
                    break;
                case ContainerInline inner:
                    Collect(inner, look, runs);
                    break;
                default:
                    AddRun(child.ToString() ?? string.Empty, look, runs);
                    break;
            }
        }
    }

    private static void AddRun(string text, NarrativeRun look, List<NarrativeRun> runs)
    {
        if (runs.Count > 0 && runs[^1] with { Text = string.Empty } == look)
        {
            runs[^1] = runs[^1] with { Text = runs[^1].Text + text };
        }
        else if (text.Length > 0)
        {
            runs.Add(look with { Text = text });
        }
    }

    private static MarkdownPipeline MakePipeline()
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UseSoftlineBreakAsHardlineBreak().UsePipeTables();
        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        return builder.Build();
    }
}

/// <summary>Words of a narrative text that look alike.</summary>
/// <param name="Link">Web address (http or https) they lead to, or <see langword="null"/>.</param>
public sealed record NarrativeRun(string Text, bool IsBold = false, bool IsItalic = false, string? Link = null);

/// <summary>A block of a narrative text.</summary>
public abstract record NarrativeBlock
{
    public sealed record Paragraph(IReadOnlyList<NarrativeRun> Runs) : NarrativeBlock;

    /// <summary>A heading within the text.</summary>
    public sealed record Heading(int Level, IReadOnlyList<NarrativeRun> Runs) : NarrativeBlock;

    /// <summary>An item of a list, or a further paragraph of the item before it.</summary>
    public sealed record Item(int Depth, string Marker, IReadOnlyList<NarrativeRun> Runs, bool IsTight) : NarrativeBlock;

    public sealed record Table(IReadOnlyList<IReadOnlyList<IReadOnlyList<NarrativeRun>>> Rows) : NarrativeBlock;
}
