namespace GovInfoReports.Documents.Office;

/// <summary>The names on the hidden sheet of a workbook of the portal, which the writer puts there and the reader looks for.</summary>
internal static class SheetCodes
{
    /// <summary>What a sheet of codes begins with.</summary>
    public const string Marker = "govinforeports-report";

    /// <summary>The version of this format; a reader takes this one and no later one.</summary>
    public const int Version = 1;

    /// <summary>First line: marker and version.</summary>
    public const string Format = "format";

    /// <summary>Id of the form edition.</summary>
    public const string Form = "form";

    public const string UnitCode = "unitCode";

    public const string UnitName = "unitName";

    /// <summary>Reporting year.</summary>
    public const string Year = "year";

    /// <summary>A figure; the values are unit, smallest and largest value and decimal places.</summary>
    public const string Figure = "cell";

    /// <summary>A text or a part of one; the value is what an additional section stands after.</summary>
    public const string Text = "text";

    /// <summary>Words of the form; the code is the words.</summary>
    public const string Label = "label";

    /// <summary>Words beside a text that are no part of the report; the code is the words.</summary>
    public const string Caption = "caption";

    /// <summary>A column from which on nothing belongs to the report, and the words at its head; without an address a whole sheet of that kind.</summary>
    public const string Aside = "aside";

    /// <summary>Last line: how many lines stand above it.</summary>
    public const string End = "end";

    public const string TitleText = "title";

    public const string PreambleText = "preamble";

    public const string SignatureText = "signature";

    /// <summary>Code of a section's text begins with this.</summary>
    public const string SectionText = "text.";

    /// <summary>Code of the text beside a section's table begins with this; most have none.</summary>
    public const string NoteText = "note.";

    /// <summary>Code of an additional section's heading begins with this and goes on with its number.</summary>
    public const string AdditionalHeading = "additional.heading.";

    /// <summary>Code of an additional section's text begins with this and goes on with its number.</summary>
    public const string AdditionalText = "additional.text.";
}
