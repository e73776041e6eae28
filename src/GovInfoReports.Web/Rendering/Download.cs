using GovInfoReports.Application.Importing;
using Microsoft.AspNetCore.Mvc;

namespace GovInfoReports.Web.Rendering;

/// <summary>Hands out files that people brought.</summary>
public static class Download
{
    /// <summary>A file to be saved. Whatever it holds, no browser opens it as a page of the portal.</summary>
    public static FileResult Of(OriginalFile file) => new FileContentResult(file.Bytes, "application/octet-stream") { FileDownloadName = file.Name };
}
