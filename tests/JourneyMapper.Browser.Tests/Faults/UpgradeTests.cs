using System.Net;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Data.Migrations;
using JourneyMapper.Testing;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JourneyMapper.Browser.Tests.Faults;

/// <summary>This release while the next one takes its place: it works on the database that the next one migrates, under load.</summary>
[Collection(RunningApplication.AloneCollection)]
public sealed class UpgradeTests
{
    static readonly TimeSpan Load = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task Migrations_that_expand_are_not_noticed_by_the_nodes_that_work()
    {
        await using var run = await UpgradeRun.StartAsync(count: 8);
        await Task.Delay(Load);
        await DatabaseMigrator.MigrateAsync(PlantedMigration.Contexts<Expanding>(run.Database), release: Next);
        await DatabaseMigrator.MigrateAsync(PlantedMigration.Contexts<ConcurrentIndex>(run.Database), release: Next);
        await Task.Delay(Load);
        // A node that starts again on the later database, and one beside it.
        var other = await run.StartNodeAsync();
        run.Lead(run.First, other);
        await run.SeenAsync(run.First, other);
        await run.SeenAsync(other, run.First);
        await Task.Delay(Load);
        run.Lead(other);
        (await UpgradeRun.DrainAsync(run.First)).ShouldBe(0);

        var report = await run.FinishAsync();
        report.Problems.ShouldBeEmpty(report.ToString());
        (report.Lost, report.Doubled, run.Failures).ShouldBe((0, 0, 0));
        report.Acknowledged.ShouldBeGreaterThan(100);
    }

    // Otherwise the test above would prove nothing.
    [Fact]
    public async Task One_that_takes_something_away_is_noticed_at_once()
    {
        await using var run = await UpgradeRun.StartAsync(count: 4);
        await Task.Delay(Load);
        run.Failures.ShouldBe(0);
        await DatabaseMigrator.MigrateAsync(PlantedMigration.Contexts<Renaming>(run.Database), release: Next);
        await Task.Delay(Load);
        run.Failures.ShouldBeGreaterThan(4);
    }

    [Fact]
    public async Task Nodes_that_cannot_work_after_a_contraction_say_so_and_end()
    {
        await using var run = await UpgradeRun.StartAsync(count: 4);
        await Task.Delay(Load);
        await DatabaseMigrator.MigrateAsync(PlantedMigration.Contexts<Contracting>(run.Database), release: Next);
        using (var client = new HttpClient())
        {
            using var ready = await client.GetAsync(new Uri(run.First.Address, "/health/ready"));
            (ready.StatusCode, await ready.Content.ReadAsStringAsync()).ShouldBe((HttpStatusCode.ServiceUnavailable, "outdated"));
        }

        for (var waited = 0; waited < 600 && !run.First.HasEnded; waited++)
            await Task.Delay(100);
        run.First.HasEnded.ShouldBeTrue();
        run.First.Output.ShouldContain("not ready any more, and ending");
        (await Should.ThrowAsync<InvalidOperationException>(() => run.StartNodeAsync())).Message.ShouldContain("The database needs JourneyMapper 99.0.0 or later, and this is");
    }

    static Version Next => new(99, 0, 0);

    /// <summary>All that a release may do to tables which the one before works with.</summary>
    [Migration(PlantedMigration.Id)]
    sealed class Expanding : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable("Scents", columns => new { Id = columns.Column<Guid>(nullable: false), Name = columns.Column<string>(nullable: false) }, constraints: table => table.PrimaryKey("PK_Scents", scent => scent.Id));
            migrationBuilder.AddColumn<Guid>("ScentId", "Touchpoints", "uuid", nullable: true);
            migrationBuilder.CreateIndex("IX_Touchpoints_ScentId", "Touchpoints", "ScentId");
            migrationBuilder.AddForeignKey("FK_Touchpoints_Scents", "Touchpoints", "ScentId", "Scents", principalColumn: "Id");
            migrationBuilder.AddColumn<string>("Smell", "Touchpoints", "text", nullable: false, defaultValue: "");
            migrationBuilder.AddColumn<int>("Scented", "Journeys", "integer", nullable: false, defaultValue: 0);
            migrationBuilder.AddColumn<string>("Device", "Journal", "text", nullable: true);
            migrationBuilder.AlterColumn<string>("Name", "Touchpoints", "character varying(500)", oldType: "character varying(200)", oldClrType: typeof(string));
            // Old form and new one are kept equal as long as both are written.
            migrationBuilder.Sql("""
                CREATE FUNCTION keep_smell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW."Smell" := NEW."Action"; RETURN NEW; END $$;
                CREATE TRIGGER keep_smell BEFORE INSERT OR UPDATE ON "Touchpoints" FOR EACH ROW EXECUTE FUNCTION keep_smell();
                UPDATE "Touchpoints" SET "Smell" = "Action";
                """);
        }
    }

    [Migration(PlantedMigration.LaterId)]
    sealed class ConcurrentIndex : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateIndex("IX_Touchpoints_Planted", "Touchpoints", "Name").Annotation("Npgsql:CreatedConcurrently", true);
    }

    [Migration(PlantedMigration.Id)]
    sealed class Renaming : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.RenameColumn("Action", "Touchpoints", "Doing");
    }

    [Migration(PlantedMigration.Id)]
    [Contracts("Touchpoints.Action", Since = "99.0.0")]
    sealed class Contracting : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn("Action", "Touchpoints", "Doing");
            migrationBuilder.Sql("SELECT require_release('99.0.0')");
        }
    }
}
