using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Tests.Form;

public class TableLayoutTests
{
    private static TableLayout Layout(string form, string table) => TableLayout.For(Sheets.Catalog.Get(form).Tables.Single(t => t.Code == table));

    private static IEnumerable<string> Line(LayoutRow row) => row.Cells.Where(c => c.Kind != LayoutCellKind.Figure).Select(c => $"{c.Text} {c.ColumnSpan}x{c.RowSpan}");

    [Fact]
    public void Section_three_has_three_lines_of_merged_headers()
    {
        var layout = Layout("2021", "requests");

        Assert.Equal((10, 3, 28), (layout.Columns, layout.LabelColumns, layout.Rows.Count));
        Assert.Equal(["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） 3x3", "申请人情况 7x1"], Line(layout.Rows[0]));
        Assert.Equal(["自然人 1x2", "法人或其他组织 5x1", "总计 1x2"], Line(layout.Rows[1]));
        Assert.Equal(["商业企业 1x1", "科研机构 1x1", "社会公益组织 1x1", "法律服务机构 1x1", "其他 1x1"], Line(layout.Rows[2]));
        Assert.Equal([true, true, true, false], layout.Rows.Take(4).Select(r => r.IsHeader));
    }

    [Fact]
    public void Section_three_merges_the_labels_of_its_rows()
    {
        var layout = Layout("2021", "requests");

        Assert.Equal(["一、本年新收政府信息公开申请数量 3x1"], Line(layout.Rows[3]));
        Assert.Equal(["三、本年度办理结果 1x22", "（一）予以公开 2x1"], Line(layout.Rows[5]));
        Assert.Equal(["（三）不予公开 1x8", "1.属于国家秘密 1x1"], Line(layout.Rows[7]));
        Assert.Equal(["（六）其他处理 1x3", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 1x1"], Line(layout.Rows[23]));
        Assert.Equal(["（七）总计 2x1"], Line(layout.Rows[26]));
        Assert.Equal(["四、结转下年度继续办理 3x1"], Line(layout.Rows[27]));
    }

    [Fact]
    public void Section_four_stands_in_one_line_under_its_blocks()
    {
        var layout = Layout("2021", "disputes");

        Assert.Equal((15, 0, 4), (layout.Columns, layout.LabelColumns, layout.Rows.Count));
        Assert.Equal(["行政复议 5x1", "行政诉讼 10x1"], Line(layout.Rows[0]));
        Assert.Equal(["结果维持 1x2", "结果纠正 1x2", "其他结果 1x2", "尚未审结 1x2", "总计 1x2", "未经复议直接起诉 5x1", "复议后起诉 5x1"], Line(layout.Rows[1]));
        Assert.Equal(15, layout.Rows[3].Cells.Count);
    }

    [Fact]
    public void Section_two_has_a_banner_and_a_header_for_each_item()
    {
        var layout = Layout("2021", "disclosure");

        Assert.Equal(4, layout.Columns);
        Assert.Equal(["第二十条第（一）项 4x1"], Line(layout.Rows[0]));
        Assert.Equal(["信息内容 1x1", "本年制发件数 1x1", "本年废止件数 1x1", "现行有效件数 1x1"], Line(layout.Rows[1]));
        Assert.Equal(["信息内容 1x1", "本年处理决定数量 3x1"], Line(layout.Rows[5]));
    }

    [Theory]
    [MemberData(nameof(Sheets.Forms), MemberType = typeof(Sheets))]
    public void Every_grid_is_filled_without_gaps_or_overlaps_and_shows_every_cell_once(string form)
    {
        foreach (var table in Sheets.Catalog.Get(form).Tables)
        {
            var layout = TableLayout.For(table);
            var taken = new int[layout.Rows.Count, layout.Columns];
            for (var r = 0; r < layout.Rows.Count; r++)
            {
                var at = 0;
                foreach (var cell in layout.Rows[r].Cells)
                {
                    while (taken[r, at] > 0)
                    {
                        at++;
                    }

                    for (var y = 0; y < cell.RowSpan; y++)
                    {
                        for (var x = 0; x < cell.ColumnSpan; x++)
                        {
                            taken[r + y, at + x]++;
                        }
                    }
                }
            }

            Assert.All(taken.Cast<int>(), n => Assert.Equal(1, n));
            Assert.Equal(table.Cells.Select(c => c.Id), layout.Rows.SelectMany(r => r.Cells).Where(c => c.Cell is not null).Select(c => c.Cell!.Id));
        }
    }

    [Theory]
    [MemberData(nameof(Sheets.Forms), MemberType = typeof(Sheets))]
    public void Every_figure_is_tied_to_headers_that_say_its_labels(string form)
    {
        foreach (var table in Sheets.Catalog.Get(form).Tables)
        {
            var cells = TableLayout.For(table).Rows.SelectMany(r => r.Cells).ToList();
            var headers = cells.Where(c => c.Key.Length > 0).ToDictionary(c => c.Key, c => c.Text);
            foreach (var figure in cells.Where(c => c.Kind == LayoutCellKind.Figure))
            {
                Assert.Equal(figure.Cell!.Row.Labels.Concat(figure.Cell.Column.Labels).Order(StringComparer.Ordinal), figure.Headers.Select(h => headers[h]).Order(StringComparer.Ordinal));
            }
        }
    }

    [Fact]
    public void An_invented_edition_is_laid_out_with_its_further_row_column_and_table()
    {
        var requests = Layout("2031", "requests");

        Assert.Equal((12, 30), (requests.Columns, requests.Rows.Count));
        Assert.Contains("法人或其他组织 7x1", Line(requests.Rows[1]));
        Assert.Contains("（三）不予公开 1x9", Line(requests.Rows[7]));
        Assert.Equal(4, Layout("2031", "consultations").Columns);
    }
}
