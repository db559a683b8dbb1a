using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyMapper.Data.Migrations
{
    /// <inheritdoc />
    public partial class Futures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "Journeys",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Current");

            migrationBuilder.CreateTable(
                name: "Derivations",
                columns: table => new
                {
                    JourneyId = table.Column<Guid>(type: "uuid", nullable: false),
                    OriginId = table.Column<Guid>(type: "uuid", nullable: false),
                    Records = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    Origins = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    Schema = table.Column<short>(type: "smallint", nullable: false),
                    Baseline = table.Column<string>(type: "jsonb", nullable: false),
                    DerivedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    DerivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Derivations", x => x.JourneyId);
                    table.ForeignKey(
                        name: "FK_Derivations_Journeys_JourneyId",
                        column: x => x.JourneyId,
                        principalTable: "Journeys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    JourneyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    HiddenLanes = table.Column<string[]>(type: "text[]", nullable: false),
                    HiddenCurves = table.Column<int[]>(type: "integer[]", nullable: false),
                    Zoom = table.Column<short>(type: "smallint", nullable: true),
                    Stage = table.Column<short>(type: "smallint", nullable: true),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedViews_Journeys_JourneyId",
                        column: x => x.JourneyId,
                        principalTable: "Journeys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Templates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Scenario = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    Stages = table.Column<short[]>(type: "smallint[]", nullable: false),
                    Emotions = table.Column<short[]>(type: "smallint[]", nullable: false),
                    Schema = table.Column<short>(type: "smallint", nullable: false),
                    Content = table.Column<string>(type: "jsonb", nullable: false),
                    SavedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    SavedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DeletedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Templates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Templates_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Derivations_OriginId",
                table: "Derivations",
                column: "OriginId");

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_JourneyId",
                table: "SavedViews",
                column: "JourneyId");

            migrationBuilder.CreateIndex(
                name: "IX_Templates_WorkspaceId_DeletedAt",
                table: "Templates",
                columns: new[] { "WorkspaceId", "DeletedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Derivations");

            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropTable(
                name: "Templates");

            migrationBuilder.DropColumn(
                name: "State",
                table: "Journeys");
        }
    }
}
