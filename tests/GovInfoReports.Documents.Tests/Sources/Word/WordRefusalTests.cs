using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Word;
using GovInfoReports.Documents.Tests.Writing;
using GovInfoReports.Documents.Writing.Word;
using static GovInfoReports.Documents.Tests.Sources.Word.WordFile;

namespace GovInfoReports.Documents.Tests.Sources.Word;

/// <summary>Broken and hostile files are refused with a sentence, whatever is wrong with them.</summary>
public sealed class WordRefusalTests
{
    private const string Start = $"<w:document {Namespaces}><w:body>";
    private const string Stop = "</w:body></w:document>";

    private static readonly byte[] Whole = Written();

    private static readonly Dictionary<string, (Func<string> Document, SourceRefusal Refusal)> Broken = new()
    {
        ["nothing"] = (() => string.Empty, SourceRefusal.Damaged),
        ["no XML"] = (() => "no XML", SourceRefusal.Damaged),
        ["cut off"] = (() => $"{Start}<w:p><w:r><w:t>cut", SourceRefusal.Damaged),
        ["tags that do not match"] = (() => $"{Start}<w:p></w:r>{Stop}", SourceRefusal.Damaged),
        ["a character that XML has not"] = (() => $"{Start}<w:p><w:r><w:t>\u0001</w:t></w:r></w:p>{Stop}", SourceRefusal.Damaged),
        ["a web page"] = (() => "<html><body><p>a</p></body></html>", SourceRefusal.Damaged),
        ["an entity from outside"] = (() => $"<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>{Start}<w:p><w:r><w:t>&b;</w:t></w:r></w:p>{Stop}", SourceRefusal.UnsafeXml),
        ["entities within entities"] = (() => $"<!DOCTYPE a [<!ENTITY b \"b\"><!ENTITY c \"&b;&b;&b;\">]>{Start}{Stop}", SourceRefusal.UnsafeXml),
        ["deep content controls"] = (() => Start + string.Concat(Enumerable.Repeat("<w:sdt>", 300)) + string.Concat(Enumerable.Repeat("</w:sdt>", 300)) + Stop, SourceRefusal.TooDeep),
        ["deep tables"] = (() => Start + string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 90)) + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 90)) + Stop, SourceRefusal.TooDeep),
        ["too many cells"] = (() => Start + string.Concat(Enumerable.Repeat("<w:tr><w:tc/><w:tc/></w:tr>", 20_000)).Insert(0, "<w:tbl>") + "</w:tbl>" + Stop, SourceRefusal.TooManyCells),
        ["too much text"] = (() => Start + string.Concat(Enumerable.Repeat(P("十个字的一行文字啊啊"), 110_000)) + Stop, SourceRefusal.TooLong),
        ["too much space"] = (() => $"{Start}{new string(' ', 70_000_000)}{Stop}", SourceRefusal.ZipBomb),
    };

    public static TheoryData<string> Documents => [.. Broken.Keys];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Documents_that_cannot_or_must_not_be_read(string name)
    {
        var (document, refusal) = Broken[name];
        var thrown = Assert.Throws<SourceRefusedException>(() => WordSource.Read(Of().ToBytes(document()), new SourceLimits(), CancellationToken.None));

        Assert.Equal(refusal, thrown.Refusal);
        Assert.Matches("^[一-龥]", thrown.Message);
    }

    [Fact]
    public void One_endless_attribute_or_text_is_not_taken_into_memory()
    {
        var random = new Random(3);
        var endless = new StringBuilder();
        while (endless.Length < 6_000_000)
        {
            endless.Append(random.NextInt64());
        }

        foreach (var document in new[] { $"{Start}<w:p w:a=\"{endless}\"/>{Stop}", $"{Start}<w:p><w:r><w:t>{endless}</w:t></w:r></w:p>{Stop}" })
        {
            Assert.Equal(SourceRefusal.ZipBomb, Assert.Throws<SourceRefusedException>(() => WordSource.Read(Of().ToBytes(document), new SourceLimits(), CancellationToken.None)).Refusal);
        }
    }

    [Fact]
    public void Limits_are_those_that_are_set()
    {
        var bytes = Of(Table(Texts("甲", "乙"), Texts("丙", "丁")), P("正文")).ToBytes();
        foreach (var (limits, refusal) in new[]
        {
            (new SourceLimits { Cells = 3 }, SourceRefusal.TooManyCells),
            (new SourceLimits { Characters = 3 }, SourceRefusal.TooLong),
            (new SourceLimits { Depth = 4 }, SourceRefusal.TooDeep),
            (new SourceLimits { Parts = 2 }, SourceRefusal.ZipBomb),
            (new SourceLimits { UnpackedBytes = 100 }, SourceRefusal.ZipBomb),
        })
        {
            Assert.Equal(refusal, Assert.Throws<SourceRefusedException>(() => WordSource.Read(bytes, limits, CancellationToken.None)).Refusal);
        }
    }

    [Fact]
    public void A_file_cut_off_or_with_bytes_changed_is_read_or_refused_and_nothing_else() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var bytes = Whole[..(random.Next(2) == 0 ? Whole.Length : random.Next(Whole.Length))].ToArray();
            for (var i = random.Next(20); i > 0 && bytes.Length > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            ReadOrRefuse(bytes);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Parts_whose_XML_is_changed_are_read_or_refused_and_nothing_else() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => ReadOrRefuse(Changed(Whole, new Random(seed)))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_file_without_the_parts_around_its_text_is_still_read()
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = archive.CreateEntry(@"word\document.xml").Open();
            part.Write(Encoding.UTF8.GetBytes(Start + P("正文") + Stop));
        }

        Assert.Equal("正文", Assert.Single(WordSource.Read(stream.ToArray(), new SourceLimits(), CancellationToken.None).Entries).Text);
    }

    [Fact]
    public void The_strict_dialect_is_read_as_well()
    {
        var document = (Start + P("甲", "<w:outlineLvl w:val=\"0\"/>") + Stop).Replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main", StringComparison.Ordinal);

        Assert.Equal("# 甲", Assert.Single(WordSource.Read(Of().ToBytes(document), new SourceLimits(), CancellationToken.None).Entries).Text);
    }

    [Fact]
    public void Reading_stops_when_it_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var bytes = Of(string.Concat(Enumerable.Repeat("<w:p/>", 10_000))).ToBytes();

        Assert.ThrowsAny<OperationCanceledException>(() => WordSource.Read(bytes, new SourceLimits(), cancelled.Token));
    }

    private static void ReadOrRefuse(byte[] bytes)
    {
        try
        {
            var source = WordSource.Read(bytes, new SourceLimits(), CancellationToken.None);
            Assert.All(source.Notes, n => Assert.True(n.Entry is null || n.Entry < source.Entries.Count));
            Assert.NotNull(new ReportTextReader(SampleReports.Catalog).Read(source, ReadingHints.None));
        }
        catch (SourceRefusedException e)
        {
            Assert.NotEqual(SourceRefusal.None, e.Refusal);
        }
    }

    // Elements are dropped, doubled or renamed, attributes made nonsense; the XML stays well formed more often than not.
    private static byte[] Changed(byte[] file, Random random)
    {
        var stream = new MemoryStream();
        stream.Write(file);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var names = archive.Entries.Select(e => e.FullName).Where(n => n.EndsWith(".xml", StringComparison.Ordinal) || n.EndsWith(".rels", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
            var name = random.Next(3) == 0 ? names[random.Next(names.Count)] : "word/document.xml";
            string text;
            using (var reader = new StreamReader(archive.GetEntry(name)!.Open()))
            {
                text = reader.ReadToEnd();
            }

            for (var i = random.Next(1, 30); i > 0; i--)
            {
                var at = text.IndexOf('<', random.Next(text.Length));
                var end = at < 0 ? -1 : text.IndexOf('>', at);
                if (end < 0)
                {
                    continue;
                }

                var element = text[at..(end + 1)];
                text = random.Next(5) switch
                {
                    0 when element.EndsWith("/>", StringComparison.Ordinal) => text.Remove(at, element.Length),
                    1 when element.EndsWith("/>", StringComparison.Ordinal) => text.Insert(at, element),
                    2 when element.EndsWith("/>", StringComparison.Ordinal) => text.Insert(at, "<w:gridSpan w:val=\"-99999999999\"/><w:vMerge/><w:numPr><w:numId w:val=\"1\"/><w:ilvl w:val=\"70\"/></w:numPr>"),
                    3 => text.Remove(at, element.Length).Insert(at, element.Replace("=\"", "=\"9", StringComparison.Ordinal)),
                    _ => text.Remove(at, element.Length).Insert(at, element.Replace("w:tc", "w:tr", StringComparison.Ordinal).Replace("w:p>", "w:r>", StringComparison.Ordinal)),
                };
            }

            archive.GetEntry(name)!.Delete();
            using var part = archive.CreateEntry(name).Open();
            part.Write(Encoding.UTF8.GetBytes(text));
        }

        return stream.ToArray();
    }

    private static byte[] Written()
    {
        var stream = new MemoryStream();
        WordReport.Write(stream, SampleReports.Signed(SampleReports.Document("2021")));
        return stream.ToArray();
    }
}
