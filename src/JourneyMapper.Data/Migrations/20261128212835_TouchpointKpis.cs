using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyMapper.Data.Migrations
{
    /// <inheritdoc />
    public partial class TouchpointKpis : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "TouchpointKpis",
                columns: table => new
                {
                    TouchpointId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kpi = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Position = table.Column<short>(type: "smallint", nullable: false),
                    Target = table.Column<decimal>(type: "numeric", nullable: true),
                    Margin = table.Column<decimal>(type: "numeric", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TouchpointKpis", x => new { x.TouchpointId, x.Kpi });
                });

            // One a line: its id, the target and the margin, each empty where there is none.
            migrationBuilder.Sql("""
                INSERT INTO "TouchpointKpis" ("TouchpointId", "Kpi", "Position", "Target", "Margin")
                SELECT t."Id", split_part(line, '|', 1), position - 1,
                    CAST(NULLIF(split_part(line, '|', 2), '') AS numeric), CAST(NULLIF(split_part(line, '|', 3), '') AS numeric)
                FROM "Touchpoints" t CROSS JOIN LATERAL string_to_table(t."Kpis", E'\n') WITH ORDINALITY AS lines(line, position);
                """);

            // What refers to rows and finds them is made when they are there: one pass instead of a look for each.
            migrationBuilder.AddForeignKey(
                name: "FK_TouchpointKpis_Touchpoints_TouchpointId",
                table: "TouchpointKpis",
                column: "TouchpointId",
                principalTable: "Touchpoints",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.CreateIndex(
                name: "IX_TouchpointKpis_Kpi_TouchpointId",
                table: "TouchpointKpis",
                columns: new[] { "Kpi", "TouchpointId" });

            migrationBuilder.DropColumn(
                name: "Kpis",
                table: "Touchpoints");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Kpis",
                table: "Touchpoints",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql("""
                UPDATE "Touchpoints" t SET "Kpis" = kept.lines
                FROM (
                    SELECT "TouchpointId", string_agg(concat("Kpi", '|', "Target", '|', "Margin"), E'\n' ORDER BY "Position") AS lines
                    FROM "TouchpointKpis" GROUP BY 1) kept
                WHERE kept."TouchpointId" = t."Id";
                """);

            migrationBuilder.DropTable(
                name: "TouchpointKpis");
        }
    }
}
