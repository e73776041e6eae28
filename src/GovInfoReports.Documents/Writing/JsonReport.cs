using GovInfoReports.Documents.Json;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Documents.Writing;

/// <summary>A report as a JSON file, in the names of the API.</summary>
public static class JsonReport
{
    /// <summary>Writes a published edition, byte for byte as <c>GET /api/v1/reports/{unitCode}/{year}</c> answers it.</summary>
    public static void Write(Stream stream, PublishedEdition edition) => EditionJson.Write(stream, edition);

    /// <summary>Writes a report that is not published, as the <c>read</c> command prints one.</summary>
    public static void Write(Stream stream, ReportDocument report, CheckReport checks) =>
        CheckedReportJson.Write(stream, report.UnitName, report.Year, report.Content, checks);
}
