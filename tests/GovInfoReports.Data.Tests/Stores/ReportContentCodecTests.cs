using GovInfoReports.Data.Contents;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;

namespace GovInfoReports.Data.Tests.Stores;

public class ReportContentCodecTests
{
    [Fact]
    public void A_content_unpacks_to_itself()
    {
        var content = Samples.Content();

        Assert.Equal(content, ReportContentCodec.Decode(ReportContentCodec.Encode(content)));
        Assert.Equal(content, ReportContentCodec.Decode(ReportContentCodec.EncodeForNow(content)));
    }

    [Fact]
    public void The_hash_of_what_unpacks_is_that_of_what_was_packed()
    {
        var content = Samples.Content();

        Assert.Equal(ReportContentJson.Hash(content), ReportContentJson.Hash(ReportContentCodec.Decode(ReportContentCodec.Encode(content))));
    }

    [Fact]
    public void The_first_byte_names_the_format() => Assert.Equal(1, ReportContentCodec.Encode(Samples.Content())[0]);

    [Fact]
    public void A_full_table_and_a_thousand_characters_take_at_most_four_kilobytes()
    {
        Random random = new(1);
        var text = string.Concat(Enumerable.Range(0, 1000).Select(_ => (char)('一' + random.Next(2500))));
        var content = (Samples.Content() with { Figures = ReportFigures.Of(Samples.Form.Cells.Select(c => KeyValuePair.Create(c.Id, CellValue.Of(random.Next(30))))) }).WithText("overview", text);

        var packed = ReportContentCodec.Encode(content);

        Assert.InRange(packed.Length, 500, 4096);
        Assert.True(packed.Length < ReportContentJson.ToBytes(content).Length / 2);
    }

    [Fact]
    public void The_longest_report_that_can_be_entered_comes_back()
    {
        var content = Samples.Content() with { Texts = Samples.Form.Sections.ToDictionary(s => s.Code, s => new string('长', ReportLimits.SectionText), StringComparer.Ordinal) };

        Assert.Equal(content, ReportContentCodec.Decode(ReportContentCodec.Encode(content)));
    }

    [Fact]
    public void Damage_is_told_and_never_read_as_a_report()
    {
        var packed = ReportContentCodec.Encode(Samples.Content());

        Assert.Throws<DamagedContentException>(() => ReportContentCodec.Decode([]));
        Assert.Throws<DamagedContentException>(() => ReportContentCodec.Decode(packed[..(packed.Length / 2)]));
        Assert.Throws<DamagedContentException>(() => ReportContentCodec.Decode([.. packed, 0]));
        Assert.Contains("9", Assert.Throws<DamagedContentException>(() => ReportContentCodec.Decode([9, .. packed[1..]])).Message, StringComparison.Ordinal);
        Assert.Throws<DamagedContentException>(() => ReportContentCodec.Decode(CompressedJson.Pack("{\"a\":1}"u8)));
        Assert.Throws<DamagedContentException>(() => ReportContentCodec.Decode(CompressedJson.Pack("no JSON"u8)));
        Assert.Throws<DamagedContentException>(() => RuleOutcomesCodec.Decode(CompressedJson.Pack("[[1]]"u8)));
    }

    [Fact]
    public void What_unpacks_to_more_than_a_report_can_hold_is_refused()
    {
        var bomb = CompressedJson.Pack(new byte[64 * 1024 * 1024]);

        Assert.Throws<DamagedContentException>(() => ReportContentCodec.Decode(bomb));
    }
}
