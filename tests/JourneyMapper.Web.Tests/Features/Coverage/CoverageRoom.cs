using JourneyMapper.Data;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace JourneyMapper.Web.Tests.Features.Coverage;

/// <summary>A portfolio on a database of its own, on a day of its own.</summary>
sealed class CoverageRoom : ManualClock, IAsyncDisposable
{
    readonly NpgsqlDataSource pool;
    readonly JourneyStore store;

    CoverageRoom(JourneyDatabase database, IInterceptor[] interceptors)
        : base(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero))
    {
        pool = database.Connect();
        Contexts = JourneyDatabase.Contexts(pool, interceptors);
        store = new(Contexts, this);
        Query = new(Contexts, this);
        Update = new(Contexts, Query, Inboxes, this);
        Portfolio = new(Contexts, Query);
        Service = new(Contexts, Query, store, Topic, Inboxes, this);
        Thresholds = new(Contexts, Topic, new ActivityLog(Contexts, this));
        Trend = new(Contexts, Query);
    }

    public IDbContextFactory<JourneyDbContext> Contexts { get; }

    public CoverageQuery Query { get; }

    public PortfolioUpdate Update { get; }

    public Portfolio Portfolio { get; }

    public ScoreTrend Trend { get; }

    public FindingService Service { get; }

    public Thresholds Thresholds { get; }

    public CoverageTopic Topic { get; } = new();

    public InboxTopic Inboxes { get; } = new();

    public static async Task<CoverageRoom> NewAsync(params IInterceptor[] interceptors) => new(await JourneyDatabase.NewAsync(), interceptors);

    /// <summary>A journey with two touchpoints on two channels in each stage.</summary>
    public static Journey Journey(string title) => new()
    {
        Id = Guid.NewGuid(),
        Title = title,
        Touchpoints = [.. Stages.All.SelectMany(stage => new[]
        {
            new Touchpoint { Id = Guid.NewGuid(), Stage = stage, Name = $"First of {stage}", Channel = "website", Rank = Rank.Parse("V00000") },
            new Touchpoint { Id = Guid.NewGuid(), Stage = stage, Name = $"Second of {stage}", Channel = "phone", Rank = Rank.Parse("W00000") },
        })],
    };

    /// <summary>Stores a journey as if it had been made at that time.</summary>
    public async Task PutAsync(Journey journey, DateTimeOffset? made = null, Guid? workspace = null)
    {
        await store.CreateAsync(workspace ?? JourneyDatabase.Workspace, Guid.NewGuid(), journey);
        var at = made ?? Now;
        await using var db = await Contexts.CreateDbContextAsync();
        await db.Database.ExecuteSqlAsync($"""UPDATE "Journeys" SET "CreatedAt" = {at} WHERE "Id" = {journey.Id}""");
    }

    /// <summary>Applies an edit and writes it as if it had been made at that time; an edit that changes nothing gives the journey as it was.</summary>
    public async Task<Journey> EditAsync(Journey journey, Edit edit, DateTimeOffset? at = null)
    {
        if (journey.Apply(edit) is not Outcome<Journey>.Applied { Difference.IsEmpty: false } applied)
            return journey;
        (await store.AppendAsync(JourneyDatabase.Workspace, applied.After, JournalEntry.Of(edit, applied, Guid.NewGuid(), at ?? Now))).ShouldBe(Append.Written);
        return applied.After;
    }

    /// <summary>Records an audit as it is recorded: with the note that reviews are out of date.</summary>
    public async Task AuditAsync(Journey journey, Guid touchpoint, DateOnly on, decimal score, Func<Task>? beforeCommit = null)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        db.Audits.Add(new()
        {
            Id = Guid.NewGuid(),
            JourneyId = journey.Id,
            TouchpointId = touchpoint,
            On = on,
            AuditorId = Guid.NewGuid(),
            Scores = [3, 3, 3, 3, 3, 3],
            Score = score,
            Strengths = "",
            Weaknesses = "",
            Evidence = "",
            EvidenceNote = "",
            RecordedAt = Now,
        });
        await db.SaveChangesAsync();
        await RecordedFacts.NoteAsync(db, journey.Id, on);
        if (beforeCommit is not null)
            await beforeCommit();
        await transaction.CommitAsync();
    }

    /// <summary>Brings everything up to date and reads the matrix.</summary>
    public async Task<IReadOnlyList<PortfolioLine>> LinesAsync(PortfolioFilter? filter = null)
    {
        await Update.RunAsync(JourneyDatabase.Workspace);
        return (await Portfolio.FindAsync(JourneyDatabase.Reader, filter ?? new(), take: 100)).Lines;
    }

    public async Task<IReadOnlyList<FindingRow>> FindingsAsync(Journey journey)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        return await db.Findings.AsNoTracking().Where(finding => finding.JourneyId == journey.Id).ToListAsync();
    }

    public ValueTask DisposeAsync() => pool.DisposeAsync();
}
