using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GovInfoReports.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class EditionsByteByByte : Migration
    {
        private static readonly string[] Columns = ["ReportId", "UnitId", "Year", "Number", "PublishedAt"];

        private static readonly string[] Texts =
        [
            "UnitCode", "UnitName", "AreaNames", "ProvinceCode", "CityCode", "CountyCode", "Form", "Title", "CorrectionNote", "Hash", "SourceName", "SourceHash",
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER TR_Editions_OriginalDay;");
            Alter(migrationBuilder, [.. Columns, "OriginallyPublishedOn"]);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            Alter(migrationBuilder, Columns);
            migrationBuilder.Sql(
                """
                EXEC(N'CREATE TRIGGER TR_Editions_OriginalDay ON Editions AFTER UPDATE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT Id, OriginallyPublishedOn FROM deleted EXCEPT SELECT Id, OriginallyPublishedOn FROM inserted)
                        THROW 51000, ''Editions is kept for good'', 1;
                END')
                """);
        }

        // Texts as bytes: a collation takes texts for equal that differ in case, width or blanks at the end. Row by row, which needs no table to
        // sort in; a deleted row has no match. Only SupersededBy may change, once, from nothing. A migration that adds a column to Editions has
        // to alter this trigger.
        private static void Alter(MigrationBuilder migrationBuilder, string[] columns) => migrationBuilder.Sql(
            $"""
            EXEC(N'ALTER TRIGGER TR_Editions_Immutable ON Editions AFTER UPDATE, DELETE AS
            BEGIN
                SET NOCOUNT ON;
                IF EXISTS (
                    SELECT 1 FROM deleted d LEFT JOIN inserted i ON i.Id = d.Id
                    WHERE i.Id IS NULL OR d.SupersededBy IS NOT NULL
                        OR EXISTS (SELECT {Of("d", columns)} EXCEPT SELECT {Of("i", columns)}))
                    THROW 51000, ''Editions is kept for good'', 1;
            END')
            """);

        private static string Of(string row, string[] columns) =>
            string.Join(", ", [.. columns.Select(c => $"{row}.[{c}]"), .. Texts.Select(c => $"CAST({row}.[{c}] AS varbinary(8000))")]);
    }
}
