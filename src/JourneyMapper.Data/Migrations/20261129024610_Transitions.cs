using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyMapper.Data.Migrations
{
    /// <inheritdoc />
    public partial class Transitions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Handoff",
                table: "Touchpoints",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Unknown");

            migrationBuilder.AddColumn<string>(
                name: "HandoffBy",
                table: "Touchpoints",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Necessity",
                table: "Touchpoints",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Usual");

            migrationBuilder.CreateTable(
                name: "Transitions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Rank = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    From = table.Column<Guid>(type: "uuid", nullable: false),
                    To = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Label = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Share = table.Column<int>(type: "integer", nullable: true),
                    Delay = table.Column<int>(type: "integer", nullable: true),
                    DelayUnit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    JourneyId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Transitions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Transitions_Journeys_JourneyId",
                        column: x => x.JourneyId,
                        principalTable: "Journeys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Transitions_Touchpoints_From",
                        column: x => x.From,
                        principalTable: "Touchpoints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Transitions_Touchpoints_To",
                        column: x => x.To,
                        principalTable: "Touchpoints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Transitions_From",
                table: "Transitions",
                column: "From");

            migrationBuilder.CreateIndex(
                name: "IX_Transitions_JourneyId_Rank",
                table: "Transitions",
                columns: new[] { "JourneyId", "Rank" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Transitions_To",
                table: "Transitions",
                column: "To");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Transitions");

            migrationBuilder.DropColumn(
                name: "Handoff",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "HandoffBy",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "Necessity",
                table: "Touchpoints");
        }
    }
}
