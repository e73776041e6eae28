using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GovInfoReports.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OriginalDayAndFiling : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "FilesSince",
                table: "Units",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "OriginallyPublishedOn",
                table: "Editions",
                type: "TEXT",
                nullable: true);

            // The trigger of Initial knows the columns of its day; this one keeps the new one.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER TR_Editions_OriginalDay BEFORE UPDATE ON Editions
                WHEN NEW.OriginallyPublishedOn IS NOT OLD.OriginallyPublishedOn
                BEGIN SELECT RAISE(ABORT, 'Editions is kept for good'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER TR_Editions_OriginalDay;");

            migrationBuilder.DropColumn(
                name: "FilesSince",
                table: "Units");

            migrationBuilder.DropColumn(
                name: "OriginallyPublishedOn",
                table: "Editions");
        }
    }
}
