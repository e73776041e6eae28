using System.Globalization;
using System.Text.RegularExpressions;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Content;

/// <summary>Puts the year of last year's preamble 前言 forward, only where nothing else can be meant.</summary>
public static partial class YearForward
{
    /// <summary>Last year's preamble for this year.</summary>
    /// <param name="lastYear">Last year's published content; <see langword="null"/> where there is none.</param>
    public static string Preamble(FormEdition edition, int year, ReportContent? lastYear)
    {
        if (lastYear is null || !string.Equals(lastYear.Form, edition.Id, StringComparison.Ordinal))
        {
            return string.Empty;
        }

        var forward = ReportYear().Replace(lastYear.Preamble, m => YearOf(m) == year - 1 ? year.ToString(CultureInfo.InvariantCulture) : "\0");
        var others = AnyYear().Matches(DocumentNumber().Replace(lastYear.Preamble, string.Empty)).Count(m => YearOf(m) >= year - 1);
        var put = ReportYear().Matches(DocumentNumber().Replace(lastYear.Preamble, string.Empty)).Count(m => YearOf(m) == year - 1);
        return others == put && !forward.Contains('\0', StringComparison.Ordinal) && !Relative().IsMatch(forward) ? forward : string.Empty;
    }

    private static int YearOf(Match match) => int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![0-9])(?<y>20[0-9]{2})(?=[ \u00a0]*(年度|年政府信息公开(工作)?(年度)?报告|年[ \u00a0]*1[ \u00a0]*月[ \u00a0]*1[ \u00a0]*日|年[ \u00a0]*12[ \u00a0]*月[ \u00a0]*31[ \u00a0]*日))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReportYear();

    [GeneratedRegex(@"(?<![0-9])(?<y>20[0-9]{2})(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnyYear();

    // Brackets of document numbers, as in 国办公开办函〔2021〕30号.
    [GeneratedRegex(@"[〔\[（(﹝【][ \u00a0]*20[0-9]{2}[ \u00a0]*[〕\]）)﹞】]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DocumentNumber();

    [GeneratedRegex(@"去年|今年|前年|明年|次年|[〇○零一二三四五六七八九]{4}年", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Relative();
}
