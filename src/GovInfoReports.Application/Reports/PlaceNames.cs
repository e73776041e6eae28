using GovInfoReports.Domain;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Application.Reports;

/// <summary>Names the places that comments hang on.</summary>
public static class PlaceNames
{
    public static string Of(FormEdition edition, string place) => place switch
    {
        "" => Messages.Get("Place.Whole"),
        ReportFields.Title => Messages.Get("Text.Title"),
        ReportFields.Preamble => Messages.Get("Text.Preamble"),
        ReportFields.Signature => Messages.Get("Text.Signature"),
        ReportFields.Additional => Messages.Get("Place.Additional"),
        _ when ReportFields.Cell(edition, place) is { } cell => cell.Name,
        _ when ReportFields.WholeSection(edition, place) is { } section => section.Heading,
        _ when ReportFields.TextSection(edition, place) is { } section => section.Table is null ? section.Heading : Messages.Get("Place.Text", section.Heading),
        _ => Messages.Get("Place.Other"),
    };

    /// <summary>Names the part of the text that a finding is in.</summary>
    public static string OfText(FormEdition edition, string section) =>
        section is TextSections.Additional ? Of(edition, ReportFields.Additional) : edition.Section(section)?.Heading ?? Of(edition, section);

    /// <summary>The part of the form that a place lies in.</summary>
    /// <returns>The section; <see langword="null"/> for the whole, title, preamble, additional sections and signature.</returns>
    public static FormSection? SectionOf(FormEdition edition, string place) =>
        ReportFields.Cell(edition, place) is { } cell
            ? edition.SectionOfTable(cell.Id.Table)
            : ReportFields.WholeSection(edition, place) ?? ReportFields.TextSection(edition, place);

    internal static string Require(FormEdition edition, string? place, bool allowsWhole)
    {
        var where = place?.Trim() ?? string.Empty;
        return (where.Length == 0 && allowsWhole) || ReportFields.Exists(edition, where)
            ? where
            : throw RefusedException.Invalid("place", where.Length == 0 ? "Place.Missing" : "Place.Unknown");
    }

    internal static string Said(FormEdition edition, string place, string? text) =>
        string.IsNullOrEmpty(text) ? Of(edition, place) : Messages.Get("Comment.Said", Of(edition, place), text);
}
