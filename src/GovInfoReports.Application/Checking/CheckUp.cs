using FluentValidation;
using GovInfoReports.Application.Importing;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Archives;
using GovInfoReports.Domain;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using Microsoft.Extensions.Logging;

namespace GovInfoReports.Application.Checking;

/// <summary>
/// The check-up 体检: says what is wrong with reports that anybody brings. Nothing is stored, and nothing of what they say is
/// recorded or logged.
/// </summary>
public sealed class CheckUp(SourceFiles files, SourceArchive archive, FormCatalog catalog, CheckEngine engine, CheckUpLimits limits, IValidator<CheckUpInput> validator, ILogger<CheckUp> logger)
{
    private const int YearsBack = 2;

    // Reports of one county share the words of the form; below this nothing is meant by it.
    private const int WorthSaying = 30;

    private readonly ReportReading _reading = new(catalog, files.Limits);

    /// <summary>Reads and checks reports, those in archives one by one. A file that cannot be read does not stop the others.</summary>
    public async Task<CheckUpResult> ExecuteAsync(CheckUpInput input, CancellationToken ct)
    {
        validator.Require(input);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(limits.Time);
        using WorkBudget work = new(limits.Work, timeout.Token);
        ReadingHints hints = new(input.Year, null, input.Edition);
        var reports = await ReadAsync(input.Reports, hints, input.Year, work, ct);
        if (reports.Count == 0)
        {
            throw RefusedException.Invalid("files", "CheckUp.NoFiles");
        }

        var lastYear = reports is [{ Year: { } year }] ? year - 1 : (int?)null;
        var earlier = await ReadAsync(input.Earlier, new ReadingHints(input.Earlier.Count == 1 ? lastYear : null), null, work, ct);
        HashSet<Brought> used = [];
        List<CheckUpItem> items = [];
        foreach (var report in reports)
        {
            var before = Before(report, reports, earlier);
            used.UnionWith(before.Values);
            items.Add(Check(report, hints, before, reports, work, ct));
        }

        return new CheckUpResult(items, [.. earlier.Where(e => !used.Contains(e)).Select(e => WhyUnused(e, reports))]);
    }

    // With a single report, whatever lies beside it is meant for it; among many, only the unit's own.
    private static Dictionary<int, Brought> Before(Brought report, IReadOnlyList<Brought> reports, IReadOnlyList<Brought> earlier)
    {
        if (report.Year is not { } year || !report.IsReport)
        {
            return [];
        }

        var others = reports.Count == 1 ? earlier : earlier.Concat(reports).Where(o => o != report && report.UnitKey is not null && report.UnitKey == o.UnitKey);
        return others
            .Where(o => o.IsReport && o.Year < year && o.Year >= year - YearsBack)
            .GroupBy(o => o.Year!.Value)
            .ToDictionary(g => g.Key, g => g.First());
    }

    private static Refusal WhyUnused(Brought earlier, IReadOnlyList<Brought> reports) =>
        earlier.Refusal is { } refusal ? new Refusal(earlier.Name, "Source.Refused", refusal.Message)
        : ReportReading.WhyNone(earlier.Reading!) is { } words ? new Refusal(earlier.Name, "Source.Refused", words)
        : earlier.Year is not { } year ? new Refusal(earlier.Name, "CheckUp.EarlierWithoutYear")
        : reports is [{ Year: { } of }] ? new Refusal(earlier.Name, "CheckUp.EarlierOfOtherYear", year, of)
        : new Refusal(earlier.Name, "CheckUp.EarlierOfNobody", earlier.Reading!.UnitName, year);

    private CheckUpItem Check(Brought report, ReadingHints hints, Dictionary<int, Brought> before, IReadOnlyList<Brought> beside, WorkBudget work, CancellationToken ct)
    {
        if (report.Reading is not { } reading)
        {
            return new CheckUpItem(report.Name, null, report.Refusal, []);
        }

        try
        {
            work.Step();
            var result = ReportReading.Check(reading, hints, engine, before.ToDictionary(b => b.Key, b => b.Value.Reading!.Content), Neighbours(report, beside), work.Token);
            return new CheckUpItem(report.Name, result, null, [.. before.Values.OrderByDescending(b => b.Year).Select(b => Compared(report, b))])
            {
                MostAlike = MostAlike(report, beside),
            };
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new CheckUpItem(report.Name, null, OutOfTime(), []);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new CheckUpItem(report.Name, null, Failed(e), []);
        }
    }

