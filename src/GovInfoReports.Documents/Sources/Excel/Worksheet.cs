namespace GovInfoReports.Documents.Sources.Excel;

/// <summary>A sheet of a workbook. Rows and columns count from 1.</summary>
internal sealed class Worksheet(string name, bool isHidden)
{
    public string Name => name;

    public bool IsHidden => isHidden;

    /// <summary>Cells with something in them by row and column.</summary>
    public SortedDictionary<int, SortedDictionary<int, SheetCell>> Rows { get; } = [];

    public HashSet<int> HiddenRows { get; } = [];

    public List<(int First, int Last)> HiddenColumns { get; } = [];

    public List<(int Top, int Left, int Bottom, int Right)> Merges { get; } = [];

    public List<SheetShape> Shapes { get; } = [];

    public int Comments { get; set; }

    public SheetCell this[int row, int column] =>
        Rows.TryGetValue(row, out var cells) && cells.TryGetValue(column, out var cell) ? cell : SheetCell.Empty;

    public bool IsColumnHidden(int column) => HiddenColumns.Exists(c => c.First <= column && column <= c.Last);
}

/// <summary>What stands in a cell.</summary>
internal enum SheetCellKind
{
    /// <summary>Words, or a number shown as something else: a percentage, a date.</summary>
    Text,

    Number,

    /// <summary>An error such as <c>#DIV/0!</c>.</summary>
    Error,

    /// <summary>A formula that nobody has calculated.</summary>
    NoResult,
}

/// <summary>A cell with something in it.</summary>
internal readonly record struct SheetCell(string Text, SheetCellKind Kind)
{
    /// <summary>Nothing.</summary>
    public static SheetCell Empty { get; } = new(string.Empty, SheetCellKind.Text);

    /// <summary>What it shows; nothing where a formula was not calculated.</summary>
    public string Shown => Kind == SheetCellKind.NoResult ? string.Empty : Text;
}

/// <summary>Words or a picture that lie over the cells of a sheet.</summary>
internal sealed record SheetShape(int Row, IReadOnlyList<string> Paragraphs);

/// <summary>A workbook.</summary>
internal sealed record Workbook(IReadOnlyList<Worksheet> Sheets, bool HasActiveContent);
