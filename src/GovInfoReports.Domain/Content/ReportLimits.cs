namespace GovInfoReports.Domain.Content;

/// <summary>How long the texts of a report may be, in UTF-16 characters. The one place for these limits.</summary>
public static class ReportLimits
{
    public const int Title = 200;

    /// <summary>Preamble 前言.</summary>
    public const int Preamble = 5_000;

    /// <summary>Text of a section, and of an additional section.</summary>
    public const int SectionText = 20_000;

    /// <summary>Heading of an additional section.</summary>
    public const int Heading = 100;

    /// <summary>Signature 落款.</summary>
    public const int Signature = 500;

    /// <summary>Number of additional sections.</summary>
    public const int AdditionalSections = 20;
}
