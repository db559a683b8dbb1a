using JourneyMapper.Data.Journal;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JourneyMapper.Data.Migrations;

/// <summary>
/// The trigger that announces each journal row. In the database, so that it belongs to the same transaction as the row, costs no
/// round trip, and cannot be forgotten by whoever writes to the journal.
/// </summary>
static class JournalAnnouncement
{
    public static void Create(MigrationBuilder migration) => migration.Sql($"""
        CREATE FUNCTION announce_journal() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM pg_notify('{JourneyStore.Channel}', NEW."JourneyId" || ' ' || NEW."Revision");
            RETURN NULL;
        END $$;
        CREATE TRIGGER announce AFTER INSERT ON "Journal" FOR EACH ROW EXECUTE FUNCTION announce_journal();
        """);
}
