namespace GovInfoReports.Documents.Writing.Pdf;

/// <summary>There is no font that a Chinese PDF can be set in; the message is Chinese and says what would help.</summary>
public sealed class PdfFontException : Exception
{
    /// <summary>Makes the exception.</summary>
    public PdfFontException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is missing and what would help, in Chinese.</param>
    public PdfFontException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is missing and what would help, in Chinese.</param>
    /// <param name="innerException">Why a file could not be read.</param>
    public PdfFontException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
