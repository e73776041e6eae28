using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport.Forms;

namespace GovInfoReports.Domain.Tests.Form;

public class FormCatalogTests
{
    private static readonly FormCatalog Official = FormCatalog.Official();

    [Theory]
    [InlineData(2018, null)]
    [InlineData(2019, "2019")]
    [InlineData(2020, "2019")]
    [InlineData(2021, "2021")]
    [InlineData(2026, "2021")]
    [InlineData(2100, "2021")]
    public void Each_year_has_its_edition(int year, string? form) => Assert.Equal(form, Official.ForYear(year)?.Id);

    [Fact]
    public void A_further_edition_ends_the_one_in_force_the_year_before()
    {
        var catalog = InventedForm.CatalogWithOfficial();

        Assert.Equal("2021", catalog.ForYear(2030)!.Id);
        Assert.Equal("2031", catalog.ForYear(2031)!.Id);
        Assert.Equal(2030, catalog.Get("2021").LastYear);
        Assert.Equal(Official.Get("2021").Cells.Select(c => c.Id), catalog.Get("2021").Cells.Select(c => c.Id));
        Assert.Equal([2019], catalog.Get("2019").OptionalYears);
    }

    [Fact]
    public void Editions_that_share_an_id_or_years_are_refused()
    {
        Assert.Throws<FormDefinitionException>(() => new FormCatalog([InventedForm.Edition(), InventedForm.Edition()]));
        Assert.Throws<FormDefinitionException>(() => new FormCatalog([Official.Get("2021").Until(2031), InventedForm.Edition()]));
        Assert.Throws<FormDefinitionException>(() => new FormCatalog([Official.Get("2019"), .. Official.Editions]));
    }

    [Theory]
    [InlineData("2019")]
    [InlineData("2021")]
    public void Other_matters_ask_for_the_processing_fee_without_being_the_account_of_the_year(string form)
    {
        var section = Official.Get(form).Section("otherMatters")!;

        Assert.Equal(["信息处理费"], Assert.Single(section.Matters).Keywords);
        Assert.Empty(section.Aspects);
        Assert.All(Official.Get(form).Sections.Where(s => s.Code != "otherMatters"), s => Assert.Empty(s.Matters));
    }

    [Fact]
    public void An_unknown_edition_is_not_found()
    {
        Assert.Null(Official.Find("1999"));
        Assert.Throws<KeyNotFoundException>(() => Official.Get("1999"));
    }

    [Theory]
    [InlineData("2019", 23, 7, 22)]
    [InlineData("2021", 25, 7, 10)]
    public void Section_three_has_its_rows_by_seven_columns_and_section_four_fifteen_cells(string form, int rows, int columns, int disclosure)
    {
        var edition = Official.Get(form);

        var block = Assert.Single(edition.Tables.Single(t => t.Code == "requests").Blocks);
        Assert.Equal((rows, columns), (block.Rows.Count, block.Columns.Count));
        Assert.Equal(15, edition.Tables.Single(t => t.Code == "disputes").Cells.Count);
        Assert.Equal(disclosure, edition.Tables.Single(t => t.Code == "disclosure").Cells.Count);
    }

    [Theory]
    [InlineData("2019")]
    [InlineData("2021")]
    public void The_six_sections_have_their_official_headings(string form) => Assert.Equal(
        ["一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"],
        Official.Get(form).Sections.Select(s => s.Heading));

