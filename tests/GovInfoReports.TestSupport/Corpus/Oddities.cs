using System.Globalization;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.TestSupport.Corpus;

/// <summary>What offices do to the form. Each takes a paper in order and keeps what every figure must be read as.</summary>
internal static class Oddities
{
    /// <summary>Everything, by a name that says what it is.</summary>
    public static IReadOnlyDictionary<string, Action<Paper>> All { get; } = new Dictionary<string, Action<Paper>>(StringComparer.Ordinal)
    {
        ["in order"] = _ => { },
        ["label a character a line"] = p => ForLabels(p, c => c.RowSpan > 2, c => c.Text = string.Join('\n', c.Text.Select(x => x.ToString()))),
        ["labels over several lines"] = p => ForLabels(p, c => c.Text.Length > 4, c => c.Text = $"{c.Text[..(c.Text.Length / 2)]}\n{c.Text[(c.Text.Length / 2)..]}"),
        ["table broken with repeated header"] = p => Break(p, repeatHeader: true),
        ["table broken without header"] = p => Break(p, repeatHeader: false),
        ["header again in the middle"] = HeaderAgain,
        ["three rows missing"] = p => RemoveRows(p, [5, 9, 13]),
        ["rows in another order"] = SwapRows,
        ["an extra row"] = p => p.Matrix.Rows.Add([new PaperCell("政府信息发布总数量", 3), .. Enumerable.Repeat(0, 7).Select(_ => new PaperCell("9"))]),
        ["an extra column at the end"] = p => p.Matrix.Rows.ForEach(r => r.Add(new PaperCell(string.Empty))),
        ["slash for zero"] = p => Zeros(p, "/", CellValue.NotApplicable),
        ["hyphen for zero"] = p => Zeros(p, "-", CellValue.NotApplicable),
        ["dash for zero"] = p => Zeros(p, "—", CellValue.NotApplicable),
        ["blank for zero"] = p => Zeros(p, string.Empty, CellValue.Blank),
        ["nothing for none"] = p => Zeros(p, "无", CellValue.NotApplicable),
        ["spaces around figures"] = p => ForFigures(p, c => c.Text = $"\u00a0{c.Text}\u3000"),
        ["full-width digits"] = p => ForFigures(p, c => c.Text = string.Concat(c.Text.Select(x => x is >= '0' and <= '9' or ',' ? (char)(x + 0xfee0) : x))),
        ["unit behind figures"] = p => ForFigures(p, c => c.Text = p.Edition.Find(c.Id!.Value)!.Format.Unit is { Length: > 0 } unit ? $"{c.Text}{unit}" : c.Text),
        ["separators in figures"] = p => ForFigures(p, c => c.Text = long.TryParse(c.Text, CultureInfo.InvariantCulture, out var n) && n >= 1000 ? n.ToString("#,##0", CultureInfo.InvariantCulture).Replace(',', '，') : c.Text),
        ["an amount in another unit"] = p => ForFigures(p, c => OtherUnit(p, c)),
        ["totals left blank"] = TotalsBlank,
        ["words for a figure"] = p => Replace(p, 40, "若干"),
        ["two figures in a cell"] = p => Replace(p, 41, "1\n0"),
        ["a question mark in a cell"] = p => Replace(p, 42, "12?"),
        ["columns in another order"] = MoveTotalToFront,
        ["header not merged"] = FlatHeader,
        ["total column missing"] = p => DropColumn(p, 6),
        ["a middle column missing"] = p => DropColumn(p, 2),
        ["labels mistyped"] = Mistyped,
        ["label numbers in full width"] = p => ForLabels(p, c => c.Text.Length > 2 && char.IsAsciiDigit(c.Text[0]), c => c.Text = $"{(char)(c.Text[0] + 0xfee0)}．{c.Text[2..]}"),
        ["group labels repeated on each row"] = RepeatGroups,
        ["group labels left out"] = DropGroups,
        ["headings by arabic numbers"] = p => Headings(p, (n, t) => $"{n}、{t}"),
        ["headings in parentheses"] = p => Headings(p, (n, t) => $"（{FormSection.NumberText(n)}）{t}"),
        ["headings without numbers"] = p => Headings(p, (_, t) => t),
        ["headings numbered by the file"] = NumberedByFile,
        ["headings misnumbered"] = p => Headings(p, (n, t) => $"{FormSection.NumberText(n == 4 ? 3 : n)}、{t}"),
        ["headings in other words"] = p => Headings(p, (n, t) => $"{FormSection.NumberText(n)}、{OtherWords(p.Edition, n) ?? t}"),
        ["no headings"] = p => p.Blocks.RemoveAll(b => b is PaperParagraph { Kind: ParagraphKind.Heading }),
        ["ten sections"] = TenSections,
        ["heading in the table"] = HeadingInTable,
        ["a letter around it"] = Letter,
        ["a picture"] = p => Body(p, 2).HasPicture = true,
        ["a footnote"] = p => Body(p, 2).Footnote = "本数据由党政办提供。",
        ["a text box"] = p => Body(p, 2).TextBox = "内部资料 注意保存",
        ["tracked changes"] = Tracked,
        ["a table within a table"] = Nested,
        ["a table of its own"] = OwnTable,
        ["a table of contents"] = Contents,
        ["section three as a picture"] = AsPicture,
        ["section three missing"] = p => Remove(p, p.Matrix),
        ["page numbers among the lines"] = PageNumbers,
        ["last cell of some rows missing"] = p => Shorten(p, 1),
        ["last two cells of some rows missing"] = p => Shorten(p, 2),
        ["no header at all"] = p => NoHeader(p, -1),
        ["no header and a column missing"] = p => NoHeader(p, 2),
        ["a column of numbers in front"] = RunningNumbers,
        ["a figure merged over two columns"] = MergedFigure,
        ["a space within figures"] = SpaceWithin,
        ["zeros before figures"] = p => ForFigures(p, c => c.Text = c.Text is [>= '1' and <= '9', ..] ? $"0{c.Text}" : c.Text),
        ["an equals sign before totals"] = p => ForFigures(p, c => c.Text = c.Id!.Value.Column == "total" ? $"={c.Text}" : c.Text),
        ["a note behind a figure"] = p => Replace(p, 43, "3（含网上2件）"),
        ["the table twice with other figures"] = TwiceOther,
        ["rows of a group in one cell"] = GroupInOneCell,
        ["headers mistyped and in another order"] = HeadersMistypedAndMoved,
        ["section four in rows"] = DisputesInRows,
        ["section four with a label in front"] = DisputesWithLabel,
        ["section four without its header"] = DisputesWithoutHeader,
        ["only totals filled in"] = OnlyTotals,
        ["section four with lawsuits first"] = p => DisputesMoved(p, [1, 2, 0]),
        ["section four from the last block to the first"] = p => DisputesMoved(p, [2, 1, 0]),
        ["section four with lawsuits first and no word above them"] = p => DisputesMoved(p, [1, 2, 0], withGroup: false),
        ["section four with the second kind of lawsuits first"] = p => DisputesMoved(p, [0, 2, 1]),
        ["section four with totals in front"] = p => DisputesMoved(p, [0, 1, 2], totalFirst: true),
        ["section four in rows with totals in front"] = DisputesInRowsTotalFirst,
        ["section four without the words above its blocks"] = p => Line(p).Rows.RemoveAll(r => r.Exists(c => c.Text is "行政复议")),
        ["explanations behind labels"] = p => ForLabels(p, c => IsOwnLabel(p, c), c => c.Text += "（以上级主管部门的口径为准）"),
        ["long explanations behind labels"] = p => ForLabels(p, c => IsOwnLabel(p, c) && c.Text.Length < 10, c => c.Text += "（行政机关在本年度内依照法定职权作出的，包括直属单位和派出机构，以及受委托的组织，按照印发日期统计，不含内部管理事项）"),
        ["explanations in other brackets"] = p => ForLabels(p, c => IsOwnLabel(p, c), c => c.Text += "【填件数】"),
        ["words lost from long labels"] = p => ForLabels(p, c => IsOwnLabel(p, c) && c.Text.Length > 11, c => c.Text = c.Text.Remove(c.Text.Length / 2, 2)),
        ["a merged label over a row too few"] = p => Tallest(p).RowSpan--,
        ["a merged label over four rows too few"] = p => Tallest(p).RowSpan -= 4,
        ["a merged label over a row too many"] = p => Tallest(p).RowSpan++,
        ["a merged label over a column too many"] = p => WideLabels(p, 1),
        ["a merged label over a column too few"] = p => WideLabels(p, -1),
        ["a header cut in two by a page"] = p => CutHeader(p),
        ["labels cut in two by a page"] = p => CutRow(p, figuresBelow: false),
        ["labels cut in two by a page with the figures below"] = p => CutRow(p, figuresBelow: true),
        ["amounts in yuan"] = p => ForFigures(p, c => InYuan(p, c)),
        ["amounts in a hundred million"] = p => ForFigures(p, c => InYuan(p, c, "亿元", 10_000)),
        ["a header in yuan"] = HeaderInYuan,
        ["the rows of a group in one row"] = GroupInOneRow,
        ["years in the headers"] = p => ForLabels(p, c => c.Text.StartsWith("本年", StringComparison.Ordinal), c => c.Text = $"本年（{p.Year}）{c.Text[2..]}"),
        ["last year's report behind it"] = p => Behind(p, Another(p, -1)),
        ["last year's report behind it without a title"] = p => Behind(p, Another(p, -1).Blocks.Where(b => b is not PaperParagraph { Kind: ParagraphKind.Title })),
        ["last year's report behind it without a sheet's name"] = p => Behind(p, Another(p, -1).Blocks, sheet: "Sheet2"),
        ["reports of three years"] = p => Behind(p, [.. Another(p, -1).Blocks, new PaperSheet($"{p.Year - 2}年"), .. Another(p, -2).Blocks]),
        ["another unit's report behind it"] = p => Behind(p, Another(p, 0, "松原县白杨乡人民政府").Blocks, sheet: "白杨乡"),
        ["tables only, last year's behind them"] = TablesOfTwoYears,
        ["a list of something else on the next sheet"] = ListOfSomethingElse,
        ["marks of notes behind figures"] = p => EachFifth(p, (c, _) => c.Mark = "1"),
        ["figures struck out before others"] = p => EachFifth(p, (c, i) => c.Struck = (i % 40).ToString(CultureInfo.InvariantCulture)),
        ["marks of notes in the text"] = p => EachFifth(p, (c, i) => c.Text += i % 2 == 0 ? "①" : "¹"),
        ["words of a site above the title"] = p => Above(p, "首页", "信息公开目录", "正文"),
        ["an attachment's number above the title"] = p => Above(p, "附件1"),
        ["the word for the text in front of the title"] = p => p.Blocks.OfType<PaperParagraph>().First(b => b.Kind == ParagraphKind.Title).Text = $"正文 {p.Unit}{p.Year}年政府信息公开工作年度报告",
        ["captions above tables"] = p => Captions(p, (n, title) => $"表{FormSection.NumberText(n)}：{title}"),
        ["captions in figures above tables"] = p => Captions(p, (n, title) => $"表{n} {title}"),
        ["captions of other words above tables"] = p => Captions(p, (n, _) => $"附表{n}：{p.Year}年度数据"),
        ["text broken at thirty letters"] = BrokenLines,
        ["sections two to four missing"] = SectionsMissing,
        ["bold figures and labels"] = p => ForFigures(p, c => c.IsBold = true),
    };

