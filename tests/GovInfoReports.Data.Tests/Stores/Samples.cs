using GovInfoReports.Data.Accounts;
using GovInfoReports.Domain.Checks;
using GovInfoReports.Domain.Content;
using GovInfoReports.Domain.Form;
using GovInfoReports.Domain.Organisations;
using GovInfoReports.Domain.Workflow;

namespace GovInfoReports.Data.Tests.Stores;

/// <summary>Things to store.</summary>
internal static class Samples
{
    public static readonly DateTime At = new(2026, 1, 20, 3, 4, 5, 678, DateTimeKind.Utc);

    public static readonly FormCatalog Catalog = FormCatalog.Official();

    public static readonly CheckReport NoFindings = new([], [new RuleOutcome("A1", Tier.Error, RuleStatus.Passed, null), new RuleOutcome("A5a", Tier.Query, RuleStatus.NotRun, "上一年度报告未在本站公开。")]);

    public static FormEdition Form => Catalog.Get("2021");

    public static (Unit Province, Unit City, Unit County, Unit Township) Hierarchy(string township = "370725103", string name = "红河镇人民政府")
    {
        var province = Unit.Create("370000", "山东省人民政府", UnitLevel.Province, null, false);
        var city = Unit.Create("370700", "潍坊市人民政府", UnitLevel.City, province, false);
        var county = Unit.Create("370725", "昌乐县人民政府", UnitLevel.County, city, true);
        return (province, city, county, Unit.Create(township, name, UnitLevel.Township, county, true));
    }

    public static async Task<Unit> StoreUnitsAsync(ReportsDbContext db)
    {
        var (province, city, county, township) = Hierarchy();
        db.Units.AddRange(township, province, county, city);
        await db.SaveChangesAsync();
        return township;
    }

    public static ReportContent Content(FormEdition? form = null)
    {
        var content = ReportContent.EmptyFor(form ?? Form);
        return content with
        {
            Title = "红河镇人民政府2025年政府信息公开工作年度报告",
            Preamble = "本报告所列数据的统计期限自2025年1月1日起。",
            Signature = "红河镇人民政府\n2026年1月20日",
            AdditionalSections = [new AdditionalSection("附：“𠮷”字与😀", "正文。", "otherMatters")],
            Texts = new Dictionary<string, string>(content.Texts, StringComparer.Ordinal)
            {
                ["overview"] = "一是主动公开。\n\n**二是**依申请公开。",
                ["requests"] = "表旁的说明。",
            },
            Figures = content.Figures.With(content.Figures.Cells.Take(4).Select((c, i) => KeyValuePair.Create(c.Key, i switch
            {
                0 => CellValue.Zero,
                1 => CellValue.NotApplicable,
                2 => CellValue.Blank,
                _ => CellValue.Of(2147483647),
            }))),
        };
    }

    public static AnnualReport Report(Unit unit, int year = 2025) =>
        AnnualReport.Begin(unit, year, Form, Content(), "张三", At);

    public static Actor Clerk(Unit unit) => new(7, "张三", Role.Clerk, unit);

    public static Actor Officer(Unit unit) => new(8, "李四", Role.Officer, unit);

    public static Account Account(Unit unit, string userName = "honghe") => new()
    {
        UserName = userName,
        NormalizedUserName = userName.ToUpperInvariant(),
        DisplayName = "红河镇填报员",
        Posts = { Post.At(Role.Clerk, unit.Id) },
        CreatedAt = At,
        LastSignInAt = At.AddDays(1),
    };

    /// <summary>Stores a report and takes it through to its first edition.</summary>
    public static async Task<PublishedEdition> PublishAsync(ReportsDbContext db, Unit unit, int year = 2025, DateTime? at = null)
    {
        var report = Report(unit, year);
        db.Reports.Add(report);
        await db.SaveChangesAsync();
        report.Submit(NoFindings, Clerk(unit), at ?? At);
        report.Approve(NoFindings, Officer(unit), at ?? At);
        var edition = report.Publish(unit, ["山东省人民政府", "潍坊市人民政府", "昌乐县人民政府"], NoFindings, Officer(unit), at ?? At);
        db.Editions.Add(edition);
        await db.SaveChangesAsync();
        return edition;
    }
}
