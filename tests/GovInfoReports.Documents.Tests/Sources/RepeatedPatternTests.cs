using System.Text;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport.Attack;

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

    private static readonly FormCatalog Catalog = FormCatalog.Official();

    public static TheoryData<string> Lines => [.. RepeatedPatterns.Lines, .. RepeatedPatterns.Markdown];

    public static TheoryData<string> Markup => [.. RepeatedPatterns.Markup];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task Text_of_a_pattern_takes_work_as_long_as_it_is(string pattern)
    {
        await HoldAsync(length => AttackFiles.Start + AttackFiles.Repeated(pattern, length), "a.txt");
        await HoldAsync(length => AttackFiles.Start + AttackFiles.Repeated(pattern, length), "a.md");
    }

    [Theory]
    [MemberData(nameof(Markup))]
    public Task Page_of_a_pattern_takes_work_as_long_as_it_is(string pattern) =>
        HoldAsync(length => AttackFiles.Page(pattern, length), "a.html");

    [Fact]
    public async Task OpenAsync_time_is_over_refuses_the_file()
    {
        SourceFiles files = new(new SourceLimits { ReadingTime = TimeSpan.Zero });

        var refused = await Assert.ThrowsAsync<SourceRefusedException>(() => files.OpenAsync(Encoding.UTF8.GetBytes(AttackFiles.Start), "a.txt", default));

        Assert.Equal(SourceRefusal.ReadingTimedOut, refused.Refusal);
        Assert.Contains("超过 0 秒", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_time_is_over_refuses_the_source()
    {
        ReportTextReader reader = new(Catalog, new SourceLimits { ReadingTime = TimeSpan.Zero });

        Assert.Equal(SourceRefusal.ReadingTimedOut, Assert.Throws<SourceRefusedException>(() => reader.Read(AttackFiles.Start, ReadingHints.None)).Refusal);
    }

    [Fact]
    public async Task OpenAsync_asker_has_gone_is_no_refusal()
    {
        using CancellationTokenSource asker = new();
        await asker.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new SourceFiles(new SourceLimits()).OpenAsync(Encoding.UTF8.GetBytes(AttackFiles.Start), "a.txt", asker.Token));
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
}
