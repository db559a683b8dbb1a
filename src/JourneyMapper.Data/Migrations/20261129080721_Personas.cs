using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyMapper.Data.Migrations
{
    /// <inheritdoc />
    public partial class Personas : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<short>(
                name: "Emotion2",
                table: "Touchpoints",
                type: "smallint",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "Emotion3",
                table: "Touchpoints",
                type: "smallint",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "Emotion4",
                table: "Touchpoints",
                type: "smallint",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "Emotion5",
                table: "Touchpoints",
                type: "smallint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "JourneyPersonas",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Rank = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Persona = table.Column<Guid>(type: "uuid", nullable: false),
                    Curve = table.Column<int>(type: "integer", nullable: false),
                    JourneyId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JourneyPersonas", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JourneyPersonas_Journeys_JourneyId",
                        column: x => x.JourneyId,
                        principalTable: "Journeys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PersonaLibraries",
                columns: table => new
                {
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonaLibraries", x => x.WorkspaceId);
                    table.ForeignKey(
                        name: "FK_PersonaLibraries_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Personas",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Rank = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Role = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Segment = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Quote = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Goals = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Motivations = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Frustrations = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Abilities = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Sources = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Channels = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Picture = table.Column<Guid>(type: "uuid", nullable: true),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Personas", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Personas_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Pictures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Jpeg = table.Column<byte[]>(type: "bytea", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pictures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Pictures_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_JourneyPersonas_JourneyId_Curve",
                table: "JourneyPersonas",
                columns: new[] { "JourneyId", "Curve" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JourneyPersonas_JourneyId_Rank",
                table: "JourneyPersonas",
                columns: new[] { "JourneyId", "Rank" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JourneyPersonas_Persona",
                table: "JourneyPersonas",
                column: "Persona");

            migrationBuilder.CreateIndex(
                name: "IX_Personas_WorkspaceId_Rank",
                table: "Personas",
                columns: new[] { "WorkspaceId", "Rank" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Pictures_WorkspaceId",
                table: "Pictures",
                column: "WorkspaceId");

            // Each line of a journey becomes a persona of its workspace's library, once for all journeys that wrote it alike; and the journey is about that one.
            migrationBuilder.Sql("""
                INSERT INTO "PersonaLibraries" ("WorkspaceId", "Revision") SELECT DISTINCT "WorkspaceId", 0 FROM "Journeys" WHERE "Persona" <> '';

                INSERT INTO "Personas" ("Id", "Rank", "Name", "Role", "Segment", "Quote", "Goals", "Motivations", "Frustrations", "Abilities", "Sources", "Channels", "WorkspaceId")
                SELECT gen_random_uuid(), 'V' || lpad((row_number() OVER (PARTITION BY "WorkspaceId" ORDER BY min("CreatedAt"), lower("Persona")))::text, 5, '0'),
                    (array_agg("Persona" ORDER BY "CreatedAt", "Id"))[1], '', '', '', '', '', '', '', '', '', "WorkspaceId"
                FROM "Journeys" WHERE "Persona" <> '' GROUP BY "WorkspaceId", lower("Persona");

                INSERT INTO "JourneyPersonas" ("Id", "Rank", "Persona", "Curve", "JourneyId")
                SELECT gen_random_uuid(), 'V00000', p."Id", 1, j."Id" FROM "Journeys" AS j
                JOIN "Personas" AS p ON p."WorkspaceId" = j."WorkspaceId" AND lower(p."Name") = lower(j."Persona") WHERE j."Persona" <> '';
                """);

            migrationBuilder.DropColumn(
                name: "Persona",
                table: "Journeys");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Persona",
                table: "Journeys",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql("""
                UPDATE "Journeys" AS j SET "Persona" = p."Name" FROM "JourneyPersonas" AS a JOIN "Personas" AS p ON p."Id" = a."Persona" WHERE a."JourneyId" = j."Id" AND a."Curve" = 1;
                """);

            migrationBuilder.DropTable(
                name: "JourneyPersonas");

            migrationBuilder.DropTable(
                name: "PersonaLibraries");

            migrationBuilder.DropTable(
                name: "Personas");

            migrationBuilder.DropTable(
                name: "Pictures");

            migrationBuilder.DropColumn(
                name: "Emotion2",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "Emotion3",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "Emotion4",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "Emotion5",
                table: "Touchpoints");

        }
    }
}
