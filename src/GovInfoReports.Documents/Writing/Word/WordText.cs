using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using GovInfoReports.Documents.Office;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Writing.Word;

/// <summary>Makes runs and paragraphs of texts.</summary>
internal static class WordText
{
    /// <summary>A run; line feeds are line breaks, tabs tabs.</summary>
    /// <param name="look">Its look, or <see langword="null"/> for that of its paragraph.</param>
    public static Run Run(string text, RunProperties? look = null)
    {
        var run = new Run();
        if (look is not null)
        {
            run.Append(look);
        }

        var start = 0;
        var clean = XmlWords.Clean(text);
        for (var i = 0; i <= clean.Length; i++)
        {
            if (i < clean.Length && clean[i] is not ('\n' or '\t'))
            {
                continue;
            }

            if (i > start)
            {
                run.Append(new DocumentFormat.OpenXml.Wordprocessing.Text(clean[start..i]) { Space = SpaceProcessingModeValues.Preserve });
            }

            if (i < clean.Length)
            {
                run.Append(clean[i] == '\n' ? new Break() : new TabChar());
            }

            start = i + 1;
        }

        return run;
    }

    public static Paragraph Paragraph(string style, string text = "")
    {
        var paragraph = new Paragraph(new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = style } });
        if (text.Length > 0)
        {
            paragraph.Append(Run(text));
        }

        return paragraph;
    }

    public static void Append(Paragraph paragraph, IEnumerable<NarrativeRun> runs, OpenXmlPart part)
    {
        foreach (var run in runs)
        {
            if (run.Link is { } link && Address(link) is { } address)
            {
                paragraph.Append(new Hyperlink(Run(run.Text, Look(run, WordStyleSheet.Link))) { Id = Relationship(part, address), History = true });
            }
            else
            {
                paragraph.Append(Run(run.Text, Look(run, null)));
            }
        }
    }

    private static RunProperties? Look(NarrativeRun run, string? style)
    {
        if (!run.IsBold && !run.IsItalic && style is null)
        {
            return null;
        }

        var look = new RunProperties();
        if (style is not null)
        {
            look.RunStyle = new RunStyle { Val = style };
        }

        if (run.IsBold)
        {
            look.Bold = new Bold();
            look.BoldComplexScript = new BoldComplexScript();
        }

        if (run.IsItalic)
        {
            look.Italic = new Italic();
            look.ItalicComplexScript = new ItalicComplexScript();
        }

        return look;
    }

    // Word asks to repair a file in which an address holds what no address may.
    private static Uri? Address(string link)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var uri))
        {
            return null;
        }

        return uri.IsWellFormedOriginalString() && link.All(c => XmlConvert.IsXmlChar(c)) ? uri : new Uri(uri.AbsoluteUri);
    }

    private static string Relationship(OpenXmlPart part, Uri address)
    {
        var known = part.HyperlinkRelationships.FirstOrDefault(r => string.Equals(r.Uri.OriginalString, address.OriginalString, StringComparison.Ordinal));
        return known?.Id ?? part.AddHyperlinkRelationship(address, isExternal: true, FormattableString.Invariant($"link{part.HyperlinkRelationships.Count() + 1}")).Id;
    }
}
