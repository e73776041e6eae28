namespace GovInfoReports.Documents.Sources.Pdf;

/// <summary>A page of a PDF, turned so that most of its letters stand upright.</summary>
/// <param name="Unknown">How many letters stand on it of which the file does not say what they are.</param>
/// <param name="HasScan">Whether a picture covers most of it.</param>
internal sealed record PdfPage(double Height, IReadOnlyList<PdfWord> Words, PdfRules Rules, int Unknown, bool HasScan);
