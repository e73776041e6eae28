using GovInfoReports.Documents.Text;
using GovInfoReports.Domain.Checks;

namespace GovInfoReports.Documents.Reading;

/// <summary>Finds where the words or cells of a finding stand in the source.</summary>
internal sealed class SourceFinder(ReadingResult reading)
{
    public SourcePlace? Find(Finding finding) => reading.Source.Locate(FindLine(finding));

    private SourcePlace? FindLine(Finding finding)
    {
        if (finding.Cells.Count > 0 && reading.Places.TryGetValue(finding.Cells[0], out var place))
        {
            return place;
        }

        var words = finding.Source?.Text?.TrimEnd('…');
        if (string.IsNullOrEmpty(words))
        {
            return finding.Section is { } code && reading.Headings.TryGetValue(code, out var heading) ? new SourcePlace(heading)
                : finding.Section is not null && reading.Lines.FirstOrDefault(l => IsIn(l, finding.Section)) is { } start ? new SourcePlace(start.Number)
                : finding.Source;
        }

        var inSection = reading.Lines.Where(l => IsIn(l, finding.Section));
        foreach (var line in inSection.Concat(reading.Lines))
        {
            var at = IndexOf(line.Text, words);
            if (at >= 0)
            {
                return new SourcePlace(line.Number, at + 1, finding.Source!.Text);
            }
        }

        // Words that go over the end of a line, or that markup stands between: the line they begin on.
        var key = TextKey.Of(words);
        var first = key.Length < 2 ? null : inSection.Concat(reading.Lines).FirstOrDefault(l => TextKey.Of(l.Text) is { Length: > 1 } own && (own.Contains(key, StringComparison.Ordinal) || key.StartsWith(own, StringComparison.Ordinal)));
        return first is null ? finding.Source : new SourcePlace(first.Number, null, finding.Source!.Text);
    }

    private static bool IsIn(SourceLine line, string? section) => section switch
    {
        null => false,
        TextSections.Title => line.Use == LineUse.Title,
        TextSections.Preamble => line.Use == LineUse.Preamble,
        TextSections.Signature => line.Use == LineUse.Signature,
        _ => line.Section == section,
    };

    // An asterisk stands for a digit that is not shown.
    private static int IndexOf(string text, string words)
    {
        if (!words.Contains('*', StringComparison.Ordinal))
        {
            return text.IndexOf(words, StringComparison.Ordinal);
        }

        for (var start = 0; start + words.Length <= text.Length; start++)
        {
            var i = 0;
            while (i < words.Length && (words[i] == text[start + i] || (words[i] == '*' && char.IsAsciiLetterOrDigit(text[start + i]))))
            {
                i++;
            }

            if (i == words.Length)
            {
                return start;
            }
        }

        return -1;
    }
}
