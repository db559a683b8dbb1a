using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyMapper.Data.Migrations
{
    /// <inheritdoc />
    public partial class AuditTrail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Activities_Journeys_JourneyId",
                table: "Activities");

            migrationBuilder.DropIndex(
                name: "IX_Activities_WorkspaceId_At",
                table: "Activities");

            migrationBuilder.AddColumn<int>(
                name: "ActivityDays",
                table: "Workspaces",
                type: "integer",
                nullable: false,
                defaultValue: 400);

            migrationBuilder.AddColumn<int>(
                name: "InvitationDays",
                table: "Workspaces",
                type: "integer",
                nullable: false,
                defaultValue: 30);

            migrationBuilder.AddColumn<int>(
                name: "JournalDays",
                table: "Workspaces",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SurveyDays",
                table: "Workspaces",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "TrashDays",
                table: "Workspaces",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AuthorId",
                table: "Measurements",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "Source",
                table: "Measurements",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<Guid>(
                name: "AboutId",
                table: "Activities",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Address",
                table: "Activities",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_Activities_MemberId",
                table: "Activities",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_Activities_WorkspaceId_At_Id",
                table: "Activities",
                columns: new[] { "WorkspaceId", "At", "Id" });

            // What was done is never changed, and deleted only when it has been kept long enough, or with its workspace. When a member is erased, their name goes, and nothing else.
            migrationBuilder.Sql("""
                CREATE FUNCTION keep_activities() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF TG_OP = 'DELETE' THEN
                        IF current_setting('journeymapper.retention', true) = 'on' OR NOT EXISTS (SELECT FROM "Workspaces" WHERE "Id" = OLD."WorkspaceId") THEN
                            RETURN OLD;
                        END IF;
                    ELSIF TG_OP = 'UPDATE' THEN
                        IF current_setting('journeymapper.erasure', true) = 'on' AND NEW."Subject" = '' AND to_jsonb(NEW) - 'Subject' = to_jsonb(OLD) - 'Subject' THEN
                            RETURN NEW;
                        END IF;
                    END IF;
                    RAISE EXCEPTION 'Activities can only be added' USING ERRCODE = 'restrict_violation';
                END $$;

                CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON "Activities" FOR EACH ROW EXECUTE FUNCTION keep_activities();
                CREATE TRIGGER keep_all BEFORE TRUNCATE ON "Activities" FOR EACH STATEMENT EXECUTE FUNCTION keep_activities();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP FUNCTION keep_activities CASCADE;
                UPDATE "Activities" activity SET "JourneyId" = NULL WHERE NOT EXISTS (SELECT FROM "Journeys" journey WHERE journey."Id" = activity."JourneyId");
                """);

            migrationBuilder.DropIndex(
                name: "IX_Activities_MemberId",
                table: "Activities");

            migrationBuilder.DropIndex(
                name: "IX_Activities_WorkspaceId_At_Id",
                table: "Activities");

            migrationBuilder.DropColumn(
                name: "ActivityDays",
                table: "Workspaces");

            migrationBuilder.DropColumn(
                name: "InvitationDays",
                table: "Workspaces");

            migrationBuilder.DropColumn(
                name: "JournalDays",
                table: "Workspaces");

            migrationBuilder.DropColumn(
                name: "SurveyDays",
                table: "Workspaces");

            migrationBuilder.DropColumn(
                name: "TrashDays",
                table: "Workspaces");

            migrationBuilder.DropColumn(
                name: "AuthorId",
                table: "Measurements");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "Measurements");

            migrationBuilder.DropColumn(
                name: "AboutId",
                table: "Activities");

            migrationBuilder.DropColumn(
                name: "Address",
                table: "Activities");

            migrationBuilder.CreateIndex(
                name: "IX_Activities_WorkspaceId_At",
                table: "Activities",
                columns: new[] { "WorkspaceId", "At" });

            migrationBuilder.AddForeignKey(
                name: "FK_Activities_Journeys_JourneyId",
                table: "Activities",
                column: "JourneyId",
                principalTable: "Journeys",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);
        }
    }
}
