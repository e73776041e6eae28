using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Tests.Reading;

public sealed class RoundTripTests
{
    private static readonly FormCatalog Catalog = FormCatalog.Official();
    private static readonly ReportTextReader Reader = new(Catalog);

    public static TheoryData<string, TextShape> EditionsAndShapes
    {
        get
        {
            TheoryData<string, TextShape> data = [];
            foreach (var edition in Catalog.Editions)
            {
                foreach (var shape in Enum.GetValues<TextShape>())
                {
                    data.Add(edition.Id, shape);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EditionsAndShapes))]
    public void Figures_written_in_any_shape_read_back_the_same(string id, TextShape shape)
    {
        var edition = Catalog.Get(id);
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            // Without tabs or pipes nothing is left of an empty cell.
            var figures = RandomFigures.For(edition, new Random(seed), withGaps: shape is TextShape.Tabs or TextShape.Pipes or TextShape.Word);
            var result = Reader.Read(new WrittenReport(edition, edition.FirstYear, shape) { Figures = figures }.ToString(), ReadingHints.None);
            Assert.Equal(id, result.Edition.Id);
            Assert.Empty(Differences(figures, result.Content.Figures));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [MemberData(nameof(EditionsAndShapes))]
    public void A_report_in_order_has_no_findings_and_all_its_texts(string id, TextShape shape)
    {
        var edition = Catalog.Get(id);
        var result = Reader.Read(new WrittenReport(edition, edition.FirstYear, shape).ToString(), ReadingHints.None);
        Assert.Empty(result.Findings.Select(f => f.Message));
        Assert.Equal("松原县青禾镇人民政府", result.UnitName);
        Assert.Equal(edition.FirstYear, result.Year);
        Assert.Equal($"松原县青禾镇人民政府{edition.FirstYear}年政府信息公开工作年度报告", result.Content.Title);
        Assert.StartsWith("本报告由", result.Content.Preamble, StringComparison.Ordinal);
        Assert.Equal($"青禾镇人民政府\n{edition.FirstYear + 1}年1月20日", result.Content.Signature);
        Assert.All(edition.Sections.Where(s => s.IsNarrative), s => Assert.Equal($"本镇在“{s.Title}”方面做了若干工作，留有记录。", result.Content.Text(s.Code)));
        Assert.Equal(edition.Cells.Count, result.Places.Count);
    }

    [Fact]
    public void Mutated_text_never_throws_and_every_line_has_a_use()
    {
        var edition = Catalog.Editions[^1];
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var text = new StringBuilder(new WrittenReport(edition, edition.FirstYear, (TextShape)random.Next(5)) { Figures = RandomFigures.For(edition, random, true) }.ToString());
            for (var i = random.Next(1, 60); i > 0 && text.Length > 10; i--)
            {
                var at = random.Next(text.Length - 5);
                switch (random.Next(4))
                {
                    case 0:
                        text.Remove(at, random.Next(1, 5));
                        break;
                    case 1:
                        text.Insert(at, "\t|一（）0件#*<b>[image: ]\n\r\u3000\u00a0\u200b／—无".AsSpan(random.Next(24), 1));
                        break;
                    case 2:
                        text.Length = random.Next(text.Length / 2, text.Length);
                        break;
                    default:
                        text[at] = (char)random.Next(1, 0x10000);
                        break;
                }
            }

            AssertEveryLineHasAUse(Reader.Read(text.ToString(), ReadingHints.None));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Garbage_never_throws() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => AssertEveryLineHasAUse(Reader.Read(text ?? string.Empty, ReadingHints.None)))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("\t0\n")]
    [InlineData("\t其他\n")]
    [InlineData("一、")]
    [InlineData("（一")]
    [InlineData("|")]
    [InlineData("\t")]
    [InlineData("1 ")]
    [InlineData("0\n")]
    [InlineData("<b><b ")]
    [InlineData("[image: ")]
    [InlineData("三、收到和处理政府信息公开申请情况\n")]
    [InlineData("一、本年新收政府信息公开申请数量\t100000100001\n")]
    [InlineData("信息内容\n本年新\n")]
    [InlineData("行政处法\t1\t2\n")]
    public void A_million_characters_of_anything_read_in_bounded_time(string part)
    {
        var text = new StringBuilder(new WrittenReport(Catalog.Editions[0], 2020, TextShape.Word).ToString())
            .Insert(300, part, (1_000_000 / part.Length) + 1).ToString();
        _ = Reader.Read(text[..4000], ReadingHints.None);
        var clock = Stopwatch.StartNew();
        _ = Reader.Read(text, ReadingHints.None);

        // Far above what it takes (well under two seconds on an idle machine, several times that on a busy one), far below what anything
        // quadratic would.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed} for {part}");
    }

    internal static List<string> Differences(ReportFigures expected, ReportFigures actual) =>
        [.. expected.DifferencesFrom(actual).Select(d => $"{d.Cell}: {d.Here} read as {d.There}")];

    internal static void AssertEveryLineHasAUse(ReadingResult result) =>
        Assert.DoesNotContain(result.Lines, l => l.Use == LineUse.Blank && !string.IsNullOrWhiteSpace(l.Text.Trim('\u200b', '\ufeff', '\u00ad', '\u200c', '\u200d', '\u2060', '\u180e')));
}
