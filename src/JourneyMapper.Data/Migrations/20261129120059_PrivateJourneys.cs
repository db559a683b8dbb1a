using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyMapper.Data.Migrations
{
    /// <inheritdoc />
    public partial class PrivateJourneys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsPrivate",
                table: "Journeys",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "WasPrivate",
                table: "DeletedJourneys",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "JourneyAccess",
                columns: table => new
                {
                    JourneyId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Level = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JourneyAccess", x => new { x.JourneyId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_JourneyAccess_Journeys_JourneyId",
                        column: x => x.JourneyId,
                        principalTable: "Journeys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_JourneyAccess_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_JourneyAccess_MemberId",
                table: "JourneyAccess",
                column: "MemberId");

            // What a member may do with a private journey: 'Edit', 'See' or nothing. Owners of its workspace may everything; so may the application, which names no member.
            migrationBuilder.Sql("""
                CREATE FUNCTION journey_access(journey uuid, member uuid) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
                RETURN CASE
                    WHEN member IS NULL OR EXISTS (
                        SELECT FROM "Journeys" j JOIN "Members" m ON m."WorkspaceId" = j."WorkspaceId" WHERE j."Id" = journey AND m."Id" = member AND m."Role" = 'Owner') THEN 'Edit'
                    ELSE (SELECT a."Level" FROM "JourneyAccess" a WHERE a."JourneyId" = journey AND a."MemberId" = member) END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP FUNCTION journey_access(uuid, uuid);");

            migrationBuilder.DropTable(
                name: "JourneyAccess");

            migrationBuilder.DropColumn(
                name: "IsPrivate",
                table: "Journeys");

            migrationBuilder.DropColumn(
                name: "WasPrivate",
                table: "DeletedJourneys");
        }
    }
}
