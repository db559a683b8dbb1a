using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Data.Tests.Migrations;

/// <summary>What was done can only be added: the database sees to it, whoever asks.</summary>
public sealed class ActivityRecordTests : IAsyncLifetime
{
    NpgsqlDataSource pool = null!;
    JourneyDbContext db = null!;

    public async ValueTask InitializeAsync()
    {
        pool = (await JourneyDatabase.NewAsync()).Connect();
        db = await JourneyDatabase.Contexts(pool).CreateDbContextAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await db.DisposeAsync();
        await pool.DisposeAsync();
    }

    [Theory]
    [InlineData("""UPDATE "Activities" SET "Subject" = ''""")]
    [InlineData("""UPDATE "Activities" SET "At" = now()""")]
    [InlineData("""DELETE FROM "Activities" """)]
    [InlineData("""TRUNCATE "Activities" """)]
    [InlineData("""TRUNCATE "Workspaces" CASCADE""")]
    [InlineData("""SET journeymapper.erasure = 'on'; UPDATE "Activities" SET "Subject" = 'Bob'""")]
    [InlineData("""SET journeymapper.erasure = 'on'; UPDATE "Activities" SET "Subject" = '', "MemberId" = gen_random_uuid()""")]
    [InlineData("""SET journeymapper.erasure = 'on'; DELETE FROM "Activities" """)]
    [InlineData("""SET journeymapper.retention = 'on'; UPDATE "Activities" SET "Subject" = ''""")]
    [InlineData("""SET journeymapper.retention = 'on'; TRUNCATE "Activities" """)]
    public async Task Nothing_changes_and_nothing_goes(string sql)
    {
        await AddAsync(JourneyDatabase.Workspace, "Ann");
        (await Should.ThrowAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(sql))).SqlState.ShouldBe(PostgresErrorCodes.RestrictViolation);
        (await db.Activities.AsNoTracking().SingleAsync()).Subject.ShouldBe("Ann");
    }

    [Fact]
    public async Task Retention_deletes_what_is_old_of_its_workspace()
    {
        var now = DateTimeOffset.UtcNow;
        await AddAsync(JourneyDatabase.Workspace, "old", now.AddDays(-9));
        await AddAsync(JourneyDatabase.Workspace, "new", now);
        await AddAsync(JourneyDatabase.OtherWorkspace, "others", now.AddDays(-9));
        (await db.ForgetActivitiesAsync(JourneyDatabase.Workspace, now.AddDays(-8))).ShouldBe(1);
        (await SubjectsAsync()).ShouldBe(["new", "others"]);
        // What it was allowed ends with its transaction.
        await Should.ThrowAsync<PostgresException>(() => db.Activities.ExecuteDeleteAsync());
        (await db.ForgetActivitiesAsync(workspace: null, now.AddDays(-8))).ShouldBe(1);
        (await SubjectsAsync()).ShouldBe(["new"]);
    }

    [Fact]
    public async Task Erasing_a_member_takes_their_name_and_nothing_else()
    {
        var ann = Guid.CreateVersion7();
        await AddAsync(JourneyDatabase.Workspace, "Ann", about: ann);
        await AddAsync(JourneyDatabase.Workspace, "Bob", about: Guid.CreateVersion7());
        await AddAsync(JourneyDatabase.OtherWorkspace, "Other Ann", about: ann);
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await db.EraseFromActivitiesAsync(JourneyDatabase.Workspace, ann);
            await transaction.CommitAsync();
        }

        (await SubjectsAsync()).ShouldBe(["", "Bob", "Other Ann"]);
        await Should.ThrowAsync<PostgresException>(() => db.Activities.ExecuteUpdateAsync(set => set.SetProperty(row => row.Subject, "")));
    }

    [Fact]
    public async Task With_a_workspace_goes_what_was_done_in_it()
    {
        await AddAsync(JourneyDatabase.Workspace, "here");
        await AddAsync(JourneyDatabase.OtherWorkspace, "there");
        await db.Workspaces.Where(row => row.Id == JourneyDatabase.Workspace).ExecuteDeleteAsync();
        (await SubjectsAsync()).ShouldBe(["there"]);
    }

    async Task AddAsync(Guid workspace, string subject, DateTimeOffset? at = null, Guid? about = null)
    {
        db.Activities.Add(new() { WorkspaceId = workspace, MemberId = Guid.CreateVersion7(), At = at ?? DateTimeOffset.UtcNow, Kind = ActivityKind.RoleChanged, Subject = subject, AboutId = about });
        await db.SaveChangesAsync();
    }

    async Task<IReadOnlyList<string>> SubjectsAsync() => [.. (await db.Activities.AsNoTracking().Select(row => row.Subject).ToListAsync()).Order(StringComparer.Ordinal)];
}
