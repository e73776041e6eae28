using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Web.Tests.Support;

/// <summary>
/// A portal with invented units and published reports: the first township has 2020 (form 2019) and 2021 in two editions, the
/// second township, the department and the other county's township have 2021.
/// </summary>
public class PublishedPortal : PortalFactory, IAsyncLifetime
{
    public InventedUnits Units { get; } = new();

    public async Task InitializeAsync()
    {
        await AddUnitsAsync(Units.All);
        await PublishAsync(Units.Township, 2020);
        await PublishAsync(Units.Township, 2021, Narrate);
        await PublishAsync(Units.SecondTownship, 2021, at: new DateTime(2022, 1, 29, 1, 0, 0, DateTimeKind.Utc));
        await PublishAsync(Units.Department, 2021, at: new DateTime(2022, 1, 29, 1, 0, 0, DateTimeKind.Utc));
        await PublishAsync(Units.OtherTownship, 2021, at: new DateTime(2022, 1, 30, 1, 0, 0, DateTimeKind.Utc));
        await PublishAsync(
            Units.Township,
            2021,
            content => content with { Figures = content.Figures.With(new CellId("requests", "received", "naturalPerson"), CellValue.Of(6)) },
            new DateTime(2022, 2, 10, 1, 0, 0, DateTimeKind.Utc));
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    /// <summary>An account of a role where the reports are: a clerk and who signs at the first township, the others at its county.</summary>
    public Task<HttpClient> SignInAsAsync(Role role) => SignInAsAsync(role, role is Role.Clerk or Role.Signer ? Units.Township : Units.County);

    private static ReportContent Narrate(ReportContent content) => (content with
    {
        Preamble = "本报告依据条例编制。",
        Signature = "丙县东镇人民政府\n2022年1月20日",
        AdditionalSections = [new AdditionalSection("信息处理费收取情况", "没有收取。", "problems")],
        Figures = content.Figures.With(
        [
            new(new CellId("requests", "received", "naturalPerson"), CellValue.Of(5)),
            new(new CellId("requests", "received", "commercialEnterprise"), CellValue.Zero),
            new(new CellId("requests", "received", "researchInstitution"), CellValue.NotApplicable),
            new(new CellId("disclosure", "fees", "amount"), CellValue.Of(1234.5m)),
        ]),
    }).WithText("overview", "**加粗**的话。<script>alert(1)</script>\n    缩进的第二段\n\n[网站](https://example.gov.cn/) [坏](javascript:alert(1)) ![图](https://example.gov.cn/a.png)");
}