    private static IEnumerable<PaperCell> Labels(Paper paper) => paper.Tables.SelectMany(t => t.Rows).SelectMany(r => r).Where(c => c.Id is null);

    private static void ForLabels(Paper paper, Func<PaperCell, bool> which, Action<PaperCell> change)
    {
        foreach (var cell in Labels(paper).Where(which).ToList())
        {
            change(cell);
        }
    }

    private static void ForFigures(Paper paper, Action<PaperCell> change)
    {
        foreach (var cell in paper.Figures.ToList())
        {
            change(cell);
        }
    }

    private static void Zeros(Paper paper, string text, CellValue value) => ForFigures(paper, c =>
    {
        if (c.Text == "0")
        {
            c.Text = text;
            paper.Expected[c.Id!.Value] = value;
        }
    });

    // 3.5万元 in a cell of 元 or of no unit cannot be taken at face value; in one of 万元 it can.
    private static void OtherUnit(Paper paper, PaperCell cell)
    {
        var format = paper.Edition.Find(cell.Id!.Value)!.Format;
        if (format.Scale > 0)
        {
            cell.Text += "万元";
            if (format.Unit != "万元")
            {
                paper.Expected[cell.Id.Value] = CellValue.Blank;
            }
        }
    }

    private static void Replace(Paper paper, int index, string text)
    {
        var cell = paper.Figures.ElementAt(index);
        cell.Text = text;
        paper.Expected[cell.Id!.Value] = CellValue.Blank;
    }

