using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using GovInfoReports.Documents.Office;

namespace GovInfoReports.Documents.Writing.Word;

/// <summary>
/// What every Word file (.docx) of the portal has beside its text: styles, typefaces, page numbers, properties. The same text gives the same
/// bytes.
/// </summary>
internal static class WordFile
{
    private const string MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string OddFooter = "footerOdd";
    private const string EvenFooter = "footerEven";

    /// <summary>Writes it.</summary>
    /// <param name="fill">Gives the part its document, and what belongs to it.</param>
    public static void Write(Stream stream, WordAbout about, Action<MainDocumentPart> fill)
    {
        using var file = new MemoryStream();
        using (var package = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            Describe(package, about);
            var main = package.AddNewPart<MainDocumentPart>(MainType, "document");
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = WordStyleSheet.Styles();
            main.AddNewPart<FontTablePart>("fonts").Fonts = WordStyleSheet.Fonts();
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = Settings();
            main.AddNewPart<FooterPart>(OddFooter).Footer = Footer(about, JustificationValues.Right);
            main.AddNewPart<FooterPart>(EvenFooter).Footer = Footer(about, JustificationValues.Left);
            fill(main);
        }

        SteadyPackage.Copy(file, stream);
    }

    /// <summary>A page without numbers.</summary>
    public static SectionProperties Page(int top, int bottom) => new(
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

    /// <summary>A page with its number, from 1.</summary>
    public static SectionProperties NumberedPage()
    {
        var page = Page(WordLook.Top, WordLook.Bottom);
        AddFooters(page);
        page.InsertAfter(new PageNumberType { Start = 1 }, page.GetFirstChild<PageMargin>());
        return page;
    }

    /// <summary>A page on its side, whose number goes on.</summary>
    public static SectionProperties PageOnItsSide()
    {
        var page = Page(WordLook.Left, WordLook.Right);
        page.GetFirstChild<PageSize>()!.Remove();
        page.PrependChild(new PageSize { Width = WordLook.PageHeight, Height = WordLook.PageWidth, Orient = PageOrientationValues.Landscape });
        AddFooters(page);
        return page;
    }

    private static void AddFooters(SectionProperties page)
    {
        page.PrependChild(new FooterReference { Type = HeaderFooterValues.Even, Id = EvenFooter });
        page.PrependChild(new FooterReference { Type = HeaderFooterValues.Default, Id = OddFooter });
    }

    private static Footer Footer(WordAbout about, JustificationValues side)
    {
        var number = WordText.Paragraph(WordStyleSheet.Footer, "— ");
        number.Append(new SimpleField(WordText.Run("1")) { Instruction = " PAGE " }, WordText.Run(" —"));
        number.ParagraphProperties!.Justification = new Justification { Val = side };
        var footer = new Footer(number);
        if (about.Category is { } edition)
        {
            var note = WordText.Paragraph(WordStyleSheet.FooterNote, edition);
            note.ParagraphProperties!.Justification = new Justification { Val = side };
            footer.Append(note);
        }

        return footer;
    }

    // The library's own properties take a new part name and a new id each time.
    private static void Describe(WordprocessingDocument package, WordAbout about)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dublin = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace schema = "http://www.w3.org/2001/XMLSchema-instance";
        var time = about.ChangedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var words = new XElement(
            core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "dc", dublin),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms),
            new XAttribute(XNamespace.Xmlns + "xsi", schema),
            new XElement(dublin + "title", XmlWords.Clean(about.Title)),
            new XElement(dublin + "subject", about.Subject),
            new XElement(dublin + "creator", XmlWords.Clean(about.Author)),
            new XElement(dublin + "language", "zh-CN"),
            new XElement(terms + "created", new XAttribute(schema + "type", "dcterms:W3CDTF"), time),
            new XElement(terms + "modified", new XAttribute(schema + "type", "dcterms:W3CDTF"), time));
        if (about.Category is { } edition)
        {
            words.Add(new XElement(core + "category", edition));
        }

        using var part = package.AddNewPart<CoreFilePropertiesPart>("properties").GetStream(FileMode.Create, FileAccess.Write);
        new XDocument(new XDeclaration("1.0", "utf-8", "yes"), words).Save(part);
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
