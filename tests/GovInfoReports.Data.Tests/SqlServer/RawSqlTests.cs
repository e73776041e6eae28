using System.Data;
using GovInfoReports.Data.Places;
using GovInfoReports.Data.SqlServer;
using Microsoft.Data.SqlClient;

namespace GovInfoReports.Data.Tests.SqlServer;

public class RawSqlTests
{
    [Fact]
    public void Parameter_of_column_of_ascii_text_is_no_unicode_text()
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);

        var area = Assert.IsType<SqlParameter>(RawSql.Parameter<AreaYearTotal>(db, "@area", t => t.AreaCode, "370725"));
        var name = Assert.IsType<SqlParameter>(RawSql.Parameter<UnitNameGram>(db, "@gram", g => g.Gram, "昌乐"));

        Assert.Equal((SqlDbType.VarChar, "370725"), (area.SqlDbType, area.Value));
        Assert.Equal((SqlDbType.NVarChar, "昌乐"), (name.SqlDbType, name.Value));
    }
}
