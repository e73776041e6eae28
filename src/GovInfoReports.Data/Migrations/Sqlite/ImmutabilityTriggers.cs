using Microsoft.EntityFrameworkCore.Migrations;

namespace GovInfoReports.Data.Migrations.Sqlite;

/// <summary>
/// Triggers that refuse to change what is kept for good, as <c>Initial</c> makes them. A migration that makes SQLite build
/// one of these tables anew (it does for most changes of columns), or that adds a column to <c>Editions</c>, has to create its
/// triggers again; this file stays as it is.
/// </summary>
internal static class ImmutabilityTriggers
{
    public static void Create(MigrationBuilder migrations)
    {
        foreach (var table in new[] { "EditionBodies", "Submissions", "Decisions", "AuditEntries", "SignOffs" })
        {
            Refuse(migrations, table, "Immutable", "UPDATE", string.Empty);
            Refuse(migrations, table, "Undeletable", "DELETE", string.Empty);
        }

        // Only SupersededBy may change, once, from nothing.
        Refuse(
            migrations,
            "Editions",
            "Immutable",
            "UPDATE",
            """

            WHEN OLD.SupersededBy IS NOT NULL
                OR NEW.Id IS NOT OLD.Id
                OR NEW.ReportId IS NOT OLD.ReportId
                OR NEW.UnitId IS NOT OLD.UnitId
                OR NEW.UnitCode IS NOT OLD.UnitCode
                OR NEW.UnitName IS NOT OLD.UnitName
                OR NEW.AreaNames IS NOT OLD.AreaNames
                OR NEW.ProvinceCode IS NOT OLD.ProvinceCode
                OR NEW.CityCode IS NOT OLD.CityCode
                OR NEW.CountyCode IS NOT OLD.CountyCode
                OR NEW.Year IS NOT OLD.Year
                OR NEW.Form IS NOT OLD.Form
                OR NEW.Number IS NOT OLD.Number
                OR NEW.Title IS NOT OLD.Title
                OR NEW.PublishedAt IS NOT OLD.PublishedAt
                OR NEW.CorrectionNote IS NOT OLD.CorrectionNote
                OR NEW.Hash IS NOT OLD.Hash
                OR NEW.SourceName IS NOT OLD.SourceName
                OR NEW.SourceHash IS NOT OLD.SourceHash
            """);
        Refuse(migrations, "Editions", "Undeletable", "DELETE", string.Empty);
    }

    private static void Refuse(MigrationBuilder migrations, string table, string name, string change, string when) => migrations.Sql(
        $"""
        CREATE TRIGGER TR_{table}_{name} BEFORE {change} ON {table}{when}
        BEGIN SELECT RAISE(ABORT, '{table} is kept for good'); END;
        """);
}
