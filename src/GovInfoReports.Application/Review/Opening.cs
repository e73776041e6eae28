using GovInfoReports.Documents.Text;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Application.Review;

/// <summary>The first words of a report, by which a person knows it again.</summary>
public static class Opening
{
    private const int Length = 120;

    // More than is shown, for marks and line breaks are left out.
    private const int Looked = 2000;

    /// <summary>The first words of the first section that has text, else of the preamble.</summary>
    public static string Of(ReportContent content, FormEdition edition) => Of(
        edition.Sections.Select(s => content.Text(s.Code)).Append(content.Preamble).FirstOrDefault(t => !string.IsNullOrWhiteSpace(t)) ?? string.Empty);

    /// <summary>The first words of a text, without marks and line breaks.</summary>
    public static string Of(string markdown)
    {
        var blocks = NarrativeText.Parse(markdown.Length <= Looked ? markdown : markdown[..Looked]);
        return Cut(string.Join(' ', blocks.SelectMany(RunsOf).Select(r => r.Text)));
    }

    internal static string Cut(string text)
    {
        var plain = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return plain.Length <= Length ? plain : string.Concat(plain.AsSpan(0, Length), "…");
    }

    private static IEnumerable<NarrativeRun> RunsOf(NarrativeBlock block) => block switch
    {
        NarrativeBlock.Paragraph paragraph => paragraph.Runs,
        NarrativeBlock.Heading heading => heading.Runs,
        NarrativeBlock.Item item => item.Runs,
        NarrativeBlock.Table table => table.Rows.SelectMany(r => r).SelectMany(c => c),
        _ => [],
    };
}
