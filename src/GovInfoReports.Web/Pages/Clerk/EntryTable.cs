using GovInfoReports.Domain.Form;
using GovInfoReports.Web.Rendering;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovInfoReports.Web.Pages.Clerk;

/// <summary>A table of the entry form, for <c>_EntryTable.cshtml</c>.</summary>
public sealed record EntryTable(EntryForm Form, FormSection Section, IReadOnlySet<CellId> Filled, string FormPath)
{
    /// <summary>Prefix of the ids of its headers.</summary>
    public const string Prefix = "entry";

    /// <summary>What the help on keys explains, in order.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["Move", "Ends", "Edit", "Block", "Clipboard", "Undo", "Info", "Parts", "Check"];

    /// <summary>Where the figures of earlier years are.</summary>
    public string HistoryPath => $"{FormPath}/history/{Table.Code}";

    public FormTable Table => Section.Table!;

    /// <summary>Its grid.</summary>
    public TableLayout Layout { get; } = TableLayout.For(Section.Table!);

    /// <summary>Ids of the headings of its columns of figures, in order; none where not every line has all columns.</summary>
    public IReadOnlyList<string> ColumnHeaders { get; } = HeadersOf(Section.Table!);

    /// <summary>The balances that stand under the headings, a list for each relation with one for each column.</summary>
    public IEnumerable<IReadOnlyList<Balance>> BalanceRows(IEnumerable<Balance> balances) => balances
        .Where(b => b.Equation.Relation.Axis == RelationAxis.Rows)
        .GroupBy(b => b.Equation.Relation)
        .Select(g => (IReadOnlyList<Balance>)[.. Table.Blocks[0].Columns.Select(c => g.FirstOrDefault(b => b.Equation.Across == c.Code)).OfType<Balance>()])
        .Where(row => row.Count > 0 && row.Count == ColumnHeaders.Count);

    /// <summary>Whether some of its cells that are no totals are blank.</summary>
    public bool HasBlanks => Table.Cells.Any(c => Form.Edition.TotalOf(c.Id) is null && string.IsNullOrWhiteSpace(Form.Value(c.Id)));

    /// <summary>Help of rows whose labels stand above the figures and leave no room for it: label and help, each help once.</summary>
    public IEnumerable<(string Label, string Help)> Notes => Table.Orientation == TableOrientation.Line
        ? Table.Blocks.SelectMany(b => b.Rows).Where(r => r.Help is not null)
            .GroupBy(r => r.Help!, StringComparer.Ordinal)
            .Select(g => (string.Join('、', g.Select(r => r.Name)), g.Key))
        : [];

    /// <summary>A header of the grid; the label of a row has its help behind it.</summary>
    public static IHtmlContent Header(LayoutCell cell, LayoutRow row, Func<string, string> helpName)
    {
        var tag = TableLines.Header(cell, Prefix);
        if (tag is TagBuilder label && cell.Kind == LayoutCellKind.RowHeader)
        {
            label.AddCssClass($"depth-{cell.Key[(cell.Key.LastIndexOf('-') + 1)..]}");
        }

        var figure = row.Cells.FirstOrDefault(c => c.Cell is not null)?.Cell;
        if (tag is TagBuilder header && cell is { Kind: LayoutCellKind.RowHeader, IsGroup: false } && figure?.Row.Help is { } help)
        {
            TagBuilder summary = new("summary");
            summary.Attributes["aria-label"] = helpName(figure.Row.Name);
            summary.InnerHtml.Append("?");
            TagBuilder text = new("p");
            text.InnerHtml.Append(help);
            TagBuilder details = new("details");
            details.AddCssClass("cell-help");
            details.InnerHtml.AppendHtml(summary).AppendHtml(text);
            header.InnerHtml.AppendHtml(details);
        }

        return tag;
    }

    // What the headings of a column's figures have in common in all lines.
    private static IReadOnlyList<string> HeadersOf(FormTable table)
    {
        var lines = TableLayout.For(table).Rows.Where(r => !r.IsHeader).Select(r => r.Cells.Where(c => c.Cell is not null).ToList()).Where(l => l.Count > 0).ToList();
        return table.Blocks.Count == 1 && lines.TrueForAll(l => l.Count == table.Blocks[0].Columns.Count)
            ? [.. Enumerable.Range(0, table.Blocks[0].Columns.Count).Select(i => HeaderIds.Headers(
                Prefix,
                lines[0][i] with { Headers = [.. lines.Select(l => (IEnumerable<string>)l[i].Headers).Aggregate((all, one) => all.Intersect(one, StringComparer.Ordinal))] }))]
            : [];
    }

    /// <summary>Which keyboard a phone shows for a cell.</summary>
    public static string Keyboard(CellFormat format) => (format.Minimum < 0, format.Scale) switch
    {
        (true, _) => "text",
        (_, 0) => "numeric",
        _ => "decimal",
    };
}

/// <summary>A text field of the entry form, for <c>_EntryText.cshtml</c>.</summary>
/// <param name="Limit">Longest text, in characters.</param>
public sealed record EntryText(EntryForm Form, string Field, string Label, int Limit, int Rows, string? Hint = null, int? Recommended = null, string? Value = null);
