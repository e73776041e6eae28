using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using GovInfoReports.Documents.Office;

namespace GovInfoReports.Documents.Writing.Word;

/// <summary>
/// Writes a circular 通报 as a Word file (.docx) after the habits of GB/T 9704, its table on pages of its own that lie on their side. Nothing
/// in it has a style by which a report is told, so that nobody files it as one.
/// </summary>
public static class WordCircular
{
    private const int TwipsOfTableCharacter = WordLook.TableCharacter;
    private const int TwoCharacters = 2 * WordLook.TextSize * 10;

    // Beyond what the columns ask for, the rest of the line goes to those with words.
    private const int TableWidth = WordLook.PageHeight - WordLook.Left - WordLook.Right;

    public static void Write(Stream stream, CircularDocument circular)
    {
        WordAbout about = new(circular.Title, XmlWords.Clean(circular.TableTitle), circular.Author, circular.WrittenAt);
        WordFile.Write(stream, about, main => main.Document = new Document(Of(circular)));
    }

    private static Body Of(CircularDocument circular)
    {
        Body body = new(WordText.Paragraph(WordStyleSheet.SheetHeading, circular.Title), Plain(circular.Addressees));
        body.Append(circular.Opening.Select(Indented));
        foreach (var section in circular.Sections)
        {
            var heading = Indented(section.Heading);
            heading.ParagraphProperties!.KeepNext = new KeepNext();
            heading.GetFirstChild<Run>()!.PrependChild(new RunProperties { RunFonts = new RunFonts { EastAsia = WordLook.HeadingFace } });
            body.Append(heading);
            body.Append(section.Paragraphs.Select(Indented));
        }

        foreach (var (index, line) in circular.Signature.Index())
        {
            var signed = Plain(line);
            signed.ParagraphProperties = new ParagraphProperties
            {
                KeepLines = new KeepLines(),
                SpacingBetweenLines = new SpacingBetweenLines { Before = index == 0 ? Text(2 * WordLook.Line) : "0" },
                Indentation = new Indentation { Right = Text(TwoCharacters) },
                Justification = new Justification { Val = JustificationValues.Right },
            };
            body.Append(signed);
        }

        // The break to the table's pages.
        var end = WordText.Paragraph(WordStyles.Omit);
        end.ParagraphProperties!.SectionProperties = WordFile.NumberedPage();
        body.Append(end, WordText.Paragraph(WordStyleSheet.SheetText, circular.TableTitle), TableOf(circular));
        body.Append(WordText.Paragraph(WordStyles.Omit), WordFile.PageOnItsSide());
        return body;
    }

    private static Table TableOf(CircularDocument circular)
    {
        var widths = WidthsOf(circular.Columns);
        var table = WordTable.Frame(WordStyles.OmitTable, widths, circular.TableTitle);
        var head = WordTable.Row(0, isHeader: true);
        head.Append(circular.Columns.Select((c, i) => Cell(c.Heading, widths[i], false)));
        table.Append(head);
        foreach (var row in circular.Rows)
        {
            var line = WordTable.Row(0);
            line.Append(circular.Columns.Select((c, i) => Cell(Convert.ToString(row[i], CultureInfo.InvariantCulture) ?? string.Empty, widths[i], c.IsText)));
            table.Append(line);
        }

        return table;
    }

    private static int[] WidthsOf(IReadOnlyList<CircularColumn> columns)
    {
        int[] widths = [.. columns.Select(c => (c.Width * TwipsOfTableCharacter) + (2 * WordLook.WideCellMargin))];
        var (left, words) = (Math.Max(0, TableWidth - widths.Sum()), Math.Max(1, columns.Count(c => c.IsText)));
        return [.. widths.Select((w, i) => columns[i].IsText ? w + (left / words) : w)];
    }

    private static TableCell Cell(string text, int width, bool isText) => new(
        new TableCellProperties(WordTable.Width(width), new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center }),
        WordText.Paragraph(isText ? WordStyleSheet.CellLeft : WordStyleSheet.Cell, text));

    private static Paragraph Plain(string text) => new(new ParagraphProperties(), WordText.Run(text));

    private static Paragraph Indented(string text)
    {
        var paragraph = Plain(text);
        paragraph.ParagraphProperties!.Indentation = new Indentation { FirstLine = Text(TwoCharacters), FirstLineChars = 200 };
        return paragraph;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
