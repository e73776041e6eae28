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
    private const string SpaceBelowTable = "280";

    public static void Write(Stream stream, ReportDocument report)
    {
        var subject = Messages.Get("Word_Subject", XmlWords.Clean(report.UnitName), report.Year);
        WordAbout about = new(report.Title, subject, report.UnitName, report.ChangedAt) { Category = report.EditionWords };
        WordFile.Write(stream, about, main =>
        {
            main.Document = new Document(Body(report, main));
            SpellingWriter.Write(main, report);
        });
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
                SectionProperties = WordFile.Page(WordLook.SheetMargin, WordLook.SheetMargin),
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

        body.Append(WordFile.NumberedPage());
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
}