    // Written out from the notices, not from the definitions.
    private static readonly string[] CommonRows =
    [
        "received|一、本年新收政府信息公开申请数量",
        "carriedOver|二、上年结转政府信息公开申请数量",
        "granted|三、本年度办理结果|（一）予以公开",
        "partiallyGranted|三、本年度办理结果|（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "refusedStateSecret|三、本年度办理结果|（三）不予公开|1.属于国家秘密",
        "refusedOtherLaw|三、本年度办理结果|（三）不予公开|2.其他法律行政法规禁止公开",
        "refusedSecurityStability|三、本年度办理结果|（三）不予公开|3.危及“三安全一稳定”",
        "refusedThirdParty|三、本年度办理结果|（三）不予公开|4.保护第三方合法权益",
        "refusedInternalAffairs|三、本年度办理结果|（三）不予公开|5.属于三类内部事务信息",
        "refusedProcess|三、本年度办理结果|（三）不予公开|6.属于四类过程性信息",
        "refusedEnforcementFile|三、本年度办理结果|（三）不予公开|7.属于行政执法案卷",
        "refusedAdministrativeInquiry|三、本年度办理结果|（三）不予公开|8.属于行政查询事项",
        "unavailableNotHeld|三、本年度办理结果|（四）无法提供|1.本机关不掌握相关政府信息",
        "unavailableNeedsCreation|三、本年度办理结果|（四）无法提供|2.没有现成信息需要另行制作",
        "unavailableUnclear|三、本年度办理结果|（四）无法提供|3.补正后申请内容仍不明确",
        "declinedPetition|三、本年度办理结果|（五）不予处理|1.信访举报投诉类申请",
        "declinedRepeated|三、本年度办理结果|（五）不予处理|2.重复申请",
        "declinedPublication|三、本年度办理结果|（五）不予处理|3.要求提供公开出版物",
        "declinedExcessive|三、本年度办理结果|（五）不予处理|4.无正当理由大量反复申请",
        "declinedReconfirmation|三、本年度办理结果|（五）不予处理|5.要求行政机关确认或重新出具已获取信息",
    ];

    private static readonly string[] LastRows = ["handledTotal|三、本年度办理结果|（七）总计", "carriedForward|四、结转下年度继续办理"];

    [Fact]
    public void The_rows_of_section_three_carry_their_official_labels()
    {
        Assert.Equal([.. CommonRows, "otherHandling|三、本年度办理结果|（六）其他处理", .. LastRows], Rows("2019", "requests"));
        Assert.Equal(
            [
                .. CommonRows,
                "otherUncorrected|三、本年度办理结果|（六）其他处理|1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
                "otherFeeUnpaid|三、本年度办理结果|（六）其他处理|2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
                "otherMiscellaneous|三、本年度办理结果|（六）其他处理|3.其他",
                .. LastRows,
            ],
            Rows("2021", "requests"));
    }

