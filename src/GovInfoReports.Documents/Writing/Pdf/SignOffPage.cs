namespace GovInfoReports.Documents.Writing.Pdf;

/// <summary>Sets the sign-off sheet 签批单 on a page of its own: what is signed, boxes to sign in, key figures, check code with QR code.</summary>
internal sealed class SignOffPage(PageFlow flow, Typesetter typesetter)
{
    private const double HeadingSize = 22;
    private const double Size = 12;
    private const double SmallSize = 10;
    private const double CodeSize = 20;
    private const double LineHeight = 1.4;
    private const double LabelWidth = 84;
    private const double Padding = 6;
    private const double QrSide = 110;
    private const double Thin = 0.5;
    private const double LowestBox = 46;
    private const double HighestBox = 74;

    /// <summary>Sets the sheet.</summary>
    public void Write(SignOffContent content)
    {
        flow.NewPageWithoutNumber();
        flow.Canvas.AddBookmark(content.Heading, PageFlow.Top);
        var sheet = flow.Canvas.Root.Add("Sect");
        flow.Paragraph(LineBreaker.Balance(typesetter.Glyphs(content.Heading, FontRole.Title, HeadingSize), PageFlow.Width), HeadingSize * LineHeight, LineAlign.Centre, sheet.Add("H1"));
        flow.Skip(Padding);
        var fields = Fields(content.Fields, sheet.Add("Table"));
        var figures = Figures(content, sheet);
        var rest = flow.Remaining - fields.Height - figures.Height - QrSide - (3 * Padding);
        fields.Draw(flow, isKeptWhole: false);
        foreach (var signer in content.Signers)
        {
            Signer(signer, content, Math.Clamp(rest / content.Signers.Count, LowestBox, HighestBox), sheet);
        }

        flow.Skip(Padding);
        figures.Draw(flow, isKeptWhole: false);
        flow.Skip(Padding);
        Code(content, sheet);
    }

    private GridTable Fields(IReadOnlyList<SignOffField> fields, StructureElement table)
    {
        List<GridCell> cells = [];
        for (var i = 0; i < fields.Count; i++)
        {
            var row = table.Add("TR");
            cells.Add(Cell(fields[i].Label, FontRole.Heading, Size, i, 0, 1, LabelWidth, LineAlign.Centre, row.Add(new StructureElement("TH", "<</O/Table/Scope/Row>>"))));
            cells.Add(Cell(fields[i].Value, FontRole.Body, Size, i, 1, 1, PageFlow.Width - LabelWidth, LineAlign.Justified, row.Add("TD")));
        }

        return new GridTable([LabelWidth, PageFlow.Width - LabelWidth], fields.Count, cells, 0, new HashSet<int>(), (Padding, 4));
    }

    // Two figures a row, under their heading.
    private GridTable Figures(SignOffContent content, StructureElement sheet)
    {
        const double ValueShare = 0.32;
        var table = sheet.Add("Table");
        double[] columns = [.. Enumerable.Range(0, 4).Select(c => PageFlow.Width / 2 * (c % 2 == 0 ? 1 - ValueShare : ValueShare))];
        List<GridCell> cells = [Cell(content.FiguresHeading, FontRole.Heading, SmallSize, 0, 0, 4, PageFlow.Width, LineAlign.Centre, table.Add("TR").Add(new StructureElement("TH", "<</O/Table/Scope/Column/ColSpan 4>>")))];
        foreach (var (pair, i) in content.Figures.Chunk(2).Select((p, i) => (p, i)))
        {
            var row = table.Add("TR");
            for (var k = 0; k < 2; k++)
            {
                var figure = k < pair.Length ? pair[k] : new SignOffField(string.Empty, string.Empty);
                cells.Add(Cell(figure.Label, FontRole.Body, SmallSize, i + 1, 2 * k, 1, columns[2 * k], LineAlign.Justified, row.Add(new StructureElement("TH", "<</O/Table/Scope/Row>>"))));
                cells.Add(Cell(figure.Value, FontRole.Body, SmallSize, i + 1, (2 * k) + 1, 1, columns[(2 * k) + 1], LineAlign.Centre, row.Add("TD")));
            }
        }

        return new GridTable(columns, 1 + ((content.Figures.Count + 1) / 2), cells, 0, new HashSet<int>(), (Padding, 2));
    }

