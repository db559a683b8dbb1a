using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Inbox;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Audits;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Features.Coverage;
using JourneyMapper.Web.Features.Coverage.Groups;
using JourneyMapper.Web.Features.Inbox;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace JourneyMapper.Web.Tests.Features.Inbox;

/// <summary>Members with their inboxes, and a journey that they work on, on a database and a day of their own.</summary>
sealed class InboxRoom : ManualClock, IAsyncDisposable
{
    readonly NpgsqlDataSource pool;
    readonly CommentTopic comments = new();
    readonly CoverageTopic coverage = new();

    InboxRoom(JourneyDatabase database)
        : base(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero))
    {
        pool = database.Connect();
        Contexts = JourneyDatabase.Contexts(pool);
        Store = new(Contexts, this);
        var query = new CoverageQuery(Contexts, this);
        Query = new(Contexts, this);
        Service = new(Contexts, Topic, this);
        Upkeep = new(Contexts, Topic, this, NullLogger<InboxUpkeep>.Instance);
        Comments = new(Contexts, comments, Topic, this);
        SignOffs = new(Contexts, new SignOffTopic(), Topic, this);
        Findings = new(Contexts, query, Store, coverage, Topic, this);
        Groups = new(Contexts, query, new(Contexts, query), coverage, Topic, this);
        Review = new(Contexts, query, Topic, this);
        Audits = new(Contexts, new AuditTopic(), Topic, this);
    }

    public IDbContextFactory<JourneyDbContext> Contexts { get; }

    public JourneyStore Store { get; }

    public InboxTopic Topic { get; } = new();

    public InboxQuery Query { get; }

    public InboxService Service { get; }

    public InboxUpkeep Upkeep { get; }

    public CommentService Comments { get; }

    public SignOffService SignOffs { get; }

    public FindingService Findings { get; }

    public FindingGroupService Groups { get; }

    public PortfolioUpdate Review { get; }

    public AuditLog Audits { get; }

    public Journey Journey { get; private set; } = null!;

    public Touchpoint Shop => Journey.Touchpoints[0];

    public static async Task<InboxRoom> NewAsync()
    {
        var room = new InboxRoom(await JourneyDatabase.NewAsync());
        room.Journey = await room.PutAsync("A bike");
        return room;
    }

    /// <summary>Makes a journey with one touchpoint.</summary>
    public async Task<Journey> PutAsync(string title, Guid? owner = null, Guid? touchpointOwner = null, KpiTargets? kpis = null)
    {
        var journey = new Journey
        {
            Id = Guid.NewGuid(),
            Title = title,
            Owner = owner,
            Touchpoints = [new() { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Shop", Rank = Rank.Between(null, null), Owner = touchpointOwner, Kpis = kpis ?? KpiTargets.Empty }],
        };
        await Store.CreateAsync(JourneyDatabase.Workspace, Guid.NewGuid(), journey);
        return journey;
    }

    /// <summary>Makes an account.</summary>
    public async Task<CurrentMember> MemberAsync(string name, Role role = Role.Editor, Action<Member>? change = null, Guid? workspace = null)
    {
        var member = new Member { Id = Guid.NewGuid(), WorkspaceId = workspace ?? JourneyDatabase.Workspace, DisplayName = name, Role = role, Language = "en", Account = new() { Email = $"{Guid.NewGuid():N}@example.org" } };
        change?.Invoke(member);
        await using var db = await Contexts.CreateDbContextAsync();
        db.Members.Add(member);
        await db.SaveChangesAsync();
        return new(member.Id, member.WorkspaceId, name, role);
    }

    /// <summary>Begins a thread that must be taken.</summary>
    public async Task<Guid> BeginAsync(CurrentMember member, string text, Guid? journey = null, CommentPlace? place = null)
    {
        var id = Guid.CreateVersion7();
        (await Comments.BeginAsync(member, journey ?? Journey.Id, place ?? CommentPlace.Whole, id, text, [])).ShouldBeNull();
        return id;
    }

    /// <summary>Gives an answer that must be taken.</summary>
    public async Task<Guid> AnswerAsync(CurrentMember member, Guid thread, string text)
    {
        var id = Guid.CreateVersion7();
        (await Comments.AnswerAsync(member, thread, id, text, [])).ShouldBeNull();
        return id;
    }

    /// <summary>Changes a journey's title.</summary>
    public async Task<Journey> EditAsync(Journey journey, Guid author)
    {
        var edit = JourneyKinds.Journey.Change(journey, JourneyFields.Title, $"{journey.Title}!");
        var applied = journey.Apply(edit).ShouldBeOfType<Outcome<Journey>.Applied>();
        (await Store.AppendAsync(JourneyDatabase.Workspace, applied.After, JournalEntry.Of(edit, applied, author, Now))).ShouldBe(Append.Written);
        return applied.After;
    }

    /// <summary>Records a value of a KPI, and reviews.</summary>
    public async Task MeasureAsync(Journey journey, string kpi, DateOnly on, decimal value)
    {
        await ChangeAsync(async db =>
        {
            db.Measurements.Add(new() { TouchpointId = journey.Touchpoints[0].Id, JourneyId = journey.Id, Kpi = kpi, On = on, Value = value });
            await db.SaveChangesAsync();
            await RecordedFacts.NoteAsync(db, journey.Id, on);
        });
        await Review.RunAsync(JourneyDatabase.Workspace);
    }

    public async Task ChangeAsync(Func<JourneyDbContext, Task> change)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await change(db);
        await transaction.CommitAsync();
    }

    public async Task<IReadOnlyList<InboxEntry>> EntriesAsync(CurrentMember member, bool unread = false) => (await Query.PageAsync(member, unread, 50)).Entries;

    public async Task<IReadOnlyList<InboxItemKind>> KindsAsync(CurrentMember member) => [.. (await EntriesAsync(member)).Select(entry => entry.Kind)];

    public async ValueTask DisposeAsync()
    {
        Upkeep.Dispose();
        await pool.DisposeAsync();
    }
}
