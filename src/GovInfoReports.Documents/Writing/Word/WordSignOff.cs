using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using GovInfoReports.Documents.Office;
using A = DocumentFormat.OpenXml.Drawing;
using D = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using P = DocumentFormat.OpenXml.Drawing.Pictures;

namespace GovInfoReports.Documents.Writing.Word;

/// <summary>Writes the sign-off sheet 签批单, a page of its own before the report.</summary>
internal static class WordSignOff
{
    private const string PictureId = "qr";
    private const int LabelWidth = 1500;
    private const int FigureWidth = 1000;
    private const int QrWidth = 2100;
    private const int BoxHeight = 1400;
    private const int LineHeight = 440;

    // 32 mm, in English Metric Units.
    private const long QrSize = 32 * 36_000L;

    /// <summary>The sheet, without the break behind it.</summary>
    public static IEnumerable<OpenXmlElement> Of(SignOffContent words, MainDocumentPart part)
    {
        yield return WordText.Paragraph(WordStyleSheet.SheetHeading, words.Heading);
        yield return Signatures(words);
        yield return WordText.Paragraph(WordStyleSheet.SheetText, words.FiguresHeading);
        yield return Figures(words);
        yield return WordText.Paragraph(WordStyleSheet.SheetText);
        yield return Check(words, part);
    }

    private static Table Signatures(SignOffContent words)
    {
        int[] widths = [LabelWidth, WordLook.TextWidth - LabelWidth];
        var table = WordTable.Frame(WordStyles.OmitTable, widths, words.Heading);
        foreach (var field in words.Fields)
        {
            var row = WordTable.Row(LineHeight);
            row.Append(Cell(widths[0], JustificationValues.Center, field.Label), Cell(widths[1], JustificationValues.Left, field.Value));
            table.Append(row);
        }

        foreach (var signer in words.Signers)
        {
            var row = WordTable.Row(BoxHeight);
            var box = Cell(widths[1], JustificationValues.Left, words.OpinionLabel);
            box.TableCellProperties!.TableCellVerticalAlignment = new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Top };
            box.Append(Words(JustificationValues.Left, string.Empty), Words(JustificationValues.Right, $"{words.SignatureLabel}____________　{words.DateBlank}　"));
            box.Elements<Paragraph>().Last().ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines { Before = "160" };
            row.Append(Cell(widths[0], JustificationValues.Center, signer), box);
            table.Append(row);
        }

        return table;
    }

    // Two figures to a line.
    private static Table Figures(SignOffContent words)
    {
        var name = (WordLook.TextWidth / 2) - FigureWidth;
        int[] widths = [name, FigureWidth, name, FigureWidth];
        var table = WordTable.Frame(WordStyles.OmitTable, widths, words.FiguresHeading);
        foreach (var pair in words.Figures.Chunk(2))
        {
            var row = WordTable.Row(LineHeight - 60);
            foreach (var figure in pair)
            {
                row.Append(Small(name, JustificationValues.Left, figure.Label), Small(FigureWidth, JustificationValues.Right, figure.Value));
            }

            if (pair.Length == 1)
            {
                row.Append(Small(name, JustificationValues.Left, string.Empty), Small(FigureWidth, JustificationValues.Right, string.Empty));
            }

            table.Append(row);
        }

        return table;
    }

    private static Table Check(SignOffContent words, MainDocumentPart part)
    {
        int[] widths = [WordLook.TextWidth - QrWidth, QrWidth];
        var table = WordTable.Frame(WordStyles.OmitTable, widths, words.Code.Label);
        var row = WordTable.Row(0);
        var text = Cell(widths[0], JustificationValues.Left, words.Code.Label);
        text.Append(WordText.Paragraph(WordStyleSheet.SheetCode, words.Code.Value));
        foreach (var mark in words.Marks)
        {
            text.Append(Words(JustificationValues.Left, Messages.Get("Word_Field", mark.Label, mark.Value)));
        }

        var picture = Words(JustificationValues.Center, string.Empty);
        picture.ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines { Line = "240", LineRule = LineSpacingRuleValues.Auto };
        picture.Append(new Run(new Drawing(Picture(words, part))));
        row.Append(text, new TableCell(Look(widths[1]), picture));
        table.Append(row);

        var advice = WordTable.Row(LineHeight);
        var cell = Cell(WordLook.TextWidth, JustificationValues.Left, words.Advice);
        cell.TableCellProperties!.GridSpan = new GridSpan { Val = 2 };
        advice.Append(cell);
        table.Append(advice);
        return table;
    }

    private static D.Inline Picture(SignOffContent words, MainDocumentPart part)
    {
        var image = part.AddNewPart<ImagePart>("image/png", PictureId);
        using (var data = new MemoryStream(QrPicture.Png(words.CheckAddress)))
        {
            image.FeedData(data);
        }

        var description = Messages.Get("Word_Qr", XmlWords.Clean(words.CheckAddress));
        return new D.Inline(
            new D.Extent { Cx = QrSize, Cy = QrSize },
            new D.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new D.DocProperties { Id = 1, Name = PictureId, Description = description },
            new D.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoChangeAspect = true }),
            new A.Graphic(new A.GraphicData(new P.Picture(
                new P.NonVisualPictureProperties(new P.NonVisualDrawingProperties { Id = 1, Name = PictureId }, new P.NonVisualPictureDrawingProperties()),
                new P.BlipFill(new A.Blip { Embed = PictureId }, new A.Stretch(new A.FillRectangle())),
                new P.ShapeProperties(
                    new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = QrSize, Cy = QrSize }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            {
                Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture",
            }))
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        };
    }

    private static TableCellProperties Look(int width) => new()
    {
        TableCellWidth = WordTable.Width(width),
        TableCellVerticalAlignment = new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center },
    };

    private static TableCell Cell(int width, JustificationValues justification, string text) => new(Look(width), Words(justification, text));

    private static TableCell Small(int width, JustificationValues justification, string text)
    {
        var paragraph = WordText.Paragraph(WordStyleSheet.CellLeft, text);
        paragraph.ParagraphProperties!.Justification = new Justification { Val = justification };
        return new TableCell(Look(width), paragraph);
    }

    private static Paragraph Words(JustificationValues justification, string text)
    {
        var paragraph = WordText.Paragraph(WordStyleSheet.SheetText, text);
        paragraph.ParagraphProperties!.Justification = new Justification { Val = justification };
        return paragraph;
    }
}
