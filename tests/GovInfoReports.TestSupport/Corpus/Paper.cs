using System.Globalization;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.TestSupport.Corpus;

/// <summary>
/// A report as an office has it, before it becomes a file of some kind: paragraphs and tables with the figure that each cell
/// holds, so that whatever is done to it, what every figure must be read as stays known.
/// </summary>
internal sealed class Paper
{
    public required FormEdition Edition { get; init; }

    public int Year { get; init; }

    public required string Unit { get; init; }

    public List<PaperBlock> Blocks { get; } = [];

    public IEnumerable<PaperTable> Tables => Blocks.OfType<PaperTable>();

    public IEnumerable<PaperCell> Figures => Tables.SelectMany(t => t.Rows).SelectMany(r => r).Where(c => c.Id is not null);

    /// <summary>What each figure must be read as; a figure that is not here has to be blank.</summary>
    public Dictionary<CellId, CellValue> Expected { get; } = [];

    /// <summary>The table of the form with most rows: section three.</summary>
    public PaperTable Matrix => Tables.MaxBy(t => t.Rows.Count)!;

    /// <summary>A report in order, with figures that add up.</summary>
    public static Paper Of(FormEdition edition, int year, int seed, string? unit = null)
    {
        var figures = Figures_(edition, new Random(seed));
        Paper paper = new() { Edition = edition, Year = year, Unit = unit ?? "松原县青禾镇人民政府" };
        paper.Add($"{paper.Unit}{year}年政府信息公开工作年度报告", ParagraphKind.Title);
        paper.Add($"本报告由{paper.Unit}编制，所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。");
        foreach (var section in edition.Sections)
        {
            paper.Add(section.Heading, ParagraphKind.Heading);
            if (section.IsNarrative)
            {
                paper.Add("（一）机构与人员。", ParagraphKind.SubHeading);
                paper.Add($"本镇{year}年在这一方面指定专人负责，全年举办培训2次，参加38人次，所做各项工作都有记录。");
            }

            if (section.Table is { } table)
            {
                paper.Blocks.Add(TableOf(table, figures));
            }
        }

        paper.Add("青禾镇人民政府", ParagraphKind.Signature);
        paper.Add(string.Create(CultureInfo.InvariantCulture, $"{year + 1}年1月20日"), ParagraphKind.Signature);
        foreach (var (id, value) in figures.Cells)
        {
            paper.Expected[id] = value;
        }

        return paper;
    }

    public void Add(string text, ParagraphKind kind = ParagraphKind.Body) => Blocks.Add(new PaperParagraph(text, kind));

    private static PaperTable TableOf(FormTable form, ReportFigures figures)
    {
        PaperTable table = new(form);
        var layout = TableLayout.For(form);
        foreach (var row in layout.Rows)
        {
            table.Rows.Add([.. row.Cells.Select(c => new PaperCell(c.Cell is { } cell ? cell.Format.Show(figures[cell.Id]) : c.Text, c.ColumnSpan, c.RowSpan, c.Cell?.Id))]);
        }

        table.HeaderRows = layout.Rows.TakeWhile(r => r.IsHeader).Count();
        return table;
    }

    // Counts as a township has them, with totals that agree and, where two sides balance, the last row making up the difference.
    private static ReportFigures Figures_(FormEdition edition, Random random)
    {
        var totals = edition.Equations.Where(e => e.Relation.IsTotal).Select(e => e.Left[0]).ToHashSet();
        var figures = ReportFigures.BlankFor(edition).With(edition.Cells.Where(c => !totals.Contains(c.Id)).Select(c => KeyValuePair.Create(c.Id, CellValue.Of(Number(c.Format, random)))));
        foreach (var balance in edition.Equations.Where(e => !e.Relation.IsTotal))
        {
            var free = balance.Left.Concat(balance.Right).Where(c => !totals.Contains(c)).ToList();
            if (free.Count == balance.Left.Count + balance.Right.Count - 1)
            {
                // Left to right: handled in total plus carried forward; the first of the left side takes what is missing.
                var handled = Totals.Follow(edition, figures, figures);
                var right = balance.Right.Sum(c => handled[c].Addend ?? 0);
                var rest = balance.Left.Skip(1).Sum(c => figures[c].Addend ?? 0);
                figures = figures.With(balance.Left[0], CellValue.Of(Math.Max(0, right - rest)));
                if (right < rest)
                {
                    figures = figures.With(balance.Left[1], CellValue.Of(right));
                }
            }
        }

        return Totals.Follow(edition, figures, figures);
    }

    private static decimal Number(CellFormat format, Random random)
    {
        var number = random.Next(10) switch { < 5 => 0m, < 9 => random.Next(1, 40), _ => random.Next(100, 3000) };
        return format.Scale > 0 ? number + (random.Next(0, 100) / 100m) : number;
    }
}

/// <summary>What a paragraph of a paper is.</summary>
internal enum ParagraphKind
{
    Title,
    Heading,
    SubHeading,
    Body,
    Signature,
}

/// <summary>A cell of a paper's table; lines of its text are paragraphs of their own.</summary>
internal sealed class PaperCell(string text, int columnSpan = 1, int rowSpan = 1, CellId? id = null)
{
    public string Text { get; set; } = text;

    public int ColumnSpan { get; set; } = columnSpan;

    public int RowSpan { get; set; } = rowSpan;

    /// <summary>The figure that it holds, if any.</summary>
    public CellId? Id { get; } = id;

    /// <summary>Words that stood there before a tracked change.</summary>
    public string? Before { get; set; }

    public bool IsBold { get; set; }

    /// <summary>A small raised number behind its text.</summary>
    public string? Mark { get; set; }

    /// <summary>Words before its text that are struck out.</summary>
    public string? Struck { get; set; }
}

/// <summary>A part of a paper, from top to bottom.</summary>
internal abstract class PaperBlock;

internal sealed class PaperParagraph(string text, ParagraphKind kind = ParagraphKind.Body) : PaperBlock
{
    public string Text { get; set; } = text;

    public ParagraphKind Kind { get; set; } = kind;

    public string? Footnote { get; set; }

    public string? TextBox { get; set; }

    public bool HasPicture { get; set; }

    /// <summary>Whether its number stands in the numbering of the file and not in the text.</summary>
    public bool IsNumbered { get; set; }

    public string? Deleted { get; set; }
}

internal sealed class PaperTable(FormTable? form) : PaperBlock
{
    /// <summary>The table of the form, or <see langword="null"/>.</summary>
    public FormTable? Form => form;

    public List<List<PaperCell>> Rows { get; } = [];

    /// <summary>How many lines at its head are headers.</summary>
    public int HeaderRows { get; set; }

    /// <summary>A table that stands in its last cell.</summary>
    public PaperTable? Inner { get; set; }
}

/// <summary>Where a workbook goes on on another sheet; other files just go on.</summary>
internal sealed class PaperSheet(string name) : PaperBlock
{
    public string Name => name;
}
