using System.Collections.Concurrent;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Audits;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Features.Inbox;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.SignOffs;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Accounts;
using JourneyMapper.Web.Tests.Features.Audits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Live;

/// <summary>How news of audits, measurements and approvals travel from node to node, beside the edits.</summary>
public sealed class TopicsBetweenNodesTests : IAsyncLifetime
{
    const string Conversion = "conversion-rate";

    readonly Touchpoint store = AuditRoom.Touchpoint() with { Rank = Rank.Between(null, null), Kpis = [new(Conversion, 3, 1)] };
    JourneyDatabase database = null!;
    Node here = null!;
    Node there = null!;
    Journey journey = null!;

    public async ValueTask InitializeAsync()
    {
        database = await JourneyDatabase.NewAsync();
        (here, there) = (await Node.StartAsync(database), await Node.StartAsync(database));
        journey = new() { Id = Guid.NewGuid(), Title = "Buying a road bike", Touchpoints = [store] };
        await here.Store.CreateAsync(JourneyDatabase.Workspace, Guid.NewGuid(), journey);
    }

    public async ValueTask DisposeAsync()
    {
        await here.DisposeAsync();
        await there.DisposeAsync();
    }

    [Fact]
    public async Task An_audit_a_measurement_a_sign_off_and_a_KPI_of_the_workspace_are_told_once_on_each_node()
    {
        using var near = new Listener(here);
        using var far = new Listener(there);
        var editor = Node.Member();
        (await new AuditLog(here.Contexts, here.Audits, here.Inboxes, TimeProvider.System).RecordAsync(editor, AuditRoom.Audit(store, new(2026, 1, 2)))).ShouldBeNull();
        (await new Measurements(here.Contexts, here.Measurements, TimeProvider.System).RecordAsync(editor, store.Id, Conversion, [new(new(2026, 1, 2), 3)], ExistingDays.Tell)).ShouldBeOfType<Recording.Done>();
        (await new SignOffService(here.Contexts, here.SignOffs, here.Inboxes, TimeProvider.System).RequestAsync(editor, journey.Id, journey.Revision)).ShouldBeNull();
        (await new WorkspaceKpis(here.Contexts, here.Kpis).CreateAsync(Node.Member(Role.Owner), new("Breakage rate", KpiUnit.Percent, Direction.Down, 0, 100)))
            .ShouldBeOfType<KpiChange.Done>();

        (string, TopicMessage)[] all =
            [("audit", new(journey.Id, store.Id)), ("measurement", new(journey.Id, store.Id)), ("sign-off", new(journey.Id)), ("kpi", TopicMessage.Anything)];
        near.Heard.ShouldBe(all);
        await Wait.UntilAsync(() => far.Heard.Count >= all.Length);
        await SettleAsync();
        far.Heard.ShouldBe(all);
        near.Heard.ShouldBe(all);
    }

    [Fact]
    public async Task A_comment_is_told_on_the_other_node_which_then_finds_it()
    {
        var member = new Member { Id = Guid.NewGuid(), WorkspaceId = JourneyDatabase.Workspace, DisplayName = "Vera", Role = Role.Viewer, Language = "en", Account = new() };
        await using (var db = await here.Contexts.CreateDbContextAsync())
        {
            db.Members.Add(member);
            await db.SaveChangesAsync();
        }

        var (viewer, heard, id) = (new CurrentMember(member.Id, member.WorkspaceId, "Vera", Role.Viewer), new ConcurrentQueue<TopicMessage>(), Guid.CreateVersion7());
        using var far = there.Comments.Subscribe(JourneyDatabase.Workspace, heard.Enqueue);
        (await new CommentService(here.Contexts, here.Comments, here.Inboxes, TimeProvider.System).BeginAsync(viewer, journey.Id, new(store.Id), id, "Look", [])).ShouldBeNull();
        await Wait.UntilAsync(() => heard.Contains(new TopicMessage(journey.Id, store.Id)));
        (await new CommentQuery(there.Contexts).FindAsync(Node.Member(), journey.Id, id)).ShouldNotBeNull().Opening.ShouldBe("Look");
    }

