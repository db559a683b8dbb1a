using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyMapper.Data.Migrations
{
    /// <inheritdoc />
    public partial class JournalStreams : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Journal_Journeys_JourneyId",
                table: "Journal");

            migrationBuilder.RenameColumn(
                name: "JourneyId",
                table: "Journal",
                newName: "StreamId");

            migrationBuilder.RenameIndex(
                name: "IX_Journal_JourneyId_AuthorId_Revision",
                table: "Journal",
                newName: "IX_Journal_StreamId_AuthorId_Revision");

            migrationBuilder.AddColumn<string>(
                name: "Stream",
                table: "Journal",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "journey");

            migrationBuilder.AddColumn<short>(
                name: "Schema",
                table: "Journal",
                type: "smallint",
                nullable: false,
                defaultValue: (short)1);

            migrationBuilder.AddColumn<Guid>(
                name: "Reverts",
                table: "Journal",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "WorkspaceId",
                table: "Journal",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ContentRevision",
                table: "Journeys",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            // The defaults are for the rows that are there: whoever writes new ones says what they are.
            migrationBuilder.Sql("""
                UPDATE "Journal" AS entry
                SET "WorkspaceId" = journey."WorkspaceId", "Reverts" = CASE WHEN entry."Edit" ->> 'edit' = 'revert' THEN CAST(entry."Edit" ->> 'reverts' AS uuid) END
                FROM "Journeys" AS journey WHERE journey."Id" = entry."StreamId";
                UPDATE "Journeys" SET "ContentRevision" = "Revision";
                ALTER TABLE "Journal" ALTER COLUMN "WorkspaceId" SET NOT NULL, ALTER COLUMN "Stream" DROP DEFAULT, ALTER COLUMN "Schema" DROP DEFAULT;
                ALTER TABLE "Journeys" ALTER COLUMN "ContentRevision" DROP DEFAULT;
                CREATE OR REPLACE FUNCTION announce_journal() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    PERFORM pg_notify('journal', NEW."Stream" || ' ' || NEW."StreamId" || ' ' || NEW."Revision");
                    RETURN NULL;
                END $$;
                """);

            migrationBuilder.DropColumn(
                name: "Edit",
                table: "Journal");

            migrationBuilder.AlterColumn<string>(
                name: "Difference",
                table: "Journal",
                type: "jsonb",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "jsonb");

            migrationBuilder.CreateIndex(
                name: "IX_Journal_At",
                table: "Journal",
                column: "At")
                .Annotation("Npgsql:IndexMethod", "brin");

            migrationBuilder.CreateTable(
                name: "DeletedJourneys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    DeletedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    DeletedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeletedJourneys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DeletedJourneys_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DeletedJourneys_WorkspaceId_DeletedAt",
                table: "DeletedJourneys",
                columns: new[] { "WorkspaceId", "DeletedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("What was asked for in each edit is no longer stored: restore a backup from before.");
    }
}
