using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyMapper.Data.Migrations
{
    /// <inheritdoc />
    public partial class AnnouncedEntries : Migration
    {
        /// <inheritdoc />
        // With the entry, as far as an announcement may be long: less than 8,000 bytes. A release that knows nothing of it passes over what follows the revision.
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            CREATE OR REPLACE FUNCTION announce_journal() RETURNS trigger LANGUAGE plpgsql AS $$
            DECLARE
                announced text := NEW."Stream" || ' ' || NEW."StreamId" || ' ' || NEW."Revision";
                entry text := CASE WHEN NEW."Stream" = 'journey' THEN announced || ' ' || to_jsonb(NEW)::text END;
            BEGIN
                PERFORM pg_notify('journal', CASE WHEN octet_length(entry) < 8000 THEN entry ELSE announced END);
                RETURN NULL;
            END $$;
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            CREATE OR REPLACE FUNCTION announce_journal() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_notify('journal', NEW."Stream" || ' ' || NEW."StreamId" || ' ' || NEW."Revision");
                RETURN NULL;
            END $$;
            """);
    }
}
