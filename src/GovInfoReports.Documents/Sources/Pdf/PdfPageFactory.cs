using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.Parser.Parts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace GovInfoReports.Documents.Sources.Pdf;

/// <summary>Makes pages of what PdfPig finds in a file.</summary>
internal sealed class PdfPageFactory(
    IPdfTokenScanner scanner, IResourceStore resources, ILookupFilterProvider filters, IPageContentParser parser, ParsingOptions options)
    : BasePageFactory<PdfPage>(scanner, resources, filters, new PdfContentParser(parser, (PdfBudget)options.FilterProvider!), options), IPageFactory<PdfPage>
{
    PdfPage IPageFactory<PdfPage>.Create(int number, DictionaryToken dictionary, PageTreeMembers pageTreeMembers, NamedDestinations namedDestinations)
    {
        TakeContents(dictionary);
        return Create(number, dictionary, pageTreeMembers, namedDestinations);
    }

    protected override PdfPage ProcessPage(
        int pageNumber,
        DictionaryToken dictionary,
        NamedDestinations namedDestinations,
        MediaBox mediaBox,
        CropBox cropBox,
        UserSpaceUnit userSpaceUnit,
        PageRotationDegrees rotation,
        TransformationMatrix initialMatrix,
        IReadOnlyList<IGraphicsStateOperation> operations) =>
        new PdfDrawing(pageNumber, ResourceStore, PdfScanner, PageContentParser, FilterProvider, cropBox, userSpaceUnit, rotation, initialMatrix, ParsingOptions)
            .Process(pageNumber, operations);

    // PdfPig puts the parts of a page together in memory, each as often as the page names it, and asks only for those that are packed.
    private void TakeContents(DictionaryToken page)
    {
        var budget = (PdfBudget)ParsingOptions.FilterProvider!;
        if (!page.TryGet(NameToken.Contents, out var contents) || !DirectObjectFinder.TryGet(contents, PdfScanner, out ArrayToken? parts))
        {
            return;
        }

        foreach (var part in parts.Data)
        {
            budget.TakePart(DirectObjectFinder.TryGet(part, PdfScanner, out StreamToken? stream) ? stream.Data.Length : 0);
        }
    }
}
