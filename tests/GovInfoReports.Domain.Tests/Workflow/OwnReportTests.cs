using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Domain.Tests.Workflow;

/// <summary>Nobody decides on a report that they submitted or signed, whatever post they work under.</summary>
public class OwnReportTests
{
    private static readonly DateTime At = new(2024, 1, 15, 2, 0, 0, DateTimeKind.Utc);
    private static readonly CheckReport InOrder = new([], []);

    private readonly Unit _unit = Units.Township();
    private readonly Actor _clerk;
    private readonly Actor _other;
    private readonly Actor _signer;

    public OwnReportTests()
    {
        _clerk = new Actor(1, "张三", Role.Clerk, _unit);
        _other = new Actor(2, "李四", Role.Officer, Units.County());
        _signer = new Actor(3, "王五", Role.Signer, _unit);
    }

    [Fact]
    public void Approve_and_Return_by_who_submitted_are_refused()
    {
        var report = Submitted();
        var revision = report.Revision;

        Refused.By("Decide.Own", () => report.Approve(InOrder, AsOfficer(_clerk), At));
        Refused.By("Decide.Own", () => report.Return("请改", AsOfficer(_clerk), At));

        Assert.Equal((ReportStatus.Submitted, revision), (report.Status, report.Revision));
        report.Approve(InOrder, _other, At);
    }

    [Fact]
    public void Publish_by_who_submitted_is_refused_after_another_approved()
    {
        var report = Submitted();
        report.Approve(InOrder, _other, At);

        Refused.By("Decide.Own", () => report.Publish(_unit, [], InOrder, AsOfficer(_clerk), At));
        Refused.By("Decide.Own", () => report.Return("请改", AsOfficer(_clerk), At));

        Assert.Equal(0, report.Editions);
        Assert.Equal(1, report.Publish(_unit, [], InOrder, _other, At).Number);
    }

    [Fact]
    public void Approve_by_who_signed_in_the_chain_is_refused()
    {
        var report = Begun();
        report.SendForSigning(_clerk, At);
        report.Sign(1, null, _signer, At.AddMinutes(1));
        report.Submit(InOrder, _clerk, At.AddMinutes(2), hasChain: true);

        Refused.By("Decide.Own", () => report.Approve(InOrder, AsOfficer(_signer), At.AddMinutes(3)));
    }

    [Fact]
    public void Signature_on_what_was_changed_since_stands_in_nobodys_way()
    {
        var report = Begun();
        report.SendForSigning(_clerk, At);
        report.Sign(2, null, _signer, At.AddMinutes(1));
        report.RecallInside(_clerk, At.AddMinutes(2));
        report.Submit(InOrder, _clerk, At.AddMinutes(3));

        report.Approve(InOrder, AsOfficer(_signer), At.AddMinutes(4));

        Assert.Equal(ReportStatus.Approved, report.Status);
    }

    [Fact]
    public void Person_who_submitted_an_earlier_round_decides_on_what_another_submitted()
    {
        var report = Submitted();
        report.Return("请改", _other, At.AddMinutes(1));
        report.Submit(InOrder, _clerk with { AccountId = 4, Name = "赵六" }, At.AddMinutes(2));

        report.Approve(InOrder, AsOfficer(_clerk), At.AddMinutes(3));

        Assert.Equal(ReportStatus.Approved, report.Status);
    }

    private static Actor AsOfficer(Actor actor) => actor with { Role = Role.Officer, Unit = Units.County() };

    private AnnualReport Begun() => AnnualReport.Begin(_unit, 2023, Sheets.Form2021, Sheets.Clean("2021"), _clerk.Name, At);

    private AnnualReport Submitted()
    {
        var report = Begun();
        report.Submit(InOrder, _clerk, At);
        return report;
    }
}
