using System.Text;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Word;
using GovInfoReports.Documents.Tests.Reading;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Documents.Writing.Word;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Documents.Tests.Writing;

public sealed class WordRoundTripTests
{
    private static readonly string[] Pieces =
    [
        "本年共收到申请 8 件，", "按期答复", "**重点工作**", "*斜体*", "***两者***", "__粗__", "[门户](https://portal.example/a?b=1&c=2)", "<https://portal.example/>",
        "https://portal.example/裸", "![图](a.png)", "`代码`", "\\*", "&amp;", "&#45;", "<b>标签</b>", "2*3*4", "a_b_c", "~波浪~", "[注1]", "[^1]", "（一）", "1. ", "1、", "#号", "|",
        "　　", "  ", "\t", "\n", "\n\n", "\n\n\n", "\n- 列项", "\n* 列项", "\n+ 列项", "\n  - 列项", "\n1. 列项", "\n2) 列项", "\n# 标题", "\n### 标题", "\n> 引用", "\n\n| 甲 | 乙 |\n| --- | :-: |\n| 1 |\n\n",
        "\n|甲|\n|-|\n|\\||\n", "一、总体情况", "\n\n二、主动公开政府信息情况\n\n", "\n\n松原县青禾镇人民政府\n\n", "2022年1月18日", "单位：", "！", "\U0001f600", "𠀀",
    ];

    public static TheoryData<string> Forms => ["2019", "2021", "2031"];

