using System.Globalization;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Programs;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport;
using GovInfoReports.TestSupport.Corpus;
using Xunit.Abstractions;

namespace GovInfoReports.Documents.Tests.Corpus;

public sealed class CorpusTests(ITestOutputHelper output)
{
    private static readonly SourceLimits Limits = new();

    [Fact]
    public async Task Every_figure_of_every_document_is_in_its_cell_or_flagged() =>
        await HoldAsync(CorpusDocuments.All(FormCatalog.Official()).Where(d => d.Target is null), least: 60);

    [ProgramFact("soffice")]
    public async Task Every_figure_of_every_document_that_an_office_program_made_is_in_its_cell_or_flagged() =>
        await HoldAsync(CorpusDocuments.All(FormCatalog.Official()).Where(d => d.Target is not null), least: 20);

    private async Task HoldAsync(IEnumerable<CorpusDocument> documents, int least)
    {
        using ExternalPrograms programs = new(new ProgramPaths(), Limits);
        List<string> bad = [];
        var count = 0;
        await foreach (var (document, score) in new CorpusReader(new SourceFiles(Limits, programs: programs)).ReadAsync(documents))
        {
            count++;
            var name = $"{document.Name} ({Path.GetExtension(document.FileName)})";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {score.Figures} figures, {score.Right} right, {score.Flagged} flagged, {score.Wrong.Count} wrong"));
            if (score.Wrong.Count > 0 || score.Right < document.LeastRight * document.Paper.Expected.Count)
            {
                bad.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: {score.Right} of {score.Figures} right, {score.Flagged} flagged, {score.Wrong.Count} wrong: {string.Join("; ", score.Wrong.Take(4))}"));
            }
        }

        Assert.True(count >= least, $"only {count} documents");
        Assert.True(bad.Count == 0, string.Join('\n', bad));
    }
}
