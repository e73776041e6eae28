using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.UnitChanges;

/// <summary>A report of a unit that ends, without its content.</summary>
/// <param name="Theirs">The heir's report of the year; <see langword="null"/> where it has none.</param>
/// <param name="Chosen">What was chosen for it; <see langword="null"/> where nothing was.</param>
public sealed record EndingReport(AnnualReport Report, Unit From, AnnualReport? Theirs, IReadOnlyList<ReportFate> Allowed, ReportFate? Chosen)
{
    public int Year => Report.Year;

    public string Key => UnitChangeInput.FateKey(From.Code, Year);

    /// <summary>Whether somebody has to choose.</summary>
    public bool Asks => ReportFates.Asks(Theirs, Allowed);

    /// <summary>What becomes of it; <see langword="null"/> while somebody has to choose.</summary>
    public ReportFate? Fate => Chosen is { } chosen && Allowed.Contains(chosen) ? chosen : Asks ? null : Allowed[0];

    /// <summary>Whether it ends being its unit's to count: it is closed, moves or is replaced.</summary>
    public bool Closes => Report.Closing is null && !ReportFates.Keeps(Report, Theirs, Fate ?? ReportFate.Stay);
}
