using Microsoft.EntityFrameworkCore.Migrations;

namespace GovInfoReports.Data.Migrations.SqlServer;

/// <summary>
/// Triggers that refuse to change what is kept for good, as <c>Initial</c> makes them. Inside EXEC, because an idempotent
/// script wraps each statement in a condition, where CREATE TRIGGER may not stand. A migration that adds a column to
/// <c>Editions</c> has to alter its trigger; this file stays as it is.
/// </summary>
internal static class ImmutabilityTriggers
{
    private const string EditionColumns =
        "Id, ReportId, UnitId, UnitCode, UnitName, AreaNames, ProvinceCode, CityCode, CountyCode, [Year], Form, [Number], Title, "
        + "PublishedAt, CorrectionNote, [Hash], SourceName, SourceHash";

    public static void Create(MigrationBuilder migrations)
    {
        foreach (var table in new[] { "EditionBodies", "Submissions", "Decisions", "AuditEntries", "SignOffs" })
        {
            Refuse(migrations, table, "EXISTS (SELECT 1 FROM deleted)");
        }

        // Only SupersededBy may change, once, from nothing.
        Refuse(
            migrations,
            "Editions",
            $"""
            EXISTS (SELECT 1 FROM deleted WHERE SupersededBy IS NOT NULL)
                    OR EXISTS (SELECT {EditionColumns} FROM deleted EXCEPT SELECT {EditionColumns} FROM inserted)
            """);
    }

    private static void Refuse(MigrationBuilder migrations, string table, string when) => migrations.Sql(
        $"""
        EXEC(N'CREATE TRIGGER TR_{table}_Immutable ON {table} AFTER UPDATE, DELETE AS
        BEGIN
            SET NOCOUNT ON;
            IF {when}
                THROW 51000, ''{table} is kept for good'', 1;
        END')
        """);
}
