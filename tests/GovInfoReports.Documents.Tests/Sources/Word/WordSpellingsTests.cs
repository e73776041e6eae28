using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Documents.Sources.Word;
using GovInfoReports.Documents.Tests.Writing;
using GovInfoReports.Documents.Writing.Word;
using GovInfoReports.Domain.Content;

namespace GovInfoReports.Documents.Tests.Sources.Word;

public sealed class WordSpellingsTests
{
    [Theory]
    [InlineData("* 甲\n* 乙", "- 甲\n- 乙", false)]
    [InlineData("__粗__", "**粗**", true)]
    [InlineData("甲\n\n\n\n乙  \n丙", "甲\n\n乙\n丙", true)]
    [InlineData("标题\n====\n正文", "# 标题\n\n正文", true)]
    [InlineData("## 标题\n正文", "## 标题\n\n正文", true)]
    [InlineData("|甲|乙|\n|:-:|-|\n|1|\n", "| 甲 | 乙 |\n| --- | --- |\n| 1 |  |", true)]
    [InlineData("`代码` &amp; 2*3 \\# 号", "代码 & 2\\*3 # 号", true)]
    [InlineData("&#45; 甲", "\\- 甲", true)]
    [InlineData("> 引用\n> 文字", "引用\n文字", true)]
    [InlineData("甲\u0001乙", "甲乙", true)]
    public void A_text_reads_back_as_it_was_spelled_where_it_shows_the_same(string written, string read, bool showsTheSame)
    {
        Assert.Equal(showsTheSame ? written : read, Restored(written, Lines(read)));
    }

    [Fact]
    public void A_text_that_was_changed_in_Word_stays_as_it_was_changed()
    {
        Assert.Equal("**粗**，加了一句", Restored("__粗__", Lines("**粗**，加了一句")));
        Assert.Equal("粗", Restored("__粗__", Lines("粗")));
    }

    [Fact]
    public void The_file_keeps_no_words_beside_those_it_shows()
    {
        var part = Part("__身份证号__ 370725\n\n\n|甲|\n|-|\n|乙|");
        Assert.DoesNotContain(part, c => c is >= '\u4e00' and <= '\u9fff');
        Assert.DoesNotContain("\\u", part, StringComparison.Ordinal);
        Assert.DoesNotContain("3707", part, StringComparison.Ordinal);
    }

    [Fact]
    public void A_spelling_that_would_show_other_words_is_not_believed()
    {
        var part = Part("平常文字");
        var forged = part.Replace(" /></spellings>", "><edit at=\"0\" cut=\"2\">\\u5f02</edit></text></spellings>", StringComparison.Ordinal);
        Assert.NotEqual(part, forged);
        Assert.Equal("平常文字", Restored(forged, Lines("平常文字"), isPart: true));
    }

    [Theory]
    [InlineData("<other xmlns=\"urn:other\"/>")]
    [InlineData("<spellings xmlns=\"urn:govinforeports:spellings:1\"><text of=\"x\"><edit at=\"a\" cut=\"1\"/></text></spellings>")]
    [InlineData("<spellings xmlns=\"urn:govinforeports:spellings:1\"><text of=\"x\"><edit at=\"1\" cut=\"1\">\"</edit></text></spellings>")]
    [InlineData("<spellings xmlns=\"urn:govinforeports:spellings:1\"><text")]
    [InlineData("")]
    public void A_part_that_is_another_or_damaged_changes_nothing(string part) => Assert.Equal("甲", Restored(part, Lines("甲"), isPart: true));

    [Fact]
    public void Notes_follow_the_lines_they_belong_to()
    {
        var source = new SourceDocument(
            SourceFormat.Word,
            [new("题") { Role = SourceRole.Title }, .. Lines("甲\n\n乙\n丙"), new("一、总体情况") { Role = SourceRole.SectionHeading }, new("尾")],
            [new SourceNote(SourceNoteKind.Picture, 0), new SourceNote(SourceNoteKind.Footnote, 4), new SourceNote(SourceNoteKind.Comment, 5), new SourceNote(SourceNoteKind.Hidden, null)]);
        using var reader = XmlReader.Create(new StringReader(Part("甲\n\n\n乙\n丙")));
        var restored = WordSpellings.Restore(source, reader);
        Assert.Equal(["题", "甲\n\n\n乙\n丙", "一、总体情况", "尾"], restored.Entries.Select(e => e.Text));
        Assert.Equal([0, 2, 3, null], restored.Notes.Select(n => n.Entry));
    }

    private static List<SourceEntry> Lines(string markdown)
    {
        List<SourceEntry> entries = [];
        foreach (var paragraph in markdown.Split("\n\n"))
        {
            foreach (var (line, i) in paragraph.Split('\n').Select((line, i) => (line, i)))
            {
                if (!line.StartsWith('|'))
                {
                    entries.Add(new SourceEntry(line, "第 1 段") { Role = SourceRole.Text, IsTight = i > 0 });
                }
                else if (i != 1)
                {
                    entries.Add(SourceTable.Row([.. line.Trim('|', ' ').Split('|').Select((c, s) => new SourceCell(c.Trim(), s))], 1, null) with { Role = SourceRole.Text });
                }
            }
        }

        return entries;
    }

    private static string Restored(string written, List<SourceEntry> read, bool isPart = false)
    {
        using var reader = XmlReader.Create(new StringReader(isPart ? written : Part(written)));
        var restored = WordSpellings.Restore(new SourceDocument(SourceFormat.Word, read, []), reader);
        Assert.All(restored.Entries, e => Assert.Equal(SourceRole.Text, e.Role));
        return string.Concat(restored.Entries.Select((e, i) => (i == 0 ? string.Empty : e.IsTight ? "\n" : "\n\n") + e.Text));
    }

    private static string Part(string preamble)
    {
        var report = SampleReports.Document("2021", ReportContent.EmptyFor(SampleReports.Catalog.Get("2021")) with { Preamble = preamble });
        using var stream = new MemoryStream();
        WordReport.Write(stream, report);
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        using var part = new StreamReader(document.MainDocumentPart!.CustomXmlParts.Single().GetStream());
        return part.ReadToEnd();
    }
}
