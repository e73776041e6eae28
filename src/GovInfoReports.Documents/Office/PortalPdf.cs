namespace GovInfoReports.Documents.Office;

/// <summary>How a PDF says that the portal made it.</summary>
internal static class PortalPdf
{
    public const string Producer = "GovInfoReports";
}