    [Fact]
    public async Task A_mention_is_told_on_the_other_node_to_whom_it_names()
    {
        Member Member(string name) => new() { Id = Guid.NewGuid(), WorkspaceId = JourneyDatabase.Workspace, DisplayName = name, Role = Role.Viewer, Language = "en", Account = new() };
        var (vera, bob) = (Member("Vera"), Member("Bob"));
        await using (var db = await here.Contexts.CreateDbContextAsync())
        {
            db.Members.AddRange(vera, bob);
            await db.SaveChangesAsync();
        }

        var heard = new ConcurrentQueue<TopicMessage>();
        using var far = there.Inboxes.Subscribe(JourneyDatabase.Workspace, heard.Enqueue);
        (await new CommentService(here.Contexts, here.Comments, here.Inboxes, TimeProvider.System)
            .BeginAsync(new(vera.Id, vera.WorkspaceId, "Vera", Role.Viewer), journey.Id, new(store.Id), Guid.CreateVersion7(), "Look, @Bob", [])).ShouldBeNull();
        await Wait.UntilAsync(() => !heard.IsEmpty);
        heard.ShouldBe([InboxTopic.For(bob.Id)]);
        (await new InboxQuery(there.Contexts, TimeProvider.System).UnreadAsync(new(bob.Id, bob.WorkspaceId, "Bob", Role.Viewer))).ShouldBe(1);
    }

    [Fact]
    public async Task Other_workspaces_hear_nothing()
    {
        var heard = new List<TopicMessage>();
        using var others = there.Audits.Subscribe(JourneyDatabase.OtherWorkspace, heard.Add);
        using var far = new Listener(there);
        await TellAsync(new TopicMessage(journey.Id, store.Id));
        await Wait.UntilAsync(() => far.Heard.Count > 0);
        heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task News_of_any_number_of_touchpoints_arrive_whole()
    {
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        TopicMessage[] items = [.. Enumerable.Range(0, 450).Select(_ => new TopicMessage(first, Guid.NewGuid())), .. Enumerable.Range(0, 3).Select(_ => new TopicMessage(second, Guid.NewGuid())), new(journey.Id)];
        TopicEnvelope.Write("audit", Guid.NewGuid(), JourneyDatabase.Workspace, items).ShouldAllBe(letter => letter.Length < 8000);
        using var far = new Listener(there);
        await TellAsync(items);
        await Wait.UntilAsync(() => far.Heard.Count >= items.Length);
        far.Heard.Select(heard => heard.Item).ShouldBe(items);
    }

    [Fact]
    public async Task News_of_a_transaction_that_fails_are_told_nowhere()
    {
        using var near = new Listener(here);
        using var far = new Listener(there);
        await using (var db = await here.Contexts.CreateDbContextAsync())
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            // Found out at the commit.
            await db.Database.ExecuteSqlAsync($"CREATE TEMP TABLE one (id int UNIQUE DEFERRABLE INITIALLY DEFERRED)");
            await db.Database.ExecuteSqlAsync($"INSERT INTO one VALUES (1), (1)");
            await Should.ThrowAsync<Npgsql.PostgresException>(() => here.Audits.CommitAsync(db, JourneyDatabase.Workspace, [new(journey.Id, store.Id)]));
        }

        await TellAsync(new TopicMessage(journey.Id));
        await Wait.UntilAsync(() => far.Heard.Count > 0);
        near.Heard.ShouldBe([("audit", new TopicMessage(journey.Id))]);
        far.Heard.ShouldBe([("audit", new TopicMessage(journey.Id))]);
    }

    [Fact]
    public async Task After_its_connection_was_lost_a_node_tells_that_anything_may_have_changed()
    {
        using var near = new Listener(here);
        using var far = new Listener(there);
        await there.KillListenerAsync();
        await TellAsync(new TopicMessage(journey.Id, store.Id));
        await Wait.UntilAsync(async () => await there.ListenersAsync() == 1);
        await Wait.UntilAsync(() => new[] { "audit", "measurement", "sign-off", "kpi" }.All(kind => far.Heard.Contains((kind, TopicMessage.Anything))));

        await TellAsync(new TopicMessage(journey.Id));
        await Wait.UntilAsync(() => far.Heard.Contains(("audit", new TopicMessage(journey.Id))));
        near.Heard.ShouldNotContain(heard => heard.Item == TopicMessage.Anything);
    }