    [Theory]
    [InlineData("2019")]
    [InlineData("2021")]
    public void The_columns_of_sections_three_and_four_carry_their_official_labels(string form)
    {
        var edition = Official.Get(form);

        Assert.Equal(
            [
                "naturalPerson|申请人情况|自然人",
                "commercialEnterprise|申请人情况|法人或其他组织|商业企业",
                "researchInstitution|申请人情况|法人或其他组织|科研机构",
                "publicWelfareOrganization|申请人情况|法人或其他组织|社会公益组织",
                "legalServiceInstitution|申请人情况|法人或其他组织|法律服务机构",
                "other|申请人情况|法人或其他组织|其他",
                "total|申请人情况|总计",
            ],
            edition.Tables.Single(t => t.Code == "requests").Blocks[0].Columns.Select(c => $"{c.Code}|{string.Join('|', c.Labels)}"));
        Assert.Equal(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"], edition.Tables.Single(t => t.Code == "disputes").Blocks[0].Columns.Select(c => c.Label));
        Assert.Equal(["reconsideration|行政复议", "litigationDirect|行政诉讼|未经复议直接起诉", "litigationAfterReconsideration|行政诉讼|复议后起诉"], Rows(form, "disputes"));
    }

    [Fact]
    public void Section_two_has_the_items_of_article_twenty_of_its_edition()
    {
        Assert.Equal(
            [
                "第二十条第（一）项：规章、规范性文件×本年新制作数量、本年新公开数量、对外公开总数量",
                "第二十条第（五）项：行政许可、其他对外管理服务事项×上一年项目数量、本年增/减、处理决定数量",
                "第二十条第（六）项：行政处罚、行政强制×上一年项目数量、本年增/减、处理决定数量",
                "第二十条第（八）项：行政事业性收费×上一年项目数量、本年增/减",
                "第二十条第（九）项：政府集中采购×采购项目数量、采购总金额",
            ],
            Blocks("2019"));
        Assert.Equal(
            [
                "第二十条第（一）项：规章、行政规范性文件×本年制发件数、本年废止件数、现行有效件数",
                "第二十条第（五）项：行政许可×本年处理决定数量",
                "第二十条第（六）项：行政处罚、行政强制×本年处理决定数量",
                "第二十条第（八）项：行政事业性收费×本年收费金额（单位：万元）",
            ],
            Blocks("2021"));
    }

    [Fact]
    public void Fees_are_in_ten_thousand_yuan_since_2021_and_changes_may_be_negative_before()
    {
        Assert.Equal(("万元", 6), Format("2021", "disclosure.fees.amount"));
        Assert.Equal((string.Empty, 6), Format("2019", "disclosure.procurement.amount"));
        Assert.True(Official.Get("2019").Find(CellId.Parse("disclosure.fees.change"))!.Format.Minimum < 0);
        Assert.Null(Official.Get("2021").Find(CellId.Parse("disclosure.procurement.amount")));
    }

    [Theory]
    [InlineData("2019")]
    [InlineData("2021")]
    public void Every_row_and_column_is_explained_and_whatever_is_said_of_the_rules_names_where_it_stands(string form)
    {
        var blocks = Official.Get(form).Tables.SelectMany(t => t.Blocks).ToList();
        List<(string Code, string? Help, IReadOnlyList<string> Examples)> parts =
        [
            .. blocks.SelectMany(b => b.Rows).Select(r => (r.Code, r.Help, r.Examples)),
            .. blocks.SelectMany(b => b.Columns).Select(c => (c.Code, c.Help, c.Examples)),
        ];

        Assert.All(parts, p => Assert.NotEmpty(p.Examples));
        Assert.All(parts, p => Assert.Matches("《条例》第|〔20[0-9]{2}〕[0-9]+号|表[内头]", p.Help));
        Assert.All(parts, p => Assert.True(p.Help!.Length <= 110, p.Code));
        Assert.All(parts.SelectMany(p => p.Examples), e => Assert.True(e.Length is > 3 and <= 45 && !e.EndsWith('。'), e));
    }

    [Fact]
    public void Columns_that_no_notice_defines_are_explained_by_their_headings_alone()
    {
        Assert.Equal(["amount", "upheld", "corrected", "otherResult", "pending"], Undefined("2021"));
        Assert.Equal(
            ["newlyMade", "newlyPublished", "publicTotal", "previousItems", "change", "decisions", "items", "amount", "upheld", "corrected", "otherResult", "pending"],
            Undefined("2019"));
    }

    [Fact]
    public void A_column_that_two_blocks_have_is_explained_once()
    {
        var edition = Official.Get("2021");
        var section = edition.Section("disclosure")!;
        var block = section.Table!.Blocks[1];
        var other = section with
        {
            Table = section.Table with { Blocks = [block, section.Table.Blocks[2] with { Columns = [block.Columns[0] with { Examples = ["不计：别的"] }] }] },
        };
        FormEdition With(FormSection changed) => new("x", "x", "x", 2021, null, [], [changed], [], []);

        Assert.Equal(edition.Find(CellId.Parse("disclosure.licensing.decisions"))!.Column.Help, edition.Find(CellId.Parse("disclosure.penalties.decisions"))!.Column.Help);
        Assert.NotEmpty(With(section).Cells);
        Assert.Throws<FormDefinitionException>(() => With(other));
    }

    [Fact]
    public void An_edition_that_explains_nothing_loads()
    {
        var columns = InventedForm.Edition().Tables.SelectMany(t => t.Blocks).SelectMany(b => b.Columns).ToList();

        Assert.NotEmpty(columns);
        Assert.All(columns, c => Assert.Null(c.Help));
        Assert.All(columns, c => Assert.Empty(c.Examples));
    }

    [Fact]
    public void Only_the_edition_of_2021_recommends_a_length()
    {
        Assert.Null(Official.Get("2019").Section("overview")!.RecommendedLength);
        Assert.Equal(1000, Official.Get("2021").Section("overview")!.RecommendedLength);
    }

    // The checks take their parts from these lists, so the lists themselves are tested against the form.
    [Theory]
    [InlineData("2019")]
    [InlineData("2021")]
    public void The_equations_take_in_every_row_and_column_they_should(string form)
    {
        var edition = Official.Get(form);
        var rows = edition.Tables.Single(t => t.Code == "requests").Blocks[0].Rows;
        string[] results = [.. rows.Where(r => r.Labels[0] == "三、本年度办理结果" && r.Code != "handledTotal").Select(r => r.Code)];
        FormRelation Relation(string rule) => edition.Relations.Single(r => r.Rule == rule);

        Assert.Equal(4, edition.Relations.Count);
        Assert.Equal(["received", "carriedOver", "handledTotal", "carriedForward"], Relation("A1").Left.Concat(Relation("A1").Right));
        Assert.Equal(["handledTotal", .. results], Relation("A2").Left.Concat(Relation("A2").Right));
        Assert.Equal(edition.Tables.Single(t => t.Code == "requests").Blocks[0].Columns.Select(c => c.Code), Relation("A3").Right.Concat(Relation("A3").Left));
        Assert.Equal(["upheld", "corrected", "otherResult", "pending", "total"], Relation("A4").Right.Concat(Relation("A4").Left));
        Assert.Equal([.. results, "carriedForward"], edition.BindingsOf("A14").Single().Rows["compared"]);
    }

    [Theory]
    [MemberData(nameof(Sheets.Forms), MemberType = typeof(Sheets))]
    public void Every_total_knows_its_equation_and_every_cell_its_section(string form)
    {
        var edition = Sheets.Catalog.Get(form);

        Assert.All(edition.Equations.Where(e => e.Relation.IsTotal), e => Assert.NotNull(edition.TotalOf(e.Left[0])));
        Assert.All(edition.Cells, c => Assert.NotNull(edition.SectionOfTable(c.Id.Table)));
        Assert.Null(edition.TotalOf(CellId.Parse("requests.received.naturalPerson")));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"id\":\"x\",\"unknown\":1}")]
    [InlineData("not json")]
    public void A_definition_that_cannot_be_read_is_refused(string json) =>
        Assert.ThrowsAny<Exception>(() => FormEditionReader.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json))));

    [Theory]
    [InlineData("\"handledTotal\", \"carriedForward\"", "\"handledTotal\", \"nowhere\"")]
    [InlineData("\"rule\": \"A12\", \"table\": \"requests\", \"rows\": {\"share\": [\"otherMiscellaneous\"]", "\"rule\": \"A12\", \"table\": \"requests\", \"rows\": {\"share\": [\"nowhere\"]")]
    [InlineData("\"code\": \"penalties\"", "\"code\": \"coercion\"")]
    [InlineData("\"format\": \"amount\"", "\"format\": \"nothing\"")]
    public void A_definition_that_contradicts_itself_is_refused(string right, string wrong)
    {
        using var stream = typeof(FormCatalog).Assembly.GetManifestResourceStream("GovInfoReports.Domain.Form.Editions.2021.json")!;
        using var reader = new StreamReader(stream);
        var json = reader.ReadToEnd();
        Assert.Contains(right, json, StringComparison.Ordinal);

        var broken = json.Replace(right, wrong, StringComparison.Ordinal);

        Assert.Throws<FormDefinitionException>(() => FormEditionReader.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(broken))));
    }

    [Theory]
    [InlineData(1, "一")]
    [InlineData(10, "十")]
    [InlineData(11, "十一")]
    [InlineData(20, "二十")]
    [InlineData(99, "九十九")]
    public void Sections_count_in_Chinese_digits(int number, string text) => Assert.Equal(text, FormSection.NumberText(number));

    [Fact]
    public void Cell_names_have_three_parts()
    {
        Assert.Equal(new CellId("a", "b", "c"), CellId.Parse("a.b.c"));
        Assert.All(["", "a.b", "a..c", "a.b.c.d"], text => Assert.Throws<FormatException>(() => CellId.Parse(text)));
        Assert.False(CellId.TryParse(null, out _));
    }

    private static IEnumerable<string> Rows(string form, string table) =>
        Official.Get(form).Tables.Single(t => t.Code == table).Blocks[0].Rows.Select(r => $"{r.Code}|{string.Join('|', r.Labels)}");

    private static IEnumerable<string> Blocks(string form) => Official.Get(form).Tables.Single(t => t.Code == "disclosure").Blocks
        .Select(b => $"{b.Banner}：{string.Join('、', b.Rows.Select(r => r.Label))}×{string.Join('、', b.Columns.Select(c => c.Label))}");

    private static IEnumerable<string> Undefined(string form) => Official.Get(form).Tables
        .SelectMany(t => t.Blocks).SelectMany(b => b.Columns).Where(c => c.Help!.Contains("（表头）", StringComparison.Ordinal)).Select(c => c.Code).Distinct();

    private static (string Unit, int Scale) Format(string form, string cell) =>
        Official.Get(form).Find(CellId.Parse(cell))!.Format is var format ? (format.Unit, format.Scale) : default;
}
