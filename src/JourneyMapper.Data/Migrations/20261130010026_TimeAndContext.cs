using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyMapper.Data.Migrations
{
    /// <inheritdoc />
    public partial class TimeAndContext : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Audience",
                table: "Touchpoints",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Everybody");

            migrationBuilder.AddColumn<string>(
                name: "Device",
                table: "Touchpoints",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Unsaid");

            migrationBuilder.AddColumn<string>(
                name: "Repetition",
                table: "Touchpoints",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Unsaid");

            migrationBuilder.AddColumn<int>(
                name: "Takes",
                table: "Touchpoints",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TakesUnit",
                table: "Touchpoints",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Minute");

            migrationBuilder.AddColumn<int>(
                name: "Wait",
                table: "Touchpoints",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WaitUnit",
                table: "Touchpoints",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Day");

            migrationBuilder.AddColumn<string>(
                name: "Whereabouts",
                table: "Touchpoints",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Unsaid");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Audience",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "Device",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "Repetition",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "Takes",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "TakesUnit",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "Wait",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "WaitUnit",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "Whereabouts",
                table: "Touchpoints");
        }
    }
}