    private static void TotalsBlank(Paper paper)
    {
        var totals = paper.Edition.Equations.Where(e => e.Relation.IsTotal).Select(e => e.Left[0]).ToHashSet();
        ForFigures(paper, c =>
        {
            if (totals.Contains(c.Id!.Value))
            {
                c.Text = string.Empty;
                paper.Expected[c.Id.Value] = CellValue.Blank;
            }
        });
    }

    // Labels that go over rows below a cut begin anew there.
    private static void Break(Paper paper, bool repeatHeader)
    {
        var table = paper.Matrix;
        var at = table.Rows.Count / 2;
        PaperTable rest = new(table.Form);
        List<PaperCell> open = [];
        for (var r = 0; r < at; r++)
        {
            foreach (var cell in table.Rows[r].Where(c => c.Id is null && r + c.RowSpan > at))
            {
                open.Add(new PaperCell(cell.Text, cell.ColumnSpan, r + cell.RowSpan - at));
                cell.RowSpan = at - r;
            }
        }

        if (repeatHeader)
        {
            rest.Rows.AddRange(table.Rows.Take(table.HeaderRows).Select(r => r.ConvertAll(c => new PaperCell(c.Text, c.ColumnSpan, c.RowSpan))));
            rest.HeaderRows = table.HeaderRows;
        }

        rest.Rows.Add([.. open, .. table.Rows[at]]);
        rest.Rows.AddRange(table.Rows.Skip(at + 1));
        table.Rows.RemoveRange(at, table.Rows.Count - at);
        var index = paper.Blocks.IndexOf(table);
        paper.Blocks.Insert(index + 1, rest);
        paper.Blocks.Insert(index + 1, new PaperParagraph(string.Empty));
    }

    private static void HeaderAgain(Paper paper)
    {
        var form = paper.Matrix.Form;
        Break(paper, repeatHeader: true);
        var (first, second) = (paper.Tables.First(t => t.Form == form), paper.Tables.Last(t => t.Form == form));
        var index = paper.Blocks.IndexOf(first);
        first.Rows.AddRange(second.Rows);
        paper.Blocks.RemoveRange(index + 1, 2);
    }

