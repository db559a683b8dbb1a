using JourneyMapper.Domain.Measuring;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JourneyMapper.Data.Migrations;

/// <summary>
/// The triggers that keep the sums of weeks and months. In the database, so that they belong to the transaction that writes measurements
/// and cannot be forgotten by whoever does. One run for each statement, not for each row: a million rows in one statement cost one sum.
/// </summary>
static class MeasurementTotals
{
    public static void Create(MigrationBuilder migration)
    {
        migration.Sql($"""
            CREATE FUNCTION add_measurements() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO "MeasurementSums" AS known ("JourneyId", "Kpi", "Period", "From", "Sum", "Count")
                {Sums("added")}
                ON CONFLICT ("JourneyId", "Kpi", "Period", "From")
                DO UPDATE SET "Sum" = known."Sum" + EXCLUDED."Sum", "Count" = known."Count" + EXCLUDED."Count";
                RETURN NULL;
            END $$;

            CREATE FUNCTION take_measurements() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                UPDATE "MeasurementSums" known SET "Sum" = known."Sum" - gone."Sum", "Count" = known."Count" - gone."Count"
                FROM ({Sums("taken")}) gone
                WHERE known."JourneyId" = gone."JourneyId" AND known."Kpi" = gone."Kpi" AND known."Period" = gone."Period" AND known."From" = gone."From";
                DELETE FROM "MeasurementSums" known USING taken
                WHERE known."Count" = 0 AND known."JourneyId" = taken."JourneyId" AND known."Kpi" = taken."Kpi"
                    AND known."From" IN (CAST(date_trunc('week', CAST(taken."On" AS timestamp)) AS date), CAST(date_trunc('month', CAST(taken."On" AS timestamp)) AS date));
                RETURN NULL;
            END $$;

            CREATE TRIGGER add_inserted AFTER INSERT ON "Measurements" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION add_measurements();
            CREATE TRIGGER add_updated AFTER UPDATE ON "Measurements" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION add_measurements();
            CREATE TRIGGER take_updated AFTER UPDATE ON "Measurements" REFERENCING OLD TABLE AS taken FOR EACH STATEMENT EXECUTE FUNCTION take_measurements();
            CREATE TRIGGER take_deleted AFTER DELETE ON "Measurements" REFERENCING OLD TABLE AS taken FOR EACH STATEMENT EXECUTE FUNCTION take_measurements();

            INSERT INTO "MeasurementSums" ("JourneyId", "Kpi", "Period", "From", "Sum", "Count")
            {Sums("\"Measurements\"")};
            """);
    }

    public static void Drop(MigrationBuilder migration) => migration.Sql("DROP FUNCTION add_measurements, take_measurements CASCADE");

    // Ordered, so that two transactions that touch the same sums lock them in the same order.
    static string Sums(string rows) => $"""
        WITH days AS (SELECT "JourneyId", "Kpi", CAST("On" AS timestamp) AS day, SUM("Value") AS "Sum", COUNT(*) AS "Count" FROM {rows} GROUP BY 1, 2, 3)
        SELECT "JourneyId", "Kpi", CAST({(int)Period.Week} AS smallint) AS "Period", CAST(date_trunc('week', day) AS date) AS "From", SUM("Sum") AS "Sum", CAST(SUM("Count") AS bigint) AS "Count" FROM days GROUP BY 1, 2, 4
        UNION ALL
        SELECT "JourneyId", "Kpi", CAST({(int)Period.Month} AS smallint), CAST(date_trunc('month', day) AS date), SUM("Sum"), CAST(SUM("Count") AS bigint) FROM days GROUP BY 1, 2, 4
        ORDER BY 1, 2, 3, 4
        """;
}
