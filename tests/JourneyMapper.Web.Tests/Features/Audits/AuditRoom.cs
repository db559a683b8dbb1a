using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Audits;
using JourneyMapper.Web.Features.Audits.Criteria;
using JourneyMapper.Web.Features.Audits.Next;
using JourneyMapper.Web.Features.Audits.Rounds;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Web.Tests.Features.Audits;

/// <summary>Audits on a database of their own, on a day of their own.</summary>
sealed class AuditRoom : TimeProvider, IAsyncDisposable
{
    readonly NpgsqlDataSource pool;
    DateTimeOffset now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    AuditRoom(JourneyDatabase database)
    {
        pool = database.Connect();
        Contexts = JourneyDatabase.Contexts(pool);
        Log = new AuditLog(Contexts, Topic, Inboxes, this);
        Schedule = new AuditSchedule(Contexts, this);
        Summaries = new AuditSummaries(Contexts);
        Criteria = new(Contexts, Topic);
        Competitors = new(Contexts, Topic);
        Rounds = new(Contexts);
        RoundService = new(Contexts, Topic, Inboxes, this);
        Queue = new(Contexts, Rounds, Schedule, this);
    }

    public IDbContextFactory<JourneyDbContext> Contexts { get; }

    public AuditTopic Topic { get; } = new();

    public InboxTopic Inboxes { get; } = new();

    public AuditLog Log { get; }

    public AuditSchedule Schedule { get; }

    public AuditSummaries Summaries { get; }

    public WorkspaceCriteria Criteria { get; }

    public WorkspaceCompetitors Competitors { get; }

    public RoundList Rounds { get; }

    public RoundService RoundService { get; }

    public AuditQueue Queue { get; }

    public DateOnly Today => this.Today();

    public static async Task<AuditRoom> NewAsync() => new(await JourneyDatabase.NewAsync());

    public static CurrentMember Member(Role role = Role.Editor) => new(Guid.NewGuid(), JourneyDatabase.Workspace, "Somebody", role);

    public static CurrentMember Stranger() => new(Guid.NewGuid(), JourneyDatabase.OtherWorkspace, "Somebody else", Role.Owner);

    public static Audit Audit(Touchpoint touchpoint, DateOnly on, params int[] scores) => new()
    {
        Id = Guid.NewGuid(),
        Touchpoint = touchpoint.Id,
        On = on,
        Scores = scores.Length == 0 ? [3, 3, 3, 3, 3, 3] : [.. scores],
    };

    public override DateTimeOffset GetUtcNow() => now;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Time passes.</summary>
    public void Wait(TimeSpan time) => now += time;

    /// <summary>Stores a journey of these touchpoints, in this order.</summary>
    public async Task<Journey> PutAsync(string title, params Touchpoint[] touchpoints)
    {
        Rank? last = null;
        var journey = new Journey
        {
            Id = Guid.NewGuid(),
            Title = title,
            Touchpoints = JourneyKinds.Touchpoint.InOrder(touchpoints.Select(touchpoint => touchpoint with { Rank = (last = Rank.Between(last, null)).Value })),
        };
        await new JourneyStore(Contexts, TimeProvider.System).CreateAsync(JourneyDatabase.Workspace, Guid.NewGuid(), journey);
        return journey;
    }

    public static Touchpoint Touchpoint(string name = "Store", Cadence cadence = Cadence.Workspace, Guid? owner = null, Stage stage = Stage.Decision) =>
        new() { Id = Guid.NewGuid(), Stage = stage, Name = name, Cadence = cadence, Owner = owner };

    /// <summary>Makes an account of the workspace.</summary>
    public async Task<Guid> NewMemberAsync(string name) => (await JoinAsync(name)).Id;

    /// <summary>Makes an account, and gives the member that acts by it.</summary>
    public async Task<CurrentMember> JoinAsync(string name, Role role = Role.Editor, Guid? workspace = null)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        var member = new Member { Id = Guid.NewGuid(), WorkspaceId = workspace ?? JourneyDatabase.Workspace, DisplayName = name, Role = role, Language = "en", Account = new() };
        db.Members.Add(member);
        await db.SaveChangesAsync();
        return new(member.Id, member.WorkspaceId, name, role);
    }

    /// <summary>Closes a journey to all but who made it and some others.</summary>
    public async Task ClosePrivateAsync(Journey journey, params (Guid Member, AccessLevel Level)[] open)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        await db.Journeys.Where(row => row.Id == journey.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsPrivate, true));
        db.JourneyAccesses.AddRange(open.Select(one => new JourneyAccessRow { JourneyId = journey.Id, MemberId = one.Member, Level = one.Level }));
        await db.SaveChangesAsync();
    }

    /// <summary>Records an audit that must be accepted.</summary>
    public async Task RecordAsync(Touchpoint touchpoint, DateOnly on, params int[] scores) =>
        (await Log.RecordAsync(Member(), Audit(touchpoint, on, scores))).ShouldBeNull();

    public Task<IReadOnlyList<AuditEntry>> HistoryAsync(Touchpoint touchpoint) => Log.HistoryAsync(JourneyDatabase.Reader, touchpoint.Id, take: 100);

    /// <summary>How many facts a journey counts.</summary>
    public async Task<long> FactsAsync(Journey journey)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        return await db.Facts.Where(facts => facts.JourneyId == journey.Id).Select(facts => facts.Count).SingleOrDefaultAsync();
    }

    public ValueTask DisposeAsync() => pool.DisposeAsync();
}
