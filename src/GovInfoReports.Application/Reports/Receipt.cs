using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Reports;

/// <summary>The receipt 回执 of a submission.</summary>
public sealed record Receipt(string Number, AnnualReport Report, Unit Unit, Submission Submission)
{
    /// <summary>The days of the unit's report.</summary>
    public required CollectionTerms Terms { get; init; }

    /// <summary>Whether this submission was on time, by each of them.</summary>
    public required Punctuality OnTime { get; init; }

    /// <summary>Whether it is of what was submitted last.</summary>
    public bool IsLast => Submission.Round == Report.Round;

    /// <summary>How the unit's own chain agreed before it was submitted, desk by desk; none without a chain.</summary>
    public IReadOnlyList<Decision> Signatures
    {
        get
        {
            // A report that was taken back and submitted again unchanged needs no new signatures.
            if (IsLast && Report.SignaturesOn(Submission.Hash) is { Count: > 0 } signed)
            {
                return signed;
            }

            var before = Report.Decisions.Where(d => d.Round == Submission.Round - 1 && d.At <= Submission.At).OrderBy(d => d.Id).ToList();
            var sent = before.FindLastIndex(d => d.Step == ReportStep.SendForSigning);
            return sent < 0 ? [] : before[sent..].FindAll(d => d.Step == ReportStep.Sign);
        }
    }
}
