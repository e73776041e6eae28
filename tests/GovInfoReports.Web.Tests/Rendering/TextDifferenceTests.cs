using System.Diagnostics;
using GovInfoReports.Web.Rendering;

namespace GovInfoReports.Web.Tests.Rendering;

public sealed class TextDifferenceTests
{
    [Fact]
    public void The_same_text_has_no_differences() => Assert.Empty(TextDifference.Between("一\n二", "一\n二"));

    [Fact]
    public void A_number_is_replaced_whole_and_what_stands_around_it_stays()
    {
        var line = Assert.Single(TextDifference.Between("全年收到申请 12 件。", "全年收到申请 15 件。"));

        Assert.Equal(
            [new(PieceKind.Same, "全年收到申请 "), new(PieceKind.Removed, "12"), new(PieceKind.Added, "15"), new Piece(PieceKind.Same, " 件。")],
            line.Pieces);
    }

    [Fact]
    public void Paragraphs_that_stayed_are_only_counted()
    {
        var lines = TextDifference.Between("甲\n乙\n丙\n丁", "甲\n乙\n丙丙\n丁");

        Assert.Equal([2, 0, 1], lines.Select(l => l.Unchanged));
        Assert.Equal(PieceKind.Added, lines[1].Pieces[^1].Kind);
    }

    [Fact]
    public void A_new_paragraph_and_a_removed_one_stand_whole()
    {
        Assert.Equal(new Piece(PieceKind.Added, "乙"), Assert.Single(TextDifference.Between("甲", "甲\n乙")[^1].Pieces));
        Assert.Equal(new Piece(PieceKind.Removed, "乙"), Assert.Single(TextDifference.Between("甲\n乙", "甲")[^1].Pieces));
    }

    [Fact]
    public void A_single_character_between_two_changes_is_not_left_standing_alone()
    {
        var line = Assert.Single(TextDifference.Between("已经整改到位。", "整个问题全部解决。"));

        Assert.DoesNotContain(line.Pieces.Skip(1).SkipLast(1), p => p.Kind == PieceKind.Same && p.Text.Length == 1);
        Assert.Equal("整个问题全部解决。", string.Concat(line.Pieces.Where(p => p.Kind != PieceKind.Removed).Select(p => p.Text)));
        Assert.Equal("已经整改到位。", string.Concat(line.Pieces.Where(p => p.Kind != PieceKind.Added).Select(p => p.Text)));
    }

    [Fact]
    public void Texts_at_the_limit_of_a_section_are_compared_in_a_moment()
    {
        var before = string.Concat(Enumerable.Range(0, 5_000).Select(i => (char)('一' + (i * 7 % 3000))));
        var now = string.Concat(Enumerable.Range(0, 5_000).Select(i => (char)('一' + (i * 11 % 3000))));
        var clock = Stopwatch.StartNew();

        var line = Assert.Single(TextDifference.Between(before, now));

        Assert.Equal(now, string.Concat(line.Pieces.Where(p => p.Kind != PieceKind.Removed).Select(p => p.Text)));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2));
    }
}
