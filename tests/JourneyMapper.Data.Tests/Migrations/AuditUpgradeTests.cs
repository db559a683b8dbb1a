using JourneyMapper.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace JourneyMapper.Data.Tests.Migrations;

/// <summary>Audits of before workspaces had criteria of their own.</summary>
public sealed class AuditUpgradeTests
{
    [Fact]
    public async Task They_keep_exactly_their_scores()
    {
        await using var database = NpgsqlDataSource.Create(await TestPostgres.NewDatabaseAsync());
        var contexts = JourneyDatabase.Contexts(database);
        await using var db = await contexts.CreateDbContextAsync();
        await db.GetService<IMigrator>().MigrateAsync("GoalsFunnelsExperimentsSurveys");
        var (workspace, journey, audit) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO "Workspaces" ("Id", "Name", "Language", "CreatedAt") VALUES ({workspace}, 'Velo', 'en', now());
            INSERT INTO "Journeys" ("Id", "WorkspaceId", "Revision", "ContentRevision", "Title", "Scenario", "Labels", "CreatedAt", "CreatedBy", "ChangedAt", "ChangedBy")
            VALUES ({journey}, {workspace}, 1, 1, 'A bike', '', ARRAY['','','','',''], now(), {workspace}, now(), {workspace});
            INSERT INTO "Audits" ("Id", "JourneyId", "TouchpointId", "On", "AuditorId", "Scores", "Score", "Strengths", "Weaknesses", "Evidence", "EvidenceNote", "RecordedAt")
            VALUES ({audit}, {journey}, {audit}, '2026-11-22', {workspace}, ARRAY[1,2,3,4,5,5], 3.33, 'Fast', '', 'feedback', '', now());
            """);

        await db.Database.MigrateAsync();

        var read = await db.Audits.AsNoTracking().SingleAsync();
        read.Scores.ShouldBe([1, 2, 3, 4, 5, 5]);
        (read.Score, read.Strengths, read.OtherCriteria.Length, read.OtherScores.Length).ShouldBe((3.33m, "Fast", 0, 0));
        (await db.CompetitorAudits.AnyAsync()).ShouldBeFalse();
    }
}
