using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using GovInfoReports.Documents.Office;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Writing.Word;

/// <summary>Writes narrative text, see <see cref="WordStyles"/> for what each paragraph tells.</summary>
internal static class WordNarrative
{
    /// <summary>The paragraphs and tables of a text.</summary>
    public static IEnumerable<OpenXmlElement> Of(string markdown, OpenXmlPart part)
    {
        foreach (var block in NarrativeText.Parse(markdown).Where(HasWords))
        {
            yield return block switch
            {
                NarrativeBlock.Heading heading => Words(WordStyles.TextHeading(heading.Level), heading.Runs, part),
                NarrativeBlock.Item { Marker.Length: 0 } more => Words(WordStyles.ListMore(more.Depth), more.Runs, part),
                NarrativeBlock.Item item => Words(WordStyles.ListItem(item.Depth, item.IsTight), [new NarrativeRun($"{Shown(item.Marker)}\t"), .. item.Runs], part),
                NarrativeBlock.Table table => WordTable.Of(table, part),
                NarrativeBlock.Paragraph paragraph => Words(WordStyles.Text, paragraph.Runs, part),
                _ => throw new InvalidOperationException($"A document does not know how to show {block.GetType().Name}."),
            };
        }
    }

    private static bool HasWords(NarrativeBlock block) => block switch
    {
        NarrativeBlock.Heading heading => heading.Runs.Count > 0,
        NarrativeBlock.Item item => item.Runs.Count > 0,
        NarrativeBlock.Paragraph paragraph => paragraph.Runs.Count > 0,
        _ => true,
    };

    private static DocumentFormat.OpenXml.Wordprocessing.Paragraph Words(string style, IEnumerable<NarrativeRun> runs, OpenXmlPart part)
    {
        var paragraph = WordText.Paragraph(style);
        WordText.Append(paragraph, runs, part);
        return paragraph;
    }

    private static string Shown(string marker) =>
        marker.Length == 1 && WordStyles.Bullets.TryGetValue(marker[0], out var bullet) ? bullet.ToString() : marker;
}
