using FsCheck;
using FsCheck.Fluent;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Tests.Reading;
using GovInfoReports.Documents.Tests.Writing;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using static GovInfoReports.Documents.Tests.Sources.Word.WordFile;

namespace GovInfoReports.Documents.Tests.Sources.Word;

/// <summary>However the tables are drawn, each figure is in its cell or flagged.</summary>
public sealed class WordFiguresTests
{
    private static readonly FormCatalog Catalog = SampleReports.Catalog;
    private static readonly ReportTextReader Reader = new(Catalog);

    public static TheoryData<string> Editions => [.. Catalog.Editions.Select(e => e.Id)];

    [Theory]
    [MemberData(nameof(Editions))]
    public void Merged_cells(string id) => ReadBack(id, (e, f) => new DrawnReport(e, f));

    [Theory]
    [MemberData(nameof(Editions))]
    public void Cells_merged_across_in_the_old_way(string id) => ReadBack(id, (e, f) => new DrawnReport(e, f)
    {
        Row = row => Row([.. row.SelectMany(c => Enumerable.Range(0, c.Span).Select(i => Cell(
            i == 0 && !c.GoesOn ? c.Text : string.Empty,
            (c.Span == 1 ? string.Empty : i == 0 ? "<w:hMerge w:val=\"restart\"/>" : "<w:hMerge/>") + DrawnReport.Properties(c with { Span = 1 }))))]),
    });

    [Theory]
    [MemberData(nameof(Editions))]
    public void Rows_that_begin_further_right_below_a_label(string id) => ReadBack(id, (e, f) => new DrawnReport(e, f)
    {
        Row = row =>
        {
            var before = row.TakeWhile(c => c.GoesOn).Sum(c => c.Span);
            var after = row.Reverse().TakeWhile(c => c.GoesOn).Sum(c => c.Span);
            var own = row.Where(c => !(c.GoesOn && (c.Column < before || c.Column >= row.Sum(x => x.Span) - after)));
            return $"<w:tr><w:trPr><w:gridBefore w:val=\"{before}\"/><w:gridAfter w:val=\"{after}\"/></w:trPr>{string.Concat(own.Select(c => Cell(c.GoesOn ? string.Empty : c.Text, DrawnReport.Properties(c))))}</w:tr>";
        },
    });

