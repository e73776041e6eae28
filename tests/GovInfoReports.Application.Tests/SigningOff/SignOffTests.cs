using GovInfoReports.Application.Auditing;
using GovInfoReports.Application.Reports;
using GovInfoReports.Application.SigningOff;
using GovInfoReports.Data;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Application.Tests.SigningOff;

public sealed class SignOffTests
{
    [Fact]
    public void A_code_is_read_however_it_was_typed_and_a_slip_is_found()
    {
        SignOffCode codes = new();
        for (var i = 0; i < 200; i++)
        {
            var code = codes.Draw();
            Assert.Equal(12, code.Length);
            Assert.Equal(code, SignOffCode.Read(SignOffCode.Show(code).ToLowerInvariant()));
            Assert.Equal(code, SignOffCode.Read($" {code[..4]}－{code[4..]} ".Replace('0', 'o').Replace('1', 'l')));
            for (var at = 0; at < code.Length; at++)
            {
                var wrong = code.ToCharArray();
                wrong[at] = wrong[at] == '7' ? '8' : '7';
                Assert.Null(SignOffCode.Read(new string(wrong)));
            }
        }

        Assert.Null(SignOffCode.Read(null));
        Assert.Null(SignOffCode.Read("7K3M"));
        Assert.Null(SignOffCode.Read(codes.Draw() + "0"));
        Assert.Null(SignOffCode.Read("白水镇"));
        Assert.Null(SignOffCode.Read(new string('-', 100_000)));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task The_same_content_has_the_same_sheet_and_another_content_another(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.DraftAsync(office.Clerk, 2025);
        var first = await MakeAsync(office);
        Assert.Equal(first, await MakeAsync(office));

        await office.DraftAsync(office.Clerk, 2025, ("requests.received.other", "1"));
        var second = await MakeAsync(office);
        Assert.NotEqual(first, second);

        await office.DraftAsync(office.Clerk, 2025);
        Assert.Equal(first, await MakeAsync(office));
        var list = await office.Do<MakeSignOff, IReadOnlyList<SignOffItem>>(m => m.ListAsync(office.Clerk, 2025, default));
        Assert.Equal([(second, false), (first, true)], list.Select(i => (i.Code, i.IsCurrent)));
        await using var db = office.OpenStore();
        Assert.Equal(2, await db.AuditEntries.CountAsync(a => a.Action == AuditActions.ReportSignOff));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task The_code_says_whether_the_report_changed_was_submitted_and_was_published(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.DraftAsync(office.Clerk, 2025);
        var sheet = await MakeAsync(office);
        var made = await CheckAsync(office, sheet);
        Assert.Equal(office.Clerk.Unit.Name, made.UnitName);
        Assert.Equal((2025, office.Clerk.Name), (made.Year, made.By));
        Assert.Null(made.ChangedAt);
        Assert.Null(made.Submitted);

        office.Clock.Now = office.Clock.Now.AddHours(3);
        await office.DraftAsync(office.Clerk, 2025, ("requests.received.other", "1"), ("requests.granted.other", "1"), ("text.otherMatters", "改过。"));
        var changed = await CheckAsync(office, sheet);
        Assert.Equal(office.Clock.Now.UtcDateTime, changed.ChangedAt);
        Assert.Null(changed.Difference);

        await office.PublishedAsync(office.Clerk, 2025);
        var published = await CheckAsync(office, sheet);
        Assert.Null(published.ChangedAt);
        Assert.Equal(1, published.Submitted!.Number);
        Assert.Equal(1, published.Published!.Number);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task How_much_differs_is_told_to_those_who_work_on_the_report_and_to_nobody_else(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.DraftAsync(office.Clerk, 2025);
        var sheet = await MakeAsync(office);
        await office.DraftAsync(office.Clerk, 2025, ("requests.received.other", "1"), ("text.otherMatters", "改过。"));

        // The figure and the totals that follow it.
        var seen = (await CheckAsync(office, sheet, office.Clerk)).Difference!;
        Assert.True(seen.Figures >= 1);
        Assert.Equal(1, seen.Texts);
        Assert.Equal(seen, (await CheckAsync(office, sheet, office.Officer)).Difference);
        foreach (var other in new[] { office.NeighbourClerk, office.OtherOfficer, office.Administrator, office.Auditor })
        {
            Assert.Null((await CheckAsync(office, sheet, other)).Difference);
        }
    }

    [Theory, OnSqlite]
    public async Task A_sheet_of_what_was_submitted_stays_when_the_report_goes_on(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.SubmittedAsync(office.Clerk, 2025);
        await office.Do<WithdrawReport>(w => w.ExecuteAsync(office.Clerk, 2025, default));
        await office.DraftAsync(office.Clerk, 2025, ("requests.received.other", "1"));
        var sheet = await MakeAsync(office, round: 1);

        var document = await office.Do<MakeSignOff, Documents.Writing.ReportDocument>(m => m.DocumentAsync(office.Clerk, 2025, sheet, c => $"https://portal.example/sign-off/{c}", default));
        Assert.Equal(CellValue.Zero, document.Content.Figures[CellId.Parse("requests.received.other")]);
        Assert.Equal($"https://portal.example/sign-off/{sheet}", document.SignOff!.CheckAddress);
        Assert.Equal(ReportContentJson.Hash(document.Content), document.SignOff.Hash);
        Assert.NotNull((await CheckAsync(office, sheet)).Submitted);
        await Refused.NotFoundAsync(() => MakeAsync(office, round: 2));
    }

    [Theory, OnSqlite]
    public async Task Only_the_clerk_of_the_report_makes_and_fetches_its_sheets(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await office.DraftAsync(office.Clerk, 2025);
        await office.DraftAsync(office.NeighbourClerk, 2025);
        var sheet = await MakeAsync(office);

        await Refused.ForbiddenAsync(() => office.Do<MakeSignOff, string>(m => m.ExecuteAsync(office.Officer, 2025, null, default)));
        await Refused.NotFoundAsync(() => office.Do<MakeSignOff, string>(m => m.ExecuteAsync(office.ForeignClerk, 2025, null, default)));
        await Refused.NotFoundAsync(() => office.Do<MakeSignOff, Documents.Writing.ReportDocument>(m => m.DocumentAsync(office.NeighbourClerk, 2025, sheet, c => c, default)));
        Assert.Null(await CheckAsync(office, "000000000000"));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_code_that_is_taken_is_drawn_again(DatabaseProvider provider)
    {
        DrawnCodes codes = new("AAAAAAAAAAA1", "AAAAAAAAAAA1", "BBBBBBBBBBB2");
        await using var office = await Office.OpenAsync(provider, services: s => s.AddSingleton<SignOffCode>(codes));
        await office.DraftAsync(office.Clerk, 2025);
        await office.DraftAsync(office.NeighbourClerk, 2025);

        Assert.Equal("AAAAAAAAAAA1", await MakeAsync(office));
        Assert.Equal("BBBBBBBBBBB2", await office.Do<MakeSignOff, string>(m => m.ExecuteAsync(office.NeighbourClerk, 2025, null, default)));
        await using var db = office.OpenStore();
        Assert.Equal(2, await db.AuditEntries.CountAsync(a => a.Action == AuditActions.ReportSignOff));
    }

    private static Task<string> MakeAsync(Office office, int? round = null) => office.Do<MakeSignOff, string>(m => m.ExecuteAsync(office.Clerk, 2025, round, default));

    private static async Task<SignOffState> CheckAsync(Office office, string code, Domain.Organisations.Actor? viewer = null) =>
        (await office.Do<CheckSignOff, SignOffState?>(c => c.ExecuteAsync(code, viewer, default)))!;

    private sealed class DrawnCodes(params string[] codes) : SignOffCode
    {
        private int _next;

        public override string Draw() => codes[_next++];
    }
}
