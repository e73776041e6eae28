using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.TestSupport;

/// <summary>Changes reports as tests need it.</summary>
public static class ReportWriting
{
    /// <summary>Lets the working copy say what a content says.</summary>
    public static AppliedChange Save(this AnnualReport report, ReportContent content, string by, DateTime at, int? accountId = null) =>
        report.Change(ContentChange.To(content), Frame(content.Form), new FieldStamp(by, accountId, at));

    /// <summary>What is known of a report in one of the official forms that has no last year.</summary>
    public static ReportFrame Frame(string form) => new(FormCatalog.Official().Get(form), null);
}
