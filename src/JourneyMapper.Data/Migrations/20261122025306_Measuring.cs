using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JourneyMapper.Data.Migrations
{
    /// <inheritdoc />
    public partial class Measuring : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "AcceptedBy",
                table: "Findings",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AccessTokens",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    SecretHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Hint = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessTokens", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccessTokens_Members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "Members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MeasurementSums",
                columns: table => new
                {
                    JourneyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kpi = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Period = table.Column<short>(type: "smallint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Sum = table.Column<decimal>(type: "numeric", nullable: false),
                    Count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeasurementSums", x => new { x.JourneyId, x.Kpi, x.Period, x.From });
                    table.ForeignKey(
                        name: "FK_MeasurementSums_Journeys_JourneyId",
                        column: x => x.JourneyId,
                        principalTable: "Journeys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccessTokens_MemberId",
                table: "AccessTokens",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_AccessTokens_SecretHash",
                table: "AccessTokens",
                column: "SecretHash",
                unique: true);

            // Triggers keep the sums of weeks and months. In the database, so that they belong to the transaction that writes measurements and cannot be forgotten by
            // whoever does. One run for each statement, not for each row: a million rows in one statement cost one sum.
            migrationBuilder.Sql($"""
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

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP FUNCTION add_measurements, take_measurements CASCADE");

            migrationBuilder.DropTable(
                name: "AccessTokens");

            migrationBuilder.DropTable(
                name: "MeasurementSums");

            migrationBuilder.DropColumn(
                name: "AcceptedBy",
                table: "Findings");
        }

        // Ordered, so that two transactions that touch the same sums lock them in the same order.
        static string Sums(string rows) => $"""
            WITH days AS (SELECT "JourneyId", "Kpi", CAST("On" AS timestamp) AS day, SUM("Value") AS "Sum", COUNT(*) AS "Count" FROM {rows} GROUP BY 1, 2, 3)
            SELECT "JourneyId", "Kpi", CAST(1 AS smallint) AS "Period", CAST(date_trunc('week', day) AS date) AS "From", SUM("Sum") AS "Sum", CAST(SUM("Count") AS bigint) AS "Count" FROM days GROUP BY 1, 2, 4
            UNION ALL
            SELECT "JourneyId", "Kpi", CAST(2 AS smallint), CAST(date_trunc('month', day) AS date), SUM("Sum"), CAST(SUM("Count") AS bigint) FROM days GROUP BY 1, 2, 4
            ORDER BY 1, 2, 3, 4
            """;
    }
}
