using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GovInfoReports.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class RollUps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "RollUpAdjustments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ParentId = table.Column<int>(type: "int", nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Cell = table.Column<string>(type: "varchar(150)", unicode: false, maxLength: 150, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Amount = table.Column<decimal>(type: "decimal(18,6)", precision: 18, scale: 6, nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    By = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RollUpAdjustments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RollUpAdjustments_Units_ParentId",
                        column: x => x.ParentId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RollUpMembers",
                columns: table => new
                {
                    ParentId = table.Column<int>(type: "int", nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    UnitId = table.Column<int>(type: "int", nullable: false),
                    IsIncluded = table.Column<bool>(type: "bit", nullable: false),
                    CountsHandedIn = table.Column<bool>(type: "bit", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    By = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RollUpMembers", x => new { x.ParentId, x.Year, x.UnitId });
                    table.ForeignKey(
                        name: "FK_RollUpMembers_Units_ParentId",
                        column: x => x.ParentId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RollUpMembers_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RollUpTakings",
                columns: table => new
                {
                    ParentId = table.Column<int>(type: "int", nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    By = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RollUpTakings", x => new { x.ParentId, x.Year });
                    table.ForeignKey(
                        name: "FK_RollUpTakings_Units_ParentId",
                        column: x => x.ParentId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RollUpTakenSources",
                columns: table => new
                {
                    ParentId = table.Column<int>(type: "int", nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    UnitId = table.Column<int>(type: "int", nullable: false),
                    IsPublished = table.Column<bool>(type: "bit", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Hash = table.Column<string>(type: "varchar(71)", unicode: false, maxLength: 71, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RollUpTakenSources", x => new { x.ParentId, x.Year, x.UnitId });
                    table.ForeignKey(
                        name: "FK_RollUpTakenSources_RollUpTakings_ParentId_Year",
                        columns: x => new { x.ParentId, x.Year },
                        principalTable: "RollUpTakings",
                        principalColumns: new[] { "ParentId", "Year" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_RollUpTakenSources_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RollUpTakingBodies",
                columns: table => new
                {
                    ParentId = table.Column<int>(type: "int", nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Snapshot = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RollUpTakingBodies", x => new { x.ParentId, x.Year });
                    table.ForeignKey(
                        name: "FK_RollUpTakingBodies_RollUpTakings_ParentId_Year",
                        columns: x => new { x.ParentId, x.Year },
                        principalTable: "RollUpTakings",
                        principalColumns: new[] { "ParentId", "Year" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RollUpAdjustments_ParentId_Year",
                table: "RollUpAdjustments",
                columns: new[] { "ParentId", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_RollUpMembers_UnitId_Year",
                table: "RollUpMembers",
                columns: new[] { "UnitId", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_RollUpTakenSources_UnitId_Year",
                table: "RollUpTakenSources",
                columns: new[] { "UnitId", "Year" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RollUpAdjustments");

            migrationBuilder.DropTable(
                name: "RollUpMembers");

            migrationBuilder.DropTable(
                name: "RollUpTakenSources");

            migrationBuilder.DropTable(
                name: "RollUpTakingBodies");

            migrationBuilder.DropTable(
                name: "RollUpTakings");
        }
    }
}
