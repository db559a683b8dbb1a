using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Journeys;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Web.Tests.Features.Journeys;

/// <summary>The library and the list of journeys on a database of their own.</summary>
sealed class Shelf : IAsyncDisposable
{
    readonly NpgsqlDataSource pool;
    int minutes;

    Shelf(JourneyDatabase database)
    {
        pool = database.Connect();
        Contexts = JourneyDatabase.Contexts(pool);
        Store = new JourneyStore(Contexts, TimeProvider.System);
        Library = new JourneyLibrary(Store, Contexts, new ActivityLog(Contexts, TimeProvider.System), TimeProvider.System);
        List = new JourneyList(Contexts);
    }

    public IDbContextFactory<JourneyDbContext> Contexts { get; }

    public JourneyStore Store { get; }

    public JourneyLibrary Library { get; }

    public JourneyList List { get; }

    public static async Task<Shelf> NewAsync() => new(await JourneyDatabase.NewAsync());

    public static CurrentMember Member(Role role = Role.Editor) => new(Guid.NewGuid(), JourneyDatabase.Workspace, "Somebody", role);

    public static CurrentMember Stranger() => new(Guid.NewGuid(), JourneyDatabase.OtherWorkspace, "Somebody else", Role.Owner);

    /// <summary>Stores a journey whose last change is a minute later than that of the one before.</summary>
    public async Task<Guid> PutAsync(string title, string scenario = "", string persona = "", int touchpoints = 0, CurrentMember? author = null)
    {
        author ??= Member();
        var journey = new Journey
        {
            Id = Guid.NewGuid(),
            Title = title,
            Scenario = scenario,
            Touchpoints = JourneyKinds.Touchpoint.InOrder(Touchpoints(touchpoints)),
        };
        await Store.CreateAsync(author.Workspace, author.Id, new NewJourney(journey).About(persona.Length == 0 ? [] : [new Persona { Id = Guid.NewGuid(), Name = persona }]));
        var at = DateTimeOffset.UtcNow.AddHours(-10).AddMinutes(minutes++);
        await using var db = await Contexts.CreateDbContextAsync();
        await db.Journeys.Where(row => row.Id == journey.Id).ExecuteUpdateAsync(row => row.SetProperty(r => r.ChangedAt, at));
        return journey.Id;
    }

    /// <summary>The titles that a search finds.</summary>
    public async Task<IEnumerable<string>> TitlesAsync(string? search = null, JourneySort sort = JourneySort.Changed) =>
        (await List.FindAsync(JourneyDatabase.Reader, new(search, sort), JourneysPage.PageSize)).Journeys.Select(journey => journey.Title);

    public ValueTask DisposeAsync() => pool.DisposeAsync();

    static IEnumerable<Touchpoint> Touchpoints(int count)
    {
        Rank? last = null;
        for (var i = 0; i < count; i++)
        {
            last = Rank.Between(last, null);
            yield return new() { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = $"Touchpoint {i}", Emotion = (i % 5) - 2, Rank = last.Value };
        }
    }
}
