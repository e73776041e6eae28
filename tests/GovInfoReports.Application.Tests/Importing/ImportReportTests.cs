using GovInfoReports.Application.Importing;
using GovInfoReports.Application.Tests.Importing.Batches;
using GovInfoReports.Data;
using GovInfoReports.Documents.Reading;
using GovInfoReports.Documents.Sources;
using GovInfoReports.Domain.Form;
using GovInfoReports.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovInfoReports.Application.Tests.Importing;

public class ImportReportTests
{
    [Theory, OnSqlite]
    public async Task ExecuteAsync_reading_takes_too_long_is_refused_in_words_and_stores_nothing(DatabaseProvider provider)
    {
        await using var office = await Office.OpenAsync(provider);
        await using var scope = office.Scope();
        ReportTextReader slow = new(FormCatalog.Official(), new SourceLimits { ReadingTime = TimeSpan.Zero });
        var readings = ActivatorUtilities.CreateInstance<Readings>(scope.ServiceProvider, slow);
        var import = ActivatorUtilities.CreateInstance<ImportReport>(scope.ServiceProvider, readings);
        var file = Archive.Report("2021.txt", "云台县白水镇人民政府", 2021);

        var refused = await Refused.InvalidAsync(() => import.ExecuteAsync(Office.Town, 2021, file.Bytes.ToArray(), file.Name, default));

        Assert.Contains("超过 0 秒", (string)refused.Reasons[0].Arguments[0]!, StringComparison.Ordinal);
        await using var db = office.OpenStore();
        Assert.Empty(await db.Reports.ToListAsync());
    }
}
