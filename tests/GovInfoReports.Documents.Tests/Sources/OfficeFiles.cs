using GovInfoReports.Documents.Writing;
using GovInfoReports.Documents.Writing.Word;
using GovInfoReports.TestSupport;

namespace GovInfoReports.Documents.Tests.Sources;

/// <summary>Files of other programs, made by those programs from what the portal writes.</summary>
internal static class OfficeFiles
{
    /// <summary>A report as a Word file.</summary>
    public static byte[] Word(ReportDocument report)
    {
        using MemoryStream stream = new();
        WordReport.Write(stream, report);
        return stream.ToArray();
    }

    /// <summary>A file as LibreOffice saves it in another format.</summary>
    public static byte[] SavedAs(byte[] bytes, string extension, string target, string? filter = null)
    {
        var folder = Directory.CreateTempSubdirectory("govinfo-saved-");
        try
        {
            var input = Path.Combine(folder.FullName, $"in.{extension}");
            File.WriteAllBytes(input, bytes);
            using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
                Programs.Find("soffice")!,
                [$"-env:UserInstallation={new Uri(Path.Combine(folder.FullName, "profile")).AbsoluteUri}", "--headless", "--norestore", "--convert-to", filter is null ? target : $"{target}:{filter}", "--outdir", Path.Combine(folder.FullName, "out"), input])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return File.ReadAllBytes(Path.Combine(folder.FullName, "out", $"in.{target}"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
