using GovInfoReports.Domain.Content;

namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>A13: disputes in a year that, like the two before it, saw no applications.</summary>
internal sealed class DisputesWithoutRequestsRule() : ContentRule("A13", Tier.Hint)
{
    private enum Words { Message, Advice }

    private const int YearsBack = 2;

    public override void Evaluate(CheckSubject subject, RuleResult result)
    {
        var requests = subject.Edition.BindingsOf(Id).Where(b => b.Rows.ContainsKey("received")).SelectMany(subject.CellsOf).ToList();
        var disputes = subject.Edition.BindingsOf(Id).Where(b => !b.Rows.ContainsKey("received")).SelectMany(subject.CellsOf).ToList();
        var filled = disputes.Where(c => subject[c].Number > 0).ToList();
        if (filled.Count == 0)
        {
            if (disputes.Exists(c => subject[c].IsBlank))
            {
                result.CouldNotRun(Messages.Text(MessageKey.NotRunBlank, disputes.Count(c => subject[c].IsBlank)));
            }

            return;
        }

        List<ReportFigures> years = [subject.Figures];
        for (var back = 1; back <= YearsBack; back++)
        {
            if (!subject.Context.EarlierYears.TryGetValue(subject.Context.Year - back, out var earlier))
            {
                result.CouldNotRun(Messages.Text(MessageKey.NotRunNoEarlierYear, subject.Context.Year - back));
                return;
            }

            years.Add(earlier.Figures);
        }

        if (years.TrueForAll(y => requests.TrueForAll(c => y[c].Addend == 0)))
        {
            var sum = filled.Sum(c => subject[c].Number);
            result.Add(Found(Say(Words.Message, sum, YearsBack + 1), Say(Words.Advice)) with
            {
                Cells = [.. filled, .. requests],
                Values = new FindingValues(sum, 0) { AreAmounts = false },
                Basis = subject.Basis(filled),
            });
        }
    }
}