    private GridCell Cell(string text, FontRole role, double size, int row, int column, int columnSpan, double width, LineAlign align, StructureElement element)
    {
        var lines = LineBreaker.Break(typesetter.Glyphs(text, role, size), width - (2 * Padding));
        return new GridCell(row, column, 1, columnSpan, [.. lines.Select(l => l with { EndsParagraph = true })], size * LineHeight, align, false, element);
    }

    private void Signer(string signer, SignOffContent content, double height, StructureElement sheet)
    {
        var (left, top, right, bottom) = (PageFlow.Left, flow.Y, PageFlow.Left + PageFlow.Width, flow.Y + height);
        var element = sheet.Add("P");
        var line = Size * LineHeight;
        var boxLeft = left + LabelWidth;
        Text(signer, FontRole.Heading, Size, left, top + ((height - line) / 2), LabelWidth, LineAlign.Centre, element);
        Text(content.OpinionLabel, FontRole.Body, Size, boxLeft + Padding, top + 4, LabelWidth, LineAlign.Justified, element);
        var date = typesetter.Glyphs(content.DateBlank, FontRole.Body, Size);
        var dateLeft = right - Padding - date.Sum(g => g.Width);
        Text(content.DateBlank, FontRole.Body, Size, dateLeft, bottom - line - 4, right - dateLeft, LineAlign.Justified, element);
        Text(content.SignatureLabel, FontRole.Body, Size, boxLeft + ((right - boxLeft) * 0.3), bottom - line - 4, LabelWidth, LineAlign.Justified, element);
        flow.Canvas.Line(left, bottom, right, bottom, Thin);
        flow.Canvas.Line(boxLeft, top, boxLeft, bottom, Thin);
        flow.Canvas.Line(left, top, left, bottom, 1);
        flow.Canvas.Line(right, top, right, bottom, 1);
        flow.Skip(height);
    }

    private void Code(SignOffContent content, StructureElement sheet)
    {
        var (side, dark) = QrPicture.Squares(content.CheckAddress);
        var square = QrSide / side;
        var (qrLeft, top) = (PageFlow.Left + PageFlow.Width - QrSide, flow.Y);
        var picture = sheet.Add(new StructureElement("Figure") { Alternative = content.CheckAddress });
        flow.Canvas.Squares(dark.Select(d => (qrLeft + (d.Column * square), top + (d.Row * square))), square, picture);

        var width = PageFlow.Width - QrSide - Padding;
        Text(content.Code.Label, FontRole.Heading, SmallSize, PageFlow.Left, flow.Y, width, LineAlign.Justified, sheet.Add("P"));
        flow.Skip(SmallSize * LineHeight);
        Text(content.Code.Value, FontRole.Heading, CodeSize, PageFlow.Left, flow.Y, width, LineAlign.Justified, sheet.Add("P"));
        flow.Skip(CodeSize * LineHeight);
        foreach (var mark in content.Marks)
        {
            Text($"{mark.Label}\u3000{mark.Value}", FontRole.Body, SmallSize, PageFlow.Left, flow.Y, width, LineAlign.Justified, sheet.Add("P"));
            flow.Skip(SmallSize * LineHeight);
        }

        var advice = sheet.Add("P");
        foreach (var line in LineBreaker.Break(typesetter.Glyphs(content.Advice, FontRole.Body, SmallSize), width))
        {
            flow.Line(line, PageFlow.Left, flow.Y, width, SmallSize * LineHeight, LineAlign.Justified, advice);
            flow.Skip(SmallSize * LineHeight);
        }
    }

    private void Text(string text, FontRole role, double size, double x, double y, double width, LineAlign align, StructureElement element) =>
        flow.Line(new TextLine(typesetter.Glyphs(text, role, size), 0, true), x, y, width, size * LineHeight, align, element);
}
