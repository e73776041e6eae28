using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GovInfoReports.Data.Migrations.Sqlite
{
    /// <summary>
    /// Triggers that refuse to change what is kept for good. A migration that makes SQLite build one of these tables anew
    /// (it does for most changes of columns) has to create its triggers again.
    /// </summary>
    public partial class ImmutableRecords : Migration
    {
        private static readonly string[] Tables = ["EditionBodies", "Submissions", "Decisions", "AuditEntries"];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            foreach (var table in Tables)
            {
                migrationBuilder.Sql(
                    $"""
                    CREATE TRIGGER TR_{table}_Immutable BEFORE UPDATE ON {table}
                    BEGIN SELECT RAISE(ABORT, '{table} is kept for good'); END;
                    """);
                migrationBuilder.Sql(
                    $"""
                    CREATE TRIGGER TR_{table}_Undeletable BEFORE DELETE ON {table}
                    BEGIN SELECT RAISE(ABORT, '{table} is kept for good'); END;
                    """);
            }

            migrationBuilder.Sql(
                """
                CREATE TRIGGER TR_Editions_Immutable BEFORE UPDATE ON Editions
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
                BEGIN SELECT RAISE(ABORT, 'Editions is kept for good'); END;
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER TR_Editions_Undeletable BEFORE DELETE ON Editions
                BEGIN SELECT RAISE(ABORT, 'Editions is kept for good'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in Tables.Append("Editions"))
            {
                migrationBuilder.Sql($"DROP TRIGGER TR_{table}_Immutable;");
                migrationBuilder.Sql($"DROP TRIGGER TR_{table}_Undeletable;");
            }
        }
    }
}
