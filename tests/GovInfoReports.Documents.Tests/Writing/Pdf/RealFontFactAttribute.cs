using GovInfoReports.Documents.Writing.Pdf;

namespace GovInfoReports.Documents.Tests.Writing.Pdf;

/// <summary>A test that sets Chinese in a font of the machine; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RealFontFactAttribute : FactAttribute
{
    public RealFontFactAttribute() => Skip = Reason();

    private static string? Reason()
    {
        try
        {
            new PdfFonts(new PdfFontOptions()).Require();
            return null;
        }
        catch (PdfFontException)
        {
            return "No Chinese TrueType font: install fonts-arphic-uming or fonts-wqy-microhei.";
        }
    }
}
