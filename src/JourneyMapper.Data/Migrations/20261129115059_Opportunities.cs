using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyMapper.Data.Migrations
{
    /// <inheritdoc />
    public partial class Opportunities : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Opportunities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Rank = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Touchpoint = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    Description = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    Touchpoints = table.Column<string>(type: "text", nullable: false),
                    PainPoints = table.Column<string>(type: "text", nullable: false),
                    Findings = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    Impact = table.Column<int>(type: "integer", nullable: true),
                    Effort = table.Column<int>(type: "integer", nullable: true),
                    Owner = table.Column<Guid>(type: "uuid", nullable: true),
                    Partner = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Due = table.Column<DateOnly>(type: "date", nullable: true),
                    Status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    JourneyId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Opportunities", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Opportunities_Journeys_JourneyId",
                        column: x => x.JourneyId,
                        principalTable: "Journeys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Opportunities_Touchpoints_Touchpoint",
                        column: x => x.Touchpoint,
                        principalTable: "Touchpoints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PainPoints",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Rank = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Touchpoint = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    Severity = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Evidence = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    JourneyId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PainPoints", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PainPoints_Journeys_JourneyId",
                        column: x => x.JourneyId,
                        principalTable: "Journeys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_PainPoints_Touchpoints_Touchpoint",
                        column: x => x.Touchpoint,
                        principalTable: "Touchpoints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Opportunities_JourneyId_Rank",
                table: "Opportunities",
                columns: new[] { "JourneyId", "Rank" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Opportunities_Owner",
                table: "Opportunities",
                column: "Owner");

            migrationBuilder.CreateIndex(
                name: "IX_Opportunities_Touchpoint",
                table: "Opportunities",
                column: "Touchpoint");

            migrationBuilder.CreateIndex(
                name: "IX_PainPoints_JourneyId_Rank",
                table: "PainPoints",
                columns: new[] { "JourneyId", "Rank" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PainPoints_Touchpoint",
                table: "PainPoints",
                column: "Touchpoint");

            // What were lines of text until now: each becomes a record, and stays the line that it is.
            foreach (var (table, rest, values) in new[]
            {
                ("PainPoints", "\"Severity\", \"Evidence\"", "'Unrated', ''"),
                ("Opportunities", "\"Description\", \"Touchpoints\", \"PainPoints\", \"Findings\", \"Partner\", \"Status\"", "'', '', '', '', '', 'Idea'"),
            })
                migrationBuilder.Sql($"""
                    INSERT INTO "{table}" ("Id", "JourneyId", "Touchpoint", "Title", {rest}, "Rank")
                    SELECT gen_random_uuid(), "JourneyId", "Touchpoint", "Title", {values}, substr('VWXYZabcdefghijklmnopqrstuvwxyz', 1 + (place / 100000)::int, 1) || lpad((place % 100000)::text, 5, '0')
                    FROM (
                        SELECT t."JourneyId", t."Id" AS "Touchpoint", btrim(regexp_replace(line.text, '[ \t]+', ' ', 'g'), ' ') AS "Title",
                            row_number() OVER (PARTITION BY t."JourneyId" ORDER BY t."Stage", t."Rank", line.at) AS place
                        FROM "Touchpoints" AS t, LATERAL regexp_split_to_table(t."{table}", E'\n') WITH ORDINALITY AS line(text, at)
                        WHERE line.text ~ '[^[:space:]]'
                    ) AS lines
                    """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Opportunities");

            migrationBuilder.DropTable(
                name: "PainPoints");
        }
    }
}
