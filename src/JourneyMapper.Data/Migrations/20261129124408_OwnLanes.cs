using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyMapper.Data.Migrations
{
    /// <inheritdoc />
    public partial class OwnLanes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Own1",
                table: "Touchpoints",
                type: "character varying(10000)",
                maxLength: 10000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Own2",
                table: "Touchpoints",
                type: "character varying(10000)",
                maxLength: 10000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Own3",
                table: "Touchpoints",
                type: "character varying(10000)",
                maxLength: 10000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Own4",
                table: "Touchpoints",
                type: "character varying(10000)",
                maxLength: 10000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Own5",
                table: "Touchpoints",
                type: "character varying(10000)",
                maxLength: 10000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Own6",
                table: "Touchpoints",
                type: "character varying(10000)",
                maxLength: 10000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Own7",
                table: "Touchpoints",
                type: "character varying(10000)",
                maxLength: 10000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Own8",
                table: "Touchpoints",
                type: "character varying(10000)",
                maxLength: 10000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "HiddenLanes",
                table: "Journeys",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "LaneOrder",
                table: "Journeys",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "LaneTitles",
                table: "Journeys",
                type: "character varying(2000)",
                maxLength: 2000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "OwnLanes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Rank = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Slot = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Type = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Choices = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Symbol = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    JourneyId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OwnLanes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OwnLanes_Journeys_JourneyId",
                        column: x => x.JourneyId,
                        principalTable: "Journeys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OwnLanes_JourneyId_Rank",
                table: "OwnLanes",
                columns: new[] { "JourneyId", "Rank" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OwnLanes_JourneyId_Slot",
                table: "OwnLanes",
                columns: new[] { "JourneyId", "Slot" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OwnLanes");

            migrationBuilder.DropColumn(
                name: "Own1",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "Own2",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "Own3",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "Own4",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "Own5",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "Own6",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "Own7",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "Own8",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "HiddenLanes",
                table: "Journeys");

            migrationBuilder.DropColumn(
                name: "LaneOrder",
                table: "Journeys");

            migrationBuilder.DropColumn(
                name: "LaneTitles",
                table: "Journeys");
        }
    }
}
