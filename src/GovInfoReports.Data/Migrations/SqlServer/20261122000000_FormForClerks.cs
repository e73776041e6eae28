using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GovInfoReports.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class FormForClerks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "CarryOverAsksCorrection",
                table: "Reports",
                type: "bit",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "CarryOverAt",
                table: "Reports",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CarryOverBy",
                table: "Reports",
                type: "nvarchar(50)",
                maxLength: 50,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CarryOverReason",
                table: "Reports",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Desk",
                table: "Reports",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "NothingAt",
                table: "Reports",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NothingBy",
                table: "Reports",
                type: "nvarchar(50)",
                maxLength: 50,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NothingStatements",
                table: "Reports",
                type: "varchar(200)",
                unicode: false,
                maxLength: 200,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "SignedHash",
                table: "Reports",
                type: "varchar(71)",
                unicode: false,
                maxLength: 71,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<byte[]>(
                name: "Notes",
                table: "Drafts",
                type: "varbinary(max)",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Desk",
                table: "Decisions",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MailNotices",
                table: "Accounts",
                type: "int",
                nullable: false,
                defaultValue: 63);

            migrationBuilder.AddColumn<int>(
                name: "PortalNotices",
                table: "Accounts",
                type: "int",
                nullable: false,
                defaultValue: 63);

            migrationBuilder.CreateTable(
                name: "Notices",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Occasion = table.Column<string>(type: "varchar(100)", unicode: false, maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Path = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    InPortal = table.Column<bool>(type: "bit", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Mail = table.Column<int>(type: "int", nullable: false),
                    MailTries = table.Column<int>(type: "int", nullable: false),
                    MailAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    MailProblem = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Notices_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReviewComments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Place = table.Column<string>(type: "varchar(200)", unicode: false, maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Text = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Round = table.Column<int>(type: "int", nullable: false),
                    IsFromClerk = table.Column<bool>(type: "bit", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    By = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Answer = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    AnsweredBy = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AcceptedBy = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ReportId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewComments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReviewComments_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "SigningDesks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UnitId = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    AccountId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SigningDesks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SigningDesks_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SigningDesks_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_AccountId_InPortal_ReadAt",
                table: "Notices",
                columns: new[] { "AccountId", "InPortal", "ReadAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_AccountId_Occasion",
                table: "Notices",
                columns: new[] { "AccountId", "Occasion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notices_Mail_MailAt",
                table: "Notices",
                columns: new[] { "Mail", "MailAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ReviewComments_ReportId",
                table: "ReviewComments",
                column: "ReportId");

            migrationBuilder.CreateIndex(
                name: "IX_SigningDesks_AccountId",
                table: "SigningDesks",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_SigningDesks_UnitId_Number",
                table: "SigningDesks",
                columns: new[] { "UnitId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Notices");

            migrationBuilder.DropTable(
                name: "ReviewComments");

            migrationBuilder.DropTable(
                name: "SigningDesks");

            migrationBuilder.DropColumn(
                name: "CarryOverAsksCorrection",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "CarryOverAt",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "CarryOverBy",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "CarryOverReason",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "Desk",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "NothingAt",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "NothingBy",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "NothingStatements",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "SignedHash",
                table: "Reports");

            migrationBuilder.DropColumn(
                name: "Notes",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "Desk",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "MailNotices",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "PortalNotices",
                table: "Accounts");
        }
    }
}
