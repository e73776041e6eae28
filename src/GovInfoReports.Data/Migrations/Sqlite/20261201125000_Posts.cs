using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GovInfoReports.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Posts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Posts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<int>(type: "INTEGER", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SuccessorId = table.Column<int>(type: "INTEGER", nullable: true),
                    HandedOverAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Posts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Posts_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Posts_Accounts_SuccessorId",
                        column: x => x.SuccessorId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Posts_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Posts_AccountId",
                table: "Posts",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_Role",
                table: "Posts",
                column: "Role");

            migrationBuilder.CreateIndex(
                name: "IX_Posts_SuccessorId_HandedOverAt",
                table: "Posts",
                columns: new[] { "SuccessorId", "HandedOverAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Posts_UnitId_Role",
                table: "Posts",
                columns: new[] { "UnitId", "Role" });

            // Every account had one role at one unit. The day of its making in UTC is never after that day in China.
            migrationBuilder.Sql(
                """
                INSERT INTO Posts (AccountId, Role, UnitId, "From")
                SELECT Id, Role, UnitId, substr(CreatedAt, 1, 10) FROM Accounts ORDER BY Id;
                """);

            migrationBuilder.AddColumn<int>(
                name: "PostId",
                table: "Notices",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // What was told to an account was told to its only post.
            migrationBuilder.Sql(
                """
                UPDATE Notices SET PostId = (SELECT p.Id FROM Posts p WHERE p.AccountId = Notices.AccountId);
                """);

            migrationBuilder.DropForeignKey(
                name: "FK_Accounts_Units_UnitId",
                table: "Accounts");

            migrationBuilder.DropIndex(
                name: "IX_Notices_AccountId_Occasion",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_Role",
                table: "Accounts");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_UnitId_Role",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "Role",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "UnitId",
                table: "Accounts");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_PostId_Occasion",
                table: "Notices",
                columns: new[] { "PostId", "Occasion" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Notices_Posts_PostId",
                table: "Notices",
                column: "PostId",
                principalTable: "Posts",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Role",
                table: "Accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "UnitId",
                table: "Accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // An account keeps the first of its posts.
            migrationBuilder.Sql(
                """
                UPDATE Accounts SET
                    Role = (SELECT p.Role FROM Posts p WHERE p.AccountId = Accounts.Id ORDER BY p.Id LIMIT 1),
                    UnitId = (SELECT p.UnitId FROM Posts p WHERE p.AccountId = Accounts.Id ORDER BY p.Id LIMIT 1);
                """);

            migrationBuilder.DropForeignKey(
                name: "FK_Notices_Posts_PostId",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_Notices_PostId_Occasion",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "PostId",
                table: "Notices");

            // The notices still point there: their table is made anew, without the key, only at the end.
            migrationBuilder.Sql("PRAGMA foreign_keys = 0;", suppressTransaction: true);

            migrationBuilder.DropTable(
                name: "Posts");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_AccountId_Occasion",
                table: "Notices",
                columns: new[] { "AccountId", "Occasion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Role",
                table: "Accounts",
                column: "Role");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_UnitId_Role",
                table: "Accounts",
                columns: new[] { "UnitId", "Role" });

            migrationBuilder.AddForeignKey(
                name: "FK_Accounts_Units_UnitId",
                table: "Accounts",
                column: "UnitId",
                principalTable: "Units",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
