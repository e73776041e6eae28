using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.TestSupport.Corpus;

/// <summary>Reads the documents of the corpus and holds the readings against them.</summary>
internal sealed class CorpusReader(SourceFiles files)
{
    private readonly ReportReading _reading = new(FormCatalog.Official());
    private readonly CheckEngine _engine = new(FormCatalog.Official());

    /// <summary>Makes and reads documents, those that LibreOffice makes all at once.</summary>
    public async IAsyncEnumerable<(CorpusDocument Document, CorpusScore Score)> ReadAsync(IEnumerable<CorpusDocument> documents)
    {
        foreach (var group in documents.GroupBy(d => d.Target, StringComparer.Ordinal))
        {
            var all = group.ToList();
            IReadOnlyList<byte[]> made = [.. all.Select(d => d.Make())];
            if (group.Key is { } target)
            {
                made = await Office.ConvertAsync(made, target == "xls" ? "xlsx" : "docx", target);
            }

            for (var i = 0; i < all.Count; i++)
            {
                yield return (all[i], await ScoreAsync(all[i], made[i]));
            }
        }
    }

    private async Task<CorpusScore> ScoreAsync(CorpusDocument document, byte[] bytes)
    {
        try
        {
            var source = await files.OpenAsync(bytes, document.FileName, CancellationToken.None);
            var result = _reading.ReadAndCheck(source, ReadingHints.None, _engine);
            return CorpusScore.Of(document.Paper, result.Reading, result.Checks.Findings);
        }
        catch (SourceRefusedException refused)
        {
            return new CorpusScore(document.Paper.Edition.Cells.Count, 0, 0, [$"refused: {refused.Message}"]);
        }
    }
}
