using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.TestSupport.Narrative;

namespace GovInfoReports.Domain.Tests.Checks;

public class TextOutcomesTests
{
    private const int Together = 10;

    public static TheoryData<string> Others =>
        ["title", "preamble", "signature", "section", "heading", "additional", "year", "today", "level", "unit", "beside", "neighbours", "takenOver", "lastYear"];

    [Fact]
    public void Run_only_figures_changed_says_what_a_run_from_the_beginning_says()
    {
        var sentences = NarrativeSet.All.Concat(NarrativeSet.Blind).Where(s => s.Year == Sheets.YearOf("2021")).Select(s => s.Text).ToList();
        Assert.True(sentences.Count > 10 * Together);
        foreach (var texts in sentences.Chunk(Together))
        {
            var content = Sheets.FiveGranted().WithText("overview", string.Join('\n', texts));
            var known = Sheets.Engine.Run(content, Context, null, CancellationToken.None).OfWords;
            foreach (var value in (decimal[])[0, 1, 10, 12, 20, 50, 1203])
            {
                var changed = content.Row("received", ("naturalPerson", value), ("total", value)).Row("granted", ("total", value / 2)).Row("handledTotal", ("total", value));

                var fresh = Sheets.Engine.Run(changed, Context, null, CancellationToken.None);
                var again = Sheets.Engine.Run(changed, Context, known, CancellationToken.None);

                Assert.NotNull(known);
                Assert.Same(known, again.OfWords);
                Assert.Equal(fresh.Findings.Select(Words), again.Findings.Select(Words));
                Assert.Equal(fresh.Outcomes, again.Outcomes);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Run_anything_but_figures_changed_does_not_use_them(string other)
    {
        var content = Sheets.FiveGranted() with { AdditionalSections = [new AdditionalSection("附则", "本报告可在网站查阅。", null)] };
        var known = Sheets.Engine.Run(content, Context, null, CancellationToken.None).OfWords;
        var extra = content.AdditionalSections[0];
        var (changed, context) = other switch
        {
            "title" => (content with { Title = "年报" }, Context),
            "preamble" => (content with { Preamble = "前言" }, Context),
            "signature" => (content with { Signature = "落款" }, Context),
            "section" => (content.WithText("problems", "问题"), Context),
            "heading" => (content with { AdditionalSections = [extra with { Heading = "说明" }] }, Context),
            "additional" => (content with { AdditionalSections = [extra with { Text = "说明" }] }, Context),
            "year" => (content, Context with { Year = Context.Year + 1 }),
            "today" => (content, Context with { Today = Context.Today!.Value.AddDays(1) }),
            "level" => (content, Context with { Level = null }),
            "unit" => (content, Context with { UnitName = "清河镇人民政府" }),
            "beside" => (content, Context with { OtherUnitNames = ["平湖镇人民政府"] }),
            "neighbours" => (content, Context with { Neighbours = [] }),
            "takenOver" => (content, Context with { TakenOver = new HashSet<string>(["problems"], StringComparer.Ordinal) }),
            _ => (content, Context.WithLastYear(content)),
        };

        var again = Sheets.Engine.Run(changed, context, known, CancellationToken.None);

        Assert.NotNull(again.OfWords);
        Assert.NotSame(known, again.OfWords);
        Assert.Equal(Sheets.Engine.Run(changed, context, null, CancellationToken.None).Findings.Select(Words), again.Findings.Select(Words));
    }

    [Fact]
    public void Run_figure_that_a_text_follows_changed_does_not_use_them()
    {
        var content = Sheets.FiveGranted().WithText("otherMatters", "收到申请[5](cell:requests.received.total)件。");
        var known = Sheets.Engine.Run(content, Context, null, CancellationToken.None).OfWords;

        var again = Sheets.Engine.Run(content.WithText("otherMatters", "收到申请[6](cell:requests.received.total)件。"), Context, known, CancellationToken.None);

        Assert.NotSame(known, again.OfWords);
    }

    [Fact]
    public void Run_that_came_to_no_end_leaves_none()
    {
        var used = TimeSpan.Zero;
        var asked = 0;
        using WorkBudget budget = new(TimeSpan.FromSeconds(2), () => ++asked > 60 ? used = TimeSpan.FromSeconds(3) : used, null, CancellationToken.None);

        Assert.Null(Sheets.Engine.Run(Sheets.FiveGranted(), Context, budget).OfWords);
    }

    private static CheckContext Context { get; } = Sheets.Context("2021") with { UnitName = "平安镇人民政府", OtherUnitNames = ["清河镇人民政府"], Today = new DateOnly(2024, 1, 20) };

    private static string Words(Finding finding) => $"{finding.Id} {finding.Rule} {finding.Tier} {finding.Section} {finding.Offset} {finding.Length} {finding.Under} {finding.Message} {finding.Advice}";
}
