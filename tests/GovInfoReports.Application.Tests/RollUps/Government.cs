using GovInfoReports.Application.Reports;
using GovInfoReports.Application.Review;
using GovInfoReports.Application.RollUps;
using GovInfoReports.Data;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Application.Tests.RollUps;

/// <summary>A county government that files its own report, with its office, a vertical department and two townships below it.</summary>
internal sealed class Government : IAsyncDisposable
{
    public const int Year = 2025;
    public const string OfficeCode = "990101-ZFB";
    public const string TaxCode = "990101-SW";

    private Government(Office office, Actor clerk, Actor officeClerk) => (Office, Clerk, OfficeClerk) = (office, clerk, officeClerk);

    public static string Licences => "disclosure.licensing.decisions";

    public Office Office { get; }

    /// <summary>Clerk of the county government's own report.</summary>
    public Actor Clerk { get; }

    /// <summary>Clerk of the government's office, one of the units below.</summary>
    public Actor OfficeClerk { get; }

    public static async Task<Government> OpenAsync(DatabaseProvider provider)
    {
        var office = await Office.OpenAsync(provider);
        await using var db = office.OpenStore();
        var county = await db.Units.SingleAsync(u => u.Code == Office.County);
        county.SetFiling(true, 2020);
        var bureau = Unit.Create(OfficeCode, "云台县人民政府办公室", UnitLevel.Department, county, true);
        db.Units.AddRange(bureau, Unit.Create(TaxCode, "国家税务总局云台县税务局", UnitLevel.Department, county, true));
        await db.SaveChangesAsync();
        return new Government(office, new Actor(20, "云台县填报员", Role.Clerk, county), new Actor(21, "办公室填报员", Role.Clerk, bureau));
    }

    public Task<RollUpView> ShowAsync(int year = Year) => Office.Do<ShowRollUp, RollUpView>(s => s.GetAsync(Clerk, year, default));

    /// <summary>Decides as proposed.</summary>
    public async Task ChooseAsync(int year = Year)
    {
        var view = await ShowAsync(year);
        await ChooseAsync(year, [.. view.Members.Select(m => new MemberChoice(m.Unit.Code, m.IsIncluded, false, m.Reason))]);
    }

    public async Task ChooseAsync(int year, params MemberChoice[] choices)
    {
        var seen = (await ShowAsync(year)).Version;
        await Office.Do<ChooseMembers>(c => c.ExecuteAsync(Clerk, year, seen, choices, default));
    }

    /// <summary>Takes over the report as it is now.</summary>
    public async Task<TakenOver> TakeAsync(bool withAtLeast = false)
    {
        var view = await ShowAsync();
        return await Office.Do<TakeOverRollUp, TakenOver>(t => t.ExecuteAsync(Clerk, Year, view.Report?.Revision, withAtLeast, default));
    }

    public async Task PublishAllAsync(params (string Cell, string Value)[] figures)
    {
        await Office.PublishedAsync(Office.Clerk, Year, [.. figures, ("text.problems", SampleReports.Problems("白水", Year))]);
        await Office.PublishedAsync(Office.NeighbourClerk, Year, [.. figures, ("text.problems", SampleReports.Problems("东岭", Year))]);
        await Office.PublishedAsync(OfficeClerk, Year, [.. figures, ("text.problems", SampleReports.Problems("办公室", Year))]);
    }

    /// <summary>Corrects the township's published report.</summary>
    public async Task CorrectAsync(params (string Cell, string Value)[] figures)
    {
        ReportKey key = new(Office.Town, Year);
        await Office.Do<OpenCorrection>(c => c.ExecuteAsync(Office.Clerk, key, "漏计", default));
        await Office.SaveAsync(Office.Clerk, Year, figures);
        await Office.ExplainAllAsync(Office.Clerk, Year);
        await Office.Do<SubmitReport>(async s => await s.ExecuteAsync(Office.Clerk, Year, await Office.RevisionAsync(Office.Town, Year), default));
        await Office.Do<ApproveReport>(async a => await a.ExecuteAsync(Office.Officer, key, await Office.RevisionAsync(Office.Town, Year), default));
        await Office.Do<PublishReport>(async p => await p.ExecuteAsync(Office.Officer, key, await Office.RevisionAsync(Office.Town, Year), default));
    }

    /// <summary>Publishes a report as it was once, whatever it says or leaves out.</summary>
    public async Task PublishHistoricAsync(Unit unit, int year, ReportContent content)
    {
        await using var db = Office.OpenStore();
        var report = AnnualReport.Begin(unit, year, FormCatalog.Official().Get(content.Form), content, "导入", Office.Clock.Now.UtcDateTime);
        db.Reports.Add(report);
        await db.SaveChangesAsync();
        db.Editions.Add(report.PublishHistoric(unit, [], new CheckReport([], []), new EditionSource("年报.docx", "sha256:0"), Clerk, Office.Clock.Now.UtcDateTime));
        await db.SaveChangesAsync();
    }

    public ValueTask DisposeAsync() => Office.DisposeAsync();
}