    private static void RemoveRows(Paper paper, int[] figureRows)
    {
        var rows = paper.Matrix.Rows.Where(r => r.Exists(c => c.Id is not null)).ToList();

        // Only rows that no merged label begins in: a label would go with them.
        foreach (var row in figureRows.Select(i => rows[i]).Where(r => r.TrueForAll(c => c.RowSpan == 1)))
        {
            var at = paper.Matrix.Rows.IndexOf(row);
            foreach (var (above, r) in paper.Matrix.Rows.Take(at).Select((a, r) => (a, r)).ToList())
            {
                above.Where(c => r + c.RowSpan > at).ToList().ForEach(c => c.RowSpan--);
            }

            paper.Matrix.Rows.Remove(row);
            foreach (var cell in row.Where(c => c.Id is not null))
            {
                paper.Expected.Remove(cell.Id!.Value);
            }
        }
    }

    private static void SwapRows(Paper paper)
    {
        var rows = paper.Matrix.Rows;
        var plain = rows.Where(r => r.Exists(c => c.Id is not null) && r.Count(c => c.Id is null) == 1 && r.TrueForAll(c => c.RowSpan == 1 && c.ColumnSpan == 1)).ToList();
        var (a, b) = (rows.IndexOf(plain[0]), rows.IndexOf(plain[1]));
        (rows[a], rows[b]) = (rows[b], rows[a]);
        var received = rows.FindIndex(r => r.Exists(c => c.Id is not null));
        (rows[received], rows[received + 1]) = (rows[received + 1], rows[received]);
    }

    private static void MoveTotalToFront(Paper paper)
    {
        // A header of one line, since merged ones cannot simply change places.
        FlatHeader(paper);
        foreach (var row in paper.Matrix.Rows)
        {
            var last = row[^1];
            row.RemoveAt(row.Count - 1);
            row.Insert(row.Count - 6, last);
        }
    }

    private static void FlatHeader(Paper paper)
    {
        var table = paper.Matrix;
        table.Rows.RemoveRange(0, table.HeaderRows);
        table.Rows.Insert(0, [new PaperCell("项目", TableLayout.For(table.Form!).LabelColumns), .. table.Form!.Blocks[0].Columns.Select(c => new PaperCell(c.Label))]);
        table.HeaderRows = 1;
    }

    private static void DropColumn(Paper paper, int column)
    {
        FlatHeader(paper);
        var code = paper.Matrix.Form!.Blocks[0].Columns[column];
        foreach (var row in paper.Matrix.Rows)
        {
            var at = row.FindIndex(c => c.Id is { } id ? id.Column == code.Code : c.Text == code.Label && row.Count > 4 && row.TrueForAll(x => x.Id is null));
            if (row[at].Id is { } gone)
            {
                paper.Expected.Remove(gone);
            }

            row.RemoveAt(at);
        }
    }

    private static void Mistyped(Paper paper)
    {
        var count = 0;
        ForLabels(paper, c => c.Text.Length > 7 && c.Id is null, c =>
        {
            // One character in the middle left out or doubled, in every second label.
            count++;
            var at = c.Text.Length / 2;
            c.Text = count % 4 == 0 ? c.Text.Remove(at, 1) : count % 4 == 2 ? c.Text.Insert(at, c.Text[at].ToString()) : c.Text;
        });
    }

    private static void RepeatGroups(Paper paper)
    {
        var rows = paper.Matrix.Rows;
        for (var r = paper.Matrix.HeaderRows; r < rows.Count; r++)
        {
            foreach (var cell in rows[r].Where(c => c.RowSpan > 1).Reverse().ToList())
            {
                var at = rows[r].IndexOf(cell);
                for (var below = 1; below < cell.RowSpan; below++)
                {
                    rows[r + below].Insert(Math.Min(at, rows[r + below].Count), new PaperCell(cell.Text, cell.ColumnSpan));
                }

                cell.RowSpan = 1;
            }
        }
    }

    private static void DropGroups(Paper paper)
    {
        var table = paper.Matrix;
        for (var r = table.HeaderRows; r < table.Rows.Count; r++)
        {
            foreach (var cell in table.Rows[r].Where(c => c.RowSpan > 1).ToList())
            {
                cell.Text = string.Empty;
            }
        }
    }

    private static IEnumerable<PaperParagraph> HeadingsOf(Paper paper) => paper.Blocks.OfType<PaperParagraph>().Where(p => p.Kind == ParagraphKind.Heading);

    private static void Headings(Paper paper, Func<int, string, string> text)
    {
        foreach (var (heading, i) in HeadingsOf(paper).Select((h, i) => (h, i)).ToList())
        {
            heading.Text = text(i + 1, paper.Edition.Sections[i].Title);
        }
    }

    private static void NumberedByFile(Paper paper)
    {
        Headings(paper, (_, t) => t);
        foreach (var heading in HeadingsOf(paper))
        {
            heading.IsNumbered = true;
        }
    }

    private static string? OtherWords(FormEdition edition, int number) => edition.Sections[number - 1].Aliases is [var first, ..] ? first : null;

