using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Logging;
using UglyToad.PdfPig.Parser;

namespace GovInfoReports.Documents.Sources.Pdf;

/// <summary>Reads what a page draws by way of PdfPig, within the budget of the file.</summary>
internal sealed class PdfContentParser(IPageContentParser inner, PdfBudget budget) : IPageContentParser
{
    public IReadOnlyList<IGraphicsStateOperation> Parse(int pageNumber, IInputBytes inputBytes, ILog log)
    {
        using PdfContentBytes bytes = new(inputBytes, budget);
        return inner.Parse(pageNumber, bytes, log);
    }
}
