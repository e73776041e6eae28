using System.Diagnostics;
using GovInfoReports.Domain.Checks;

namespace GovInfoReports.Domain.Tests.Checks;

public class LikenessTests
{
    private const string Text = "公开内容不够及时，部分栏目更新较慢，个别站所对政府信息公开工作的认识有待加强，信息员业务能力不强，全年仅开展培训2次，群众知晓率不高。";

    [Fact]
    public void Texts_that_differ_in_numbers_and_marks_alone_are_the_same()
    {
        var likeness = Likeness.Of(Text, "**" + Text.Replace("培训2次", "培训15次", StringComparison.Ordinal).Replace("，", "；", StringComparison.Ordinal) + "**");

        Assert.Equal((100, 100), (likeness.Percent, likeness.Covered));
        Assert.Equal(0, Assert.Single(likeness.Passages).Offset);
    }

    [Fact]
    public void A_text_within_a_longer_one_is_covered_though_the_two_are_not_alike()
    {
        var likeness = Likeness.Of(Text, Different(300, 1) + Text + Different(300, 2));

        Assert.Equal(100, likeness.Covered);
        Assert.InRange(likeness.Percent, 1, 40);
    }

    [Fact]
    public void Passages_name_the_same_words_in_both_texts_longest_first()
    {
        const string first = "## 问题\n更新不及时，栏目内容需要进一步充实和完善；";
        var likeness = Likeness.Of(first + Different(50, 3) + Text, Text + Different(40, 4) + "栏目内容需要进一步充实和完善");

        Assert.Equal(2, likeness.Passages.Count);
        Assert.True(likeness.Passages[0].Length > likeness.Passages[1].Length);
        Assert.All(likeness.Passages, p => Assert.Equal(
            Letters((first + Different(50, 3) + Text).Substring(p.Offset, p.Length)),
            Letters((Text + Different(40, 4) + "栏目内容需要进一步充实和完善").Substring(p.OtherOffset, p.OtherLength))));
    }

    [Fact]
    public void A_word_changed_in_the_middle_leaves_one_passage()
    {
        var likeness = Likeness.Of(Text, Text.Replace("栏目更新较慢", "栏目更新很慢", StringComparison.Ordinal));

        var passage = Assert.Single(likeness.Passages);
        Assert.Equal((0, Text.Length - 1), (passage.Offset, passage.Length));
        Assert.InRange(likeness.Percent, 70, 95);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("", Text)]
    [InlineData("公开", "公开")]
    [InlineData("2023年，12条。", "2023年，12条。")]
    public void Too_little_to_compare_is_not_alike(string a, string b)
    {
        var likeness = Likeness.Of(a, b);

        Assert.Equal((0, 0, 0), (likeness.Percent, likeness.Covered, likeness.Passages.Count));
    }

    [Fact]
    public void Different_texts_share_nothing() => Assert.Empty(Likeness.Of(Different(2_000, 5), Different(2_000, 6)).Passages);

    [Fact]
    public void Long_and_repetitive_texts_are_compared_in_no_time()
    {
        var repetitive = string.Concat(Enumerable.Repeat("政府信息公开工作不断推进", 1_700));
        var start = Stopwatch.GetTimestamp();

        Likeness.Of(repetitive, repetitive[3..]);
        Likeness.Of(Different(20_000, 7), Different(20_000, 7)[5_000..] + Different(5_000, 8));

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 20);
    }

    private static string Different(int length, int seed)
    {
        Random random = new(seed);
        return string.Concat(Enumerable.Range(0, length).Select(_ => (char)('一' + random.Next(5_000))));
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter));
}
