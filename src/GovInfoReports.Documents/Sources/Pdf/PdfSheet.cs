namespace GovInfoReports.Documents.Sources.Pdf;

/// <summary>What stands on a page: tables, and lines outside of them.</summary>
internal sealed record PdfSheet(double Height, List<PdfTable> Tables, List<PdfLine> Lines)
{
    public static PdfSheet Lay(PdfPage page)
    {
        var (tables, outside) = PdfTable.Find(page.Rules, page.Words);
        return new PdfSheet(Math.Round(page.Height), tables, PdfLines.Of(outside));
    }

    /// <summary>How far its lines reach to the left and right.</summary>
    public (double Left, double Right) Margins() => Lines.Count == 0 ? (0, 0) : (Lines.Min(l => l.Left), Lines.Max(l => l.Right));
}
