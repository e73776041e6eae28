using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GovInfoReports.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Reviewing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ReportLooks",
                columns: table => new
                {
                    AccountId = table.Column<int>(type: "int", nullable: false),
                    ReportId = table.Column<long>(type: "bigint", nullable: false),
                    Round = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RoundBefore = table.Column<int>(type: "int", nullable: true),
                    AtBefore = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportLooks", x => new { x.AccountId, x.ReportId });
                    table.ForeignKey(
                        name: "FK_ReportLooks_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReportLooks_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ReviewComments_State",
                table: "ReviewComments",
                column: "State",
                filter: "[State] = 4");

            migrationBuilder.CreateIndex(
                name: "IX_ReportLooks_ReportId",
                table: "ReportLooks",
                column: "ReportId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ReportLooks");

            migrationBuilder.DropIndex(
                name: "IX_ReviewComments_State",
                table: "ReviewComments");
        }
    }
}
