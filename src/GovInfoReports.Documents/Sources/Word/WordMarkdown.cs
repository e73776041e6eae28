namespace GovInfoReports.Documents.Sources.Word;

/// <summary>Words of a paragraph as lines of Markdown, the way a person would read them: links, and bold words among others.</summary>
internal static class WordMarkdown
{
    /// <summary>The lines of a paragraph.</summary>
    public static List<(string Text, bool IsNewPage)> Lines(IEnumerable<WordPiece> words, bool isPlain)
    {
        var pieces = words.Select(p => (p.Mark, Text: p.Text.ToString().Replace('\t', ' '))).ToList();
        var marksBold = !isPlain && pieces.Exists(p => p.Mark.Look.IsBold && MarkdownLine.HasWords(p.Text)) && pieces.Exists(p => !p.Mark.Look.IsBold && MarkdownLine.HasWords(p.Text));
        List<(string, bool)> lines = [];
        var line = new MarkdownLine();
        var isNewPage = false;
        foreach (var (mark, text) in pieces)
        {
            var start = 0;
            for (var i = 0; i <= text.Length; i++)
            {
                if (i < text.Length && text[i] is not ('\n' or '\f'))
                {
                    continue;
                }

                line.Add(text[start..i], mark.Look.IsBold, isPlain ? null : mark.Link);
                start = i + 1;
                if (i < text.Length)
                {
                    End();
                    isNewPage |= text[i] == '\f';
                }
            }
        }

        End();
        return lines;

        void End()
        {
            var whole = line.Marked(marksBold);
            if (whole.Length > 0)
            {
                lines.Add((whole, isNewPage));
                isNewPage = false;
            }

            line = new MarkdownLine();
        }
    }
}
