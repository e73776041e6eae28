using System.Text;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.TestSupport.Corpus;

/// <summary>A test document: what is odd about it, the file, and what must be read from it.</summary>
internal sealed record CorpusDocument(string Name, string FileName, Paper Paper, Func<byte[]> Make)
{
    /// <summary>What LibreOffice makes of the Word file (<c>odt</c>, <c>pdf</c> …); <see langword="null"/> for files made here.</summary>
    public string? Target { get; init; }

    /// <summary>Least share of the figures that has to be in its cell, not only flagged.</summary>
    public double LeastRight { get; init; } = 0.95;
}

/// <summary>How a document was read.</summary>
internal sealed record CorpusScore(int Figures, int Right, int Flagged, IReadOnlyList<string> Wrong)
{
    /// <summary>Holds a reading against what the document says.</summary>
    public static CorpusScore Of(Paper paper, ReadingResult reading, IReadOnlyList<Domain.Checks.Finding> findings)
    {
        HashSet<CellId> said = [.. reading.Doubts.Keys, .. findings.Where(f => f.Rule is "C1" or "C2" or "C2b" or "C3" or "C4" or "C5" or "C7").SelectMany(f => f.Cells)];
        var absent = findings.Where(f => f.Rule == "C5").Select(f => f.Section).ToHashSet(StringComparer.Ordinal);
        said.UnionWith(reading.Edition.Sections.Where(s => s.Table is not null && absent.Contains(s.Code)).SelectMany(s => s.Table!.Cells).Select(c => c.Id));
        if (reading.Edition.Id != paper.Edition.Id)
        {
            return new CorpusScore(paper.Edition.Cells.Count, 0, 0, [$"read into edition {reading.Edition.Id}"]);
        }

        var right = 0;
        var flagged = 0;
        List<string> wrong = [];
        foreach (var cell in paper.Edition.Cells)
        {
            var expected = paper.Expected.GetValueOrDefault(cell.Id, CellValue.Blank);
            var actual = reading.Content.Figures[cell.Id];
            if (actual == expected && (!expected.IsBlank || said.Contains(cell.Id)))
            {
                right++;
            }
            else if (said.Contains(cell.Id) && (actual.IsBlank || reading.Doubts.ContainsKey(cell.Id)))
            {
                flagged++;
            }
            else
            {
                wrong.Add($"{cell.Id}: {(expected.IsBlank ? "blank" : expected)} read as {(actual.IsBlank ? "blank" : actual)}");
            }
        }

        return new CorpusScore(paper.Edition.Cells.Count, right, flagged, wrong);
    }
}

/// <summary>The documents.</summary>
internal static class CorpusDocuments
{
    // What needs its headings or tables in the file itself, and so stands in no text.
    private static readonly string[] OnlyWord = ["headings numbered by the file", "tracked changes"];

    // Where a person has to say which figure is which.
    private static readonly Dictionary<string, double> LeastRight = new(StringComparer.Ordinal)
    {
        ["no header and a column missing"] = 0.1,
        ["a figure merged over two columns"] = 0.9,
        ["an equals sign before totals"] = 0.8,
        ["section four without its header"] = 0.9,
        ["only totals filled in"] = 0.9,
        ["figures struck out before others"] = 0.9,
        ["the table twice with other figures"] = 0.1,
    };

    // What the formats of plain text and PDF carry in ways of their own.
    private static readonly string[] InEveryFormat =
    [
        "last year's report behind it", "last year's report behind it without a title", "another unit's report behind it", "tables only, last year's behind them", "a list of something else on the next sheet",
        "marks of notes behind figures", "figures struck out before others", "words of a site above the title", "an attachment's number above the title", "captions above tables", "captions in figures above tables",
        "text broken at thirty letters", "sections two to four missing",
    ];

    private static readonly string[] ThroughOffice =
        ["label a character a line", "labels over several lines", "blank for zero", "table broken with repeated header", "slash for zero", "headings numbered by the file", "totals left blank", "tracked changes"];

