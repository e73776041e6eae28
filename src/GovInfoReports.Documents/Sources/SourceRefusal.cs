namespace GovInfoReports.Documents.Sources;

/// <summary>Why a file or the bytes of a text were not taken.</summary>
public enum SourceRefusal
{
    /// <summary>They were taken.</summary>
    None,

    /// <summary>There is nothing in them, or nothing but white space.</summary>
    Empty,

    /// <summary>There are more of them than the limit allows. Value: the limit in MB.</summary>
    TooLarge,

    /// <summary>They are a Word file, not the text copied out of one.</summary>
    WordFile,

    /// <summary>They are an Excel workbook.</summary>
    ExcelFile,

    PdfFile,

    Archive,

    /// <summary>They are a picture.</summary>
    Image,

    /// <summary>They are some other file that is not text.</summary>
    Binary,

    /// <summary>They look like text, but in no encoding that is understood.</summary>
    UnknownEncoding,

    /// <summary>A password is needed to open the file.</summary>
    Encrypted,

    /// <summary>The file is cut off, or not what its format asks for.</summary>
    Damaged,

    /// <summary>Its elements stand deeper within each other than the limit allows.</summary>
    TooDeep,

    /// <summary>It unpacks to far more than it holds, or to more than the limit allows, or holds more parts.</summary>
    ZipBomb,

    /// <summary>Its tables have more cells than the limit allows. Value: the limit.</summary>
    TooManyCells,

    /// <summary>It holds more text than the limit allows. Value: the limit in characters.</summary>
    TooLong,

    /// <summary>Its XML declares a document type or entities, which no office program writes.</summary>
    UnsafeXml,

    /// <summary>It is no report: JSON or a workbook with codes of something else, a letter, any other text.</summary>
    NotAReport,

    /// <summary>Another program is needed to read it and is not there. Value: the format to save as.</summary>
    NeedsProgram,

    /// <summary>Another program could not convert it. Value: the program.</summary>
    ConversionFailed,

    /// <summary>Another program took too long to convert it. Values: the program, the limit in seconds.</summary>
    ConversionTimedOut,

    /// <summary>Reading it took too long. Value: the limit in seconds.</summary>
    ReadingTimedOut,

    /// <summary>Unpacking an archive takes too long. Value: the limit in seconds.</summary>
    UnpackingTimedOut,

    /// <summary>It has more pages than the limit allows. Value: the limit.</summary>
    TooManyPages,

    /// <summary>It is a PDF of pictures without text.</summary>
    ScannedPdf,

    /// <summary>It is an archive or folder of more files than the limit allows. Value: the limit.</summary>
    TooManyFiles,

    OfdFile,

    Presentation,

    /// <summary>It is of a format that is not read.</summary>
    UnknownFormat,

    /// <summary>It could not be opened or fetched out of its archive.</summary>
    Unreadable,
}