    [Theory]
    [MemberData(nameof(Editions))]
    public void Labels_a_character_a_line(string id)
    {
        ReadBack(id, (e, f) => new DrawnReport(e, f) { Row = row => Vertical(row, t => string.Concat(t.Select(c => P(c.ToString())))) });
        ReadBack(id, (e, f) => new DrawnReport(e, f) { Row = row => Vertical(row, t => P($"<w:r>{string.Join("<w:br/>", t.Select(c => $"<w:t>{c}</w:t>"))}</w:r>")) });
        ReadBack(id, (e, f) => new DrawnReport(e, f)
        {
            Row = row => Row([.. row.Select(c => Cell(c.GoesOn ? string.Empty : c.Text, "<w:textDirection w:val=\"tbRlV\"/>" + DrawnReport.Properties(c)))]),
        });

        static string Vertical(IReadOnlyList<DrawnCell> row, Func<string, string> draw) =>
            DrawnReport.Merged([.. row.Select(c => c.Begins && c.Figure is null ? c with { Content = draw(c.Text) } : c)]);
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void Figures_and_labels_in_several_runs_and_paragraphs(string id) => ReadBack(id, (e, f) => new DrawnReport(e, f)
    {
        Row = row => DrawnReport.Merged([.. row.Select((c, i) => c with
        {
            Content = c.Figure is not null || i % 2 == 0
                ? P(string.Concat(c.Text.Select(x => R(x.ToString(), x % 2 == 0 ? "<w:b/>" : string.Empty))))
                : P(c.Text[..(c.Text.Length / 2)]) + P(string.Empty) + P(c.Text[(c.Text.Length / 2)..]),
        })]),
    });

    [Theory]
    [MemberData(nameof(Editions))]
    public void Headers_repeated_in_the_middle_and_a_table_in_several_pieces(string id)
    {
        ReadBack(id, (e, f) => new DrawnReport(e, f) { Frame = (t, rows, draw) => Pieces(t, rows, draw, (head, part) => [.. head, .. part], isOne: true) });
        ReadBack(id, (e, f) => new DrawnReport(e, f) { Frame = (t, rows, draw) => Pieces(t, rows, draw, (head, part) => [.. head, .. part], isOne: false) });
        ReadBack(id, (e, f) => new DrawnReport(e, f) { Frame = (t, rows, draw) => Pieces(t, rows, draw, (_, part) => part, isOne: false) });
    }

    [Theory]
    [MemberData(nameof(Editions))]
    public void Rows_drawn_one_by_one_whose_edges_do_not_quite_meet(string id) => ReadBack(id, (e, f) => new DrawnReport(e, f)
    {
        // Every second row lies a millimetre further right, so the grid has twice the edges.
        Frame = (_, rows, draw) =>
        {
            var columns = rows.Max(r => r[^1].Column + r[^1].Span);
            var grid = string.Concat(Enumerable.Range(0, (2 * columns) + 1).Select(i => $"<w:gridCol w:w=\"{(i % 2 == 0 ? 57 : 700)}\"/>"));
            var drawn = rows.Select((row, r) =>
            {
                var shift = r % 2;
                List<DrawnCell> cells = [];
                foreach (var cell in row)
                {
                    var begin = cell.Column == 0 ? 0 : (2 * cell.Column) + shift;
                    var end = cell.Column + cell.Span == columns ? (2 * columns) + 1 : (2 * (cell.Column + cell.Span)) + shift;
                    cells.Add(cell with { Span = end - begin, Column = begin });
                }

                return draw(cells);
            });
            return $"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{string.Concat(drawn)}</w:tbl>";
        },
    });

    [Theory]
    [MemberData(nameof(Editions))]
    public void Rows_in_another_order_with_others_between(string id) => ReadBack(id, (e, f) => new DrawnReport(e, f)
    {
        Frame = (t, rows, draw) =>
        {
            if (t.Blocks.Count > 1 || t.Orientation == TableOrientation.Line)
            {
                return Table([.. rows.Select(draw)]);
            }

            // Merged labels hold rows together; those without change places.
            var head = HeadOf(rows);
            List<string> extra = [draw([new DrawnCell("其中：本乡补充的内容", 0, rows[0].Sum(c => c.Span), false, false, null)])];
            var loose = rows.Skip(head).Where(IsLoose).Reverse().Select(draw);
            return Table([.. rows.Take(head).Select(draw), .. rows.Skip(head).Where(r => !IsLoose(r)).Select(draw), .. extra, .. loose]);
        },
    });

    [Fact]
    public void A_missing_row_is_named_and_the_others_are_right()
    {
        var edition = Catalog.Get("2021");
        var figures = RandomFigures.For(edition, new Random(5), withGaps: false);
        var drawn = new DrawnReport(edition, figures) { Frame = (t, rows, draw) => Table([.. rows.Where(r => !r.Exists(c => c.Text == "2.重复申请")).Select(draw)]) };

        var result = Reader.Read(drawn.File.Read(), ReadingHints.None);

        Assert.All(edition.Cells, c => Assert.Equal(c.Id.Row == "declinedRepeated" ? CellValue.Blank : figures[c.Id], result.Content.Figures[c.Id]));
        Assert.Equal(7, Assert.Single(result.Findings, f => f.Rule == "C2").Cells.Count);
    }

    [Theory]
    [InlineData("/", "n/a")]
    [InlineData("—", "n/a")]
    [InlineData("-", "n/a")]
    [InlineData("", "")]
    [InlineData("\u00a0", "")]
    [InlineData("　", "")]
    [InlineData("１２", "12")]
    [InlineData("1，234", "1234")]
    [InlineData("1,234", "1234")]
    [InlineData(" 7 ", "7")]
    [InlineData("若干", "?")]
    [InlineData("3 4", "?")]
    [InlineData("12.5", "?")]
    [InlineData("-3", "?")]
    public void Figures_as_people_write_them(string text, string value)
    {
        var edition = Catalog.Get("2021");
        var cell = edition.Find(new CellId("requests", "granted", "commercialEnterprise"))!;

        var result = Reader.Read(new DrawnReport(edition, WrittenReport.Zeros(edition)) { Figure = c => c == cell ? text : null }.File.Read(), ReadingHints.None);

        Assert.Equal(value switch { "n/a" => CellValue.NotApplicable, "" or "?" => CellValue.Blank, _ => CellValue.Of(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)) }, result.Content.Figures[cell.Id]);
        Assert.Equal(value == "?" ? FigureDoubtKind.NotANumber : value.Length == 0 ? FigureDoubtKind.Missing : null, result.Doubts.GetValueOrDefault(cell.Id)?.Kind);
        Assert.All(edition.Cells.Where(c => c != cell), c => Assert.Equal(CellValue.Zero, result.Content.Figures[c.Id]));
    }

