namespace GovInfoReports.Domain.Checks;

/// <summary>Codes of the parts of text that are not sections of a form; <see cref="Finding.Section"/> names them.</summary>
public static class TextSections
{
    public const string Title = "title";

    /// <summary>What stands before section one 前言.</summary>
    public const string Preamble = "preamble";

    /// <summary>A section beside those of the form.</summary>
    public const string Additional = "additionalSections";

    /// <summary>What stands after the last section 落款.</summary>
    public const string Signature = "signature";
}
