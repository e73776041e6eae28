using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace GovInfoReports.Data.Migrations.SqlServer
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
                type: "bigint",
                nullable: false,
                defaultValue: 0L)
                .Annotation("Relational:ColumnOrder", 7);

            migrationBuilder.AddColumn<string>(
                name: "SourceHash",
                table: "Editions",
                type: "varchar(71)",
                unicode: false,
                maxLength: 71,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "SourceName",
                table: "Editions",
                type: "nvarchar(260)",
                maxLength: 260,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ImportBatches",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccountId = table.Column<int>(type: "int", nullable: true),
                    UnitId = table.Column<int>(type: "int", nullable: true),
                    By = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(260)", maxLength: 260, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    Publish = table.Column<bool>(type: "bit", nullable: false),
                    ClaimedUntil = table.Column<DateTime>(type: "datetime2", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Revision = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportBatches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ImportOriginals",
                columns: table => new
                {
                    SourceId = table.Column<long>(type: "bigint", nullable: false),
                    Bytes = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Document = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ReportId = table.Column<long>(type: "bigint", nullable: false),
                    Code = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Hash = table.Column<string>(type: "varchar(71)", unicode: false, maxLength: 71, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Revision = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AccountId = table.Column<int>(type: "int", nullable: false),
                    By = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    BatchId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false),
                    Hash = table.Column<string>(type: "varchar(71)", unicode: false, maxLength: 71, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    UnitName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    UnitId = table.Column<int>(type: "int", nullable: true),
                    UnitCode = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Year = table.Column<int>(type: "int", nullable: true),
                    Form = table.Column<string>(type: "varchar(50)", unicode: false, maxLength: 50, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Figures = table.Column<int>(type: "int", nullable: false),
                    Cells = table.Column<int>(type: "int", nullable: false),
                    Doubts = table.Column<int>(type: "int", nullable: false),
                    Errors = table.Column<int>(type: "int", nullable: false),
                    Queries = table.Column<int>(type: "int", nullable: false),
                    Hints = table.Column<int>(type: "int", nullable: false),
                    Message = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ReportId = table.Column<long>(type: "bigint", nullable: true),
                    UpdatedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
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
                    FileId = table.Column<long>(type: "bigint", nullable: false),
                    Bytes = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Document = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
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
            migrationBuilder.Sql(
                """
                EXEC(N'ALTER TRIGGER TR_Editions_Immutable ON Editions AFTER UPDATE, DELETE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM deleted WHERE SupersededBy IS NOT NULL)
                        OR EXISTS (
                            SELECT Id, ReportId, UnitId, UnitCode, UnitName, AreaNames, ProvinceCode, CityCode, CountyCode, [Year], Form, [Number], Title, PublishedAt, CorrectionNote, [Hash], SourceName, SourceHash FROM deleted
                            EXCEPT
                            SELECT Id, ReportId, UnitId, UnitCode, UnitName, AreaNames, ProvinceCode, CityCode, CountyCode, [Year], Form, [Number], Title, PublishedAt, CorrectionNote, [Hash], SourceName, SourceHash FROM inserted)
                        THROW 51000, ''Editions is kept for good'', 1;
                END')
                """);
            migrationBuilder.Sql(
                """
                EXEC(N'CREATE TRIGGER TR_SignOffs_Immutable ON SignOffs AFTER UPDATE, DELETE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM deleted)
                        THROW 51000, ''SignOffs is kept for good'', 1;
                END')
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER TR_SignOffs_Immutable;");
            migrationBuilder.Sql(
                """
                EXEC(N'ALTER TRIGGER TR_Editions_Immutable ON Editions AFTER UPDATE, DELETE AS
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
