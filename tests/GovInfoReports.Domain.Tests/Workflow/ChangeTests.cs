using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;

namespace GovInfoReports.Domain.Tests.Workflow;

public sealed class ChangeTests
{
    private static readonly CellId Received = CellId.Parse("requests.received.naturalPerson");
    private static readonly CellId ReceivedTotal = CellId.Parse("requests.received.total");
    private static readonly ReportFrame Frame = ReportWriting.Frame("2021");
    private static readonly FieldStamp Stamp = new("赵六", 6, new DateTime(2022, 1, 10, 2, 0, 0, DateTimeKind.Utc));

    [Fact]
    public void Report_of_which_nobody_set_a_field_is_untouched()
    {
        var report = Begun();
        Assert.True(report.IsUntouched);

        report.Change(new ContentChange(), Frame, Stamp);
        Assert.True(report.IsUntouched);

        report.Change(new ContentChange { Preamble = "前言" }, Frame, Stamp);
        Assert.False(report.IsUntouched);
    }

    [Fact]
    public void Change_that_makes_no_difference_leaves_the_revision()
    {
        var report = Begun();
        var revision = report.Revision;

        Assert.Empty(report.Change(ContentChange.To(report.Draft.Content), Frame, Stamp).Fields);

        Assert.Equal(revision, report.Revision);
    }

    [Fact]
    public void Totals_bound_values_and_stamps_follow_a_change()
    {
        var report = Begun();
        report.Change(new ContentChange { Cells = Row("0"), Preamble = $"收到[0](cell:{ReceivedTotal})件。" }, Frame, Stamp);

        var applied = report.Change(Of(Received, 3), Frame, Stamp with { AccountId = 7 });

        Assert.Equal(CellValue.Of(3), report.Draft.Content.Figures[ReceivedTotal]);
        Assert.Equal($"收到[3](cell:{ReceivedTotal})件。", report.Draft.Content.Preamble);
        Assert.Equal([ReportFields.Preamble, Received.ToString(), ReceivedTotal.ToString()], applied.Fields);
        Assert.Equal(applied.Fields.Order(StringComparer.Ordinal), report.Draft.Notes.Stamps.Where(s => s.Value.AccountId == 7).Select(s => s.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Transcript_leaves_the_totals_that_it_does_not_state()
    {
        var report = Begun();

        report.Change(new ContentChange { Cells = Row("1"), IsTranscript = true }, Frame, Stamp);

        Assert.True(report.Draft.Content.Figures[ReceivedTotal].IsBlank);
    }

    [Fact]
    public void Declaration_falls_with_the_figure_that_contradicts_it()
    {
        var report = Begun();
        report.DeclareNothing(NothingDeclaration.StatementsOf(Sheets.Form2021, ["requests"]), new ContentChange { Preamble = "前言" }, Frame, Stamp);
        Assert.Equal(CellValue.Zero, report.Draft.Content.Figures[Received]);

        Assert.Empty(report.Change(Of(CellId.Parse("disclosure.penalties.decisions"), 4), Frame, Stamp).AgainstNothing);
        Assert.NotNull(report.Nothing);
        Assert.Contains(report.Change(Of(Received, 1), Frame, Stamp).AgainstNothing, c => c.Id == Received);

        Assert.Null(report.Nothing);
    }

    [Fact]
    public void Locked_field_is_refused_and_nothing_changes()
    {
        var lastYear = ReportContent.EmptyFor(Sheets.Form2021);
        var carried = CarryOver.CellsOf(Sheets.Form2021).ToList();
        lastYear = lastYear with { Figures = lastYear.Figures.With(carried.Select(c => KeyValuePair.Create(c with { Row = "carriedForward" }, CellValue.Of(2)))) };
        ReportFrame frame = new(Sheets.Form2021, lastYear);
        var unit = Units.Township();
        var report = AnnualReport.Begin(unit, 2021, Sheets.Form2021, AnnualReport.Beginning(unit, 2021, "年报", frame), "张三", Stamp.At);
        var revision = report.Revision;

        var locked = Assert.Throws<RefusedException>(() => report.Change(Of(carried[0], 5) with { Preamble = "前言" }, frame, Stamp));

        Assert.Equal((carried[0].ToString(), "Locked.CarriedOver"), (locked.Reasons[0].Place, locked.Key));
        Assert.Equal((revision, string.Empty), (report.Revision, report.Draft.Content.Preamble));
        report.Change(Of(carried[0], 5) with { IsTranscript = true }, frame, Stamp);
        Assert.Equal(CellValue.Of(5), report.Draft.Content.Figures[carried[0]]);
    }

    private static AnnualReport Begun()
    {
        var unit = Units.Township();
        return AnnualReport.Begin(unit, 2021, Sheets.Form2021, AnnualReport.Beginning(unit, 2021, "年报", Frame), "张三", Stamp.At);
    }

    private static ContentChange Of(CellId cell, int number) => new() { Cells = new Dictionary<CellId, CellValue> { [cell] = CellValue.Of(number) } };

    private static Dictionary<CellId, CellValue> Row(string number) => Sheets.Form2021.Cells
        .Where(c => c.Id.Table == "requests" && c.Id.Row == "received" && c.Id.Column != "total")
        .ToDictionary(c => c.Id, c => c.Format.Parse(number).Value);
}
