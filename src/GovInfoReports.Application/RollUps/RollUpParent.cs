using GovInfoReports.Application.Reports;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.RollUps;

/// <summary>Whose roll-up a person may work on: the clerk's of a government, for a year that is collected.</summary>
public sealed class RollUpParent(FormCatalog catalog, ReportingCalendar calendar)
{
    /// <summary>Requires it.</summary>
    public void Require(Actor actor, string action, int year)
    {
        ReportLoader.RequireRole(actor, action, Role.Clerk);
        if (!RollUpRoles.IsGovernment(actor.Unit.Level) || !calendar.Collects(year))
        {
            throw RefusedException.NotFound($"Roll-up of {actor.Unit.Code}/{year}");
        }
    }

    /// <summary>The form that a year's figures are added up in.</summary>
    public FormEdition FormOf(AnnualReport? report, int year) => report is null ? catalog.ForYear(year)! : catalog.Get(report.Form);
}
