using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Content;

/// <summary>
/// Fills the totals of a form. A total that is blank, or that agreed with its parts before a change, follows its parts; one that
/// disagreed, or that was changed by hand in the same step, is a person's statement and is left for the checks to speak of.
/// </summary>
public static class Totals
{
    /// <summary>What a total would be.</summary>
    /// <returns>The sum of its parts, or <see langword="null"/> while a part is blank.</returns>
    public static decimal? SumOf(FormEquation equation, ReportFigures figures)
    {
        decimal sum = 0;
        foreach (var part in equation.Right)
        {
            if (figures[part].Addend is not { } addend)
            {
                return null;
            }

            sum += addend;
        }

        return sum;
    }

    /// <summary>Lets totals follow a change.</summary>
    public static ReportFigures Follow(FormEdition edition, ReportFigures before, ReportFigures after)
    {
        var result = after;

        // A grand total is a total both ways; going through the row totals again after the column totals settles it.
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var equation in edition.Equations.Where(e => e.Relation.IsTotal))
            {
                var total = equation.Left[0];
                var follows = after[total].IsBlank || (after[total] == before[total] && before[total].Number is { } old && SumOf(equation, before) == old);
                if (follows && SumOf(equation, result) is { } sum && edition.Find(total)!.Format.Check(sum) == CellInputProblem.None)
                {
                    result = result.With(total, CellValue.Of(sum));
                }
            }
        }

        return result;
    }
}
