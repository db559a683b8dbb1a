using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Web.Tests.Features.Comments;

/// <summary>A journey with one touchpoint, and members who talk about it, on a database of their own.</summary>
sealed class CommentRoom : IAsyncDisposable
{
    readonly NpgsqlDataSource pool;

    CommentRoom(JourneyDatabase database)
    {
        pool = database.Connect();
        Contexts = JourneyDatabase.Contexts(pool);
        Store = new(Contexts, TimeProvider.System);
        Service = new(Contexts, Topic, Inboxes, TimeProvider.System);
        Query = new(Contexts);
    }

    public IDbContextFactory<JourneyDbContext> Contexts { get; }

    public JourneyStore Store { get; }

    public CommentTopic Topic { get; } = new();

    public InboxTopic Inboxes { get; } = new();

    public CommentService Service { get; }

    public CommentQuery Query { get; }

    public Journey Journey { get; private set; } = null!;

    public Touchpoint Shop => Journey.Touchpoints[0];

    public static async Task<CommentRoom> NewAsync()
    {
        var room = new CommentRoom(await JourneyDatabase.NewAsync());
        room.Journey = await room.PutAsync();
        return room;
    }

    public async Task<Journey> PutAsync()
    {
        var journey = new Journey
        {
            Id = Guid.NewGuid(),
            Title = "A bike",
            Touchpoints = [new() { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Shop", Rank = Rank.Between(null, null) }],
        };
        await Store.CreateAsync(JourneyDatabase.Workspace, Guid.NewGuid(), journey);
        return journey;
    }

    /// <summary>Makes an account.</summary>
    public async Task<CurrentMember> MemberAsync(string name, Role role = Role.Editor, Guid? workspace = null)
    {
        var member = new Member { Id = Guid.NewGuid(), WorkspaceId = workspace ?? JourneyDatabase.Workspace, DisplayName = name, Role = role, Language = "en", Account = new() };
        await using var db = await Contexts.CreateDbContextAsync();
        db.Members.Add(member);
        await db.SaveChangesAsync();
        return new(member.Id, member.WorkspaceId, name, role);
    }

    public async Task RemoveAsync(CurrentMember member)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        await db.Members.Where(row => row.Id == member.Id).ExecuteDeleteAsync();
    }

    /// <summary>Begins a thread that must be taken, about the journey unless something else is said.</summary>
    public async Task<Guid> BeginAsync(CurrentMember member, string text, CommentPlace? place = null)
    {
        var id = Guid.CreateVersion7();
        (await Service.BeginAsync(member, Journey.Id, place ?? CommentPlace.Whole, id, text, [])).ShouldBeNull();
        return id;
    }

    /// <summary>Gives an answer that must be taken.</summary>
    public async Task<Guid> AnswerAsync(CurrentMember member, Guid thread, string text)
    {
        var id = Guid.CreateVersion7();
        (await Service.AnswerAsync(member, thread, id, text, [])).ShouldBeNull();
        return id;
    }

    public Task<IReadOnlyList<CommentThread>> ThreadsAsync(CurrentMember member, CommentFilter filter = CommentFilter.All, bool resolved = false) =>
        Query.ThreadsAsync(member, Journey.Id, filter, resolved, 50);

    public Task<IReadOnlyList<CommentEntry>> CommentsAsync(CurrentMember member, Guid thread) => Query.CommentsAsync(member, thread, 50);

    public Task<CommentOverview> OverviewAsync(CurrentMember member) => Query.OverviewAsync(member, Journey.Id);

    public ValueTask DisposeAsync() => pool.DisposeAsync();
}
