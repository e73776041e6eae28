using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GovInfoReports.Data.Migrations.SqlServer
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
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "OriginallyPublishedOn",
                table: "Editions",
                type: "date",
                nullable: true);

            // The trigger of Initial knows the columns of its day; this one keeps the new one.
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
