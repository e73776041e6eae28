using GovInfoReports.Domain.Form;

namespace GovInfoReports.Domain.Tests.Form;

public class CellFormatTests
{
    private static readonly CellFormat Count = new("count", "件", 0, int.MaxValue, 0);
    private static readonly CellFormat Signed = new("signedCount", "", -int.MaxValue, int.MaxValue, 0);
    private static readonly CellFormat Amount = new("amount", "万元", 0, 99999999.999999m, 6);

    public static TheoryData<string, string, string, bool> Read => new()
    {
        { "count", "0", "0", false },
        { "count", "12", "12", false },
        { "count", " 12 ", "12", true },
        { "count", "０", "0", true },
        { "count", "１２３", "123", true },
        { "count", "1,234", "1234", true },
        { "count", "1，234", "1234", true },
        { "count", "12件", "12", true },
        { "count", "12 件", "12", true },
        { "count", "\u300012\u3000", "12", true },
        { "count", "007", "7", false },
        { "count", "/", "/", false },
        { "count", "／", "/", false },
        { "count", "-", "/", true },
        { "count", "——", "/", true },
        { "count", "无", "/", true },
        { "count", "不适用", "/", true },
        { "count", "", "", false },
        { "count", "  ", "", false },
        { "count", "2147483647", "2147483647", false },
        { "signed", "-15", "-15", false },
        { "signed", "+19", "19", false },
        { "signed", "−15", "-15", true },
        { "signed", "－15", "-15", true },
        { "amount", "24252.311082", "24252.311082", false },
        { "amount", "152.2万元", "152.2", true },
        { "amount", "1.50", "1.5", false },
    };

    public static TheoryData<string, string, CellInputProblem> Refused => new()
    {
        { "count", "abc", CellInputProblem.NotANumber },
        { "count", "1,5", CellInputProblem.NotANumber },
        { "count", "12,34", CellInputProblem.NotANumber },
        { "count", ",123", CellInputProblem.NotANumber },
        { "count", "1 2", CellInputProblem.NotANumber },
        { "count", "1.2.3", CellInputProblem.NotANumber },
        { "count", "1e5", CellInputProblem.NotANumber },
        { "count", "NaN", CellInputProblem.NotANumber },
        { "count", "十二", CellInputProblem.NotANumber },
        { "count", "12元", CellInputProblem.TooManyWords },
        { "count", "5人次", CellInputProblem.TooManyWords },
        { "count", "共 5 件", CellInputProblem.TooManyWords },
        { "count", "5万", CellInputProblem.NotANumber },
        { "count", "5件6", CellInputProblem.NotANumber },
        { "count", "5%", CellInputProblem.NotANumber },
        { "amount", "12.5元", CellInputProblem.OtherUnit },
        { "amount", "3亿元", CellInputProblem.OtherUnit },
        { "count", "-1", CellInputProblem.Negative },
        { "count", "1.5", CellInputProblem.NotWhole },
        { "count", "2147483648", CellInputProblem.TooLarge },
        { "count", "99999999999999999999999999999999999", CellInputProblem.NotANumber },
        { "signed", "-2147483648", CellInputProblem.TooLarge },
        { "amount", "0.0000001", CellInputProblem.TooPrecise },
        { "amount", "100000000", CellInputProblem.TooLarge },
        { "amount", "-0.5", CellInputProblem.Negative },
    };

    [Theory]
    [MemberData(nameof(Read))]
    public void What_a_person_types_is_read(string format, string text, string value, bool normalised)
    {
        var input = Format(format).Parse(text);

        Assert.Equal((value, CellInputProblem.None), (input.Value.ToString(), input.Problem));
        Assert.Equal(normalised, input.Normalised);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_not_a_number_for_the_cell_is_refused_with_its_reason(string format, string text, CellInputProblem problem)
    {
        var input = Format(format).Parse(text);

        Assert.Equal(problem, input.Problem);
        Assert.True(input.Value.IsBlank);
    }

    [Theory]
    [InlineData("count", "5人次", "人次")]
    [InlineData("count", "约５件", "约")]
    [InlineData("signed", "共 5 件", "共…件")]
    [InlineData("amount", "12.5元", "元")]
    [InlineData("count", "abc", null)]
    public void Words_around_a_number_are_told(string format, string text, string? words) => Assert.Equal(words, Format(format).Parse(text).Words);

    [Fact]
    public void Nothing_is_blank() => Assert.Equal(new CellInput(CellValue.Blank, CellInputProblem.None), Count.Parse(null));

    [Fact]
    public void A_blank_is_not_zero_and_neither_is_a_cell_that_does_not_apply()
    {
        Assert.Null(CellValue.Blank.Addend);
        Assert.Equal(0, CellValue.NotApplicable.Addend);
        Assert.Null(CellValue.NotApplicable.Number);
        Assert.Equal(3, new[] { CellValue.Blank, CellValue.NotApplicable, CellValue.Zero }.Distinct().Count());
        Assert.Equal(default, CellValue.Blank);
    }

    [Fact]
    public void Equal_numbers_are_equal_however_they_were_written()
    {
        Assert.Equal(CellValue.Of(1.5m), CellValue.Of(1.500m));
        Assert.Equal("1.5", CellValue.Of(1.500m).ToString());
        Assert.Equal(CellValue.Of(1.5m).GetHashCode(), CellValue.Of(1.50m).GetHashCode());
    }

    private static CellFormat Format(string code) => code switch
    {
        "count" => Count,
        "signed" => Signed,
        _ => Amount,
    };

    [Theory]
    [InlineData("无")]
    [InlineData(" 无 ")]
    [InlineData("　无")]
    public void A_typed_nothing_is_asked_about_and_one_in_a_file_does_not_apply(string text)
    {
        Assert.Equal(new CellInput(CellValue.Blank, CellInputProblem.Ambiguous), Count.ParseTyped(text));
        Assert.Equal(CellValue.NotApplicable, Count.Parse(text).Value);
    }

    [Theory]
    [InlineData("不适用", "/")]
    [InlineData("—", "/")]
    [InlineData("0.0", "0")]
    [InlineData("1,234", "1234")]
    [InlineData("12件", "12")]
    public void What_is_typed_clearly_is_read_as_in_a_file(string text, string value) => Assert.Equal((value, CellInputProblem.None), (Count.ParseTyped(text).Value.ToString(), Count.ParseTyped(text).Problem));
}
