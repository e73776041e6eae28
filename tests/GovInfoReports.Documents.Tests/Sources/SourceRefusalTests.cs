using GovInfoReports.Documents.Sources;

namespace GovInfoReports.Documents.Tests.Sources;

public sealed class SourceRefusalTests
{
    public static TheoryData<SourceRefusal> Refusals => [.. Enum.GetValues<SourceRefusal>().Where(r => r != SourceRefusal.None)];

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Every_refusal_has_a_sentence_that_says_what_to_do_instead(SourceRefusal refusal)
    {
        var exception = SourceRefusedException.Of(refusal, "甲", "乙", "丙");

        Assert.Equal(refusal, exception.Refusal);
        Assert.Contains("请", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("。", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('{', exception.Message);
    }

    [Fact]
    public void Every_kind_of_note_has_a_sentence_and_an_advice()
    {
        var messages = new System.Resources.ResourceManager("GovInfoReports.Documents.Reading.Messages", typeof(SourceFiles).Assembly);
        foreach (var kind in Enum.GetNames<SourceNoteKind>())
        {
            Assert.NotNull(messages.GetString($"Note_{kind}", System.Globalization.CultureInfo.InvariantCulture));
            Assert.NotNull(messages.GetString($"Note_{kind}Advice", System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
