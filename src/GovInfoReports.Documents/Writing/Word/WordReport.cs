using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using GovInfoReports.Documents.Office;
using TableLayout = GovInfoReports.Domain.Form.TableLayout;

namespace GovInfoReports.Documents.Writing.Word;

/// <summary>
/// Writes a report as a Word file (.docx) in the statutory layout, after the habits of GB/T 9704. The same report gives the same
/// bytes. Its paragraphs and tables tell by their styles what they are, so that the file reads back as the same report.
/// </summary>
public static class WordReport
{
    private const string MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string SpaceBelowTable = "280";
    private const string OddFooter = "footerOdd";
    private const string EvenFooter = "footerEven";

    public static void Write(Stream stream, ReportDocument report)
    {
        using var file = new MemoryStream();
        using (var package = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            Describe(package, report);
            var main = package.AddNewPart<MainDocumentPart>(MainType, "document");
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = WordStyleSheet.Styles();
            main.AddNewPart<FontTablePart>("fonts").Fonts = WordStyleSheet.Fonts();
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = Settings();
            main.AddNewPart<FooterPart>(OddFooter).Footer = Footer(report, JustificationValues.Right);
            main.AddNewPart<FooterPart>(EvenFooter).Footer = Footer(report, JustificationValues.Left);
            main.Document = new Document(Body(report, main));
            SpellingWriter.Write(main, report);
        }

        SteadyPackage.Copy(file, stream);
    }

    private static Body Body(ReportDocument report, MainDocumentPart main)
    {
        var body = new Body();
        if (report.SignOff is { } sheet)
        {
            body.Append(WordSignOff.Of(SignOffContent.Of(report, sheet), main));
            body.Append(new Paragraph(new ParagraphProperties
            {
                ParagraphStyleId = new ParagraphStyleId { Val = WordStyles.Omit },
                SectionProperties = Page(WordLook.SheetMargin, WordLook.SheetMargin),
            }));
        }

        foreach (var element in Report(report, main))
        {
            if (body.LastChild is Paragraph last && StaysWith(last, element))
            {
                last.ParagraphProperties!.KeepNext = new KeepNext();
            }

            // Word takes tables that follow one another for one.
            if (element is Table && body.LastChild is Table)
            {
                body.Append(WordText.Paragraph(WordStyles.Omit));
            }

            if (element is Paragraph { ParagraphProperties: { } look } && body.LastChild is Table && look.ParagraphStyleId!.Val != WordStyles.Signature)
            {
                look.SpacingBetweenLines = new SpacingBetweenLines { Before = SpaceBelowTable };
            }

            body.Append(element);
        }

        if (body.LastChild is Table)
        {
            body.Append(WordText.Paragraph(WordStyles.Omit));
        }

        var page = Page(WordLook.Top, WordLook.Bottom);
        page.PrependChild(new FooterReference { Type = HeaderFooterValues.Even, Id = EvenFooter });
        page.PrependChild(new FooterReference { Type = HeaderFooterValues.Default, Id = OddFooter });
        page.InsertAfter(new PageNumberType { Start = 1 }, page.GetFirstChild<PageMargin>());
        body.Append(page);
        return body;
    }

    // What introduces a table is not left behind on the page before it, nor a signature without its date.
    private static bool StaysWith(Paragraph paragraph, OpenXmlElement next) =>
        next is Table || (paragraph.ParagraphProperties!.ParagraphStyleId!.Val == WordStyles.Signature);

    private static IEnumerable<OpenXmlElement> Report(ReportDocument report, MainDocumentPart main)
    {
        yield return WordText.Paragraph(WordStyles.Title, report.Title);
        foreach (var element in WordNarrative.Of(report.Content.Preamble, main))
        {
            yield return element;
        }

        foreach (var section in report.Sections)
        {
            yield return WordText.Paragraph(WordStyles.Heading, section.Heading);
            foreach (var element in WordNarrative.Of(section.Text, main))
            {
                yield return element;
            }

            if (section.Table is not null)
            {
                yield return WordTable.Of(TableLayout.For(section.Table), report.Content.Figures, section.Title);
            }
        }

        foreach (var line in report.SignatureLines)
        {
            yield return WordText.Paragraph(WordStyles.Signature, line);
        }
    }

    private static SectionProperties Page(int top, int bottom) => new(
        new PageSize { Width = WordLook.PageWidth, Height = WordLook.PageHeight },
        new PageMargin
        {
            Top = top,
            Bottom = bottom,
            Left = WordLook.Left,
            Right = WordLook.Right,
            Header = 851,
            Footer = WordLook.Footer,
            Gutter = 0,
        });

    private static Footer Footer(ReportDocument report, JustificationValues side)
    {
        var number = WordText.Paragraph(WordStyleSheet.Footer, "— ");
        number.Append(new SimpleField(WordText.Run("1")) { Instruction = " PAGE " }, WordText.Run(" —"));
        number.ParagraphProperties!.Justification = new Justification { Val = side };
        var footer = new Footer(number);
        if (report.EditionWords is { } edition)
        {
            var note = WordText.Paragraph(WordStyleSheet.FooterNote, edition);
            note.ParagraphProperties!.Justification = new Justification { Val = side };
            footer.Append(note);
        }

        return footer;
    }

    // The library's own properties take a new part name and a new id each time.
    private static void Describe(WordprocessingDocument package, ReportDocument report)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dublin = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace schema = "http://www.w3.org/2001/XMLSchema-instance";
        var time = report.ChangedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var about = new XElement(
            core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "dc", dublin),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms),
            new XAttribute(XNamespace.Xmlns + "xsi", schema),
            new XElement(dublin + "title", XmlWords.Clean(report.Title)),
            new XElement(dublin + "subject", Messages.Get("Word_Subject", XmlWords.Clean(report.UnitName), report.Year)),
            new XElement(dublin + "creator", XmlWords.Clean(report.UnitName)),
            new XElement(dublin + "language", "zh-CN"),
            new XElement(terms + "created", new XAttribute(schema + "type", "dcterms:W3CDTF"), time),
            new XElement(terms + "modified", new XAttribute(schema + "type", "dcterms:W3CDTF"), time));
        if (report.EditionWords is { } edition)
        {
            about.Add(new XElement(core + "category", edition));
        }

        using var part = package.AddNewPart<CoreFilePropertiesPart>("properties").GetStream(FileMode.Create, FileAccess.Write);
        new XDocument(new XDeclaration("1.0", "utf-8", "yes"), about).Save(part);
    }

    private static Settings Settings() => new(
        new Zoom { Percent = "100" },
        new EvenAndOddHeaders(),
        new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation },
        new Compatibility(
            new DoNotExpandShiftReturn(),
            new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
        new ThemeFontLanguages { Val = "en-US", EastAsia = "zh-CN" });
}