    public static TheoryData<string> Texts =>
    [
        "一、总体情况\n\n二、主动公开政府信息情况\n\n（一）小标题\n\n松原县青禾镇人民政府\n\n2024年1月18日",
        "# 一级\n正文\n\n## 二级\n\n正文\n\n###### 六级",
        "其中：\n- 甲\n- 乙\n  - 内一\n  - 内二\n- 丙\n\n  续段\n\n1. 一\n2. 二\n\n3) 三",
        "* 甲\n+ 乙\n- 丙",
        "**粗**与*斜*与***两者***，[链**接**](https://portal.example/路径?a=1&b=(2))，<https://portal.example>，[无效](javascript:x)",
        "|甲|乙|\n|:-|-:|\n|1|**2**|\n|\\||[链](https://portal.example)|",
        "| 甲 |\n| --- |\n| 1 |\n\n| 乙 |\n| --- |\n| 2 |",
        "第一行\n第二行\n\n\n\n第三行  \n第四行\\\n第五行",
        "　　首行空两格。\n\n　　又一段。\n    四个空格。",
        "2*3=6，a_b，#号，- 号，1. 号，`码`，<b>标签</b>，&amp; &lt;，\\*，[注]，![图](x.png)，~~删~~",
        "- 行首的号\n\n\\- 不是列表\n\n1\\. 也不是\n\n\\# 也不是标题",
        "> 引用\n> 第二行\n\n```\n代码块\n  缩进\n```\n\n***",
        "表格样的行\t有制表符\t两个\n竖线|里|外",
        "三、收到和处理政府信息公开申请情况\n\n一、本年新收政府信息公开申请数量\t5\t0\t0\t0\t0\t0\t5",
        "本年没有新的情况。1\n2\n3",
        "[[文 ** 单个 * 星号 _ 下划线",
        "控制\u0001字符\u000b与\U0001f600",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_report_reads_back_as_it_was(string form)
    {
        AssertSame(SampleReports.Document(form));
        AssertSame(SampleReports.Signed(SampleReports.Document(form)) with { PublishedEdition = 3 });
    }

    [Fact]
    public void A_report_of_an_edition_with_other_sections_and_tables_reads_back_as_it_was()
    {
        var edition = InventedEdition.Edition;
        var content = SampleReports.Content(edition) with { Figures = ReportFigures.BlankFor(edition).With(edition.Cells.Select((c, i) => KeyValuePair.Create(c.Id, i % 3 == 0 ? CellValue.Blank : CellValue.Of(i + (c.Format.Scale > 0 ? 0.5m : 0))))) };
        AssertSame(new ReportDocument(edition, content, "990101101", SampleReports.Unit, edition.FirstYear), InventedEdition.Catalog);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Texts_read_back_to_the_character(string text)
    {
        var edition = SampleReports.Catalog.Get("2021");
        AssertSame(SampleReports.Document("2021", SampleReports.Content(edition) with
        {
            Preamble = text,
            Texts = edition.Sections.ToDictionary(s => s.Code, s => $"{text}\n\n{s.Title}", StringComparer.Ordinal),
            AdditionalSections = [new("开头的部分", text, null), new("中间的部分", text, "requests"), new("末尾的部分", text, "otherMatters"), new("再一个", string.Empty, "otherMatters")],
        }));
    }

    [Fact]
    public void Long_titles_signatures_and_empty_reports_read_back_as_they_were()
    {
        var edition = SampleReports.Catalog.Get("2021");
        var empty = ReportContent.EmptyFor(edition) with { Title = $"{SampleReports.Unit}2021年政府信息公开工作年度报告" };
        AssertSame(SampleReports.Document("2021", empty));
        AssertSame(SampleReports.Document("2021", empty with { Title = $"{new string('长', 170)}2021年政府信息公开工作年度报告" }));
        AssertSame(SampleReports.Document("2021", empty with { Signature = "一、甲\n\n  乙。\n2022年1月\n丁\n戊" }));
        AssertSame(SampleReports.Document("2021", empty with { Figures = empty.Figures.With(edition.Cells.Select(c => KeyValuePair.Create(c.Id, CellValue.NotApplicable))) }));
        AssertSame(SampleReports.Document("2021", empty.WithText("overview", new string('字', 20_000))));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Any_report_reads_back_as_it_was(string form)
    {
        var edition = SampleReports.Catalog.Get(form);
        for (var seed = 0; seed < 60; seed++)
        {
            AssertSame(SampleReports.Document(form, Generate(edition, new Random(seed))));
        }
    }

    private static ReportContent Generate(FormEdition edition, Random random)
    {
        var codes = edition.Sections.Select(s => (string?)s.Code).Append(null).ToList();
        return ReportContent.EmptyFor(edition) with
        {
            Title = $"{SampleReports.Unit}{edition.FirstYear}年政府信息公开工作年度报告",
            Preamble = Text(random),
            Texts = edition.Sections.Select(s => (s.Code, Text: Text(random), s.IsNarrative)).Where(t => t.IsNarrative || t.Text.Length > 0).ToDictionary(t => t.Code, t => t.Text, StringComparer.Ordinal),
            AdditionalSections = [.. codes.SelectMany(code => Enumerable.Range(0, random.Next(2)).Select(i => new AdditionalSection($"特色工作{codes.IndexOf(code)}{i}", Text(random), code))).OrderBy(s => s.After is null ? -1 : codes.IndexOf(s.After))],
            Signature = random.Next(3) == 0 ? string.Empty : $"{SampleReports.Unit}\n{edition.FirstYear + 1}年1月{random.Next(1, 31)}日",
            Figures = RandomFigures.For(edition, random, withGaps: true),
        };
    }

    // Texts are kept trimmed.
    private static string Text(Random random) =>
        random.Next(5) == 0 ? string.Empty : string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => Pieces[random.Next(Pieces.Length)])).Trim();

    private static void AssertSame(ReportDocument report, FormCatalog? catalog = null)
    {
        using var stream = new MemoryStream();
        WordReport.Write(stream, report);
        var source = WordSource.Read(stream.ToArray(), new SourceLimits(), CancellationToken.None);
        var reading = new ReportTextReader(catalog ?? SampleReports.Catalog).Read(source, ReadingHints.None);
        Assert.Equal(Json(report.Content), Json(reading.Content));
        Assert.Equal((report.Edition.Id, report.Year), (reading.Edition.Id, reading.Year));
    }

    private static string Json(ReportContent content) => Encoding.UTF8.GetString(ReportContentJson.ToBytes(content)).Replace("\",\"", "\",\n\"", StringComparison.Ordinal);
}
