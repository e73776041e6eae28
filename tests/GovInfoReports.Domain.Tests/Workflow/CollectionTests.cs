using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Domain.Tests.Workflow;

public class CollectionTests
{
    private const int Year = 2025;
    private static readonly DateTime At = new(2025, 12, 1, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Unit Province = Unit.Create("990000", "青石省", UnitLevel.Province, null, false);
    private static readonly Unit City = Unit.Create("990100", "临溪市", UnitLevel.City, Province, false);
    private static readonly Unit County = Unit.Create("990101", "云台县", UnitLevel.County, City, false);

    private static Collection Made() => Collection.Of(County, Year, [1, 2, 3], "王五", At);

    private static CollectionTerms Terms(CollectionDates? dates = null, DateOnly? extended = null, UnitLevel level = UnitLevel.Township) =>
        new(level, Year) { Office = "云台县", Dates = dates ?? CollectionDates.None, ExtendedUntil = extended };

    private static DateOnly Day(int month, int day) => new(Year + 1, month, day);

    [Fact]
    public void Terms_nothing_set_law_counts()
    {
        Assert.Equal((Day(1, 31), DueKind.Statutory), (Terms().Due, Terms().DueBy));
        Assert.Equal(Day(2, 20), Terms(level: UnitLevel.County).Due);
        CollectionGate gate = new(Terms(), Day(12, 31));
        Assert.Null(gate.ForNew);
        Assert.Null(gate.ForChanges);
        Assert.Equal([DueKind.Statutory], gate.Missed);
    }

    [Fact]
    public void Terms_extension_counts_and_hides_no_other_day()
    {
        var terms = Terms(new CollectionDates { SubmitBy = Day(1, 20) }, Day(2, 10));

        Assert.Equal((Day(2, 10), DueKind.Extension), (terms.Due, terms.DueBy));
        Assert.Equal([(DueKind.Statutory, Day(1, 31)), (DueKind.County, Day(1, 20)), (DueKind.Extension, Day(2, 10))], terms.Days);
    }

    [Theory]
    [InlineData(19, true, true, true)]
    [InlineData(20, true, true, true)]
    [InlineData(21, true, false, true)]
    [InlineData(31, true, false, true)]
    public void Punctuality_is_answered_by_each_day_alone(int january, bool law, bool county, bool extension) =>
        Assert.Equal(new Punctuality(law, county, extension), Punctuality.Of(Terms(new CollectionDates { SubmitBy = Day(1, 20) }, Day(2, 10)), Day(1, january), Day(3, 1)));

    [Fact]
    public void Punctuality_after_extension_is_late_three_times() =>
        Assert.Equal(new Punctuality(false, false, false), Punctuality.Of(Terms(new CollectionDates { SubmitBy = Day(1, 20) }, Day(2, 10)), Day(2, 11), Day(3, 1)));

    [Fact]
    public void Punctuality_nothing_handed_in_is_late_only_where_the_day_has_passed() =>
        Assert.Equal(new Punctuality(null, false, null), Punctuality.Of(Terms(new CollectionDates { SubmitBy = Day(1, 20) }), null, Day(1, 25)));

    [Fact]
    public void Gate_before_opening_nothing_new()
    {
        var terms = Terms(new CollectionDates { OpensOn = Day(1, 5) });

        Assert.Equal("Collection.NotOpen", new CollectionGate(terms, Day(1, 4)).ForNew!.Key);
        Assert.Null(new CollectionGate(terms, Day(1, 5)).ForNew);
        Assert.Null(new CollectionGate(terms, Day(1, 4)).ForChanges);
    }

    [Fact]
    public void Gate_after_closing_says_when_and_who_can_open()
    {
        var terms = Terms(new CollectionDates { NoNewAfter = Day(2, 1), NoChangesAfter = Day(2, 5) });

        Assert.Null(new CollectionGate(terms, Day(2, 1)).ForNew);
        Assert.Equal("Collection.NoNew", new CollectionGate(terms, Day(2, 2)).ForNew!.Key);
        Assert.Null(new CollectionGate(terms, Day(2, 5)).ForChanges);
        var closed = new CollectionGate(terms, Day(2, 6)).ForChanges!;
        Assert.Equal("Collection.NoChanges", closed.Key);
        Assert.Equal([Day(2, 5), "云台县"], closed.Arguments);
    }

    [Fact]
    public void Gate_extension_keeps_both_doors_open()
    {
        var terms = Terms(new CollectionDates { NoNewAfter = Day(2, 1), NoChangesAfter = Day(2, 5) }, Day(2, 20));

        Assert.Null(new CollectionGate(terms, Day(2, 20)).ForNew);
        Assert.Null(new CollectionGate(terms, Day(2, 20)).ForChanges);
        Assert.Equal("Collection.NoNew", new CollectionGate(terms, Day(2, 21)).ForNew!.Key);
    }

    [Fact]
    public void Gate_never_shuts_before_the_law_of_the_units_level() =>
        Assert.Null(new CollectionGate(Terms(new CollectionDates { NoChangesAfter = Day(2, 1) }, level: UnitLevel.County), Day(2, 20)).ForChanges);

    [Fact]
    public void Set_days_against_each_other_are_refused_at_their_fields()
    {
        var refused = Assert.Throws<RefusedException>(() => Made().Set(
            new CollectionDates { OpensOn = Day(1, 10), SubmitBy = Day(1, 5), PublishBy = Day(1, 4), NoNewAfter = Day(1, 30), NoChangesAfter = Day(1, 29) }, null, "王五", At));

        Assert.Equal(
            ["SubmitBy:Collection.SubmitBeforeOpening", "PublishBy:Collection.PublishBeforeSubmit", "NoNewAfter:Collection.ClosesBeforeLaw", "NoChangesAfter:Collection.ClosesBeforeLaw", "NoChangesAfter:Collection.ChangesBeforeNew"],
            refused.Reasons.Select(r => $"{r.Place}:{r.Key}"));
    }

    [Fact]
    public void Decide_abolished_unit_needs_reason_and_successor()
    {
        var collection = Made();

        var refused = Assert.Throws<RefusedException>(() => collection.Decide(1, false, ExpectedKind.Abolished, " ", null, "王五", At));
        Assert.Equal(["Reason", "Successor"], refused.Reasons.Select(r => r.Place));
        Assert.Throws<RefusedException>(() => collection.Decide(1, false, ExpectedKind.Abolished, "并入。", 1, "王五", At));
        Assert.Throws<RefusedException>(() => collection.Decide(1, false, ExpectedKind.NewThisYear, "新设。", null, "王五", At));
        Assert.Throws<RefusedException>(() => collection.Decide(1, false, null, "新设。", null, "王五", At));
        var row = collection.Decide(1, false, ExpectedKind.Abolished, "机构改革并入农业农村局。", 2, "王五", At);
        Assert.Equal((false, 2), (row.IsIncluded, row.SuccessorId));
    }

    [Fact]
    public void Decide_unit_not_listed_comes_onto_the_list()
    {
        var collection = Made();

        collection.Decide(9, true, ExpectedKind.NewThisYear, "六月成立。", null, "王五", At);

        Assert.Equal([1, 2, 3, 9], collection.Units.Select(u => u.UnitId));
    }

    [Fact]
    public void Extend_needs_a_later_day_and_a_reason()
    {
        var collection = Made();
        collection.Set(new CollectionDates { SubmitBy = Day(1, 20) }, null, "王五", At);

        Assert.Throws<RefusedException>(() => collection.Extend(1, UnitLevel.Township, Day(1, 20), "水灾。", "王五", At));
        Assert.Throws<RefusedException>(() => collection.Extend(1, UnitLevel.Township, Day(1, 25), null, "王五", At));
        Assert.Equal(Day(1, 25), collection.Extend(1, UnitLevel.Township, Day(1, 25), "水灾。", "王五", At).ExtendedUntil);
        var before = collection.Revision;
        Assert.Equal(Day(1, 25), collection.EndExtension(1, "王五", At));
        Assert.NotEqual(before, collection.Revision);
        Assert.Null(collection.EndExtension(1, "王五", At));
    }
}
