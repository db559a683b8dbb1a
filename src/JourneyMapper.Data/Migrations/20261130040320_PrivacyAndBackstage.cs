using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyMapper.Data.Migrations
{
    /// <inheritdoc />
    public partial class PrivacyAndBackstage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Backstage",
                table: "Touchpoints",
                type: "character varying(10000)",
                maxLength: 10000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Consent",
                table: "Touchpoints",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<string>(
                name: "DataAccess",
                table: "Touchpoints",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "DataPurpose",
                table: "Touchpoints",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "DataRetention",
                table: "Touchpoints",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Facts",
                table: "Touchpoints",
                type: "character varying(10000)",
                maxLength: 10000,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "LegalBasis",
                table: "Touchpoints",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Unsaid");

            migrationBuilder.AddColumn<string>(
                name: "PersonalData",
                table: "Touchpoints",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ShownLanes",
                table: "Journeys",
                type: "text",
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Backstage",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "Consent",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "DataAccess",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "DataPurpose",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "DataRetention",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "Facts",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "LegalBasis",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "PersonalData",
                table: "Touchpoints");

            migrationBuilder.DropColumn(
                name: "ShownLanes",
                table: "Journeys");
        }
    }
}