    [Fact]
    public void A_unit_behind_the_figure_is_understood_where_it_is_the_cells_own()
    {
        var edition = Catalog.Get("2021");
        var count = edition.Cells.First(c => c.Format.Unit == "件");
        var amount = edition.Cells.First(c => c.Format.Unit == "万元");

        var result = Reader.Read(DrawnZeros(edition, c => c == count ? "0件" : c == amount ? "3.5万元" : null).Read(), ReadingHints.None);

        Assert.Equal((CellValue.Zero, CellValue.Of(3.5m)), (result.Content.Figures[count.Id], result.Content.Figures[amount.Id]));
        Assert.Empty(result.Doubts);
    }

    [Fact]
    public void Totals_left_blank_stay_blank_and_are_named()
    {
        var edition = Catalog.Get("2021");

        var result = Reader.Read(DrawnZeros(edition, c => c.Id.Column == "total" || c.Id.Row == "handledTotal" ? string.Empty : null).Read(), ReadingHints.None);

        Assert.All(edition.Cells, c => Assert.Equal(c.Id.Column == "total" || c.Id.Row == "handledTotal" ? CellValue.Blank : CellValue.Zero, result.Content.Figures[c.Id]));
        var named = result.Findings.Where(f => f.Rule == "C2").SelectMany(f => f.Cells).ToHashSet();
        Assert.All(edition.Cells.Where(c => result.Content.Figures[c.Id].IsBlank), c => Assert.Contains(c.Id, named));
    }

    [Theory]
    [InlineData("2019", 2023)]
    [InlineData("2021", 2020)]
    public void The_form_of_another_year_is_read_as_what_it_is(string id, int year)
    {
        var edition = Catalog.Get(id);
        var figures = RandomFigures.For(edition, new Random(year), withGaps: true);

        var result = Reader.Read(new DrawnReport(edition, figures) { Year = year }.File.Read(), ReadingHints.None);

        Assert.Equal((id, (int?)year), (result.Edition.Id, result.Year));
        Assert.Empty(RoundTripTests.Differences(figures, result.Content.Figures));
        Assert.Contains(result.Findings, f => f is { Rule: "C1", Tier: Tier.Error });
    }

    [Fact]
    public void A_form_that_nobody_filled_in_is_blank_throughout()
    {
        var edition = Catalog.Get("2021");

        var result = Reader.Read(DrawnZeros(edition, _ => string.Empty).Read(), ReadingHints.None);

        Assert.Equal(0, result.FilledCells);
        Assert.Equal(edition.Cells.Count, result.Doubts.Count(d => d.Value.Kind == FigureDoubtKind.Missing));
        Assert.DoesNotContain(result.Findings, f => f.Rule == "C5");
    }

    [Fact]
    public void Two_figures_in_one_cell_are_none()
    {
        var edition = Catalog.Get("2021");
        var cell = edition.Find(new CellId("requests", "received", "naturalPerson"))!;
        foreach (var content in new[] { P("1") + P("0"), P("<w:r><w:t>1</w:t><w:br/><w:t>0</w:t></w:r>"), P($"{R("1", "<w:strike/>")}{R("0")}"), P($"{R("1")}{R("0", "<w:vertAlign w:val=\"superscript\"/>")}"), P("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>") })
        {
            var drawn = new DrawnReport(edition, WrittenReport.Zeros(edition)) { Row = row => DrawnReport.Merged([.. row.Select(c => c.Figure == cell ? c with { Content = content } : c)]) };

            var result = Reader.Read(drawn.File.Read(), ReadingHints.None);

            Assert.Equal((CellValue.Blank, FigureDoubtKind.NotANumber), (result.Content.Figures[cell.Id], result.Doubts[cell.Id].Kind));
        }
    }

    [Fact]
    public void No_figure_is_wrong_in_silence_when_a_table_is_mangled()
    {
        foreach (var edition in Catalog.Editions)
        {
            Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
            {
                var random = new Random(seed);
                var figures = RandomFigures.For(edition, random, withGaps: false);
                var table = edition.Tables[random.Next(edition.Tables.Count)];
                var drawn = new DrawnReport(edition, figures) { Frame = (t, rows, draw) => Table([.. (t == table ? Mangle(rows, random) : rows).Select(draw)]) };

                var result = Reader.Read(drawn.File.Read(), ReadingHints.None);

                var flagged = result.Findings.Where(f => f.Tier == Tier.Error || f.Rule is "C3" or "C4").SelectMany(f => f.Cells).Concat(result.Doubts.Keys).ToHashSet();
                var wrong = edition.Cells.Where(c => result.Content.Figures[c.Id] != figures[c.Id] && !result.Content.Figures[c.Id].IsBlank && !flagged.Any(x => (x.Table, x.Row) == (c.Id.Table, c.Id.Row)));
                Assert.Empty(wrong.Select(c => $"{c.Id} is {result.Content.Figures[c.Id]}, not {figures[c.Id]}"));
            }).QuickCheckThrowOnFailure();
        }
    }

