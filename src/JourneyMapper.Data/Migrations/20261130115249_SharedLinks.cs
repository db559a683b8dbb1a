using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyMapper.Data.Migrations
{
    /// <inheritdoc />
    public partial class SharedLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "GuestLinkId",
                table: "Comments",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SharedLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    JourneyId = table.Column<Guid>(type: "uuid", nullable: false),
                    MakerId = table.Column<Guid>(type: "uuid", nullable: false),
                    TokenHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Note = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Lanes = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    ShowsPersonas = table.Column<bool>(type: "boolean", nullable: false),
                    Comments = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    PasswordHash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ExpiresOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Watermark = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Embedders = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RevokedBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SharedLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SharedLinks_Journeys_JourneyId",
                        column: x => x.JourneyId,
                        principalTable: "Journeys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SharedLinkVisits",
                columns: table => new
                {
                    LinkId = table.Column<Guid>(type: "uuid", nullable: false),
                    Visits = table.Column<long>(type: "bigint", nullable: false),
                    LastAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SharedLinkVisits", x => x.LinkId);
                    table.ForeignKey(
                        name: "FK_SharedLinkVisits_SharedLinks_LinkId",
                        column: x => x.LinkId,
                        principalTable: "SharedLinks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_GuestLinkId",
                table: "Comments",
                column: "GuestLinkId",
                filter: "\"GuestLinkId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SharedLinks_JourneyId",
                table: "SharedLinks",
                column: "JourneyId");

            migrationBuilder.CreateIndex(
                name: "IX_SharedLinks_TokenHash",
                table: "SharedLinks",
                column: "TokenHash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SharedLinkVisits");

            migrationBuilder.DropTable(
                name: "SharedLinks");

            migrationBuilder.DropIndex(
                name: "IX_Comments_GuestLinkId",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "GuestLinkId",
                table: "Comments");
        }
    }
}
