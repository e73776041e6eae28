using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GovInfoReports.Data.Migrations.SqlServer
{
    /// <summary>
    /// Triggers that refuse to change what is kept for good. Inside EXEC, because an idempotent script wraps each statement in a
    /// condition, where CREATE TRIGGER may not stand.
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
                    EXEC(N'CREATE TRIGGER TR_{table}_Immutable ON {table} AFTER UPDATE, DELETE AS
                    BEGIN
                        SET NOCOUNT ON;
                        IF EXISTS (SELECT 1 FROM deleted)
                            THROW 51000, ''{table} is kept for good'', 1;
                    END')
                    """);
            }

            // Only SupersededBy may change, once, from nothing.
            migrationBuilder.Sql(
                """
                EXEC(N'CREATE TRIGGER TR_Editions_Immutable ON Editions AFTER UPDATE, DELETE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM deleted WHERE SupersededBy IS NOT NULL)
                        OR EXISTS (
                            SELECT Id, ReportId, UnitId, UnitCode, UnitName, AreaNames, ProvinceCode, CityCode, CountyCode, [Year], Form, [Number], Title, PublishedAt, CorrectionNote, [Hash] FROM deleted
                            EXCEPT
                            SELECT Id, ReportId, UnitId, UnitCode, UnitName, AreaNames, ProvinceCode, CityCode, CountyCode, [Year], Form, [Number], Title, PublishedAt, CorrectionNote, [Hash] FROM inserted)
                        THROW 51000, ''Editions is kept for good'', 1;
                END')
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var table in Tables.Append("Editions"))
            {
                migrationBuilder.Sql($"DROP TRIGGER TR_{table}_Immutable;");
            }
        }
    }
}
