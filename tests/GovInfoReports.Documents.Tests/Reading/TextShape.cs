namespace GovInfoReports.Documents.Tests.Reading;

/// <summary>How a report looks once it is text.</summary>
public enum TextShape
{
    /// <summary>As copied from Word: a cell to a line behind a tab, an empty line after each row.</summary>
    Word,

    /// <summary>As copied from a spreadsheet: a row to a line, tabs between cells.</summary>
    Tabs,

    /// <summary>Markdown.</summary>
    Pipes,

    /// <summary>A cell to a line and nothing else.</summary>
    Lines,

    /// <summary>As copied from PDF: a row to a line, spaces between cells.</summary>
    Spaces,
}
