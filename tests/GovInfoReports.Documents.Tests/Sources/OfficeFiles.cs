using GovInfoReports.Documents.Writing;
using GovInfoReports.Documents.Writing.Word;

namespace GovInfoReports.Documents.Tests.Sources;

/// <summary>Files of other programs, made by those programs from what the portal writes.</summary>
internal static class OfficeFiles
{
    public static byte[] Word(ReportDocument report)
    {
        using MemoryStream stream = new();
        WordReport.Write(stream, report);
        return stream.ToArray();
    }

    /// <summary>A file as LibreOffice saves it in another format.</summary>
    public static async Task<byte[]> SavedAsAsync(byte[] bytes, string extension, string target) =>
        (await TestSupport.Corpus.Office.ConvertAsync([bytes], extension, target))[0];
}
