using System.Text;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Tests.Sources;

/// <summary>
/// Files that somebody makes of one pattern, over and over. Memory that is handed out is counted, and the steps of the reader: neither
/// depends on the machine, and work that grows with the square of a file shows in one or the other.
/// </summary>
public class RepeatedPatternTests
{
    private const int Short = 60_000;
    private const int Times = 4;
    private const double Most = 1.5 * Times;
    private const string Start = "某镇2023年政府信息公开工作年度报告\n一、总体情况\n";

    private static readonly FormCatalog Catalog = FormCatalog.Official();

    public static TheoryData<string> Lines =>
    [
        "[", "[a](b", "(", "<", "*", "_", "|", "`", ">", "1", "\t", "a\t", "1|", "| 1 ", "&amp;", "、", "一、", "12件", "#", "**", "[\n", "1\n", "\n", "一、总体情况\n", "1\t2\t3\n", "| 1 | 2 |\n", "|---|\n", "规章\t1\t2\t3\n",
        "某某镇2023年政府信息公开工作年度报告及其附件\n", "<table\n", "<table></table>\n", "<table><tr><td>1</td></tr></table>\n", "> a\n", "2023年12月31日\n", "自然人\n", "信息内容\n规章\n",
    ];

    public static TheoryData<string> Markup =>
    [
        "<span>a</span>", "<sup>1</sup>", "<a href=x>a</a>", "<b>a</b><i>b</i>", "<br>", "<p>a", "<p><b>a", "<i><p>", "<td>1", "<li>a", "&lt", "&#x4e00;", "<img>", "<p hidden>a</p>", "<nav>a</nav>", "<div><div>a</div></div>",
        "<table><tr><td>1</td></tr></table>", "<pre>\n</pre>", "<p>某某镇2023年政府信息公开工作年度报告及其附件</p>", "<p>2023年12月31日</p>", "<select><option>", "<!--", "</p>", "<style>.a{vertical-align:super}</style>",
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Text_of_a_pattern_takes_work_as_long_as_it_is(string pattern)
    {
        await HoldAsync(length => Start + Of(pattern, length), "a.txt");
        await HoldAsync(length => Start + Of(pattern, length), "a.md");
    }

    [Theory]
    [MemberData(nameof(Markup))]
    public Task Page_of_a_pattern_takes_work_as_long_as_it_is(string pattern) =>
        HoldAsync(length => $"<html><body><p>某镇2023年政府信息公开工作年度报告</p><p>一、总体情况</p><p>{Of(pattern, length)}", "a.html");

    [Fact]
    public async Task OpenAsync_time_is_over_refuses_the_file()
    {
        SourceFiles files = new(new SourceLimits { ReadingTime = TimeSpan.Zero });

        var refused = await Assert.ThrowsAsync<SourceRefusedException>(() => files.OpenAsync(Encoding.UTF8.GetBytes(Start), "a.txt", default));

        Assert.Equal(SourceRefusal.ReadingTimedOut, refused.Refusal);
        Assert.Contains("超过 0 秒", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_time_is_over_refuses_the_source()
    {
        ReportTextReader reader = new(Catalog, new SourceLimits { ReadingTime = TimeSpan.Zero });

        Assert.Equal(SourceRefusal.ReadingTimedOut, Assert.Throws<SourceRefusedException>(() => reader.Read(Start, ReadingHints.None)).Refusal);
    }

    [Fact]
    public async Task OpenAsync_asker_has_gone_is_no_refusal()
    {
        using CancellationTokenSource asker = new();
        await asker.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new SourceFiles(new SourceLimits()).OpenAsync(Encoding.UTF8.GetBytes(Start), "a.txt", asker.Token));
    }

    private static async Task HoldAsync(Func<int, string> make, string name)
    {
        // What is made once for all files is not counted.
        await WorkAsync(make(1_000), name);
        var few = await WorkAsync(make(Short), name);
        var many = await WorkAsync(make(Times * Short), name);

        Assert.InRange(many.Bytes, 1, Most * few.Bytes);
        Assert.InRange(many.Steps, 0, Most * Math.Max(few.Steps, 10));
    }

    private static async Task<(long Bytes, long Steps)> WorkAsync(string text, string name)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        SourceFiles files = new(new SourceLimits());
        ReportTextReader reader = new(Catalog);
        using WorkBudget budget = new(TimeSpan.FromHours(1), CancellationToken.None);
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            reader.Read(await files.OpenWithinAsync(bytes, name, budget), ReadingHints.None, budget);
        }
        catch (SourceRefusedException)
        {
            // Turned away early is as good.
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before, budget.Steps);
    }

    private static string Of(string pattern, int length) => string.Concat(Enumerable.Repeat(pattern, length / pattern.Length));
}
