using System.Text;
using GovInfoReports.Documents.Text;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Reading;

/// <summary>A stretch of text: the preamble, a section or an additional section.</summary>
internal sealed class Passage(FormSection? section, string? heading, string? after)
{
    // Each line is put behind all before it. No paragraph of a report goes on over as many.
    private const int MostLines = 200;

    private bool _hasRule;

    public FormSection? Section => section;

    public string? Heading => heading;

    public string? After => after;

    public List<PassageLine> Paragraphs { get; } = [];

    /// <summary>The last number of a list in the text in the style of section headings.</summary>
    public int ListNumber { get; set; } = -1;

    public bool EndsWithTable => Paragraphs.Count > 0 && Paragraphs[^1].IsTable;

    public void Add(string text, int line, Numbering number = default, int level = 0, bool isTight = false) => Paragraphs.Add(new(text, line, number, level, null, isTight));

    /// <summary>Goes on with the last paragraph, where that ends on the line before.</summary>
    public bool GoesOn(string text, int line)
    {
        if (Paragraphs.Count == 0 || Paragraphs[^1] is var last && (last.IsTable || last.MoreLines >= MostLines || last.Line + last.MoreLines != line - 1))
        {
            return false;
        }

        var space = char.IsAsciiLetter(last.Text[^1]) && char.IsAsciiLetter(text[0]) ? " " : string.Empty;
        Paragraphs[^1] = last with { Text = $"{last.Text.TrimEnd()}{space}{text}", MoreLines = last.MoreLines + 1 };
        return true;
    }

    /// <summary>Brings paragraphs that were added late to where they stand in the source.</summary>
    public void Settle()
    {
        var ordered = Paragraphs.OrderBy(p => p.Line).ToList();
        Paragraphs.Clear();
        Paragraphs.AddRange(ordered);
    }

    public void AddTableLine(string text, int line, bool isRule, int columns, int table)
    {
        if (!EndsWithTable || Paragraphs[^1].Table != table)
        {
            _hasRule = false;
        }
        else if (!_hasRule && !isRule)
        {
            Paragraphs.Add(new($"|{string.Concat(Enumerable.Repeat(" --- |", columns))}", line, default, 0, table, false));
            _hasRule = true;
        }

        _hasRule |= isRule;
        Paragraphs.Add(new(text, line, default, 0, table, false));
    }

    public string ToMarkdown()
    {
        var text = new StringBuilder();
        for (var i = 0; i < Paragraphs.Count; i++)
        {
            if (i > 0)
            {
                text.Append(Paragraphs[i].IsTight || (Paragraphs[i].IsTable && Paragraphs[i - 1].Table == Paragraphs[i].Table) ? "\n" : "\n\n");
            }

            text.Append(Paragraphs[i].Text);
        }

        return text.ToString();
    }
}