    /// <summary>All of them.</summary>
    public static IEnumerable<CorpusDocument> All(FormCatalog catalog)
    {
        var seed = 1;
        foreach (var (name, change) in Oddities.All)
        {
            foreach (var edition in catalog.Editions)
            {
                var isNew = edition == catalog.Editions[^1];

                // Every oddity as Word and web page in both editions; the least usual ones in the newer only.
                var paper = Make(edition, edition.FirstYear + (isNew ? 2 : 0), seed++, change);
                var least = LeastRight.GetValueOrDefault(name, 0.95);
                yield return Document($"{name} · {edition.Id}", "docx", paper, () => Carrier.Docx(paper)) with { LeastRight = least };
                if (!OnlyWord.Contains(name) && isNew)
                {
                    yield return Document($"{name} · {edition.Id}", "html", paper, () => Encoding.UTF8.GetBytes(Carrier.Html(paper, isSite: true))) with { LeastRight = least };
                    yield return Document($"{name} · {edition.Id}", "xlsx", paper, () => Carrier.Xlsx(paper, isOneSheet: true)) with { LeastRight = least };
                }
            }
        }

        foreach (var edition in catalog.Editions)
        {
            var other = catalog.Editions.First(e => e != edition);
            Paper plain = Make(edition, edition.FirstYear, seed++, _ => { });
            Paper misplaced = Make(edition, edition == catalog.Editions[0] ? catalog.Editions[^1].FirstYear + 2 : other.FirstYear + 1, seed++, _ => { });
            yield return Document($"the table of {edition.Id} in another year · {edition.Id}", "docx", misplaced, () => Carrier.Docx(misplaced));
            yield return Document($"pasted from Word into a site · {edition.Id}", "html", plain, () => Encoding.UTF8.GetBytes(Carrier.Html(plain, isSite: true, isPasted: true)));
            yield return Document($"in GB18030 · {edition.Id}", "htm", plain, () => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Carrier.Html(plain, isSite: true, charset: "gb2312")));
            yield return Document($"a sheet for each table · {edition.Id}", "xlsx", plain, () => Carrier.Xlsx(plain, isOneSheet: false));
            yield return Document($"PDF whose font is not in it · {edition.Id}", "pdf", plain, () => PdfCarrier.Of(plain));
            yield return Document($"figures stored as text · {edition.Id}", "xlsx", plain, () => Carrier.Xlsx(plain, isOneSheet: false, asText: true));
            foreach (var shape in new[] { "word", "tabs", "lines", "spaces" })
            {
                yield return Document($"text as {shape} · {edition.Id}", "txt", plain, () => Encoding.UTF8.GetBytes(Carrier.Text(plain, shape)));
            }

            foreach (var shape in new[] { "pipes behind", "pipes between", "pipe a line", "pipe before a line", "pipes and breaks", "pipes and broken labels", "pipes and empty lines", "lines and broken labels" })
            {
                yield return Document($"text as {shape} · {edition.Id}", shape.Contains("broken", StringComparison.Ordinal) ? "md" : "txt", plain, () => Encoding.UTF8.GetBytes(Carrier.Text(plain, shape)));
            }

            yield return Document($"PDF without lines · {edition.Id}", "pdf", plain, () => PdfCarrier.Of(plain, hasLines: false));
            yield return Document($"PDF without lines, centred · {edition.Id}", "pdf", plain, () => PdfCarrier.Of(plain, hasLines: false, isCentred: true)) with { LeastRight = 0.9 };
            yield return Document($"Markdown · {edition.Id}", "md", plain, () => Encoding.UTF8.GetBytes(Carrier.Text(plain, "pipes")));
            yield return Document($"figures run together · {edition.Id}", "txt", plain, () => Encoding.UTF8.GetBytes(Carrier.Text(plain, "joined"))) with { LeastRight = 0.5 };
            foreach (var ending in new[] { "doc", "rtf", "odt", "wps", "pdf", "docx", "html" })
            {
                yield return Document($"through LibreOffice · {edition.Id}", ending, plain, () => Carrier.Docx(plain)) with
                {
                    Target = ending == "wps" ? "doc" : ending,
                    LeastRight = ending == "pdf" ? 0.8 : 0.95,
                };
            }
        }

