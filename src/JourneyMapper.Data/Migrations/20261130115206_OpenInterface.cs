using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyMapper.Data.Migrations
{
    /// <inheritdoc />
    public partial class OpenInterface : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Program",
                table: "Journal",
                type: "character varying(120)",
                maxLength: 120,
                nullable: true);

            migrationBuilder.AddColumn<string[]>(
                name: "Scopes",
                table: "AccessTokens",
                type: "character varying(40)[]",
                nullable: false,
                defaultValue: new string[0]);

            // Tokens that there are keep what they may do. The default is for their rows: whoever writes new ones says what they open.
            migrationBuilder.Sql("""
                UPDATE "AccessTokens" SET "Scopes" = '{measurements:read,measurements:write,assistants:read,assistants:write}';
                ALTER TABLE "AccessTokens" ALTER COLUMN "Scopes" DROP DEFAULT;
                """);

            migrationBuilder.CreateTable(
                name: "IdempotentRequests",
                columns: table => new
                {
                    TokenId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Request = table.Column<byte[]>(type: "bytea", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Status = table.Column<short>(type: "smallint", nullable: true),
                    ContentType = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Location = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    ETag = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Body = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IdempotentRequests", x => new { x.TokenId, x.Key });
                    table.ForeignKey(
                        name: "FK_IdempotentRequests_AccessTokens_TokenId",
                        column: x => x.TokenId,
                        principalTable: "AccessTokens",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Webhooks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WorkspaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Events = table.Column<string[]>(type: "character varying(20)[]", nullable: false),
                    Secret = table.Column<string>(type: "text", nullable: false),
                    IsEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    FailingSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    GivenUpAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Webhooks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Webhooks_Workspaces_WorkspaceId",
                        column: x => x.WorkspaceId,
                        principalTable: "Workspaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WebhookDeliveries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    WebhookId = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Data = table.Column<string>(type: "jsonb", nullable: false),
                    NextAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Tries = table.Column<short>(type: "smallint", nullable: false),
                    TriedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Result = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Status = table.Column<short>(type: "smallint", nullable: true),
                    Took = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebhookDeliveries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WebhookDeliveries_Webhooks_WebhookId",
                        column: x => x.WebhookId,
                        principalTable: "Webhooks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_IdempotentRequests_At",
                table: "IdempotentRequests",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_WebhookDeliveries_WebhookId_At",
                table: "WebhookDeliveries",
                columns: new[] { "WebhookId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_WebhookDeliveries_WebhookId_NextAt",
                table: "WebhookDeliveries",
                columns: new[] { "WebhookId", "NextAt" },
                filter: "\"NextAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Webhooks_WorkspaceId",
                table: "Webhooks",
                column: "WorkspaceId");

            // In the transaction of what has happened: neither is there without the other, whichever way it came.
            migrationBuilder.Sql("""
                CREATE FUNCTION tell_webhooks(workspace uuid, event text, at timestamptz, data jsonb) RETURNS void LANGUAGE sql AS $$
                    INSERT INTO "WebhookDeliveries" ("Id", "WebhookId", "Type", "At", "Data", "NextAt", "Tries")
                    SELECT gen_random_uuid(), w."Id", event, at, data, at, 0 FROM "Webhooks" w
                    WHERE w."WorkspaceId" = workspace AND w."IsEnabled" AND split_part(event, '.', 1) = ANY (w."Events")
                $$;

                CREATE FUNCTION tell_of_edit() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    PERFORM tell_webhooks(NEW."WorkspaceId", 'journey.edited', NEW."At", jsonb_build_object(
                        'journey', NEW."StreamId", 'revision', NEW."Revision", 'edit', NEW."EditId", 'author', NEW."AuthorId", 'byProgram', NEW."Program" IS NOT NULL));
                    RETURN NULL;
                END $$;
                CREATE TRIGGER tell_of_edit AFTER INSERT ON "Journal" FOR EACH ROW WHEN (NEW."Stream" = 'journey') EXECUTE FUNCTION tell_of_edit();

                CREATE FUNCTION tell_of_sign_off() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    PERFORM tell_webhooks(j."WorkspaceId", 'sign-off.' || lower(NEW."State"), COALESCE(NEW."DecidedAt", NEW."RequestedAt"), jsonb_build_object(
                        'journey', j."Id", 'signOff', NEW."Id", 'revision', NEW."Revision", 'requestedBy', NEW."RequestedBy", 'decidedBy', NEW."DecidedBy"))
                    FROM "Journeys" j WHERE j."Id" = NEW."JourneyId";
                    RETURN NULL;
                END $$;
                CREATE TRIGGER tell_of_request AFTER INSERT ON "SignOffs" FOR EACH ROW EXECUTE FUNCTION tell_of_sign_off();
                CREATE TRIGGER tell_of_answer AFTER UPDATE ON "SignOffs" FOR EACH ROW WHEN (NEW."State" <> OLD."State") EXECUTE FUNCTION tell_of_sign_off();

                CREATE FUNCTION tell_of_comment() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE event text := CASE
                    WHEN TG_OP = 'INSERT' THEN 'comment.added'
                    WHEN NEW."DeletedAt" IS NOT NULL AND OLD."DeletedAt" IS NULL THEN 'comment.deleted'
                    WHEN NEW."Text" <> OLD."Text" THEN 'comment.changed' END;
                BEGIN
                    IF event IS NOT NULL THEN
                        PERFORM tell_webhooks(j."WorkspaceId", event, COALESCE(NEW."DeletedAt", NEW."EditedAt", NEW."WrittenAt"), jsonb_build_object(
                            'journey', j."Id", 'thread', t."Id", 'comment', NEW."Id", 'touchpoint', t."TouchpointId", 'author', NEW."AuthorId"))
                        FROM "CommentThreads" t JOIN "Journeys" j ON j."Id" = t."JourneyId" WHERE t."Id" = NEW."ThreadId";
                    END IF;
                    RETURN NULL;
                END $$;
                CREATE TRIGGER tell_of_comment AFTER INSERT OR UPDATE ON "Comments" FOR EACH ROW EXECUTE FUNCTION tell_of_comment();

                -- One event a journey, however many findings a review writes at once.
                CREATE FUNCTION tell_of_new_findings() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF EXISTS (SELECT FROM "Webhooks" WHERE "IsEnabled" AND 'finding' = ANY ("Events")) THEN
                        PERFORM tell_webhooks(j."WorkspaceId", 'finding.changed', now(), jsonb_build_object('journey', j."Id", 'opened', jsonb_agg(f."Key" ORDER BY f."Key"), 'closed', '[]'::jsonb))
                        FROM written f JOIN "Journeys" j ON j."Id" = f."JourneyId" WHERE f."ClosedOn" IS NULL GROUP BY j."Id";
                    END IF;
                    RETURN NULL;
                END $$;
                CREATE FUNCTION tell_of_other_findings() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF EXISTS (SELECT FROM "Webhooks" WHERE "IsEnabled" AND 'finding' = ANY ("Events")) THEN
                        PERFORM tell_webhooks(j."WorkspaceId", 'finding.changed', now(), jsonb_build_object(
                            'journey', j."Id",
                            'opened', COALESCE(jsonb_agg(f."Key" ORDER BY f."Key") FILTER (WHERE f."ClosedOn" IS NULL), '[]'::jsonb),
                            'closed', COALESCE(jsonb_agg(f."Key" ORDER BY f."Key") FILTER (WHERE f."ClosedOn" IS NOT NULL), '[]'::jsonb)))
                        FROM written f JOIN before b ON b."JourneyId" = f."JourneyId" AND b."Key" = f."Key" JOIN "Journeys" j ON j."Id" = f."JourneyId"
                        WHERE (f."ClosedOn" IS NULL) <> (b."ClosedOn" IS NULL) GROUP BY j."Id";
                    END IF;
                    RETURN NULL;
                END $$;
                CREATE TRIGGER tell_of_inserted AFTER INSERT ON "Findings" REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tell_of_new_findings();
                CREATE TRIGGER tell_of_updated AFTER UPDATE ON "Findings" REFERENCING OLD TABLE AS before NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tell_of_other_findings();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER tell_of_edit ON "Journal";
                DROP TRIGGER tell_of_request ON "SignOffs";
                DROP TRIGGER tell_of_answer ON "SignOffs";
                DROP TRIGGER tell_of_comment ON "Comments";
                DROP TRIGGER tell_of_inserted ON "Findings";
                DROP TRIGGER tell_of_updated ON "Findings";
                DROP FUNCTION tell_of_edit(), tell_of_sign_off(), tell_of_comment(), tell_of_new_findings(), tell_of_other_findings(), tell_webhooks(uuid, text, timestamptz, jsonb);
                """);
            migrationBuilder.DropTable(
                name: "IdempotentRequests");

            migrationBuilder.DropTable(
                name: "WebhookDeliveries");

            migrationBuilder.DropTable(
                name: "Webhooks");

            migrationBuilder.DropColumn(
                name: "Program",
                table: "Journal");

            migrationBuilder.DropColumn(
                name: "Scopes",
                table: "AccessTokens");
        }
    }
}
