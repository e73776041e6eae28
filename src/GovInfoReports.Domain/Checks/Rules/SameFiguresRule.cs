using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>
/// A15: every figure stands as last year, or as the year before. A report that counts little repeats by chance, so it takes three figures
/// other than 0 that are no sums.
/// </summary>
internal sealed class SameFiguresRule() : ContentRule("A15", Tier.Query)
{
    private enum Words { Message, Advice }

    private const int TooFewToTell = 3;

    public override bool AppliesTo(CheckSubject subject) => true;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        if (subject.LastYear is null)
        {
            result.CouldNotRun(Messages.Text(MessageKey.NotRunNoLastYear));
            return;
        }

        List<CellId> counted = [.. subject.Edition.Cells.Select(c => c.Id).Where(c => subject[c].Number > 0 && subject.Edition.TotalOf(c) is null)];
        if (counted.Count < TooFewToTell)
        {
            return;
        }

        foreach (var year in new[] { subject.Context.Year - 1, subject.Context.Year - 2 })
        {
            if (subject.Context.EarlierYears.GetValueOrDefault(year) is { } before && IsSame(subject, before))
            {
                result.Add(Found(Say(Words.Message, year), Say(Words.Advice)) with { Cells = counted, Basis = subject.Basis(counted) });
                return;
            }
        }
    }

    private static bool IsSame(CheckSubject subject, ReportContent before) =>
        before.Form == subject.Content.Form && subject.Edition.Cells.All(c => subject[c.Id] == before.Figures[c.Id]);
}
