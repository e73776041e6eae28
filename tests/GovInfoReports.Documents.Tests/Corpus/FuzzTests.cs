using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport.Corpus;
using Xunit.Abstractions;

namespace GovInfoReports.Documents.Tests.Corpus;

/// <summary>Twelve thousand damaged files; <c>GovInfoReports.Benchmarks -- fuzz</c> reads them by the clock.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Inputs = 1_700;

    [Theory]
    [InlineData("docx")]
    [InlineData("xlsx")]
    [InlineData("html")]
    [InlineData("md")]
    [InlineData("txt")]
    [InlineData("json")]
    [InlineData("pdf")]
    public async Task A_damaged_file_gives_a_reading_or_a_refusal_and_nothing_else(string ending)
    {
        var files = CorpusDocuments.ForDamage(FormCatalog.Official()).Where(f => f.Name.EndsWith(ending, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);

        var outcome = await Fuzz.RunAsync(files, Inputs, seed: 20211, isMeasured: false);

        output.WriteLine($"{ending}: {outcome.Read} read, {outcome.Refused} refused, slowest {outcome.Slowest.TotalMilliseconds:0} ms, most {outcome.Largest / 1024 / 1024} MiB");
        Assert.Empty(outcome.Failures);
        Assert.True(outcome.Read > Inputs / 50, "hardly anything was read at all");
    }
}