    private static void TenSections(Paper paper)
    {
        string[] more = ["机构建设情况", "政策解读情况", "建议提案办理情况", "下一年工作打算"];
        var at = paper.Blocks.FindLastIndex(b => b is PaperParagraph { Kind: ParagraphKind.Heading });
        foreach (var (title, i) in more.Select((t, i) => (t, i)))
        {
            paper.Blocks.Insert(at++, new PaperParagraph(title, ParagraphKind.Heading));
            paper.Blocks.Insert(at++, new PaperParagraph($"本年在这方面开展了{i + 3}次活动，形成了制度。"));
        }

        foreach (var (heading, i) in HeadingsOf(paper).Select((h, i) => (h, i)).ToList())
        {
            var title = heading.Text.Contains('、', StringComparison.Ordinal) && !more.Contains(heading.Text) ? heading.Text[(heading.Text.IndexOf('、', StringComparison.Ordinal) + 1)..] : heading.Text;
            heading.Text = $"{FormSection.NumberText(i + 1)}、{title}";
        }
    }

    private static void HeadingInTable(Paper paper)
    {
        var table = paper.Matrix;
        var at = paper.Blocks.IndexOf(table);
        var heading = (PaperParagraph)paper.Blocks[at - 1];
        table.Rows.Insert(0, [new PaperCell(heading.Text, TableLayout.For(table.Form!).Columns)]);
        paper.Blocks.RemoveAt(at - 1);
    }

    private static void Letter(Paper paper)
    {
        paper.Blocks.Insert(0, new PaperParagraph("松原县政府办公室："));
        paper.Blocks.Insert(1, new PaperParagraph("现将我镇年度报告报上，请审阅。"));
        paper.Blocks.Insert(2, new PaperParagraph("此函。"));
        paper.Add("抄送：县司法局。");
        paper.Add("青禾镇党政办公室　印发");
    }

    private static PaperParagraph Body(Paper paper, int index) => paper.Blocks.OfType<PaperParagraph>().Where(p => p.Kind == ParagraphKind.Body).ElementAt(index);

    private static void Tracked(Paper paper)
    {
        Body(paper, 1).Deleted = "这句话已被删除。";
        foreach (var cell in paper.Figures.Where((_, i) => i % 5 == 0).ToList())
        {
            cell.Before = "77";
        }
    }

    private static void Nested(Paper paper)
    {
        PaperTable inner = new(null);
        inner.Rows.Add([new PaperCell("渠道"), new PaperCell("条数")]);
        inner.Rows.Add([new PaperCell("网站"), new PaperCell("12")]);
        var table = paper.Tables.First();
        table.Rows.Add([new PaperCell("说明：", table.Rows.Max(r => r.Sum(c => c.ColumnSpan)))]);
        table.Inner = inner;
    }

    private static void OwnTable(Paper paper)
    {
        PaperTable own = new(null);
        own.Rows.Add([new PaperCell("公开渠道"), new PaperCell("数量（条）"), new PaperCell("备注")]);
        own.Rows.Add([new PaperCell("政府网站"), new PaperCell("120"), new PaperCell("含转载")]);
        own.Rows.Add([new PaperCell("其他"), new PaperCell("33"), new PaperCell(string.Empty)]);
        paper.Blocks.Insert(paper.Blocks.IndexOf(Body(paper, 1)) + 1, own);
    }

    private static void Contents(Paper paper)
    {
        var at = paper.Blocks.FindIndex(b => b is PaperParagraph { Kind: ParagraphKind.Body });
        foreach (var (heading, i) in HeadingsOf(paper).Select((h, i) => (h, i)).ToList())
        {
            paper.Blocks.Insert(at++, new PaperParagraph($"{heading.Text}............{i + 1}"));
        }
    }

    private static void Remove(Paper paper, PaperTable table)
    {
        foreach (var cell in table.Rows.SelectMany(r => r).Where(c => c.Id is not null))
        {
            paper.Expected.Remove(cell.Id!.Value);
        }

        paper.Blocks.Remove(table);
    }

    private static void AsPicture(Paper paper)
    {
        var at = paper.Blocks.IndexOf(paper.Matrix);
        Remove(paper, paper.Matrix);
        paper.Blocks.Insert(at, new PaperParagraph(string.Empty) { HasPicture = true });
    }

    private static void PageNumbers(Paper paper)
    {
        Break(paper, repeatHeader: true);
        var gap = paper.Blocks.OfType<PaperParagraph>().Last(p => p.Text.Length == 0);
        gap.Text = "— 3 —";
    }

    private static void Shorten(Paper paper, int by)
    {
        foreach (var row in paper.Matrix.Rows.Where((r, i) => i % 4 == 0 && r.Count(c => c.Id is not null) > by))
        {
            foreach (var cell in row.TakeLast(by))
            {
                paper.Expected.Remove(cell.Id!.Value);
            }

            row.RemoveRange(row.Count - by, by);
        }
    }

    private static void NoHeader(Paper paper, int column)
    {
        if (column >= 0)
        {
            DropColumn(paper, column);
        }

        var table = paper.Matrix;
        table.Rows.RemoveRange(0, table.HeaderRows);
        table.HeaderRows = 0;
    }

    private static void RunningNumbers(Paper paper)
    {
        var number = 0;
        foreach (var row in paper.Matrix.Rows)
        {
            row.Insert(0, new PaperCell(row.Exists(c => c.Id is not null) ? (++number).ToString(CultureInfo.InvariantCulture) : "序号"));
        }
    }