    private static WordFile DrawnZeros(FormEdition edition, Func<FormCell, string?> figure) => new DrawnReport(edition, WrittenReport.Zeros(edition)) { Figure = figure }.File;

    private static void ReadBack(string id, Func<FormEdition, ReportFigures, DrawnReport> draw)
    {
        var edition = Catalog.Get(id);
        for (var seed = 1; seed <= 5; seed++)
        {
            var figures = RandomFigures.For(edition, new Random(seed), withGaps: seed % 2 == 1);
            var result = Reader.Read(draw(edition, figures).File.Read(), ReadingHints.None);
            Assert.Equal(id, result.Edition.Id);
            Assert.Empty(RoundTripTests.Differences(figures, result.Content.Figures));
        }
    }

    private static int HeadOf(List<List<DrawnCell>> rows) => rows.FindIndex(r => r.Exists(c => c.Figure is not null));

    private static bool IsLoose(List<DrawnCell> row) => !row.Exists(c => c.Begins || c.GoesOn);

    private static string Pieces(FormTable table, List<List<DrawnCell>> rows, Func<IReadOnlyList<DrawnCell>, string> draw, Func<List<List<DrawnCell>>, List<List<DrawnCell>>, List<List<DrawnCell>>> join, bool isOne)
    {
        if (table.Blocks.Count > 1 || table.Orientation == TableOrientation.Line)
        {
            return Table([.. rows.Select(draw)]);
        }

        var head = rows[..HeadOf(rows)];
        List<List<List<DrawnCell>>> parts = [.. rows[head.Count..].Chunk(7).Select(p => p.ToList())];
        List<string> tables = [.. parts.Select((p, i) => string.Concat((i == 0 ? [.. head, .. p] : join(head, p)).Select(draw)))];
        return isOne ? Table(string.Concat(tables)) : string.Join(P(string.Empty), tables.Select(t => Table(t)));
    }

    private static List<List<DrawnCell>> Mangle(List<List<DrawnCell>> rows, Random random)
    {
        var mangled = rows.Select(r => r.ToList()).ToList();

        // A figure too many and one too few in the same row are a row in order.
        HashSet<List<DrawnCell>> touched = new(ReferenceEqualityComparer.Instance);
        for (var times = random.Next(1, 3); times > 0; times--)
        {
            var at = random.Next(mangled.Count);
            var row = mangled[at];
            if (!touched.Add(row) || row.Count == 0)
            {
                continue;
            }

            var cell = random.Next(row.Count);
            switch (random.Next(7))
            {
                case 0:
                    row[cell] = row[cell] with { Text = string.Empty };
                    break;
                case 1 when row.Count > 1:
                    row.RemoveAt(cell);
                    break;
                case 2:
                    mangled.RemoveAt(at);
                    break;
                case 3 when row[cell].Figure is null && row[cell].Text.Length > 2:
                    row[cell] = row[cell] with { Text = row[cell].Text[1..] };
                    break;
                case 4 when at > 0:
                    (mangled[at], mangled[at - 1]) = (mangled[at - 1], mangled[at]);
                    break;
                case 5 when cell > 0 && row.Exists(c => c.Figure is not null) && row[cell].Figure is null && row[cell - 1].Figure is null:
                    (row[cell], row[cell - 1]) = (row[cell - 1], row[cell]);
                    break;
                default:
                    row.Insert(cell, new DrawnCell("9", row[cell].Column, 1, false, false, null));
                    break;
            }

            if (mangled.Count == 0)
            {
                return rows;
            }
        }

        return mangled;
    }
}
