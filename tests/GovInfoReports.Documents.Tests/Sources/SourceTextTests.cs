using System.Text;
using GovInfoReports.Documents.Sources;

namespace GovInfoReports.Documents.Tests.Sources;

public sealed class SourceTextTests
{
    private const string Text = "青禾镇人民政府\n2021年政府信息公开工作年度报告\n\n一、总体情况\n全年公开信息12条，其中“公告”3条。\n\t规章\n\t０\n";

    public static TheoryData<string, bool> Encodings => new()
    {
        { "utf-8", false },
        { "utf-8", true },
        { "utf-16le", false },
        { "utf-16le", true },
        { "utf-16be", false },
        { "utf-16be", true },
        { "gb18030", false },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_usual_encoding_is_understood(string name, bool mark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Text)];
        var decoded = SourceText.Decode(bytes);
        Assert.Equal(SourceRefusal.None, decoded.Refusal);
        Assert.Equal(Text, decoded.Text);
        Assert.Equal(name, decoded.Encoding);
        Assert.Null(decoded.Message);
    }

    [Theory]
    [InlineData("big5", "新竹縣政府\n一、總體情況：本年度主動公開政府資訊十二條，未收到申請。")]
    [InlineData("gb18030", "青山县")]
    [InlineData("gb18030", "联通")]
    [InlineData("gb18030", "用户名,姓名\nwang,王芳")]
    [InlineData("gb18030", "新竹縣政府，總體情況")]
    [InlineData("utf-8", "联通")]
    public void Text_in_a_chinese_encoding_is_told_by_its_words(string name, string text)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);

        var decoded = SourceText.Decode(encoding.GetBytes(text));

        Assert.Equal((text, name), (decoded.Text, decoded.Encoding));
    }

    [Fact]
    public void Text_cut_off_within_a_character_is_still_read()
    {
        var decoded = SourceText.Decode(Encoding.UTF8.GetBytes(Text + "县").AsSpan()[..^1]);
        Assert.Equal(Text, decoded.Text);
    }

    public static TheoryData<byte[], SourceRefusal> Refused => new()
    {
        { [], SourceRefusal.Empty },
        { "  \n\t"u8.ToArray(), SourceRefusal.Empty },
        { [0xef, 0xbb, 0xbf], SourceRefusal.Empty },
        { "%PDF-1.7 ..."u8.ToArray(), SourceRefusal.PdfFile },
        { [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0], SourceRefusal.WordFile },
        { "{\\rtf1\\ansi text}"u8.ToArray(), SourceRefusal.WordFile },
        { [0x50, 0x4b, 0x03, 0x04, .. "word/document.xml"u8], SourceRefusal.WordFile },
        { [0x50, 0x4b, 0x03, 0x04, .. "xl/workbook.xml"u8], SourceRefusal.ExcelFile },
        { [0x50, 0x4b, 0x03, 0x04, .. "photo.png"u8], SourceRefusal.Archive },
        { [0x89, 0x50, 0x4e, 0x47, 1, 2, 3], SourceRefusal.Image },
        { [0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 2, 3, 0, 0, 200, 201, 0, 0], SourceRefusal.Binary },
        { [.. Enumerable.Repeat((byte)0xff, 41)], SourceRefusal.UnknownEncoding },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_not_text_is_refused_with_a_reason(byte[] bytes, SourceRefusal refusal)
    {
        var decoded = SourceText.Decode(bytes);
        Assert.Equal(refusal, decoded.Refusal);
        Assert.Null(decoded.Text);
        Assert.False(string.IsNullOrEmpty(decoded.Message));
    }

    [Fact]
    public void The_limit_is_the_caller_s()
    {
        var decoded = SourceText.Decode(Encoding.UTF8.GetBytes(Text), limit: 20);
        Assert.Equal(SourceRefusal.TooLarge, decoded.Refusal);
    }
}
