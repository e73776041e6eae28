using System.Text.RegularExpressions;
using GovInfoReports.Domain.Checks.Rules;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks;

/// <summary>Which figures of the tables a text names, as the rules that compare the two read it: whether they agree makes no difference.</summary>
public static class NamedFigures
{
    /// <summary>The parts of the text that name figures, with the cells that each names.</summary>
    public static IReadOnlyList<NamedFigure> In(ReportContent content, int year, FormEdition edition)
    {
        using WorkBudget budget = new(CheckEngine.LongestRun, CancellationToken.None);
        CheckSubject subject = new(Readable(BoundValues.Resolve(content), edition), new CheckContext { Year = year }, new FormCatalog([edition]), budget);
        List<NamedFigure> named = [];
        foreach (var rule in CheckRules.Own.OfType<ContentRule>().Where(r => r is StatedFigureRule or RequestsNarrativeRule && r.AppliesTo(subject)))
        {
            RuleResult result = new();
            try
            {
                rule.Evaluate(subject, result);
            }
            catch (Exception e) when (e is RegexMatchTimeoutException || budget.IsSpent)
            {
                // What was read before counts.
            }

            named.AddRange(result.Named);
        }

        return named;
    }

    // The rules read a text only where its figures are known, and for 未收到申请 only where some are counted.
    private static ReportContent Readable(ReportContent content, FormEdition edition)
    {
        var figures = content.Figures.With(edition.Cells.Where(c => content.Figures[c.Id].IsBlank).Select(c => KeyValuePair.Create(c.Id, CellValue.Of(0))));
        foreach (var binding in edition.BindingsOf("B1"))
        {
            List<CellId> received = [.. binding.Rows["received"].SelectMany(r => binding.Columns["total"].Select(c => new CellId(binding.Table, r, c)))];
            figures = received.All(c => figures[c].Addend == 0) ? figures.With(received[0], CellValue.Of(1)) : figures;
        }

        return content with { Figures = figures };
    }
}

/// <summary>Figures that a part of the text names.</summary>
/// <param name="Section">Code of the part, see <see cref="TextSections"/>.</param>
public sealed record NamedFigure(string Section, IReadOnlyList<CellId> Cells);