        foreach (var edition in catalog.Editions)
        {
            var book = Make(edition, edition.FirstYear, seed++, _ => { });
            yield return Document($"a sheet for each table, through LibreOffice · {edition.Id}", "xls", book, () => Carrier.Xlsx(book, isOneSheet: false)) with { Target = "xls" };
            var bare = Make(edition, edition.FirstYear, seed++, _ => { });
            yield return Document($"tables without lines, through LibreOffice · {edition.Id}", "pdf", bare, () => Carrier.Docx(bare, hasLines: false)) with { Target = "pdf", LeastRight = 0.3 };
        }

        foreach (var name in InEveryFormat)
        {
            var paper = Make(catalog.Editions[^1], catalog.Editions[^1].FirstYear + 1, seed++, Oddities.All[name]);
            var least = LeastRight.GetValueOrDefault(name, 0.95);
            yield return Document($"{name} · {paper.Edition.Id}", "md", paper, () => Encoding.UTF8.GetBytes(Carrier.Text(paper, "pipes"))) with { LeastRight = least };
            yield return Document($"{name} · {paper.Edition.Id}", "txt", paper, () => Encoding.UTF8.GetBytes(Carrier.Text(paper, "tabs"))) with { LeastRight = least };
            if (name != "figures struck out before others")
            {
                yield return Document($"{name} · {paper.Edition.Id}", "pdf", paper, () => PdfCarrier.Of(paper)) with { LeastRight = least };
            }
        }

        foreach (var name in ThroughOffice)
        {
            var paper = Make(catalog.Editions[^1], catalog.Editions[^1].FirstYear + 1, seed++, Oddities.All[name]);
            yield return Document($"{name}, through LibreOffice · {paper.Edition.Id}", "odt", paper, () => Carrier.Docx(paper)) with { Target = "odt" };

            if (!OnlyWord.Contains(name))
            {
                yield return Document($"{name}, through LibreOffice · {paper.Edition.Id}", "xls", paper, () => Carrier.Xlsx(paper, isOneSheet: true)) with { Target = "xls" };
            }

            // On paper, words struck out and words put in stand beside each other.
            if (name != "tracked changes")
            {
                yield return Document($"{name}, through LibreOffice · {paper.Edition.Id}", "pdf", paper, () => Carrier.Docx(paper)) with { Target = "pdf", LeastRight = 0.8 };
            }
        }
    }

    /// <summary>Files of every kind that is read here without another program, to be damaged.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> ForDamage(FormCatalog catalog)
    {
        List<(string, byte[])> files = [];
        foreach (var (edition, seed) in catalog.Editions.Select((e, i) => (e, i)))
        {
            var paper = Make(edition, edition.FirstYear, seed, p => Oddities.All["tracked changes"](p));
            files.Add(("a.docx", Carrier.Docx(paper)));
            files.Add(("a.xlsx", Carrier.Xlsx(paper, isOneSheet: seed == 0)));
            files.Add(("a.pdf", PdfCarrier.Of(paper)));
            files.Add(("a.html", Encoding.UTF8.GetBytes(Carrier.Html(paper, isSite: true, isPasted: seed == 0))));
            files.Add(("a.md", Encoding.UTF8.GetBytes(Carrier.Text(paper, "pipes"))));
            files.Add(("a.txt", Encoding.UTF8.GetBytes(Carrier.Text(paper, "word"))));
            files.Add(("a.json", ReportContentJson.ToBytes(ReportContent.EmptyFor(edition) with { Title = paper.Unit, Figures = ReportFigures.BlankFor(edition).With(paper.Expected) })));
        }

        return files;
    }

    private static Paper Make(FormEdition edition, int year, int seed, Action<Paper> change)
    {
        var paper = Paper.Of(edition, year, seed);
        change(paper);
        return paper;
    }

    private static CorpusDocument Document(string name, string ending, Paper paper, Func<byte[]> make) => new(name, $"{paper.Unit}{paper.Year}.{ending}", paper, make);
}
