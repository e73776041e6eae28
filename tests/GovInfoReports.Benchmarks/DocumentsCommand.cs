using System.Diagnostics;
using System.Globalization;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Documents.Writing.Excel;
using GovInfoReports.Documents.Writing.Pdf;
using GovInfoReports.Documents.Writing.Word;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport.Corpus;

namespace GovInfoReports.Benchmarks;

/// <summary><c>documents</c>: how many reports are written and read a second in each format, and LibreOffice doing the same in the same run.</summary>
internal static class DocumentsCommand
{
    private const int WarmUp = 10;

    private static readonly FormCatalog Catalog = FormCatalog.Official();

    /// <summary>Measures and prints.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var at = Array.IndexOf(args, "--count");
        var count = at >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : 200;
        var reports = Enumerable.Range(0, count).Select(Report).ToList();
        Console.WriteLine("| what | documents | a second | allocated each, MiB | bytes each |");
        Console.WriteLine("|---|---:|---:|---:|---:|");

        var word = await OutAsync("Word out", reports, (s, r) => Do(() => WordReport.Write(s, r)));
        var excel = await OutAsync("Excel out", reports, (s, r) => ExcelReport.WriteAsync(s, r, null, CancellationToken.None));
        var pages = await OutAsync("HTML fragment out", reports, WriteHtmlAsync);
        await OutAsync("CSV out", reports, (s, r) => CsvReport.WriteAsync(s, [r], CancellationToken.None));
        try
        {
            PdfReport pdf = new(new PdfFonts(new PdfFontOptions()));
            await OutAsync("PDF out", reports, (s, r) => Do(() => pdf.Write(s, r)));
        }
        catch (PdfFontException e)
        {
            Console.WriteLine($"| PDF out: {e.Message} | | | | |");
        }

        await InAsync("Word in", word, "docx");
        await InAsync("Excel in, by codes", excel, "xlsx");
        await InAsync("web page in", pages, "html");
        var papers = reports.Select((_, i) => Paper.Of(Catalog.Editions[^1], Catalog.Editions[^1].FirstYear, i + 1)).ToList();
        await InAsync("Word in, an office's own", [.. papers.Select(p => Carrier.Docx(p))], "docx");
        await InAsync("Excel in, an office's own", [.. papers.Select(p => Carrier.Xlsx(p, isOneSheet: true))], "xlsx");
        await InAsync("text in", [.. papers.Select(p => System.Text.Encoding.UTF8.GetBytes(Carrier.Text(p, "word")))], "txt");
        if (Office.Program is null)
        {
            Console.WriteLine("| LibreOffice is not installed | | | | |");
        }
        else
        {
            var few = word.Take(Math.Min(20, count)).ToList();
            await OfficeAsync("LibreOffice, Word to PDF, all in one call", few, "pdf");
            await OfficeAsync("LibreOffice, Word to text, all in one call", few, "txt:Text");
            await OfficeAsync("LibreOffice, Word to PDF, a call each", few.Take(1), "pdf");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nPeak working set of the whole run: {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024} MiB"));
        return 0;
    }

    private static ReportDocument Report(int number)
    {
        var edition = Catalog.Editions[^1];
        var paper = Paper.Of(edition, edition.FirstYear, number + 1);
        var source = SourceDocument.Of(Carrier.Text(paper, "tabs"));
        var content = new ReportTextReader(Catalog).Read(source, ReadingHints.None).Content;
        return new ReportDocument(edition, content, "370725103", paper.Unit, paper.Year) { ChangedAt = new DateTime(2022, 1, 20, 0, 0, 0, DateTimeKind.Utc) };
    }

    private static Task Do(Action work)
    {
        work();
        return Task.CompletedTask;
    }

    private static async Task WriteHtmlAsync(Stream stream, ReportDocument report)
    {
        await using StreamWriter writer = new(stream, leaveOpen: true);
        HtmlFragment.Write(writer, report);
    }

    private static async Task<List<byte[]>> OutAsync(string what, List<ReportDocument> reports, Func<Stream, ReportDocument, Task> write)
    {
        foreach (var report in reports.Take(WarmUp))
        {
            await write(new MemoryStream(), report);
        }

        List<byte[]> files = [];
        var before = GC.GetTotalAllocatedBytes();
        var clock = Stopwatch.StartNew();
        foreach (var report in reports)
        {
            using MemoryStream stream = new();
            await write(stream, report);
            files.Add(stream.ToArray());
        }

        Line(what, files.Count, clock.Elapsed, GC.GetTotalAllocatedBytes() - before, files.Sum(f => (long)f.Length));
        return files;
    }

    private static async Task InAsync(string what, List<byte[]> files, string ending)
    {
        SourceFiles sources = new(new SourceLimits());
        ReportReading reading = new(Catalog);
        CheckEngine engine = new(Catalog);
        async Task ReadAsync(byte[] file) =>
            reading.ReadAndCheck(await sources.OpenAsync(file, $"a.{ending}", CancellationToken.None), ReadingHints.None, engine);

        foreach (var file in files.Take(WarmUp))
        {
            await ReadAsync(file);
        }

        var before = GC.GetTotalAllocatedBytes();
        var clock = Stopwatch.StartNew();
        foreach (var file in files)
        {
            await ReadAsync(file);
        }

        Line(what, files.Count, clock.Elapsed, GC.GetTotalAllocatedBytes() - before, files.Sum(f => (long)f.Length));
    }

    private static async Task OfficeAsync(string what, IEnumerable<byte[]> files, string target)
    {
        var all = files.ToList();
        var clock = Stopwatch.StartNew();
        var made = await Office.ConvertAsync(all, "docx", target);
        Line(what, all.Count, clock.Elapsed, null, made.Sum(f => (long)f.Length));
    }

    private static void Line(string what, int count, TimeSpan time, long? allocated, long bytes) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {what} | {count} | {count / time.TotalSeconds:0.0} | {(allocated is { } a ? (a / 1024.0 / 1024 / count).ToString("0.00", CultureInfo.InvariantCulture) : "–")} | {bytes / count:#,##0} |"));
}
