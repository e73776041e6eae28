using System.Text;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Sources.Word;

/// <summary>
/// Words of the portal's own documents as the Markdown they were made from: read again, it says exactly these words. A sign is
/// escaped only where Markdown would take it for something else, which Markdown itself is asked.
/// </summary>
internal sealed class WordExactText
{
    private const string Signs = "\\`*_{}[]()#+-.!|<>&~:=\"'$^";
    private const string Marks = "[bi";
    private const int MostSingly = 40;
    private const int LongestAsked = 20_000;
    private const int MostAsked = 300;

    // Asking costs time: beyond this many characters in all, signs are escaped without asking.
    private int _budget = 1_500_000;

    /// <summary>The Markdown of words.</summary>
    public string Of(IEnumerable<WordPiece> words, WordSetting setting)
    {
        var runs = Runs(words);
        var whole = string.Concat(runs.Select(r => r.Text));
        List<int> signs = [];
        for (var i = 0; i < whole.Length; i++)
        {
            if (Signs.Contains(whole[i], StringComparison.Ordinal))
            {
                signs.Add(i);
            }
        }

        HashSet<int> escaped = [.. signs];
        if (whole.Length > LongestAsked || signs.Count > MostAsked)
        {
            return Write(runs, escaped, setting);
        }

        var plain = Write(runs, [], setting);
        if ((signs.Count == 0 && runs.Count <= 1 && runs.TrueForAll(r => r is { IsBold: false, IsItalic: false, Link: null })) || Says(plain, runs, setting))
        {
            return plain;
        }

        if (!Says(Write(runs, escaped, setting), runs, setting))
        {
            return Write(runs, escaped, setting);
        }

        foreach (var group in signs.Count <= MostSingly ? signs.Select(s => new[] { s }) : signs.GroupBy(s => whole[s]).Select(g => g.ToArray()))
        {
            escaped.ExceptWith(group);
            if (!Says(Write(runs, escaped, setting), runs, setting))
            {
                escaped.UnionWith(group);
            }
        }

        return Write(runs, escaped, setting);
    }

    private static List<NarrativeRun> Runs(IEnumerable<WordPiece> words)
    {
        List<NarrativeRun> runs = [];
        foreach (var piece in words)
        {
            var run = new NarrativeRun(
                piece.Text.ToString().Replace('\f', '\n'),
                piece.Mark.Look.IsBoldItself,
                piece.Mark.Look.IsItalic,
                NarrativeText.IsWebAddress(piece.Mark.Link) ? piece.Mark.Link : null);
            if (runs.Count > 0 && runs[^1] with { Text = run.Text } == run)
            {
                runs[^1] = run with { Text = runs[^1].Text + run.Text };
            }
            else
            {
                runs.Add(run);
            }
        }

        return runs;
    }

    private bool Says(string markdown, List<NarrativeRun> runs, WordSetting setting)
    {
        _budget -= markdown.Length + 50;
        if (_budget < 0)
        {
            return false;
        }

        try
        {
            var blocks = NarrativeText.Parse(setting switch
            {
                WordSetting.Heading => $"# {markdown}",
                WordSetting.Cell => $"| {markdown} | x |\n| --- | --- |",
                _ => markdown,
            });
            var read = (setting, blocks) switch
            {
                (WordSetting.Heading, [NarrativeBlock.Heading heading]) => heading.Runs,
                (WordSetting.Cell, [NarrativeBlock.Table { Rows: [[var cell, _]] }]) => cell,
                (WordSetting.Paragraph, [NarrativeBlock.Paragraph paragraph]) => paragraph.Runs,
                _ => null,
            };
            return read is not null && read.SequenceEqual(runs);
        }
        catch (ArgumentException)
        {
            // Markdown nested deeper than its parser goes.
            return false;
        }
    }

    private static string Write(List<NarrativeRun> runs, HashSet<int> escaped, WordSetting setting)
    {
        var text = new StringBuilder();
        List<char> open = [];
        var at = 0;
        for (var i = 0; i <= runs.Count; i++)
        {
            var run = i < runs.Count ? runs[i] : new NarrativeRun(string.Empty);
            while (open.Exists(m => !Has(run, m)) || (open.Contains('[') && runs[i - 1].Link != run.Link))
            {
                CloseLast(text, open, i > 0 ? runs[i - 1].Link : null);
            }

            foreach (var mark in Marks.Where(m => Has(run, m) && !open.Contains(m)).OrderByDescending(m => Extent(runs, i, m)).ToList())
            {
                text.Append(mark switch { '[' => "[", 'b' => "**", _ => "*" });
                open.Add(mark);
            }

            foreach (var c in run.Text)
            {
                if (escaped.Contains(at++) || (c == '|' && setting == WordSetting.Cell))
                {
                    text.Append('\\');
                }

                text.Append(c);
            }
        }

        return text.ToString();
    }

    private static void CloseLast(StringBuilder text, List<char> open, string? link)
    {
        if (open[^1] == '[')
        {
            var isPlain = link!.AsSpan().IndexOfAny("()<> ") < 0;
            text.Append("](").Append(isPlain ? link : $"<{link}>").Append(')');
        }
        else
        {
            text.Append(open[^1] == 'b' ? "**" : "*");
        }

        open.RemoveAt(open.Count - 1);
    }

    private static bool Has(NarrativeRun run, char mark) => mark switch { '[' => run.Link is not null, 'b' => run.IsBold, _ => run.IsItalic };

    private static int Extent(List<NarrativeRun> runs, int from, char mark)
    {
        var to = from;
        while (to < runs.Count && Has(runs[to], mark) && (mark != '[' || runs[to].Link == runs[from].Link))
        {
            to++;
        }

        return to;
    }
}

/// <summary>Where words of narrative text stand, which decides what Markdown would make of a sign.</summary>
internal enum WordSetting
{
    Paragraph,
    Heading,
    Cell,
}
