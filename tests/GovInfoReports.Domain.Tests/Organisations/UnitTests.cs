using GovInfoReports.Domain.Organisations;

namespace GovInfoReports.Domain.Tests.Organisations;

public class UnitTests
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    private static Unit OtherCounty => Unit.Create("990123", "安远县", UnitLevel.County, Unit.Create("990200", "临海市", UnitLevel.City, Units.Province(), false), true);

    [Fact]
    public void Unit_renamed_and_moved_keeps_names_and_parents_with_their_days()
    {
        var unit = Units.Township();

        unit.Rename("平安街道办事处", Day);
        unit.MoveTo(OtherCounty, Day.AddDays(10));

        Assert.Equal(("平安街道办事处", "990123", "990122101", Day.AddDays(10)), (unit.Name, unit.ParentCode, unit.Code, unit.NamedSince!.Value));
        Assert.Equal(new Place("990000", "990200", "990123"), unit.Place);
        Assert.Equal(
            [("平安镇人民政府", "990122", null, Day.AddDays(-1)), ("平安街道办事处", "990122", (DateOnly?)Day, Day.AddDays(9))],
            unit.Names.Select(n => (n.Name, n.ParentCode!, n.FirstDay, n.LastDay)));
    }

    [Fact]
    public void Unit_changed_twice_on_a_day_has_no_day_between()
    {
        var unit = Units.Township();

        unit.Rename("平安街道办事处", Day);
        unit.MoveTo(OtherCounty, Day);

        Assert.Equal("平安镇人民政府", Assert.Single(unit.Names).Name);
    }

    [Fact]
    public void Unit_changed_before_its_last_change_is_refused_and_stays()
    {
        var unit = Units.Township();
        unit.Rename("平安街道办事处", Day);

        Assert.Equal("Unit.DayBefore", Problem(() => unit.Rename("平安镇", Day.AddDays(-1))));
        Assert.Equal("Unit.DayBefore", Problem(() => unit.MoveTo(OtherCounty, Day.AddDays(-1))));
        Assert.Equal("Unit.SameParent", Problem(() => unit.MoveTo(Units.County(), Day)));
        Assert.Equal("Unit.ParentLevel.Township", Problem(() => unit.MoveTo(Units.Department(), Day)));
        Assert.Equal(("平安街道办事处", "990122", 1), (unit.Name, unit.ParentCode, unit.Names.Count));
    }

    [Theory]
    [InlineData(SuccessionKind.Merged)]
    [InlineData(SuccessionKind.Split)]
    [InlineData(SuccessionKind.Duplicate)]
    public void Succession_without_successor_is_of_an_abolished_unit_only(SuccessionKind kind) =>
        Assert.Throws<ArgumentException>(() => new UnitSuccession(Units.Township(), null, Day, kind, "机构改革", true, "张三", DateTime.UnixEpoch));

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Succession_without_reason_is_refused(string? reason) =>
        Assert.Equal("Reason.Required", Problem(() => UnitSuccession.Explained(reason)));

    [Fact]
    public void A_unit_lies_in_every_area_above_it()
    {
        Assert.Equal(new Place("990000", "990100", "990122"), Units.Township().Place);
        Assert.Equal(new Place("990000", "990100", null), Units.City().Place);
        Assert.Equal(new Place("990000", null, null), Units.Province().Place);
        Assert.Equal("990122", Units.Department().ParentCode);
    }

    [Fact]
    public void A_county_may_stand_directly_under_its_province()
    {
        var county = Unit.Create("999001", "直管县", UnitLevel.County, Units.Province(), true);

        Assert.Equal(new Place("990000", null, "999001"), county.Place);
    }

    [Theory]
    [InlineData("990000", UnitLevel.Province, true)]
    [InlineData("990100", UnitLevel.Province, false)]
    [InlineData("990100", UnitLevel.City, true)]
    [InlineData("990122", UnitLevel.City, false)]
    [InlineData("990122", UnitLevel.County, true)]
    [InlineData("99012", UnitLevel.County, false)]
    [InlineData("990122101", UnitLevel.Township, true)]
    [InlineData("990122101000", UnitLevel.Township, true)]
    [InlineData("9901221010", UnitLevel.Township, false)]
    [InlineData("990122-JT01", UnitLevel.Department, true)]
    [InlineData("990122-jt01", UnitLevel.Department, false)]
    [InlineData("990122-", UnitLevel.Department, false)]
    [InlineData("990122101\n", UnitLevel.Township, false)]
    [InlineData("９９0122101", UnitLevel.Township, false)]
    [InlineData(null, UnitLevel.County, false)]
    public void Codes_have_the_form_of_their_level(string? code, UnitLevel level, bool fits) => Assert.Equal(fits, UnitCode.Fits(code, level));

    [Fact]
    public void Units_stand_under_the_level_above()
    {
        Assert.Equal("Unit.ParentMissing", Problem(() => Unit.Create("990100", "市", UnitLevel.City, null, true)));
        Assert.Equal("Unit.NoProvince", Problem(() => Unit.Create("980000", "省", UnitLevel.Province, Units.Province(), true)));
        Assert.Equal("Unit.ParentLevel.Township", Problem(() => Unit.Create("990122101", "镇", UnitLevel.Township, Units.Department(), true)));
        Assert.Equal("Unit.ParentLevel.Department", Problem(() => Unit.Create("990122-A", "局", UnitLevel.Department, Units.Township(), true)));
        Assert.Equal("Unit.CodeForm.Township", Problem(() => Unit.Create("99", "镇", UnitLevel.Township, Units.County(), true)));
        Assert.Equal("Unit.NameMissing", Problem(() => Unit.Create("990122101", " ", UnitLevel.Township, Units.County(), true)));
        Assert.Equal("Unit.NameTooLong", Problem(() => Units.Township().Rename(new string('字', Unit.NameLength + 1), Day)));
    }

    [Theory]
    [InlineData("红\n河镇")]
    [InlineData("红\u202e河镇")]
    [InlineData("红\u200b河镇")]
    [InlineData("红\u2028河镇")]
    public void Name_with_signs_that_hide_or_turn_others_is_refused(string name) =>
        Assert.Equal("Unit.NameNotPlain", Problem(() => Units.Township().Rename(name, Day)));

    [Theory]
    [InlineData("\ue863河镇")]
    [InlineData("\U00020164河镇")]
    public void Name_with_a_rare_character_is_taken(string name)
    {
        var unit = Units.Township();

        unit.Rename(name, Day);

        Assert.Equal(name, unit.Name);
    }

    [Fact]
    public void An_area_covers_what_lies_in_it_and_nothing_else()
    {
        var township = Units.Township();

        Assert.All([Units.Province(), Units.City(), Units.County(), township], u => Assert.True(u.Covers(township.Code, township.Place)));
        Assert.False(Units.Department().Covers(township.Code, township.Place));
        Assert.False(Unit.Create("990123", "邻县", UnitLevel.County, Units.City(), true).Covers(township.Code, township.Place));
        Assert.False(township.Covers(Units.County().Code, Units.County().Place));
        Assert.False(Unit.Create("990100", "市", UnitLevel.City, Units.Province(), true).Covers("990000", Units.Province().Place));
    }

    [Theory]
    [InlineData(Role.Clerk)]
    [InlineData(Role.Officer)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Auditor)]
    public void A_clerk_covers_its_own_unit_and_the_others_their_area(Role role)
    {
        var county = Units.County();
        var township = Units.Township();
        var actor = new Actor(1, "王五", role, county);

        Assert.True(actor.Covers(county.Code, county.Place));
        Assert.Equal(role != Role.Clerk, actor.Covers(township.Code, township.Place));
        Assert.False(actor.Covers("990000", Units.Province().Place));
    }

    [Fact]
    public void A_dissolved_unit_can_exist_again()
    {
        var unit = Units.Township();
        unit.SetActive(false);
        Assert.False(unit.IsActive);
        unit.SetActive(true);
        Assert.True(unit.IsActive);
    }

    private static string Problem(Action action) => Assert.Throws<RefusedException>(action).Key;
}