    // Other units' reports of the same year, brought together with it.
    private static List<NeighbourText>? Neighbours(Brought report, IReadOnlyList<Brought> beside) => beside.Count == 1 ? null
        : [.. beside.Where(o => o != report && o.IsReport && o.Year == report.Year && !IsSameUnit(o, report)).Select(o => o.Texts!)];

    /// <summary>The file among the others whose texts as a whole are most like those of one; the unit's own other years aside.</summary>
    private static LikeFile? MostAlike(Brought report, IReadOnlyList<Brought> beside) => beside
        .Where(o => o != report && o.IsReport && report.IsReport && !IsSameUnit(o, report))
        .Select(o => new LikeFile(o.Name, report.Whole!.PercentWith(o.Whole!)))
        .Where(l => l.Percent >= WorthSaying)
        .MaxBy(l => l.Percent);

    private static bool IsSameUnit(Brought a, Brought b) => a.UnitKey is not null && a.UnitKey == b.UnitKey;

    private static ComparedReport Compared(Brought report, Brought earlier) => new(
        earlier.Name,
        earlier.Year!.Value,
        earlier.UnitKey is not null && report.UnitKey is not null && earlier.UnitKey != report.UnitKey ? earlier.Reading!.UnitName : null);

    private SourceRefusedException OutOfTime() => new(SourceRefusal.ReadingTimedOut, Messages.Get("CheckUp.OutOfTime", limits.Work.TotalSeconds, limits.Time.TotalSeconds));

    // A fault of the portal with one file of many. The message of an exception may quote the file, so the log has only where it came from.
    private SourceRefusedException Failed(Exception e)
    {
        logger.LogError("A check-up failed with {Exception}: {Trace}", e.GetType().Name, e.StackTrace);
        return new SourceRefusedException(SourceRefusal.Unreadable, Messages.Get("CheckUp.Failed"));
    }

    private async Task<IReadOnlyList<Brought>> ReadAsync(IReadOnlyList<CheckUpFile> brought, ReadingHints hints, int? year, WorkBudget work, CancellationToken ct)
    {
        List<Brought> read = [];
        foreach (var file in brought.SelectMany(b => Unfold(b, work, ct)))
        {
            if (read.Count == limits.Files)
            {
                throw RefusedException.Invalid("files", "CheckUp.TooManyFiles", limits.Files);
            }

            read.Add(await ReadAsync(file, hints, year, work, ct));
        }

        return read;
    }

    private async Task<Brought> ReadAsync(ArchiveFile file, ReadingHints hints, int? year, WorkBudget work, CancellationToken ct)
    {
        var name = file.Name.Length == 0 ? null : file.Name;
        if (file.Refusal is not null)
        {
            return new Brought(name, null, null, file.Refusal);
        }

        try
        {
            work.Step();
            var reading = _reading.ReadWithin(await files.OpenWithinAsync(file.Bytes, name, work), hints, work);
            return new Brought(name, reading, year ?? reading.Year, null);
        }
        catch (SourceRefusedException refusal)
        {
            return new Brought(name, null, null, refusal);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new Brought(name, null, null, OutOfTime());
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new Brought(name, null, null, Failed(e));
        }
    }

    // A file, or in place of an archive the files in it; pasted text has no name.
    private IEnumerable<ArchiveFile> Unfold(CheckUpFile file, WorkBudget work, CancellationToken ct)
    {
        if (file.Name is null)
        {
            yield return new ArchiveFile(string.Empty, file.Bytes);
            yield break;
        }

        // What ends with an exception has no further file.
        using var unfolded = Open(file.Name, file.Bytes, work).GetEnumerator();
        while (Next(unfolded, file.Name, ct) is { } next)
        {
            yield return next;
        }
    }

    private IEnumerable<ArchiveFile> Open(string name, ReadOnlyMemory<byte> bytes, WorkBudget work)
    {
        if (archive.IsArchive(bytes))
        {
            work.Step();
            foreach (var file in archive.FilesWithin(new MemoryStream(bytes.ToArray(), writable: false), work))
            {
                yield return file;
            }
        }
        else if (!SourceArchive.IsLitter(name))
        {
            yield return new ArchiveFile(name, bytes);
        }
    }

    private ArchiveFile? Next(IEnumerator<ArchiveFile> files, string name, CancellationToken ct)
    {
        try
        {
            return files.MoveNext() ? files.Current : null;
        }
        catch (SourceRefusedException refusal)
        {
            return new ArchiveFile(name, ReadOnlyMemory<byte>.Empty, refusal);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new ArchiveFile(name, ReadOnlyMemory<byte>.Empty, OutOfTime());
        }
    }

