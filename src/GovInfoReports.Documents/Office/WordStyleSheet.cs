using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace GovInfoReports.Documents.Office;

/// <summary>The styles and typefaces of a report in Word.</summary>
internal static class WordStyleSheet
{
    /// <summary>A paragraph in a table, centred.</summary>
    public const string Cell = "GirCell";

    /// <summary>A paragraph in a table, from the left.</summary>
    public const string CellLeft = "GirCellLeft";

    /// <summary>The line with the page number.</summary>
    public const string Footer = "GirFooter";

    /// <summary>The line below it, on the edition.</summary>
    public const string FooterNote = "GirFooterNote";

    /// <summary>Words that lead to an address.</summary>
    public const string Link = "GirLink";

    /// <summary>The heading of the sign-off sheet; like every style whose name begins so, no part of the report.</summary>
    public const string SheetHeading = WordStyles.Omit + "Heading";

    /// <summary>Words of the sign-off sheet.</summary>
    public const string SheetText = WordStyles.Omit + "Text";

    /// <summary>The check code on the sign-off sheet.</summary>
    public const string SheetCode = WordStyles.Omit + "Code";

    private const string Normal = "Normal";
    private const int FirstBoldLevel = 3;
    private const int CharacterHundredths = 100;

    public static Styles Styles()
    {
        var styles = new Styles(new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                Face(WordLook.TextFace),
                new FontSize { Val = Text(WordLook.TextSize) },
                new FontSizeComplexScript { Val = Text(WordLook.TextSize) },
                new Languages { Val = "en-US", EastAsia = "zh-CN", Bidi = "ar-SA" })),
            new ParagraphPropertiesDefault()));
        styles.Append(Style(Normal, "Normal", null, Lines(WordLook.Line)));
        styles.GetFirstChild<Style>()!.Default = true;
        styles.Append(ReportStyles());
        styles.Append(TextStyles());
        styles.Append(TableStyles());
        styles.Append(SheetStyles());
        return styles;
    }

    /// <summary>The typefaces, with those that stand in for them.</summary>
    public static Fonts Fonts()
    {
        var fonts = new Fonts(new Font(
            new FontCharSet { Val = "00" },
            new FontFamily { Val = FontFamilyValues.Roman },
            new Pitch { Val = FontPitchValues.Variable })
        { Name = WordLook.Latin });
        foreach (var (face, others, isSans) in WordLook.Faces)
        {
            fonts.Append(new Font(
                new AltName { Val = others },
                new FontCharSet { Val = "86" },
                new FontFamily { Val = isSans ? FontFamilyValues.Swiss : FontFamilyValues.Roman },
                new Pitch { Val = FontPitchValues.Variable })
            { Name = face });
        }

        return fonts;
    }

    private static IEnumerable<Style> ReportStyles()
    {
        yield return Style(
            WordStyles.Title,
            "Title",
            new StyleRunProperties(Face(WordLook.TitleFace), Size(WordLook.TitleSize), ComplexSize(WordLook.TitleSize)),
            new KeepNext(),
            new SpacingBetweenLines { Before = "0", After = Text(WordLook.Line), Line = Text(WordLook.TitleLine), LineRule = LineSpacingRuleValues.Exact },
            new Justification { Val = JustificationValues.Center });
        yield return Style(
            WordStyles.Heading,
            "Heading",
            new StyleRunProperties(Face(WordLook.HeadingFace)),
            new KeepNext(),
            new KeepLines(),
            FirstLine(),
            new OutlineLevel { Val = 0 });
        yield return Style(
            WordStyles.Signature,
            "Signature",
            null,
            new KeepLines(),
            new SpacingBetweenLines { Before = Text(WordLook.Line * 2), Line = Text(WordLook.Line), LineRule = LineSpacingRuleValues.Exact },
            new Indentation { Right = Text(2 * WordLook.TextSize * 10), RightChars = 2 * CharacterHundredths },
            new ContextualSpacing(),
            new Justification { Val = JustificationValues.Right });
        yield return Style(WordStyles.Omit, "Omit", null, new SpacingBetweenLines { Line = "20", LineRule = LineSpacingRuleValues.Exact });
        yield return Style(
            Footer,
            "Footer",
            new StyleRunProperties(Face(WordLook.TableFace), Size(WordLook.FooterSize), ComplexSize(WordLook.FooterSize)),
            new SpacingBetweenLines { Line = "240", LineRule = LineSpacingRuleValues.Auto },
            new Indentation { Left = Text(WordLook.FooterSize * 10), LeftChars = CharacterHundredths, Right = Text(WordLook.FooterSize * 10), RightChars = CharacterHundredths });
        yield return Style(
            FooterNote,
            "FooterNote",
            new StyleRunProperties(Face(WordLook.TableFace), new Color { Val = "595959" }, Size(WordLook.SmallSize), ComplexSize(WordLook.SmallSize)),
            new SpacingBetweenLines { Line = "240", LineRule = LineSpacingRuleValues.Auto },
            new Indentation { Left = Text(WordLook.FooterSize * 10), Right = Text(WordLook.FooterSize * 10) });
    }

    private static IEnumerable<Style> TextStyles()
    {
        yield return Style(WordStyles.Text, "Text", null, FirstLine(), new Justification { Val = JustificationValues.Both });
        for (var level = 1; level <= 6; level++)
        {
            var isBold = level >= FirstBoldLevel;
            yield return Style(
                WordStyles.TextHeading(level),
                "TextHeading",
                isBold ? new StyleRunProperties(new Bold(), new BoldComplexScript()) : new StyleRunProperties(Face(WordLook.SubheadingFace)),
                new KeepNext(),
                FirstLine(),
                new OutlineLevel { Val = level });
        }

        for (var depth = 0; depth <= WordStyles.DeepestList; depth++)
        {
            // Two characters for the marker: an item begins where a paragraph does, and goes on below its words.
            var left = (4 + (2 * depth)) * WordLook.TextSize * 10;
            Indentation Hanging() => new() { Left = Text(left), Hanging = Text(2 * WordLook.TextSize * 10) };
            yield return Style(WordStyles.ListItem(depth, isTight: false), "ListItem", null, Hanging(), new Justification { Val = JustificationValues.Both });
            yield return Style(WordStyles.ListItem(depth, isTight: true), "ListItemTight", null, Hanging(), new Justification { Val = JustificationValues.Both });
            yield return Style(WordStyles.ListMore(depth), "ListMore", null, new Indentation { Left = Text(left) }, new Justification { Val = JustificationValues.Both });
        }

        yield return new Style(
            new StyleName { Val = StyleNameOf("Link", Link) },
            new UIPriority { Val = 99 },
            new StyleRunProperties(new Color { Val = "0B5CAB" }, new Underline { Val = UnderlineValues.Single }))
        {
            Type = StyleValues.Character,
            StyleId = Link,
            CustomStyle = true,
        };
    }

    private static IEnumerable<Style> TableStyles()
    {
        foreach (var (id, name, justification) in new[] { (Cell, "Cell", JustificationValues.Center), (CellLeft, "CellLeft", JustificationValues.Left) })
        {
            yield return Style(
                id,
                name,
                new StyleRunProperties(Face(WordLook.TableFace), Size(WordLook.TableSize), ComplexSize(WordLook.TableSize)),
                Lines(WordLook.TableLine),
                new Justification { Val = justification });
        }

        yield return TableStyle(WordStyles.FormTable, "FormTable", WordLook.CellMargin);
        yield return TableStyle(WordStyles.OmitTable, "OmitTable", WordLook.WideCellMargin);
        var text = TableStyle(WordStyles.TextTable, "TextTable", WordLook.WideCellMargin);
        text.Append(new TableStyleProperties(new RunPropertiesBaseStyle(new Bold(), new BoldComplexScript())) { Type = TableStyleOverrideValues.FirstRow });
        yield return text;
    }

    private static IEnumerable<Style> SheetStyles()
    {
        yield return Style(
            SheetHeading,
            "SheetHeading",
            new StyleRunProperties(Face(WordLook.TitleFace), Size(WordLook.TitleSize), ComplexSize(WordLook.TitleSize)),
            new SpacingBetweenLines { After = "240", Line = Text(WordLook.TitleLine), LineRule = LineSpacingRuleValues.Exact },
            new Justification { Val = JustificationValues.Center });
        yield return Style(
            SheetText,
            "SheetText",
            new StyleRunProperties(Face(WordLook.TableFace), Size(24), ComplexSize(24)),
            Lines(340));
        yield return Style(
            SheetCode,
            "SheetCode",
            new StyleRunProperties(Face(WordLook.HeadingFace), new Bold(), new BoldComplexScript(), Size(52), ComplexSize(52)),
            Lines(680));
    }

    private static Style Style(string id, string name, StyleRunProperties? look, params OpenXmlElement[] paragraph)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, CustomStyle = id != Normal };
        style.Append(new StyleName { Val = id == Normal ? name : StyleNameOf(name, id) });
        if (id != Normal)
        {
            style.Append(new BasedOn { Val = Normal });
        }

        style.Append(new PrimaryStyle());
        style.Append(new StyleParagraphProperties(paragraph));
        if (look is not null)
        {
            style.Append(look);
        }

        return style;
    }

    private static Style TableStyle(string id, string name, short margin) => new(
        new StyleName { Val = StyleNameOf(name, id) },
        new UIPriority { Val = 59 },
        new StyleTableProperties(
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 6, Color = "000000" },
                new LeftBorder { Val = BorderValues.Single, Size = 6, Color = "000000" },
                new BottomBorder { Val = BorderValues.Single, Size = 6, Color = "000000" },
                new RightBorder { Val = BorderValues.Single, Size = 6, Color = "000000" },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 6, Color = "000000" },
                new InsideVerticalBorder { Val = BorderValues.Single, Size = 6, Color = "000000" }),
            new TableCellMarginDefault(
                new TopMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
                new TableCellLeftMargin { Width = margin, Type = TableWidthValues.Dxa },
                new BottomMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
                new TableCellRightMargin { Width = margin, Type = TableWidthValues.Dxa })))
    {
        Type = StyleValues.Table,
        StyleId = id,
        CustomStyle = true,
    };

    // What Word shows in its list of styles; a digit at the end of the id is a level or depth.
    private static string StyleNameOf(string name, string id) =>
        Messages.Get($"Word_Style_{name}") + (char.IsAsciiDigit(id[^1]) ? $" {id[^1]}" : string.Empty);

    private static RunFonts Face(string name) => new() { Ascii = WordLook.Latin, HighAnsi = WordLook.Latin, ComplexScript = WordLook.Latin, EastAsia = name };

    private static FontSize Size(int halfPoints) => new() { Val = Text(halfPoints) };

    private static FontSizeComplexScript ComplexSize(int halfPoints) => new() { Val = Text(halfPoints) };

    private static SpacingBetweenLines Lines(int twips) => new() { Before = "0", After = "0", Line = Text(twips), LineRule = LineSpacingRuleValues.Exact };

    private static Indentation FirstLine() => new() { FirstLine = Text(2 * WordLook.TextSize * 10), FirstLineChars = 2 * CharacterHundredths };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
