using System.Globalization;
using System.Text.RegularExpressions;
using GovInfoReports.Data;
using GovInfoReports.Data.Contents;
using GovInfoReports.Data.Importing;
using GovInfoReports.Data.Places;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Importing.Batches;

/// <summary>Reads what is stored of a file and says whose and of which year it is.</summary>
public sealed partial class BatchReader(ReportsDbContext db, ReportTextReader reader, Readings readings, ReportReading whole, CheckEngine engine, BatchPlan plan)
{
    internal static SourceDocument DocumentOf(byte[] packed) => SourceDocumentJson.Read(CompressedJson.Unpack(packed).Span);

    /// <summary>Reads a report with the year that is known of its file, checked as that unit's where it is known.</summary>
    internal async Task<CheckedReading> ReadAsync(SourceDocument source, Unit? unit, int? year, CancellationToken ct) =>
        unit is not null && year is { } known ? await readings.ReadAsync(source, known, unit, ct) : whole.ReadAndCheck(source, new ReadingHints(year), engine, ct);

    /// <summary>Recognises unit and year of a file, and says what importing it would do.</summary>
    internal async Task RecogniseAsync(ImportBatch batch, ImportBatchFile file, SourceDocument source, UnitDirectory directory, CancellationToken ct)
    {
        var first = reader.Read(source, new ReadingHints(YearIn(file.Name)), ct);
        ReportReading.RequireReport(first);
        var year = first.Year;
        var match = directory.Find(first.UnitName, file.Name);
        file.UnitName = first.UnitName is { } name ? BatchText.Cut(name, Unit.NameLength) : null;
        var unit = match.Unit is { } found ? await db.Units.AsNoTracking().SingleAsync(u => u.Id == found.Id, ct) : null;
        await TellAsync(batch, file, source, unit, year, ct);
        if (unit is null)
        {
            file.State = ImportFileState.Skipped;
            file.Message = BatchText.Cut(await UnknownAsync(first.UnitName, match, ct));
        }
    }

    /// <summary>Puts into the row of a file what was read from it, and what importing it would do.</summary>
    internal async Task TellAsync(ImportBatch batch, ImportBatchFile file, SourceDocument source, Unit? unit, int? year, CancellationToken ct)
    {
        var reading = await ReadAsync(source, unit, year, ct);
        file.UnitId = unit?.Id;
        file.UnitCode = unit?.Code;
        file.Year = year;
        Count(file, reading);
        if (unit is not null)
        {
            var would = await plan.MakeAsync(batch, file, unit, reading, ct);
            file.State = would.State;
            file.Message = BatchText.Cut(would.Message);
        }
    }

    internal static void Count(ImportBatchFile file, CheckedReading reading)
    {
        file.Form = reading.Reading.Edition.Id;
        file.Figures = reading.Reading.FilledCells;
        file.Cells = reading.Reading.Edition.Cells.Count;
        file.Doubts = reading.Reading.Doubts.Count;
        file.Errors = reading.Checks.Findings.Count(f => f.Tier == Tier.Error);
        file.Queries = reading.Checks.Findings.Count(f => f.Tier == Tier.Query);
        file.Hints = reading.Checks.Findings.Count(f => f.Tier == Tier.Hint);
    }

    // The year stands in the name of the file, or else of a folder; two years in one name say nothing.
    internal static int? YearIn(string path)
    {
        foreach (var segment in path.Split('/', '\\').Reverse())
        {
            var years = Year().Matches(segment).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture)).Distinct().ToList();
            if (years.Count > 0)
            {
                return years.Count == 1 ? years[0] : null;
            }
        }

        return null;
    }

    private async Task<string> UnknownAsync(string? named, UnitMatch match, CancellationToken ct)
    {
        const int Shown = 5;
        var may = string.Join('、', match.Candidates.Take(Shown).Select(c => $"{string.Concat(c.Areas.TakeLast(1))}{c.Name}（{c.Code}）"));
        if (string.IsNullOrWhiteSpace(named))
        {
            return may.Length > 0 ? Messages.Get("Batch.UnitAmbiguous", may) : Messages.Get("Batch.UnitNotSaid");
        }

        if (match.Candidates.Count > 1)
        {
            return Messages.Get("Batch.UnitSeveral", named, may);
        }

        var core = UnitNames.Core(UnitNames.Plain(named));
        var elsewhere = await new UnitSearch(db).FindAsync(core, 1, within: db.Units.EverFiling(), ct: ct);
        var where = elsewhere.Count > 0 ? Messages.Get("Batch.UnitForeign", named) : Messages.Get("Batch.UnitUnknown", named);
        return may.Length > 0 ? where + Messages.Get("Batch.UnitHint", may) : where;
    }

    [GeneratedRegex("(?<![0-9])20[0-9]{2}(?![0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Year();
}
