using FsCheck;
using FsCheck.Fluent;
using GovInfoReports.Documents.Text;

namespace GovInfoReports.Documents.Tests.Text;

public sealed class TextPatchTests
{
    [Fact]
    public void Changes_make_the_other_text_and_are_no_more_than_needed() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        var from = Text(random, random.Next(60));
        var to = random.Next(2) == 0 ? Text(random, random.Next(60)) : from.Insert(random.Next(from.Length + 1), Text(random, random.Next(5)));
        var edits = TextPatch.Between(from, to)!;
        Assert.Equal(to, TextPatch.Apply(from, edits));
        Assert.Equal(from.Length + to.Length - (2 * LongestCommon(from, to)), edits.Sum(e => e.Cut + e.Added.Length));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Texts_with_little_in_common_have_no_changes() => Assert.Null(TextPatch.Between(new string('甲', 3000), new string('乙', 3000)));

    [Fact]
    public void Changes_of_another_text_are_refused()
    {
        Assert.Null(TextPatch.Apply("短", [new TextEdit(2, 0, "x")]));
        Assert.Null(TextPatch.Apply("短", [new TextEdit(0, 2, "x")]));
        Assert.Null(TextPatch.Apply("短", [new TextEdit(0, -1, "x")]));
        Assert.Null(TextPatch.Apply("短文", [new TextEdit(1, 0, "x"), new TextEdit(0, 0, "y")]));
        Assert.Null(TextPatch.Apply("短文", [new TextEdit(int.MaxValue, int.MaxValue, "x")]));
    }

    private static string Text(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => "甲乙丙 \n*"[random.Next(6)]));

    private static int LongestCommon(string a, string b)
    {
        var lengths = new int[a.Length + 1, b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                lengths[i, j] = a[i - 1] == b[j - 1] ? lengths[i - 1, j - 1] + 1 : Math.Max(lengths[i - 1, j], lengths[i, j - 1]);
            }
        }

        return lengths[a.Length, b.Length];
    }
}
