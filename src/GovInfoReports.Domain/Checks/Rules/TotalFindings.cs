namespace GovInfoReports.Domain.Checks.Rules;

/// <summary>Findings about totals that only repeat what is wrong with their parts.</summary>
internal static class TotalFindings
{
    /// <summary>Puts the finding on a total under the first of the findings on its parts whose differences add up to its own.</summary>
    public static void PutUnderTheirParts(CheckSubject subject, List<Finding> findings)
    {
        for (var i = 0; i < findings.Count; i++)
        {
            var own = findings[i];
            foreach (var equation in subject.Edition.Equations.Where(e => e.Relation.IsTotal && e.Left[0] == own.Cells[0]))
            {
                var parts = findings.Where(f => f.Under is null && !ReferenceEquals(f, own) && equation.Right.Contains(f.Cells[0])).ToList();
                var all = findings.Where(f => !ReferenceEquals(f, own) && equation.Right.Contains(f.Cells[0])).ToList();
                if (all.Count > 0 && all.Sum(f => f.Values?.Difference) == own.Values?.Difference)
                {
                    findings[i] = own with { Under = parts.Count > 0 ? parts[0].Id : all[0].Under };
                    break;
                }
            }
        }
    }
}
