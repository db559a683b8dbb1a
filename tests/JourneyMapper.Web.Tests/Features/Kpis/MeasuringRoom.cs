using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Web.Tests.Features.Kpis;

/// <summary>Measurements on a database of their own, on a day of their own: a journey with one touchpoint that has two KPIs.</summary>
sealed class MeasuringRoom : TimeProvider, IAsyncDisposable
{
    public const string Conversion = "conversion-rate";
    public const string Nps = "net-promoter-score";

    readonly NpgsqlDataSource pool;

    MeasuringRoom(JourneyDatabase database)
    {
        pool = database.Connect();
        Contexts = JourneyDatabase.Contexts(pool);
        Measurements = new(Contexts, Topic, this);
        Kpis = new(Contexts, KpiTopic);
    }

    public IDbContextFactory<JourneyDbContext> Contexts { get; }

    public MeasurementTopic Topic { get; } = new();

    public KpiTopic KpiTopic { get; } = new();

    public Measurements Measurements { get; }

    public WorkspaceKpis Kpis { get; }

    public Touchpoint Store { get; } = new()
    {
        Id = Guid.NewGuid(),
        Stage = Stage.Decision,
        Name = "Store",
        Kpis = [new(Conversion, 3, 1), new(Nps, 30, 5)],
    };

    public Journey Journey { get; private set; } = null!;

    public static DateOnly Today { get; } = new(2026, 11, 22);

    public static async Task<MeasuringRoom> NewAsync()
    {
        var room = new MeasuringRoom(await JourneyDatabase.NewAsync());
        room.Journey = await room.PutAsync(room.Store);
        return room;
    }

    static readonly Guid Somebody = Guid.NewGuid();

    /// <summary>Always the same one, whatever they may do.</summary>
    public static CurrentMember Member(Role role = Role.Editor) => new(Somebody, JourneyDatabase.Workspace, "Somebody", role);

    public static CurrentMember Stranger() => new(Guid.NewGuid(), JourneyDatabase.OtherWorkspace, "Somebody else", Role.Owner);

    public override DateTimeOffset GetUtcNow() => new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Stores a journey of one touchpoint.</summary>
    public async Task<Journey> PutAsync(Touchpoint touchpoint)
    {
        var journey = new Journey { Id = Guid.NewGuid(), Title = "Buying a road bike", Touchpoints = [touchpoint with { Rank = Rank.Between(null, null) }] };
        await new JourneyStore(Contexts, TimeProvider.System).CreateAsync(JourneyDatabase.Workspace, Guid.NewGuid(), journey);
        return journey;
    }

    public Task<Recording> RecordAsync(string kpi, ExistingDays existing, params Measurement[] measurements) =>
        Measurements.RecordAsync(Member(), Store.Id, kpi, measurements, existing);

    /// <summary>All values of a KPI at the store, by day.</summary>
    public async Task<IReadOnlyList<Measurement>> StoredAsync(string kpi = Conversion) =>
        [.. (await Measurements.SeriesAsync(JourneyDatabase.Reader, Store.Id, kpi, Period.Day, 10_000)).Select(point => new Measurement(point.From, point.Sum))];

    /// <summary>How many facts the journey counts.</summary>
    public async Task<long> FactsAsync()
    {
        await using var db = await Contexts.CreateDbContextAsync();
        return await db.Facts.Where(facts => facts.JourneyId == Journey.Id).Select(facts => facts.Count).SingleOrDefaultAsync();
    }

    public ValueTask DisposeAsync() => pool.DisposeAsync();
}
