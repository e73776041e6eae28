using GovInfoReports.Documents.Text;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Reading;

/// <summary>Rows of an earlier edition of the form that a later one divides, as （六）其他处理 into three.</summary>
public static class FormerRows
{
    /// <summary>
    /// Figures of such rows with the cells of an edition that they could go to: those of the last row of the group, what is left
    /// over, if the total of every column is right with them. A person has to say so; blank where there is nothing to move.
    /// </summary>
    public static IReadOnlyList<FormerFigure> Into(ReadingResult reading, FormEdition edition)
    {
        List<FormerFigure> figures = [];
        if (reading.Edition.Id == edition.Id)
        {
            return figures;
        }

        foreach (var (table, row) in reading.Edition.Tables.SelectMany(t => t.Blocks.SelectMany(b => b.Rows.Select(r => (t.Code, Row: r)))))
        {
            if (LastOf(edition, table, row) is { } last && Moved(reading, edition, table, row, last) is { } moved)
            {
                figures.AddRange(moved);
            }
        }

        return figures;
    }

    // The last row of the group that has the label which one row had before.
    private static FormRow? LastOf(FormEdition edition, string table, FormRow row)
    {
        var rows = edition.Tables.Where(t => t.Code == table).SelectMany(t => t.Blocks).SelectMany(b => b.Rows).ToList();
        return rows.Exists(r => r.Code == row.Code) ? null : rows.LastOrDefault(r => r.Labels.SkipLast(1).Any(l => TextKey.Of(l) == TextKey.Of(row.Label)));
    }

    private static List<FormerFigure>? Moved(ReadingResult reading, FormEdition edition, string table, FormRow from, FormRow to)
    {
        List<FormerFigure> moved = [];
        foreach (var cell in edition.Cells.Where(c => c.Id.Table == table && c.Row.Code == to.Code))
        {
            CellId former = new(table, from.Code, cell.Id.Column);
            var figures = reading.Content.Figures;
            if (figures[former].Number is not { } number || reading.Doubts.ContainsKey(former)
                || edition.Equations.FirstOrDefault(e => e.Relation.IsTotal && e.Relation.Axis == RelationAxis.Rows && e.Right.Contains(cell.Id)) is not { } equation
                || figures[equation.Left[0]].Number is not { } total
                || equation.Right.Sum(c => c == cell.Id ? number : figures[c].Number ?? 0) != total)
            {
                return null;
            }

            moved.Add(new FormerFigure(reading.Edition.Find(former)!, cell, figures[former]));
        }

        // Where all are nothing, nothing is lost.
        return moved.Exists(m => m.Value.Number != 0) ? moved : null;
    }
}

/// <summary>A figure of an earlier edition's row, and the cell that it could go to.</summary>
public sealed record FormerFigure(FormCell From, FormCell To, CellValue Value);
