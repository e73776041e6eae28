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
    public void Texts_at_the_limit_changed_everywhere_are_shown_whole_without_comparing()
    {
        var before = string.Concat(Enumerable.Range(0, 20_000).Select(i => (char)('一' + (i * 7 % 3001))));
        var now = $"{before[10_000..]}{before[..10_000]}";

        var line = Assert.Single(TextDifference.Between(before, now));

        Assert.Equal([new Piece(PieceKind.Removed, before), new Piece(PieceKind.Added, now)], line.Pieces);
    }

    [Fact]
    public void A_text_at_the_limit_with_one_change_shows_that_one()
    {
        var before = string.Concat(Enumerable.Range(0, 20_000).Select(i => (char)('一' + (i * 7 % 3000))));
        var now = $"{before[..9_000]}12{before[9_001..]}";

        var line = Assert.Single(TextDifference.Between(before, now));

        Assert.Equal(
            [new(PieceKind.Same, before[..9_000]), new(PieceKind.Removed, before[9_000..9_001]), new(PieceKind.Added, "12"), new Piece(PieceKind.Same, before[9_001..])],
            line.Pieces);
    }

    [Fact]
    public void Paragraphs_all_changed_stand_one_against_the_other()
    {
        var lines = TextDifference.Between("甲一\n乙二\n丙三", "丁四\n戊五");

        Assert.Equal([["甲一", "丁四"], ["乙二", "戊五"], ["丙三"]], lines.Select(l => l.Pieces.Select(p => p.Text)));
    }
}
