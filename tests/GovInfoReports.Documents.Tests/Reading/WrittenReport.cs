using System.Globalization;
using System.Text;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Tests.Reading;

/// <summary>Writes an invented report as text, for reading it back.</summary>
internal sealed class WrittenReport(FormEdition edition, int year, TextShape shape)
{
    public string Unit { get; init; } = "松原县青禾镇人民政府";

    public ReportFigures Figures { get; init; } = Zeros(edition);

    /// <summary>Text by section code.</summary>
    public Dictionary<string, string[]> Texts { get; init; } = edition.Sections.ToDictionary(
        s => s.Code,
        s => s.IsNarrative ? new[] { $"本镇在“{s.Title}”方面做了若干工作，留有记录。" } : [],
        StringComparer.Ordinal);

    public string Signature { get; init; } = "青禾镇人民政府";

    /// <summary>Changes a table cell before it is written.</summary>
    public Func<string, string> Cell { get; init; } = c => c;

    public static ReportFigures Zeros(FormEdition edition) =>
        ReportFigures.BlankFor(edition).With(edition.Cells.Select(c => KeyValuePair.Create(c.Id, CellValue.Zero)));

    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Unit).Append('\n').Append(year).Append("年政府信息公开工作年度报告\n\n");
        text.Append(CultureInfo.InvariantCulture, $"本报告由{Unit}编制，统计期限自{year}年1月1日至{year}年12月31日。\n\n");
        foreach (var section in edition.Sections)
        {
            text.Append(shape == TextShape.Pipes ? "## " : string.Empty).Append(section.Heading).Append('\n');
            foreach (var line in Texts.GetValueOrDefault(section.Code) ?? [])
            {
                text.Append(line).Append('\n');
            }

            if (section.Table is { } table)
            {
                text.Append('\n').Append(Table(table)).Append('\n');
            }
        }

        return text.Append('\n').Append(Signature).Append(CultureInfo.InvariantCulture, $"\n{year + 1}年1月20日\n").ToString();
    }

    public string Table(FormTable table)
    {
        var text = new StringBuilder();
        var isFirst = true;
        foreach (var row in Rows(table))
        {
            var cells = row.Select(c => Cell(c)).ToList();
            switch (shape)
            {
                case TextShape.Word:
                    cells.ForEach(c => text.Append('\t').Append(c).Append('\n'));
                    text.Append('\n');
                    break;
                case TextShape.Tabs:
                    text.AppendJoin('\t', cells).Append('\n');
                    break;
                case TextShape.Pipes:
                    text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
                    if (isFirst)
                    {
                        text.Append('|').Insert(text.Length, "---|", cells.Count).Append('\n');
                        isFirst = false;
                    }

                    break;
                case TextShape.Lines:
                    cells.Where(c => c.Length > 0).ToList().ForEach(c => text.Append(c).Append('\n'));
                    break;
                default:
                    text.AppendJoin(' ', cells.Where(c => c.Length > 0)).Append('\n');
                    break;
            }
        }

        return text.ToString();
    }

    // The printed grid; merged cells leave empty ones behind where the shape keeps them.
    private IEnumerable<List<string>> Rows(FormTable table)
    {
        var layout = TableLayout.For(table);
        var open = new int[layout.Columns];
        foreach (var row in layout.Rows)
        {
            List<string> cells = [];
            var at = 0;
            var left = new Queue<LayoutCell>(row.Cells);
            while (at < layout.Columns)
            {
                if (open[at] > 0)
                {
                    open[at]--;
                    cells.Add(string.Empty);
                    at++;
                    continue;
                }

                if (!left.TryDequeue(out var cell))
                {
                    at++;
                    continue;
                }

                cells.Add(cell.Cell is null ? cell.Text : Figures[cell.Cell.Id].ToString());
                for (var i = 0; i < cell.ColumnSpan && at < layout.Columns; i++, at++)
                {
                    open[at] = cell.RowSpan - 1;
                    if (i > 0 && shape is not TextShape.Word && cell.Kind != LayoutCellKind.Figure)
                    {
                        cells.Add(string.Empty);
                    }
                }
            }

            yield return cells;
        }
    }
}