    private static void MergedFigure(Paper paper)
    {
        foreach (var row in paper.Matrix.Rows.Where((r, i) => i % 5 == 0 && r.Count(c => c.Id is not null) == 7))
        {
            var at = row.FindIndex(c => c.Id is not null) + 2;
            paper.Expected.Remove(row[at].Id!.Value);
            paper.Expected.Remove(row[at + 1].Id!.Value);
            row[at].ColumnSpan = 2;
            row.RemoveAt(at + 1);
        }
    }

    private static void SpaceWithin(Paper paper) => ForFigures(paper, c =>
    {
        if (c.Text.Length > 1 && !c.Text.Contains('.', StringComparison.Ordinal))
        {
            c.Text = $"{c.Text[0]} {c.Text[1..]}";
            paper.Expected[c.Id!.Value] = CellValue.Blank;
        }
    });

    private static void TwiceOther(Paper paper)
    {
        var table = paper.Matrix;
        PaperTable again = new(table.Form) { HeaderRows = table.HeaderRows };
        foreach (var row in table.Rows)
        {
            again.Rows.Add([.. row.Select(c => new PaperCell(c.Id is null ? c.Text : "8", c.ColumnSpan, c.RowSpan))]);
        }

        var at = paper.Blocks.IndexOf(table);
        paper.Blocks.Insert(at + 1, new PaperParagraph("附：上一年度情况"));
        paper.Blocks.Insert(at + 2, again);
        ForFigures(paper, c =>
        {
            if (table.Rows.Exists(r => r.Contains(c)) && c.Text != "8")
            {
                paper.Expected[c.Id!.Value] = CellValue.Blank;
            }
        });
    }

    // A lazy table: the rows of a group typed as lines of one cell, with their figures as lines beside them.
    private static void GroupInOneCell(Paper paper)
    {
        var rows = paper.Matrix.Rows;
        var first = rows.FindIndex(r => r.Count(c => c.Id is null) == 2 && r[0].RowSpan is > 3 and < 12);
        var count = rows[first][0].RowSpan;
        for (var below = 1; below < count; below++)
        {
            var row = rows[first + 1];
            for (var i = 0; i < row.Count; i++)
            {
                rows[first][i + 1].Text += $"\n{row[i].Text}";
            }

            foreach (var cell in row.Where(c => c.Id is not null))
            {
                paper.Expected.Remove(cell.Id!.Value);
            }

            rows.RemoveAt(first + 1);
        }

        foreach (var cell in rows[first].Where(c => c.Id is not null))
        {
            paper.Expected[cell.Id!.Value] = CellValue.Blank;
        }

        rows[first][0].RowSpan = 1;
        rows.Take(first).SelectMany((r, i) => r.Where(c => i + c.RowSpan > first)).ToList().ForEach(c => c.RowSpan -= count - 1);
    }

    private static void HeadersMistypedAndMoved(Paper paper)
    {
        MoveTotalToFront(paper);
        foreach (var cell in paper.Matrix.Rows[0].Where(c => c.Text.Length > 3))
        {
            cell.Text = cell.Text.Insert(2, cell.Text[2].ToString());
        }
    }

    private static PaperTable Line(Paper paper) => paper.Tables.Single(t => t.Form is { Orientation: TableOrientation.Line });

    private static void DisputesInRows(Paper paper)
    {
        var table = Line(paper);
        var form = table.Form!;
        var figures = table.Rows[^1].ToDictionary(c => c.Id!.Value);
        table.Rows.Clear();
        table.HeaderRows = 1;
        table.Rows.Add([new PaperCell("类别"), .. form.Blocks[0].Columns.Select(c => new PaperCell(c.Label))]);
        foreach (var (block, row) in form.Blocks.SelectMany(b => b.Rows.Select(r => (b, r))))
        {
            table.Rows.Add([new PaperCell(row.Label), .. block.Columns.Select(c => figures[new CellId(form.Code, row.Code, c.Code)])]);
        }
    }

    private static void DisputesWithLabel(Paper paper)
    {
        var table = Line(paper);
        table.Rows[0].Insert(0, new PaperCell("类别", 1, table.Rows.Count - 1));
        table.Rows[^1].Insert(0, new PaperCell("件数"));
    }

    private static void DisputesWithoutHeader(Paper paper)
    {
        var table = Line(paper);
        table.Rows.RemoveRange(0, table.Rows.Count - 1);
        table.HeaderRows = 0;
    }

    private static bool IsOwnLabel(Paper paper, PaperCell cell) =>
        paper.Tables.Any(t => t.Form is { Orientation: TableOrientation.Matrix } form && form.Blocks.SelectMany(b => b.Rows).Any(r => r.Label == cell.Text));

