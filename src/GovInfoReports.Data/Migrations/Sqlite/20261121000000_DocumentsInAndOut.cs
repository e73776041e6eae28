using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GovInfoReports.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DocumentsInAndOut : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "Size",
                table: "ImportSources",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L)
                .Annotation("Relational:ColumnOrder", 7);

            migrationBuilder.AddColumn<string>(
                name: "SourceHash",
                table: "Editions",
                type: "TEXT",
                unicode: false,
                maxLength: 71,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SourceName",
                table: "Editions",
                type: "TEXT",
                maxLength: 260,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ImportBatches",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    AccountId = table.Column<int>(type: "INTEGER", nullable: true),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: true),
                    By = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Publish = table.Column<bool>(type: "INTEGER", nullable: false),
                    ClaimedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Revision = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportBatches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ImportOriginals",
                columns: table => new
                {
                    SourceId = table.Column<long>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Document = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportOriginals", x => x.SourceId);
                    table.ForeignKey(
                        name: "FK_ImportOriginals_ImportSources_SourceId",
                        column: x => x.SourceId,
                        principalTable: "ImportSources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SignOffs",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ReportId = table.Column<long>(type: "INTEGER", nullable: false),
                    Code = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 71, nullable: false),
                    Revision = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<int>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignOffs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignOffs_Reports_ReportId",
                        column: x => x.ReportId,
                        principalTable: "Reports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ImportBatchFiles",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BatchId = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", unicode: false, maxLength: 71, nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    UnitName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    UnitId = table.Column<int>(type: "INTEGER", nullable: true),
                    UnitCode = table.Column<string>(type: "TEXT", unicode: false, maxLength: 20, nullable: true),
                    Year = table.Column<int>(type: "INTEGER", nullable: true),
                    Form = table.Column<string>(type: "TEXT", unicode: false, maxLength: 50, nullable: true),
                    Figures = table.Column<int>(type: "INTEGER", nullable: false),
                    Cells = table.Column<int>(type: "INTEGER", nullable: false),
                    Doubts = table.Column<int>(type: "INTEGER", nullable: false),
                    Errors = table.Column<int>(type: "INTEGER", nullable: false),
                    Queries = table.Column<int>(type: "INTEGER", nullable: false),
                    Hints = table.Column<int>(type: "INTEGER", nullable: false),
                    Message = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ReportId = table.Column<long>(type: "INTEGER", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportBatchFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ImportBatchFiles_ImportBatches_BatchId",
                        column: x => x.BatchId,
                        principalTable: "ImportBatches",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ImportBatchBodies",
                columns: table => new
                {
                    FileId = table.Column<long>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Document = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportBatchBodies", x => x.FileId);
                    table.ForeignKey(
                        name: "FK_ImportBatchBodies_ImportBatchFiles_FileId",
                        column: x => x.FileId,
                        principalTable: "ImportBatchFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ImportSources_Hash",
                table: "ImportSources",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_ImportBatches_State",
                table: "ImportBatches",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_ImportBatches_UnitId",
                table: "ImportBatches",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_ImportBatchFiles_BatchId_Number",
                table: "ImportBatchFiles",
                columns: new[] { "BatchId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ImportBatchFiles_BatchId_State_Number",
                table: "ImportBatchFiles",
                columns: new[] { "BatchId", "State", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_SignOffs_Code",
                table: "SignOffs",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignOffs_ReportId",
                table: "SignOffs",
                column: "ReportId");

            // What is new of an edition is kept for good too, and so is a sign-off sheet.
            migrationBuilder.Sql("DROP TRIGGER TR_Editions_Immutable;");
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
                    OR NEW.SourceName IS NOT OLD.SourceName
                    OR NEW.SourceHash IS NOT OLD.SourceHash
                BEGIN SELECT RAISE(ABORT, 'Editions is kept for good'); END;
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER TR_SignOffs_Immutable BEFORE UPDATE ON SignOffs
                BEGIN SELECT RAISE(ABORT, 'SignOffs is kept for good'); END;
                """);
            migrationBuilder.Sql(
                """
                CREATE TRIGGER TR_SignOffs_Undeletable BEFORE DELETE ON SignOffs
                BEGIN SELECT RAISE(ABORT, 'SignOffs is kept for good'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER TR_SignOffs_Undeletable;");
            migrationBuilder.Sql("DROP TRIGGER TR_SignOffs_Immutable;");
            migrationBuilder.Sql("DROP TRIGGER TR_Editions_Immutable;");
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
            migrationBuilder.DropTable(
                name: "ImportBatchBodies");

            migrationBuilder.DropTable(
                name: "ImportOriginals");

            migrationBuilder.DropTable(
                name: "SignOffs");

            migrationBuilder.DropTable(
                name: "ImportBatchFiles");

            migrationBuilder.DropTable(
                name: "ImportBatches");

            migrationBuilder.DropIndex(
                name: "IX_ImportSources_Hash",
                table: "ImportSources");

            migrationBuilder.DropColumn(
                name: "Size",
                table: "ImportSources");

            migrationBuilder.DropColumn(
                name: "SourceHash",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "SourceName",
                table: "Editions");
        }
    }
}
