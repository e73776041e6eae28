using System.Buffers;
using AngleSharp.Dom;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Sources.Html;

/// <summary>Tells the words of the forms among the words of a web page.</summary>
internal sealed class HtmlWords(IReadOnlyList<FormWords> forms)
{
    private const int EnoughLabels = 3;
    private const int ShortestLabel = 3;
    private const int MostLabels = 400;

    // What headings of sections begin with. Most lines of a page do not, and comparing takes time.
    private static readonly SearchValues<char> Numbers = SearchValues.Create("一二三四五六七八九十第（(【〔0123456789０１２３４５６７８９①②③④⑤⑥⑦⑧⑨");

    /// <summary>Whether a line is the heading of a section of a form.</summary>
    public bool IsHeading(string line) => line.Length <= 80 && line.AsSpan().TrimStart("#* 　") is { IsEmpty: false } words && Numbers.Contains(words[0]) && forms.Any(f => f.MayBeHeading(line));

    /// <summary>Whether an element holds such a line.</summary>
    public bool HasHeading(IElement element) => SourceText.Lines(element.TextContent).Exists(IsHeading);

    /// <summary>Whether texts of cells are those of a table of a form: several different labels of one table.</summary>
    public bool HasLabels(IEnumerable<string> texts)
    {
        var cells = texts.Where(t => t.Length >= ShortestLabel).Take(MostLabels).ToList();
        return forms.SelectMany(f => f.Tables).Any(t => cells.Where(c => t.Exact(c) is not null).Distinct(StringComparer.Ordinal).Take(EnoughLabels).Count() == EnoughLabels);
    }
}
