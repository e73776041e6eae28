using FluentValidation;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Application.Checking;

/// <summary>What can be said of a check-up before a file is opened.</summary>
public sealed class CheckUpInputValidator : AbstractValidator<CheckUpInput>
{
    /// <summary>Sets the rules up.</summary>
    public CheckUpInputValidator(FormCatalog catalog, ReportingCalendar calendar)
    {
        RuleFor(i => i.Reports).NotEmpty().OverridePropertyName("text").Says("CheckUp.Nothing");
        RuleFor(i => i.Year).Must(y => y is not { } year || calendar.Collects(year)).OverridePropertyName("year").Says("CheckUp.Year", () => [calendar.FirstYear, calendar.LastYear]);
        RuleFor(i => i.Edition).Must(e => e is null || catalog.Find(e) is not null).OverridePropertyName("edition").Says("CheckUp.Edition");
    }
}
