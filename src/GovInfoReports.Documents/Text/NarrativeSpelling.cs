using System.Text;

namespace GovInfoReports.Documents.Text;

/// <summary>
/// Markdown can say the same in several ways (<c>*</c> or <c>_</c>, an empty line more or less, <c>|a|</c> or <c>| a |</c>). This is
/// what a text shows, in one spelling: two texts with the same outcome look the same.
/// </summary>
internal static class NarrativeSpelling
{
    /// <summary>
    /// What a text shows: its words with their look, markers of lists, levels of headings and cells of tables. It is for
    /// comparing: how much white space there is, and of which kind, counts for nothing, and signs that would need a backslash
    /// stand without it.
    /// </summary>
    public static string Usual(string markdown)
    {
        var text = new StringBuilder(markdown.Length);
        foreach (var block in NarrativeText.Parse(markdown))
        {
            Append(block, text);
            text.Append('\n');
        }

        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static void Append(NarrativeBlock block, StringBuilder text)
    {
        switch (block)
        {
            case NarrativeBlock.Heading { Runs.Count: > 0 } heading:
                text.Append('#', heading.Level).Append(' ');
                Append(heading.Runs, text);
                break;
            case NarrativeBlock.Item { Runs.Count: > 0 } item:
                text.Append(item.Marker).Append(' ');
                Append(item.Runs, text);
                break;
            case NarrativeBlock.Paragraph paragraph:
                Append(paragraph.Runs, text);
                break;
            case NarrativeBlock.Table table:
                Append(table, text);
                break;
        }
    }

    private static void Append(NarrativeBlock.Table table, StringBuilder text)
    {
        var columns = table.Rows.Select(r => r.Count).DefaultIfEmpty(0).Max();
        for (var row = 0; row < table.Rows.Count; row++)
        {
            text.Append(row == 0 ? "|" : "\n|");
            for (var column = 0; column < columns; column++)
            {
                text.Append(' ');
                Append(column < table.Rows[row].Count ? table.Rows[row][column] : [], text);
                text.Append(" |");
            }

            if (row == 0)
            {
                text.Append("\n|").Insert(text.Length, " --- |", columns);
            }
        }
    }

    private static void Append(IEnumerable<NarrativeRun> runs, StringBuilder text)
    {
        foreach (var run in runs)
        {
            var look = (run.IsBold ? "**" : string.Empty) + (run.IsItalic ? "*" : string.Empty);
            var words = $"{look}{run.Text}{look}";
            text.Append(run.Link is null ? words : $"[{words}]({new Uri(run.Link).AbsoluteUri})");
        }
    }
}
