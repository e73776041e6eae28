namespace GovInfoReports.Domain.Form;

/// <summary>A table of the form.</summary>
public sealed record FormTable(string Code, TableOrientation Orientation, IReadOnlyList<FormBlock> Blocks)
{
    /// <summary>Every cell in reading order.</summary>
    public IReadOnlyList<FormCell> Cells { get; } =
    [
        .. from block in Blocks
           from row in block.Rows
           from column in block.Columns
           select new FormCell(new CellId(Code, row.Code, column.Code), row, column),
    ];
}

/// <summary>How a table stands on paper.</summary>
public enum TableOrientation
{
    /// <summary>Rows below one another with their labels at the left (sections two and three).</summary>
    Matrix,

    /// <summary>All rows side by side in a single line, their labels merged above their columns (section four).</summary>
    Line,
}

/// <summary>A column of a block.</summary>
public sealed record FormColumn(string Code, IReadOnlyList<string> Labels, CellFormat Format, int Span)
{
    /// <summary>The column's own label, the last of <see cref="Labels"/>.</summary>
    public string Label => Labels[^1];

    /// <summary>What belongs in the column, in the words of the notice or the law; <see langword="null"/> where they say nothing.</summary>
    public string? Help { get; init; }

    /// <summary>What counts here and what does not (计, 不计), one short sentence each.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];
}

/// <summary>A row of a block.</summary>
/// <param name="Help">What belongs in the row, in the words of the notice or the law; <see langword="null"/> where there is nothing to add.</param>
public sealed record FormRow(string Code, IReadOnlyList<string> Labels, string Name, string? Help)
{
    /// <summary>The row's own label, the last of <see cref="Labels"/>.</summary>
    public string Label => Labels[^1];

    /// <summary>What counts here and what does not (计, 不计), one short sentence each.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];
}

/// <summary>A part of a table with its own banner and columns; section two has one for each item of Article 20.</summary>
/// <param name="Banner">The line across the block (第二十条第（一）项), or <see langword="null"/>.</param>
/// <param name="Corner">What stands above the row labels (信息内容, or the note on the balance), or <see langword="null"/>.</param>
public sealed record FormBlock(string? Banner, string? Corner, IReadOnlyList<FormColumn> Columns, IReadOnlyList<FormRow> Rows);

/// <summary>A cell of the form: the meeting of a row and a column.</summary>
public sealed record FormCell(CellId Id, FormRow Row, FormColumn Column)
{
    /// <summary>What the cell may hold.</summary>
    public CellFormat Format => Column.Format;

    /// <summary>A name that a person understands, row first, for example 一、本年新收·自然人.</summary>
    public string Name => $"{Row.Name}·{Column.Label}";
}
