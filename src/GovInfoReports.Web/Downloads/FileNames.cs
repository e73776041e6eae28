using System.Globalization;
using GovInfoReports.Application.Downloads;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Web.Wording;
using Microsoft.Net.Http.Headers;

namespace GovInfoReports.Web.Downloads;

/// <summary>What downloaded files are called.</summary>
public static class FileNames
{
    private static readonly char[] Forbidden = ['\\', '/', ':', '*', '?', '"', '<', '>', '|'];

    /// <summary>The header for a file with a Chinese name (RFC 6266), and a plain name for programs that do not know it.</summary>
    public static string Attachment(string name, string plain)
    {
        ContentDispositionHeaderValue header = new("attachment") { FileName = plain, FileNameStar = Safe(name) };
        return header.ToString();
    }

    /// <summary>The name of a published edition.</summary>
    public static string Of(PublishedFile file, ReportFileFormat format, Texts texts)
    {
        var extension = ReportFiles.ExtensionOf(format);
        return Attachment(
            texts["Shared.Download.Name", file.UnitName, file.Year, texts["Shared.Download.Name.Published", file.Number]] + extension,
            string.Create(CultureInfo.InvariantCulture, $"{file.UnitCode}-{file.Year}-{file.Number}{extension}"));
    }

    /// <summary>The name of a report of the office.</summary>
    public static string Of(WorkingDocument working, string extension, Texts texts)
    {
        var report = working.Document;
        return Attachment(
            texts["Shared.Download.Name", report.UnitName, report.Year, texts[$"Shared.Download.Name.{working.Stage}", working.Number]] + extension,
            string.Create(CultureInfo.InvariantCulture, $"{report.UnitCode}-{report.Year}{extension}"));
    }

    /// <summary>The name of a report with its sign-off sheet.</summary>
    public static string OfSignOff(ReportDocument report, string extension, Texts texts) => Attachment(
        texts["Shared.Download.Name", report.UnitName, report.Year, texts["Shared.Download.Name.SignOff"]] + extension,
        string.Create(CultureInfo.InvariantCulture, $"{report.UnitCode}-{report.Year}-sign-off{extension}"));

    /// <summary>The name of an officer's summary.</summary>
    public static string OfSummary(Unit area, int year, string extension, Texts texts) => Attachment(
        texts["Shared.Download.Name.Summary", area.Name, year] + extension,
        string.Create(CultureInfo.InvariantCulture, $"{area.Code}-{year}-summary{extension}"));

    private static string Safe(string name) => string.Concat(name.Select(c => char.IsControl(c) || Forbidden.Contains(c) ? '_' : c));
}