    private static string? KeyOf(string? unitName)
    {
        var key = unitName is null ? string.Empty : Readings.Bare(unitName);
        return key.Length == 0 ? null : key;
    }

    private sealed class Brought(string? name, ReadingResult? reading, int? year, SourceRefusedException? refusal)
    {
        public string? Name => name;

        public ReadingResult? Reading => reading;

        public bool IsReport => reading is { IsReport: true };

        public int? Year => year;

        public SourceRefusedException? Refusal => refusal;

        public string? UnitKey { get; } = KeyOf(reading?.UnitName);

        /// <summary>Its texts, prepared once for comparing with all others.</summary>
        public NeighbourText? Texts { get; } = reading is null ? null : NeighbourText.Of(reading.UnitName ?? name ?? string.Empty, year ?? 0, reading.Content.Texts);

        public TextGrams? Whole { get; } = reading is null ? null : TextGrams.Of(string.Join('\n', reading.Content.Texts.Values));
    }
}

/// <summary>How much a check-up takes at once. Configured under <c>CheckUps</c>.</summary>
public sealed record CheckUpLimits
{
    /// <summary>Most files of one check-up, last year's among them.</summary>
    public int Files { get; init; } = 100;

    /// <summary>Most bytes of one request, all its files together.</summary>
    public long RequestBytes { get; init; } = 40L * 1024 * 1024;

    /// <summary>Longest time that the portal itself works on all files of one check-up; those it did not come to are listed as not read.</summary>
    public TimeSpan Work { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest time for all files of one check-up, conversions by other programs among it; those it did not come to are listed as not read.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Check-ups that run at the same time, of all people together.</summary>
    public int AtOnce { get; init; } = 4;

    /// <summary>Check-ups of one address at the same time, those whose files are still on the line among them.</summary>
    public int AtOncePerAddress { get; init; } = 3;

    /// <summary>Check-ups whose files are on the line at the same time; each may take <see cref="RequestBytes"/> of memory.</summary>
    public int Receiving { get; init; } = 16;

    /// <summary>Longest time in which the files of a check-up come.</summary>
    public TimeSpan ReceivingTime { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Check-ups that wait for one to end; further ones are turned away.</summary>
    public int Waiting { get; init; } = 8;
}

/// <summary>A file brought for a check-up.</summary>
/// <param name="Name">Its name, or <see langword="null"/> for pasted text.</param>
public sealed record CheckUpFile(string? Name, ReadOnlyMemory<byte> Bytes);

/// <summary>What is brought for a check-up.</summary>
/// <param name="Year">The year that the reports are for, whatever they say; <see langword="null"/> to go by what they say.</param>
/// <param name="Edition">Id of the form edition to read into; <see langword="null"/> to recognise it.</param>
public sealed record CheckUpInput(IReadOnlyList<CheckUpFile> Reports, IReadOnlyList<CheckUpFile> Earlier, int? Year = null, string? Edition = null);

/// <summary>A report of an earlier year that one was compared with.</summary>
/// <param name="Name">Name of its file, or <see langword="null"/> for pasted text.</param>
/// <param name="UnitDiffers">Name of the unit it is of, where that is another; else <see langword="null"/>.</param>
public sealed record ComparedReport(string? Name, int Year, string? UnitDiffers);

/// <summary>What a check-up says of one file.</summary>
/// <param name="Name">Name of the file, or <see langword="null"/> for pasted text.</param>
/// <param name="Report">The report and what is wrong with it; <see langword="null"/> where the file could not be read.</param>
/// <param name="Refusal">Why it could not be read, or <see langword="null"/>.</param>
public sealed record CheckUpItem(string? Name, CheckedReading? Report, SourceRefusedException? Refusal, IReadOnlyList<ComparedReport> Compared)
{
    /// <summary>The file brought with it whose texts are most like its own; <see langword="null"/> where none is much alike.</summary>
    public LikeFile? MostAlike { get; init; }

    /// <summary>How many findings of a tier there are.</summary>
    public int CountOf(Tier tier) => Report?.Checks.Findings.Count(f => f.Tier == tier) ?? 0;
}

/// <summary>A file whose texts are like those of another.</summary>
/// <param name="Percent">See <see cref="Likeness.Percent"/>.</param>
public sealed record LikeFile(string? Name, int Percent);

/// <summary>What a check-up came to.</summary>
public sealed record CheckUpResult(IReadOnlyList<CheckUpItem> Items, IReadOnlyList<Refusal> UnusedEarlier);