    private static void DisputesMoved(Paper paper, int[] order, bool withGroup = true, bool totalFirst = false)
    {
        var table = Line(paper);
        var form = table.Form!;
        var rows = form.Blocks.SelectMany(b => b.Rows).ToList();
        var columns = form.Blocks[0].Columns.ToList();
        var figures = table.Rows[^1].ToDictionary(c => c.Id!.Value);
        if (totalFirst)
        {
            columns = [columns[^1], .. columns.SkipLast(1)];
        }

        var groups = order.Select(o => rows[o]).ToList();
        table.Rows.Clear();
        if (withGroup)
        {
            table.Rows.Add([.. groups.Select(g => g.Labels[0]).Distinct().Select(l => new PaperCell(l, columns.Count * groups.Count(g => g.Labels[0] == l)))]);
        }

        table.Rows.Add([.. groups.Where(g => !withGroup || g.Labels.Count > 1).Select(g => new PaperCell(g.Label, columns.Count))]);
        if (withGroup)
        {
            var single = groups.FindIndex(g => g.Labels.Count == 1);
            table.Rows[^1].InsertRange(single, columns.Select(c => new PaperCell(c.Label, 1, 2)));
        }

        table.Rows.Add([.. groups.Where(g => !withGroup || g.Labels.Count > 1).SelectMany(_ => columns.Select(c => new PaperCell(c.Label)))]);
        table.Rows.Add([.. groups.SelectMany(g => columns.Select(c => figures[new CellId(form.Code, g.Code, c.Code)]))]);
        table.HeaderRows = table.Rows.Count - 1;
    }

    private static void DisputesInRowsTotalFirst(Paper paper)
    {
        DisputesInRows(paper);
        foreach (var row in Line(paper).Rows)
        {
            var total = row[^1];
            row.RemoveAt(row.Count - 1);
            row.Insert(1, total);
        }
    }

    private static PaperCell Tallest(Paper paper) => paper.Matrix.Rows.Skip(paper.Matrix.HeaderRows).SelectMany(r => r).MaxBy(c => c.RowSpan)!;

    private static void WideLabels(Paper paper, int by)
    {
        foreach (var row in paper.Matrix.Rows.Skip(paper.Matrix.HeaderRows).Where((r, i) => i % 3 == 0))
        {
            var label = row.Last(c => c.Id is null);
            label.ColumnSpan = Math.Max(1, label.ColumnSpan + by);
        }
    }

    // The second half of the cells of a row stands on the next page, with what goes over both as an empty cell.
    private static void CutHeader(Paper paper)
    {
        var table = paper.Matrix;
        var at = table.HeaderRows - 1;
        List<PaperCell> below = [];
        foreach (var (cells, r) in Carrier.Grid(table).Take(table.HeaderRows).Select((c, r) => (c, r)).ToList())
        {
            foreach (var (cell, slot) in cells.Where(c => r + c.Cell.RowSpan > at))
            {
                var half = r == at ? (cell.Text.Length + 1) / 2 : cell.Text.Length;
                below.Insert(Math.Min(below.Count, slot == 0 ? 0 : r == 0 ? below.Count : cell.Text == table.Form!.Blocks[0].Columns[0].Label ? 1 : below.Count), new PaperCell(cell.Text[half..], cell.ColumnSpan));
                cell.Text = cell.Text[..half];
            }
        }

        // The total goes over the rows of the other headers and stands behind them.
        var total = below[2];
        below.RemoveAt(2);
        below.Add(total);
        Split(paper, at + 1, [below]);
    }

    private static void CutRow(Paper paper, bool figuresBelow)
    {
        var table = paper.Matrix;
        var at = table.Rows.FindIndex(r => r.Exists(c => c.Id is not null && c.Id.Value.Row.StartsWith("declined", StringComparison.Ordinal)) && r.Count(c => c.Id is null) == 1 && r[0].Text.Length > 14);
        var row = table.Rows[at];
        var half = row[0].Text.Length / 2;
        List<PaperCell> below = [new(row[0].Text[half..]), .. row.Skip(1).Select(c => figuresBelow ? c : new PaperCell(string.Empty))];
        row[0].Text = row[0].Text[..half];
        for (var i = 1; i < row.Count && figuresBelow; i++)
        {
            row[i] = new PaperCell(string.Empty);
        }

        Split(paper, at + 1, [below]);
    }

    // Labels that go over rows below the cut are printed above it only.
    private static void Split(Paper paper, int at, IEnumerable<List<PaperCell>> first)
    {
        var table = paper.Matrix;
        PaperTable rest = new(table.Form);
        rest.Rows.AddRange(first);
        List<PaperCell> open = [];
        for (var r = 0; r < at; r++)
        {
            foreach (var cell in table.Rows[r].Where(c => c.Id is null && r + c.RowSpan > at).ToList())
            {
                open.Add(new PaperCell(string.Empty, cell.ColumnSpan, r + cell.RowSpan - at + 1));
                cell.RowSpan = at - r;
            }
        }

        rest.Rows[0].InsertRange(0, open);
        rest.Rows.AddRange(table.Rows.Skip(at));
        table.Rows.RemoveRange(at, table.Rows.Count - at);
        paper.Blocks.Insert(paper.Blocks.IndexOf(table) + 1, rest);
    }

    private static void InYuan(Paper paper, PaperCell cell, string unit = "元", decimal of = 0.0001m)
    {
        var format = paper.Edition.Find(cell.Id!.Value)!.Format;
        if (format.Unit == "万元")
        {
            cell.Text = (paper.Expected[cell.Id.Value].Number!.Value / of).ToString("0.##########", CultureInfo.InvariantCulture) + unit;
        }
    }

    private static void HeaderInYuan(Paper paper)
    {
        ForFigures(paper, c => InYuan(paper, c));
        ForFigures(paper, c => c.Text = c.Text.TrimEnd('元'));
        ForLabels(paper, c => c.Text.Contains("万元", StringComparison.Ordinal), c => c.Text = c.Text.Replace("万元", "元", StringComparison.Ordinal));
    }

