namespace GovInfoReports.Documents.Writing.Pdf;

/// <summary>
/// Which fonts PDF files are set in; configuration section <c>Documents:Fonts</c>. Nothing has to be stated where the system has
/// a known Chinese font with TrueType outlines. A face of a collection is named as <c>file.ttc,1</c>; without a number it is the
/// first.
/// </summary>
public sealed class PdfFontOptions
{
    /// <summary>Font file of the body, or <see langword="null"/> to take one of the system.</summary>
    public string? Body { get; set; }

    /// <summary>Font file of headings and bold words, or <see langword="null"/> to take one of the system.</summary>
    public string? Heading { get; set; }

    /// <summary>Font file of the title, or <see langword="null"/> to take one of the system.</summary>
    public string? Title { get; set; }

    /// <summary>Folders to look for fonts in, with their subfolders; empty for those of the operating system.</summary>
    public IList<string> Folders { get; } = [];
}
