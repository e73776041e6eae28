namespace GovInfoReports.Documents.Sources.Kinds;

/// <summary>What a file is by its content.</summary>
internal enum FileKind
{
    /// <summary>Text, to be decoded yet.</summary>
    Text,

    WebPage,

    /// <summary>A web page with its pictures in one MIME file, as Word's «single file web page».</summary>
    MimePage,

    Json,

    /// <summary>Word (.docx, .docm).</summary>
    Word,

    /// <summary>Excel (.xlsx, .xlsm).</summary>
    Excel,

    /// <summary>A workbook of Excel 97 to 2003 (.xls), which WPS writes too (.et).</summary>
    CompoundExcel,

    /// <summary>A text of another office program: .doc, .wps, .rtf, .odt, Word 2003 XML.</summary>
    OtherText,

    /// <summary>A workbook of another office program: .ods, .xlsb, Excel 2003 XML.</summary>
    OtherSheet,

    Pdf,

    Ofd,

    Presentation,

    Archive,

    /// <summary>A picture.</summary>
    Image,

    /// <summary>A file that needs a password.</summary>
    Encrypted,

    /// <summary>A file that is cut off or broken.</summary>
    Damaged,

    /// <summary>Something else.</summary>
    Unknown,
}

/// <summary>What a file is, and what is known of it without reading it.</summary>
internal readonly record struct FileNature(FileKind Kind, string Extension, bool HasMacros = false);
