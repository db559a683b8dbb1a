using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Experiments;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace JourneyMapper.Web.Tests.Features.Experiments;

/// <summary>Experiments on a database of their own, on a day of their own: a journey with a shop, an editor and a viewer.</summary>
sealed class ExperimentRoom : ManualClock, IAsyncDisposable
{
    public const string Kpi = "conversion-rate";
    public const string Bounce = "bounce-rate";

    readonly NpgsqlDataSource pool;

    ExperimentRoom(JourneyDatabase database, IInterceptor[] interceptors)
        : base(new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero))
    {
        pool = database.Connect();
        Contexts = JourneyDatabase.Contexts(pool, interceptors);
        Service = new(Contexts, Topic, this);
        List = new(Contexts);
    }

    public IDbContextFactory<JourneyDbContext> Contexts { get; }

    public ExperimentTopic Topic { get; } = new();

    public ExperimentService Service { get; }

    public ExperimentList List { get; }

    public CurrentMember Ann { get; private set; } = null!;

    public CurrentMember Vera { get; private set; } = null!;

    public Journey Journey { get; private set; } = null!;

    public Touchpoint Shop => Journey.Touchpoints[0];

    public DateOnly Today => this.Today();

    public static async Task<ExperimentRoom> NewAsync(params IInterceptor[] interceptors)
    {
        var room = new ExperimentRoom(await JourneyDatabase.NewAsync(), interceptors);
        (room.Ann, room.Vera) = (await room.MemberAsync("Ann"), await room.MemberAsync("Vera", Role.Viewer));
        room.Journey = await room.PutAsync(room.Ann, "Buying a bike");
        return room;
    }

    public async Task<CurrentMember> MemberAsync(string name, Role role = Role.Editor, Guid? workspace = null)
    {
        var member = new Member { Id = Guid.NewGuid(), WorkspaceId = workspace ?? JourneyDatabase.Workspace, DisplayName = name, Role = role, Language = "en", Account = new() };
        await using var db = await Contexts.CreateDbContextAsync();
        db.Members.Add(member);
        await db.SaveChangesAsync();
        return new(member.Id, member.WorkspaceId, name, role);
    }

    /// <summary>A journey with a shop that has two KPIs.</summary>
    public async Task<Journey> PutAsync(CurrentMember author, string title)
    {
        var journey = new Journey
        {
            Id = Guid.CreateVersion7(),
            Title = title,
            Touchpoints = [new() { Id = Guid.CreateVersion7(), Stage = Stage.Decision, Name = "Shop", Rank = Rank.Between(null, null), Kpis = [new(Kpi, 3, 1), new(Bounce, 40, 5)] }],
        };
        await new JourneyStore(Contexts, this).CreateAsync(author.Workspace, author.Id, journey);
        return journey;
    }

    public static Experiment Of(Touchpoint touchpoint, string name = "Shorter form", long first = 0, long second = 0) => new()
    {
        Id = Guid.CreateVersion7(),
        Touchpoint = touchpoint.Id,
        Name = name,
        Kpi = Kpi,
        Planned = 1000,
        Variants =
        [
            new() { Id = Guid.CreateVersion7(), Name = "As before", Count = first > 0 ? 1000 : 0, Conversions = first },
            new() { Id = Guid.CreateVersion7(), Name = "Short", Count = second > 0 ? 1000 : 0, Conversions = second },
        ],
    };

    /// <summary>An experiment that must be taken, as it is stored.</summary>
    public async Task<ExperimentView> AddAsync(Experiment? experiment = null)
    {
        experiment ??= Of(Shop);
        (await Service.AddAsync(Ann, experiment)).ShouldBe(new ExperimentOutcome.Done(1));
        return await FindAsync(experiment.Id);
    }

    public async Task<ExperimentView> FindAsync(Guid experiment) => (await List.FindAsync(Ann, experiment)).ShouldNotBeNull();

    public ValueTask DisposeAsync() => pool.DisposeAsync();
}
