using GovInfoReports.Documents.Text;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Writing.Pdf;

/// <summary>
/// Writes a report as PDF: A4 as official documents are set (GB/T 9704), the tables of the form with their merged headers, fonts
/// embedded, text that can be searched and copied, tagged for screen readers. The same report gives the same bytes. Safe to use
/// from several threads.
/// </summary>
public sealed class PdfReport(PdfFonts fonts)
{
    private const string Language = "zh-CN";
    private const double TitleSize = 22;
    private const double TitleLineHeight = 36;
    private const double Indent = 2 * PageFlow.BodySize;
    private const double SpaceBeforeTable = 4;
    private const double SpaceBehindTable = 14;

    public void Write(Stream stream, ReportDocument report)
    {
        Typesetter typesetter = new(fonts.Get());
        PageFlow flow = new(typesetter, report.EditionWords);
        if (report.SignOff is not null)
        {
            new SignOffPage(flow, typesetter).Write(SignOffContent.Of(report, report.SignOff));
        }

        flow.NewPage();
        new Writer(report, flow, typesetter).Write();
        stream.Write(flow.Canvas.Save(report.Title, Language, report.ChangedAt));
    }

    private sealed class Writer(ReportDocument report, PageFlow flow, Typesetter typesetter)
    {
        private readonly NarrativeWriter _narrative = new(flow, typesetter);
        private readonly StructureElement _document = flow.Canvas.Root;

        public void Write()
        {
            Title();
            _narrative.Write(NarrativeText.Parse(report.Content.Preamble), level: 2, _document);
            foreach (var section in report.Sections)
            {
                Section(section);
            }

            Signature();
        }

        private void Title()
        {
            flow.Canvas.AddBookmark(report.Title, PageFlow.Top);
            flow.Paragraph(TitleLines(), TitleLineHeight, LineAlign.Centre, _document.Add("H1"));
            flow.Skip(PageFlow.LineHeight);
        }

        // The name of the unit has a line of its own where the title does not fit on one: a line ends where the sense does.
        private IReadOnlyList<TextLine> TitleLines()
        {
            var glyphs = typesetter.Glyphs(report.Title, FontRole.Title, TitleSize);
            var fits = (IReadOnlyList<TextGlyph> g) => g.Sum(c => c.Width) <= PageFlow.Width;
            if (fits(glyphs) || !report.Title.StartsWith(report.UnitName, StringComparison.Ordinal))
            {
                return LineBreaker.Balance(glyphs, PageFlow.Width);
            }

            var name = typesetter.Glyphs(report.UnitName, FontRole.Title, TitleSize);
            TextGlyph[] rest = [.. glyphs.Skip(name.Count)];
            return rest.Length > 0 && fits(name) && fits(rest)
                ? [new TextLine(name, 0, true), new TextLine(rest, 0, true)]
                : LineBreaker.Balance(glyphs, PageFlow.Width);
        }

        private void Section(SheetSection section)
        {
            var part = _document.Add("Sect");
            var text = NarrativeText.Parse(section.Text);
            var heading = LineBreaker.Break(typesetter.Glyphs(section.Heading, FontRole.Heading, PageFlow.BodySize), PageFlow.Width, Indent);
            var headingHeight = heading.Count * PageFlow.LineHeight;
            var headingElement = part.Add("H2");
            var textElement = part.Add("Div");
            var table = section.Table is null
                ? null
                : new OfficialTable(typesetter, TableLayout.For(section.Table), report.Content.Figures).Make(PageFlow.Height - headingHeight - SpaceBeforeTable, part.Add("Table"));
            var follows = text.Count > 0 ? NarrativeWriter.LeastHeight(text)
                : table is null ? 0
                : table.Height <= PageFlow.Height - headingHeight - SpaceBeforeTable ? table.Height : table.LeastHeight;
            flow.Require(headingHeight + SpaceBeforeTable + follows);
            flow.Canvas.AddBookmark(section.Heading, flow.Y);
            flow.Paragraph(heading, PageFlow.LineHeight, LineAlign.Justified, headingElement);
            _narrative.Write(text, level: 3, textElement);
            if (table is not null)
            {
                flow.Skip(SpaceBeforeTable);
                table.Draw(flow, isKeptWhole: true);
                flow.Skip(SpaceBehindTable);
            }
        }

        private void Signature()
        {
            var lines = report.SignatureLines.ToList();
            if (lines.Count == 0)
            {
                return;
            }

            var broken = lines.ConvertAll(l => LineBreaker.Break(typesetter.Glyphs(l, FontRole.Body, PageFlow.BodySize), PageFlow.Width - Indent));
            flow.Require((broken.Sum(b => b.Count) + 2) * PageFlow.LineHeight);
            flow.Skip(2 * PageFlow.LineHeight);
            foreach (var text in broken)
            {
                var element = _document.Add("P");
                foreach (var line in text)
                {
                    flow.Require(PageFlow.LineHeight);
                    flow.Line(line, PageFlow.Left, flow.Y, PageFlow.Width - Indent, PageFlow.LineHeight, LineAlign.Right, element);
                    flow.Skip(PageFlow.LineHeight);
                }
            }
        }
    }
}
