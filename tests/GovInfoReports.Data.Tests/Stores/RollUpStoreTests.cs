using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace GovInfoReports.Data.Tests.Stores;

public class RollUpStoreTests
{
    private static readonly FormEdition Form = FormCatalog.Official().Get("2021");
    private static readonly CellId Fees = CellId.Parse("disclosure.fees.amount");

    [Theory, OnSqlite, OnSqlServer]
    public async Task Taking_over_comes_back_with_its_parts_and_can_be_replaced(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        int parent;
        Dictionary<string, int> ids;
        await using (var db = store.Open())
        {
            var unit = await Samples.StoreUnitsAsync(db);
            parent = await db.Units.Where(u => u.Code == unit.ParentCode).Select(u => u.Id).SingleAsync();
            ids = new Dictionary<string, int>(StringComparer.Ordinal) { [unit.Code] = unit.Id };
            RollUpTaking taking = new(parent, 2023);
            taking.Keep(Snapshot(unit, 1, 4166.214619m), ids, "张三", Samples.At);
            db.RollUpTakings.Add(taking);
            await db.SaveChangesAsync();
        }

        await using (var db = store.Open())
        {
            var kept = await db.RollUpTakings.Include(t => t.Body).Include(t => t.Sources).SingleAsync();
            var rollUp = kept.Body.Snapshot.Restore(Form);
            Assert.Equal("4165.214619", rollUp[Fees]!.Value.ToString());
            Assert.Equal(CellValue.Blank, rollUp[CellId.Parse("requests.received.other")]!.Parts.Single().Value);
            Assert.Equal(CellValue.NotApplicable, rollUp[CellId.Parse("requests.received.total")]!.Value);
            Assert.Equal(RollUpAbsence.NotPublished, rollUp.Missing.Single().Reason);
            Assert.Equal((AdjustmentKind.DoubleCount, "两家各计一次"), (rollUp.Adjustments.Single().Kind, rollUp.Adjustments.Single().Note));
            Assert.Equal([Fees], kept.Body.Snapshot.Taken);
            Assert.Equal(("张三", Samples.At, 1), (kept.By, kept.At, kept.Sources.Single().Number));
            kept.Keep(kept.Body.Snapshot with { Children = [kept.Body.Snapshot.Children[0] with { Source = new RollUpSource(true, 2, "sha256:2") }] }, ids, "李四", Samples.At.AddDays(1));
            await db.SaveChangesAsync();
        }

        await using var later = store.Open();
        var source = await later.RollUpTakenSources.SingleAsync();
        Assert.Equal((2, "sha256:2"), (source.Number, source.Hash));
        Assert.Equal(2, (await later.RollUpTakings.Include(t => t.Body).SingleAsync()).Body.Snapshot.Children.Single().Source.Number);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Members_and_adjustments_come_back_as_they_were_decided(DatabaseProvider provider)
    {
        await using var store = await TestStore.CreateAsync(provider);
        await using (var db = store.Open())
        {
            var unit = await Samples.StoreUnitsAsync(db);
            var parent = await db.Units.SingleAsync(u => u.Code == unit.ParentCode);
            RollUpMember member = new(parent.Id, 2023, unit.Id);
            Assert.True(member.Decide(true, true, " 乡镇 ", "张三", Samples.At));
            Assert.False(member.Decide(true, true, "乡镇", "李四", Samples.At.AddDays(1)));
            db.RollUpMembers.Add(member);
            db.RollUpAdjustments.Add(new RollUpAdjustment(parent.Id, 2023, new Adjustment(Fees, -0.000001m, AdjustmentKind.OwnOrgan, "本机关"), "张三", Samples.At));
            await db.SaveChangesAsync();
        }

        await using var later = store.Open();
        var read = await later.RollUpMembers.SingleAsync();
        Assert.Equal((true, true, "乡镇", "张三", Samples.At), (read.IsIncluded, read.CountsHandedIn, read.Reason, read.By, read.At));
        Assert.Equal(new Adjustment(Fees, -0.000001m, AdjustmentKind.OwnOrgan, "本机关"), (await later.RollUpAdjustments.SingleAsync()).ToAdjustment());
    }

    private static RollUpSnapshot Snapshot(Unit unit, int edition, decimal fees)
    {
        var figures = ReportFigures.Of(Form.Cells.Select(c => KeyValuePair.Create(c.Id, CellValue.Zero)))
            .With(Fees, CellValue.Of(fees))
            .With(CellId.Parse("requests.received.other"), CellValue.Blank)
            .With(CellId.Parse("requests.received.total"), CellValue.NotApplicable);
        return RollUpSnapshot.Of(
            RollUp.Of(
                Form,
                [new RollUpChild(unit.Code, unit.Name, new RollUpSource(true, edition, "sha256:1"), RollUp.ValuesFor(Form, Form, figures))],
                [new RollUpAbsentee("370725199", "缺报镇", RollUpAbsence.NotPublished)],
                [new Adjustment(Fees, -1, AdjustmentKind.DoubleCount, "两家各计一次")]),
            [Fees]);
    }
}