    [Theory]
    [InlineData("")]
    [InlineData("audit")]
    [InlineData("audit one two three four")]
    [InlineData("anything 0b54b4a56f3c4d3a9f5f0d9f4d6c6a01 0b54b4a56f3c4d3a9f5f0d9f4d6c6a01 - -")]
    public async Task What_is_no_news_is_passed_over(string payload)
    {
        using var far = new Listener(there);
        await using (var db = await here.Contexts.CreateDbContextAsync())
            await db.Database.ExecuteSqlAsync($"SELECT pg_notify({TopicChannel.Name}, {payload})");
        await TellAsync(new TopicMessage(journey.Id));
        await Wait.UntilAsync(() => far.Heard.Count > 0);
        far.Heard.ShouldBe([("audit", new TopicMessage(journey.Id))]);
    }

    [Fact]
    public async Task Two_running_applications_on_one_database_hear_of_each_others_audits()
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        await using var other = app.Again();
        var contexts = app.Services.GetRequiredService<IDbContextFactory<JourneyDbContext>>();
        var olga = await app.AddMemberAsync("olga", Role.Owner);
        await new JourneyStore(contexts, TimeProvider.System).CreateAsync(JourneyDatabase.Workspace, olga.Id, journey);
        var heard = new ConcurrentQueue<TopicMessage>();
        using var far = other.Services.GetRequiredService<AuditTopic>().Subscribe(JourneyDatabase.Workspace, heard.Enqueue);
        await Wait.UntilAsync(async () => await ListenersAsync(contexts) == 2);
        (await app.Services.GetRequiredService<AuditLog>().RecordAsync(olga, AuditRoom.Audit(store, new(2026, 1, 2)))).ShouldBeNull();
        await Wait.UntilAsync(() => heard.Contains(new TopicMessage(journey.Id, store.Id)));
    }

    static async Task<int> ListenersAsync(IDbContextFactory<JourneyDbContext> contexts)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.Database.SqlQuery<int>($"""SELECT count(*)::int AS "Value" FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%' AND state = 'idle'""").SingleAsync();
    }

    async Task TellAsync(params TopicMessage[] items)
    {
        await using var db = await here.Contexts.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await here.Audits.CommitAsync(db, JourneyDatabase.Workspace, items);
    }

    // Announcements come in the order of the commits: when an edit has come to both nodes, all news before it have.
    async Task SettleAsync()
    {
        var (near, far) = (await here.RoomAsync(journey.Id), await there.RoomAsync(journey.Id));
        await near.SubmitAsync(Edits.Add("sign"), Node.Member());
        await Wait.UntilAsync(() => far.Journey.Revision == 1);
        await far.SubmitAsync(Edits.Add("sign"), Node.Member());
        await Wait.UntilAsync(() => near.Journey.Revision == 2);
    }

    /// <summary>Whoever shows something of the workspace on a node.</summary>
    sealed class Listener : IDisposable
    {
        readonly Lock turn = new();
        readonly List<(string Kind, TopicMessage Item)> heard = [];
        readonly IDisposable[] subscriptions;

        public Listener(Node node) => subscriptions = [.. new WorkspaceTopic[] { node.Audits, node.Measurements, node.SignOffs, node.Kpis }.Select(news => news.Subscribe(JourneyDatabase.Workspace, item => Add(news.Kind, item)))];

        public IReadOnlyList<(string Kind, TopicMessage Item)> Heard
        {
            get
            {
                lock (turn)
                    return [.. heard];
            }
        }

        public void Dispose()
        {
            foreach (var subscription in subscriptions)
                subscription.Dispose();
        }

        void Add(string kind, TopicMessage item)
        {
            lock (turn)
                heard.Add((kind, item));
        }
    }
}
