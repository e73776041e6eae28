namespace GovInfoReports.Documents.Writing.Pdf;

/// <summary>There is no font that a Chinese PDF can be set in; the message is Chinese and says what would help.</summary>
public sealed class PdfFontException : Exception
{
    /// <summary>Makes the exception.</summary>
    public PdfFontException()
    {
    }

    /// <summary>Makes the exception.</summary>
    public PdfFontException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    public PdfFontException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
