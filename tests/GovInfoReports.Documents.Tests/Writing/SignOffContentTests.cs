using System.Text;
using GovInfoReports.Documents.Tests.Reading;
using GovInfoReports.Documents.Writing;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport.Forms;

namespace GovInfoReports.Documents.Tests.Writing;

public sealed class SignOffContentTests
{
    [Theory]
    [InlineData("2019")]
    [InlineData("2021")]
    public void Key_figures_are_the_balance_in_the_line_of_totals_and_the_totals_of_tables_without_one(string id) => Assert.Equal(
        [
            "requests.received.total", "requests.carriedOver.total", "requests.handledTotal.total", "requests.carriedForward.total",
            "disputes.reconsideration.total", "disputes.litigationDirect.total", "disputes.litigationAfterReconsideration.total",
        ],
        SignOffContent.KeyCells(FormCatalog.Official().Get(id)).Select(c => c.Id.ToString()));

    [Fact]
    public void Key_figures_of_a_later_edition_come_from_its_definition()
    {
        Assert.Equal(
            [
                "requests.received.total", "requests.carriedOver.total", "requests.handledTotal.total", "requests.carriedForward.total",
                "disputes.reconsideration.total", "disputes.litigationDirect.total", "disputes.litigationAfterReconsideration.total",
                "consultations.all.asked", "consultations.all.answered", "consultations.all.open",
            ],
            SignOffContent.KeyCells(InventedForm.Edition()).Select(c => c.Id.ToString()));
        Assert.Equal(["channels.sum.online", "channels.sum.days"], SignOffContent.KeyCells(InventedEdition.Edition).Select(c => c.Id.ToString()));
    }

    [Fact]
    public void The_sheet_says_what_is_signed_and_since_when()
    {
        var edition = FormCatalog.Official().Get("2021");
        var content = ReportContent.EmptyFor(edition) with
        {
            Figures = ReportFigures.BlankFor(edition)
                .With(CellId.Parse("requests.received.total"), CellValue.Of(1234))
                .With(CellId.Parse("requests.carriedOver.total"), CellValue.NotApplicable),
        };
        var sheet = new SignOffSheet("7K3M-92QD-X1", "https://portal.example/v/7K3M92QDX1", ReportContentJson.Hash(content), new DateTime(2024, 1, 18, 16, 5, 0, DateTimeKind.Utc), "李青");
        var words = SignOffContent.Of(new ReportDocument(edition, content, "990101101", "青禾镇人民政府", 2023), sheet);
        Assert.Equal(["青禾镇人民政府", "2023年", "青禾镇人民政府2023年政府信息公开工作年度报告"], words.Fields.Select(f => f.Value));
        Assert.Equal(["拟稿人", "审核人", "分管领导", "主要负责人"], words.Signers);
        Assert.Equal(["1234件", "/", "未填", "未填"], words.Figures.Take(4).Select(f => f.Value));
        Assert.Equal([sheet.Hash["sha256:".Length..][..16], "2024年1月19日 00:05（北京时间）", "李青"], words.Marks.Select(f => f.Value));
        Assert.Contains(sheet.CheckAddress, words.Advice, StringComparison.Ordinal);
        Assert.StartsWith("\u0089PNG", Encoding.Latin1.GetString(QrPicture.Png(words.CheckAddress)), StringComparison.Ordinal);
    }
}
