using GovInfoReports.Documents.Sources;
using static GovInfoReports.Documents.Tests.Sources.Word.WordFile;

namespace GovInfoReports.Documents.Tests.Sources.Word;

public sealed class WordSourceTests
{
    [Fact]
    public void Paragraphs_are_lines_with_their_places_and_empty_ones_are_none()
    {
        var source = Of(P("青禾镇报告"), P(""), P("一、总体情况")).Read();

        Assert.Equal([("青禾镇报告", "第 1 段"), ("一、总体情况", "第 2 段")], source.Entries.Select(e => (e.Text, e.Place!)));
        Assert.Empty(source.Notes);
        Assert.Equal(SourceFormat.Word, source.Format);
    }

    [Fact]
    public void A_table_stands_on_its_grid_with_merged_cells_once()
    {
        var source = Of(
            P("表前"),
            Table(
                Row(Cell("项目", "<w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/>"), Cell("数量", "<w:gridSpan w:val=\"2\"/>")),
                Row(Cell("", "<w:gridSpan w:val=\"2\"/><w:vMerge/>"), Cell("甲"), Cell("乙")),
                Row(Cell("一"), Cell("二"), Cell("1"), Cell("2")))).Read();

        Assert.Equal("项目@0+2 数量@2+2", Shown(source.Entries[1]));
        Assert.Equal("甲@2+1 乙@3+1", Shown(source.Entries[2]));
        Assert.Equal("一@0+1 二@1+1 1@2+1 2@3+1", Shown(source.Entries[3]));
        Assert.Equal("表 1 第 3 行第 4 列", source.Entries[3].Cells![3].Place);
        Assert.All(source.Entries.Skip(1), e => Assert.Equal(1, e.Table));
    }

    [Fact]
    public void A_line_break_begins_a_line_that_belongs_to_the_one_above()
    {
        var entries = Of(P("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:br w:type=\"page\"/><w:t>丙</w:t></w:r>")).Read().Entries;

        Assert.Equal([("甲", false), ("乙", true), ("丙", false)], entries.Select(e => (e.Text, e.IsTight)));
    }

    private static string Shown(SourceEntry row) => string.Join(' ', row.Cells!.Select(c => $"{c.Text}@{c.Slot}+{c.Span}"));
}
