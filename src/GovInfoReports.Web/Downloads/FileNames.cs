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
    /// <param name="name">The name.</param>
    /// <param name="plain">The plain name, ASCII.</param>
    /// <returns>The value of <c>Content-Disposition</c>.</returns>
    public static string Attachment(string name, string plain)
    {
        ContentDispositionHeaderValue header = new("attachment") { FileName = plain, FileNameStar = Safe(name) };
        return header.ToString();
    }

    /// <summary>The name of a published edition.</summary>
    /// <param name="file">The edition.</param>
    /// <param name="format">The format.</param>
    /// <param name="texts">Texts.</param>
    /// <returns>The value of <c>Content-Disposition</c>.</returns>
    public static string Of(PublishedFile file, ReportFileFormat format, Texts texts)
    {
        var extension = ReportFiles.ExtensionOf(format);
        return Attachment(
            texts["Shared.Download.Name", file.UnitName, file.Year, texts["Shared.Download.Name.Published", file.Number]] + extension,
            string.Create(CultureInfo.InvariantCulture, $"{file.UnitCode}-{file.Year}-{file.Number}{extension}"));
    }

    /// <summary>The name of a report of the office.</summary>
    /// <param name="working">The report.</param>
    /// <param name="extension">How it ends, with the dot.</param>
    /// <param name="texts">Texts.</param>
    /// <returns>The value of <c>Content-Disposition</c>.</returns>
    public static string Of(WorkingDocument working, string extension, Texts texts)
    {
        var report = working.Document;
        return Attachment(
            texts["Shared.Download.Name", report.UnitName, report.Year, texts[$"Shared.Download.Name.{working.Stage}", working.Number]] + extension,
            string.Create(CultureInfo.InvariantCulture, $"{report.UnitCode}-{report.Year}{extension}"));
    }

    /// <summary>The name of a report with its sign-off sheet.</summary>
    /// <param name="report">The report.</param>
    /// <param name="extension">How it ends, with the dot.</param>
    /// <param name="texts">Texts.</param>
    /// <returns>The value of <c>Content-Disposition</c>.</returns>
    public static string OfSignOff(ReportDocument report, string extension, Texts texts) => Attachment(
        texts["Shared.Download.Name", report.UnitName, report.Year, texts["Shared.Download.Name.SignOff"]] + extension,
        string.Create(CultureInfo.InvariantCulture, $"{report.UnitCode}-{report.Year}-sign-off{extension}"));

    /// <summary>The name of an officer's summary.</summary>
    /// <param name="area">The officer's unit.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="extension">How it ends, with the dot.</param>
    /// <param name="texts">Texts.</param>
    /// <returns>The value of <c>Content-Disposition</c>.</returns>
    public static string OfSummary(Unit area, int year, string extension, Texts texts) => Attachment(
        texts["Shared.Download.Name.Summary", area.Name, year] + extension,
        string.Create(CultureInfo.InvariantCulture, $"{area.Code}-{year}-summary{extension}"));

    private static string Safe(string name) => string.Concat(name.Select(c => char.IsControl(c) || Forbidden.Contains(c) ? '_' : c));
}
