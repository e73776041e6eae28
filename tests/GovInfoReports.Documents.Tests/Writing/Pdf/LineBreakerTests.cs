using FsCheck;
using FsCheck.Fluent;
using GovInfoReports.Documents.Writing.Pdf;

namespace GovInfoReports.Documents.Tests.Writing.Pdf;

public sealed class LineBreakerTests
{
    private const double Size = 10;
    private static readonly SetFont Font = new(FontFace.Read(new MemoryStream(SquareFont.Make()), 0), false);
    private static readonly Typesetter Typesetter = new(new FontSet(Font, Font, Font, []));

    [Fact]
    public void A_line_of_28_characters_of_16_points_stands_in_156_millimetres()
    {
        var glyphs = Typesetter.Glyphs(new string('政', 60), FontRole.Body, 16);

        Assert.Equal([28, 28, 4], LineBreaker.Break(glyphs, PageFlow.Width).Select(l => l.Glyphs.Count));
        Assert.Equal([26, 28, 6], LineBreaker.Break(glyphs, PageFlow.Width, 32).Select(l => l.Glyphs.Count));
    }

    [Theory]
    [InlineData("一二三四，五六", "一二三", "四，五六")]
    [InlineData("一二三（四五）", "一二三", "（四五）")]
    [InlineData("一二三“四”。五", "一二三", "“四”。", "五")]
    [InlineData("一二三——四五", "一二", "三——四", "五")]
    [InlineData("共 report 件", "共", "report", "件")]
    [InlineData("自2024年起", "自2024年", "起")]
    [InlineData("从前2024年起", "从前", "2024年起")]
    [InlineData("一二（ wo ）三", "一二", "（ wo ）", "三")]
    [InlineData("率98.6%高", "率98.6%", "高")]
    [InlineData("abcdefghijkl", "abcdefgh", "ijkl")]
    [InlineData("一二三四", "一二三四")]
    [InlineData("", "")]
    public void Lines_break_where_Chinese_is_broken(string text, params string[] lines) =>
        Assert.Equal(lines, Lines(text, 40));

    [Fact]
    public void Whatever_the_text_nothing_is_lost_and_no_line_begins_or_ends_where_it_must_not()
    {
        var pieces = Gen.Elements("政", "府", "信", "息", "，", "。", "（", "）", "《", "》", "“", "”", "、", "2024", "年", "%", "word ", "——", "……");
        Prop.ForAll(pieces.ArrayOf().ToArbitrary(), parts =>
        {
            var text = string.Concat(parts);
            var lines = Lines(text, 120);
            Assert.Equal(PdfPages.Plain(text), PdfPages.Plain(string.Concat(lines)));
            foreach (var (line, next) in lines.Zip(lines.Skip(1)))
            {
                // Where signs and words follow each other for a whole line there is no place to break it well.
                if (Enumerable.Range(1, line.Length - 1).Any(i => MayBreak(line[i - 1], line[i])))
                {
                    Assert.False(IsForbidden(line[^1], next[0]), $"{line} ⏎ {next}");
                }
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_balanced_title_has_lines_of_about_the_same_length()
    {
        var lines = LineBreaker.Balance(Typesetter.Glyphs(new string('政', 22), FontRole.Body, Size), 200);

        Assert.Equal([11, 11], lines.Select(l => l.Glyphs.Count));
    }

    private static bool IsForbidden(char before, char after) =>
        "，。、；）》”%—…".Contains(after, StringComparison.Ordinal) || "（《“".Contains(before, StringComparison.Ordinal);

    private static bool MayBreak(char before, char after) =>
        !IsForbidden(before, after) && before != ' ' && after != ' ' && !(char.IsAscii(before) && char.IsAscii(after)) && !(char.IsAsciiDigit(before) && after == '年');

    private static List<string> Lines(string text, double width) =>
        [.. LineBreaker.Break(Typesetter.Glyphs(text, FontRole.Body, Size), width).Select(l => string.Concat(l.Glyphs.Select(g => g.Character)))];
}
