using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyMapper.Data.Migrations
{
    /// <inheritdoc />
    public partial class Inbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "VoidToldAt",
                table: "SignOffs",
                type: "timestamp with time zone",
                nullable: true);

            // What was changed before today is no news.
            migrationBuilder.Sql("""
                UPDATE "SignOffs" s SET "VoidToldAt" = now() FROM "Journeys" j
                WHERE j."Id" = s."JourneyId" AND s."State" = 'Approved' AND s."Revision" < j."ContentRevision"
                """);

            migrationBuilder.AddColumn<string>(
                name: "Mail",
                table: "Members",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Daily");

            migrationBuilder.CreateTable(
                name: "InboxItems",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    JourneyId = table.Column<Guid>(type: "uuid", nullable: false),
                    TouchpointId = table.Column<Guid>(type: "uuid", nullable: true),
                    Subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReadAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    MailAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    MailTries = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InboxItems", x => x.Id);
                    table.ForeignKey(
                        name: "FK_InboxItems_Journeys_JourneyId",
                        column: x => x.JourneyId,
                        principalTable: "Journeys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_InboxItems_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "InboxMutes",
                columns: table => new
                {
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    JourneyId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InboxMutes", x => new { x.MemberId, x.JourneyId });
                    table.ForeignKey(
                        name: "FK_InboxMutes_Journeys_JourneyId",
                        column: x => x.JourneyId,
                        principalTable: "Journeys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_InboxMutes_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SignOffs_Standing",
                table: "SignOffs",
                column: "JourneyId",
                filter: "\"State\" = 'Approved' AND \"VoidToldAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_InboxItems_JourneyId_Kind_Subject_MemberId",
                table: "InboxItems",
                columns: new[] { "JourneyId", "Kind", "Subject", "MemberId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InboxItems_MailAt",
                table: "InboxItems",
                column: "MailAt",
                filter: "\"MailAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_InboxItems_MemberId_At",
                table: "InboxItems",
                columns: new[] { "MemberId", "At" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "IX_InboxItems_ReadAt",
                table: "InboxItems",
                column: "ReadAt",
                filter: "\"ReadAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_InboxItems_Unread",
                table: "InboxItems",
                column: "MemberId",
                filter: "\"ReadAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_InboxMutes_JourneyId",
                table: "InboxMutes",
                column: "JourneyId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "InboxItems");

            migrationBuilder.DropTable(
                name: "InboxMutes");

            migrationBuilder.DropIndex(
                name: "IX_SignOffs_Standing",
                table: "SignOffs");

            migrationBuilder.DropColumn(
                name: "VoidToldAt",
                table: "SignOffs");

            migrationBuilder.DropColumn(
                name: "Mail",
                table: "Members");
        }
    }
}