    // What an earlier form had in one row; the row that ends the group takes it.
    private static void GroupInOneRow(Paper paper)
    {
        var rows = paper.Matrix.Rows;
        var first = rows.FindLastIndex(r => r.Count(c => c.Id is null) == 2 && r[0].RowSpan is > 1 and < 12);
        var count = rows[first][0].RowSpan;
        var figures = rows.GetRange(first, count).ConvertAll(r => r.Where(c => c.Id is not null).ToList());
        List<PaperCell> one = [new(rows[first][0].Text, 2)];
        for (var i = 0; i < figures[0].Count; i++)
        {
            var sum = figures.Sum(f => decimal.Parse(f[i].Text, CultureInfo.InvariantCulture));
            var cell = figures[^1][i];
            cell.Text = sum.ToString(CultureInfo.InvariantCulture);
            figures.ForEach(f => paper.Expected.Remove(f[i].Id!.Value));
            paper.Expected[cell.Id!.Value] = CellValue.Of(sum);
            one.Add(cell);
        }

        rows.RemoveRange(first, count);
        rows.Insert(first, one);
        rows.Take(first).SelectMany((r, i) => r.Where(c => i + c.RowSpan > first)).ToList().ForEach(c => c.RowSpan -= count - 1);
    }

    private static void OnlyTotals(Paper paper)
    {
        foreach (var row in paper.Matrix.Rows)
        {
            foreach (var cell in row.Where(c => c.Id is { } id && id.Column != "total"))
            {
                cell.Text = string.Empty;
                paper.Expected[cell.Id!.Value] = CellValue.Blank;
            }
        }
    }

    private static Paper Another(Paper paper, int years, string? unit = null) => Paper.Of(paper.Edition, paper.Year + years, 1000 + paper.Year + years, unit);

    private static void Behind(Paper paper, Paper other) => Behind(paper, other.Blocks);

    // Zeros of the report are left blank, so that the other's figures have somewhere to go.
    private static void Behind(Paper paper, IEnumerable<PaperBlock> blocks, string? sheet = null)
    {
        List<PaperBlock> others = [.. blocks];
        Zeros(paper, string.Empty, CellValue.Blank);
        paper.Blocks.Insert(0, new PaperSheet(sheet is null ? $"{paper.Year}年" : "Sheet1"));
        paper.Blocks.Add(new PaperSheet(sheet ?? $"{paper.Year - 1}年"));
        paper.Blocks.AddRange(others);
    }

    private static void TablesOfTwoYears(Paper paper)
    {
        paper.Blocks.RemoveAll(b => b is not PaperTable);
        Behind(paper, Another(paper, -1).Tables.ToList());
    }

    private static void ListOfSomethingElse(Paper paper)
    {
        Zeros(paper, string.Empty, CellValue.Blank);
        PaperTable list = new(null);
        list.Rows.Add([new PaperCell("事项"), new PaperCell("件数")]);
        list.Rows.Add([new PaperCell("行政许可"), new PaperCell("35")]);
        list.Rows.Add([new PaperCell("热线"), new PaperCell("7")]);
        paper.Blocks.Add(new PaperSheet("台账"));
        paper.Blocks.Add(list);

        // Where the form has one column, nothing says which of two different figures is right.
        if (paper.Edition.Cells.Where(c => c.Id.Row == "licensing").ToList() is [var cell])
        {
            paper.Expected[cell.Id] = CellValue.Blank;
        }
    }

    private static void EachFifth(Paper paper, Action<PaperCell, int> change)
    {
        foreach (var (cell, i) in paper.Figures.Where(c => c.Text.Length > 0).Select((c, i) => (c, i)).Where(c => c.i % 5 == 0).ToList())
        {
            change(cell, i);
            paper.Expected[cell.Id!.Value] = CellValue.Blank;
        }
    }

    private static void Above(Paper paper, params string[] lines) => paper.Blocks.InsertRange(0, lines.Select(l => new PaperParagraph(l)));

    private static void Captions(Paper paper, Func<int, string, string> caption)
    {
        foreach (var (section, table) in paper.Edition.Sections.Where(s => s.Table is not null).Select(s => (s, paper.Tables.First(t => t.Form == s.Table))).ToList())
        {
            paper.Blocks.Insert(paper.Blocks.IndexOf(table), new PaperParagraph(caption(section.Number, section.Title)));
        }
    }

    private static void BrokenLines(Paper paper)
    {
        foreach (var body in paper.Blocks.OfType<PaperParagraph>().Where(p => p.Kind == ParagraphKind.Body).ToList())
        {
            var at = paper.Blocks.IndexOf(body);
            paper.Blocks.RemoveAt(at);
            paper.Blocks.InsertRange(at, body.Text.Chunk(30).Select(c => new PaperParagraph(new string(c))));
        }
    }

    private static void SectionsMissing(Paper paper)
    {
        foreach (var table in paper.Tables.ToList())
        {
            paper.Blocks.RemoveAt(paper.Blocks.IndexOf(table) - 1);
            Remove(paper, table);
        }
    }
}
