using System.Text;
using GovInfoReports.Documents.Writing.Pdf;

namespace GovInfoReports.Documents.Tests.Writing.Pdf;

public sealed class PdfFontsTests
{
    [Fact]
    public void Without_a_font_the_message_names_packages_and_setting()
    {
        using FontFolder folder = new();
        var e = Assert.Throws<PdfFontException>(new PdfFonts(folder.Options).Require);

        Assert.Contains("fonts-arphic-uming", e.Message, StringComparison.Ordinal);
        Assert.Contains("Documents:Fonts:Body", e.Message, StringComparison.Ordinal);
        Assert.Contains(folder.Folder, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_font_installed_later_is_found_without_a_restart()
    {
        using FontFolder folder = new();
        PdfFonts fonts = new(folder.Options);
        Assert.Throws<PdfFontException>(fonts.Require);
        File.WriteAllBytes(folder.PathOf("uming.ttc"), SquareFont.Collect(SquareFont.Make()));

        fonts.Require();
    }

    [Fact]
    public void Body_headings_and_title_get_the_faces_made_for_them()
    {
        using FontFolder folder = new(
            ("uming.ttc", SquareFont.Collect(SquareFont.Make(name: "Ming"))),
            ("SIMFANG.TTF", SquareFont.Make(name: "Fang")),
            ("wqy-microhei.ttc", SquareFont.Collect(SquareFont.Make(name: "Hei"), SquareFont.Make(name: "HeiMono"))),
            ("fzxbsjw.ttf", SquareFont.Make(name: "XiaoBiaoSong")));
        var fonts = new PdfFonts(folder.Options).Get();

        Assert.Equal(("Fang", false), (fonts[FontRole.Body].Face.Name, fonts[FontRole.Body].IsThickened));
        Assert.Equal(("Hei", false), (fonts[FontRole.Heading].Face.Name, fonts[FontRole.Heading].IsThickened));
        Assert.Equal(("XiaoBiaoSong", false), (fonts[FontRole.Title].Face.Name, fonts[FontRole.Title].IsThickened));
    }

    [Fact]
    public void A_single_font_serves_for_everything_and_is_thickened_where_it_should_be_bold()
    {
        using FontFolder folder = new(("DroidSansFallbackFull.ttf", SquareFont.Make()));
        var fonts = new PdfFonts(folder.Options).Get();

        Assert.False(fonts[FontRole.Body].IsThickened);
        Assert.True(fonts[FontRole.Heading].IsThickened);
        Assert.True(fonts[FontRole.Title].IsThickened);
    }

    [Fact]
    public void Fonts_that_lack_common_characters_or_may_not_be_embedded_or_have_other_outlines_are_passed_over()
    {
        using FontFolder folder = new(
            ("simfang.ttf", SquareFont.Make(c => c != '报')),
            ("simsun.ttf", SquareFont.Make(licence: 2)),
            ("STSONG.TTF", SquareFont.MakeWithOtherOutlines()),
            ("simsun.ttc", [1, 2, 3]),
            ("uming.ttc", SquareFont.Collect(SquareFont.Make(name: "Ming"))));

        Assert.Equal("Ming", new PdfFonts(folder.Options).Get()[FontRole.Body].Face.Name);
    }

    [Fact]
    public void Digits_and_signs_may_come_from_another_font_but_must_be_there()
    {
        using FontFolder folder = new(("DroidSansFallbackFull.ttf", SquareFont.Make(c => c > 0x7f, name: "Han")));
        var e = Assert.Throws<PdfFontException>(new PdfFonts(folder.Options).Require);
        Assert.Contains("0123456789", e.Message, StringComparison.Ordinal);

        File.WriteAllBytes(folder.PathOf("DejaVuSans.ttf"), SquareFont.Make(c => c <= 0x7f, name: "Latin"));
        var fonts = new PdfFonts(folder.Options).Get();
        Assert.Equal("Latin", fonts.For(new Rune('1'), FontRole.Body)!.Face.Name);
        Assert.Equal("Han", fonts.For(new Rune('县'), FontRole.Body)!.Face.Name);
        Assert.Null(fonts.For(new Rune(0x2cb7c), FontRole.Body));
    }

    [Fact]
    public void A_face_of_a_collection_can_be_chosen()
    {
        using FontFolder folder = new(("own.ttc", SquareFont.Collect(SquareFont.Make(name: "First"), SquareFont.Make(name: "Second"))));
        var options = folder.Options;
        options.Body = folder.PathOf("own.ttc") + ",1";
        options.Heading = folder.PathOf("own.ttc");
        var fonts = new PdfFonts(options).Get();

        Assert.Equal("Second", fonts[FontRole.Body].Face.Name);
        Assert.Equal("First", fonts[FontRole.Heading].Face.Name);
    }

    [Theory]
    [InlineData("missing.ttf", "不存在")]
    [InlineData("text.ttf", "已损坏")]
    [InlineData("cff.otf", "TrueType")]
    [InlineData("restricted.ttf", "不允许嵌入")]
    [InlineData("partial.ttf", "缺少 1 个常用字（例如“县”）")]
    [InlineData("whole.ttc,7", "已损坏")]
    public void A_chosen_file_that_cannot_be_used_is_named_with_the_reason(string name, string reason)
    {
        using FontFolder folder = new(
            ("simsun.ttf", SquareFont.Make()),
            ("text.ttf", "no font at all, and long enough to be read as one"u8.ToArray()),
            ("cff.otf", SquareFont.MakeWithOtherOutlines()),
            ("restricted.ttf", SquareFont.Make(licence: 2)),
            ("partial.ttf", SquareFont.Make(c => c != '县')),
            ("whole.ttc", SquareFont.Collect(SquareFont.Make())));
        var options = folder.Options;
        options.Heading = folder.PathOf(name);
        var e = Assert.Throws<PdfFontException>(new PdfFonts(options).Require);

        Assert.Contains(folder.PathOf(name.Split(',')[0]), e.Message, StringComparison.Ordinal);
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_font_cut_short_anywhere_is_refused()
    {
        var font = SquareFont.Make();
        for (var length = 0; length < font.Length - 4; length += 997)
        {
            using MemoryStream stream = new(font, 0, length);
            Assert.Throws<InvalidDataException>(() => FontFace.Read(stream, 0));
        }
    }
}
