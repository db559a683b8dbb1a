using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace JourneyMapper.Data.Tests.Migrations;

public class UpgradeTests
{
    [Fact]
    public async Task A_map_of_the_first_version_is_read_after_the_upgrade()
    {
        await using var database = NpgsqlDataSource.Create(await TestPostgres.NewDatabaseAsync());
        var contexts = JourneyDatabase.Contexts(database);
        await using var db = await contexts.CreateDbContextAsync();
        await db.GetService<IMigrator>().MigrateAsync("Initial");
        var (workspace, journey, touchpoint) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Workspaces" ("Id", "Name", "Language", "CreatedAt") VALUES ({workspace}, 'Velo', 'en', now());
            INSERT INTO "Journeys" ("Id", "WorkspaceId", "Revision", "Title", "Scenario", "Persona", "Labels", "CreatedAt", "CreatedBy", "ChangedAt", "ChangedBy")
            VALUES ({journey}, {workspace}, 3, 'A bike', '', '', ARRAY['','','','',''], now(), {workspace}, now(), {workspace});
            INSERT INTO "Touchpoints" ("Id", "JourneyId", "Stage", "Rank", "Name", "Description", "Channel", "Contact", "Setting", "Action", "Thought", "Emotion",
                "PainPoints", "Opportunities", "Importance", "Evidence", "EvidenceSource")
            VALUES ({touchpoint}, {journey}, 2, 'V00000', 'Pays', '', '', 'Direct', 'Digital', '', '', -2, '', '', 'Normal', 'Observed', 'A survey');
            """);

        await db.Database.MigrateAsync();

        var read = await new JourneyStore(contexts).FindAsync(workspace, journey);
        read.ShouldNotBeNull().Touchpoints.ShouldHaveSingleItem().ShouldBe(
            new Touchpoint { Id = touchpoint, Stage = Stage.Decision, Rank = Rank.Parse("V00000"), Name = "Pays", Emotion = -2, Evidence = Evidence.Observed, EvidenceSource = "A survey" });
    }
}
