using System.Text.Encodings.Web;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using GovInfoReports.Documents.Office;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Writing.Word;

/// <summary>Keeps in a Word file how the texts of its report were spelled, see <see cref="SpellingPart"/>.</summary>
internal static class SpellingWriter
{
    /// <summary>Puts the spellings of a report into its file.</summary>
    public static void Write(MainDocumentPart main, ReportDocument report)
    {
        var root = new XElement(SpellingPart.Name + "spellings");
        foreach (var text in report.Sections.Select(s => s.Text).Prepend(report.Content.Preamble))
        {
            Add(root, SpellingPart.Text, text, NarrativeSpelling.Usual(XmlWords.Clean(text)));
        }

        Add(root, SpellingPart.Signature, report.Content.Signature, XmlWords.Clean(string.Join('\n', report.SignatureLines)));
        if (root.HasElements)
        {
            using var stream = main.AddNewPart<CustomXmlPart>("application/xml", SpellingPart.Id).GetStream(FileMode.Create, FileAccess.Write);
            root.Save(stream, SaveOptions.DisableFormatting);
        }
    }

    private static void Add(XElement root, string role, string text, string usual)
    {
        if (usual.Length > 0 && TextPatch.Between(usual, text) is { } edits)
        {
            root.Add(new XElement(
                SpellingPart.Name + "text",
                new XAttribute("of", SpellingPart.Print(role, usual)),
                edits.Select(e => new XElement(SpellingPart.Name + "edit", new XAttribute("at", e.At), new XAttribute("cut", e.Cut), JavaScriptEncoder.Default.Encode(e.Added)))));
        }
    }
}
