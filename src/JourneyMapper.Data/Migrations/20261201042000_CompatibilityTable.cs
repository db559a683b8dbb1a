using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyMapper.Data.Migrations
{
    /// <inheritdoc />
    public partial class CompatibilityTable : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            CREATE TABLE "Compatibility" (
                "Id" boolean PRIMARY KEY DEFAULT true CHECK ("Id"),
                "OldestRelease" text NOT NULL CHECK ("OldestRelease" ~ '^\d{1,6}\.\d{1,6}\.\d{1,6}$'));
            INSERT INTO "Compatibility" ("OldestRelease") VALUES ('0.9.0');

            CREATE FUNCTION require_release(release text) RETURNS void LANGUAGE plpgsql AS $$
            BEGIN
                UPDATE "Compatibility" SET "OldestRelease" = release WHERE string_to_array("OldestRelease", '.')::int[] < string_to_array(release, '.')::int[];
                IF FOUND THEN
                    PERFORM pg_notify('compatibility', release);
                END IF;
            END $$;
            """);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            DROP FUNCTION require_release(text);
            DROP TABLE "Compatibility";
            """);
    }
}
