using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Proposals;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Proposals;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Proposals;
using JourneyMapper.Web.Features.Proposals.Drafting;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ai;
using JourneyMapper.Web.Tests.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace JourneyMapper.Web.Tests.Features.Proposals;

/// <summary>A journey with a shop, members who decide on what is proposed for it, and a model that says what a test has it say.</summary>
sealed class ProposalRoom : IAsyncDisposable
{
    ProposalRoom(Node node)
    {
        Node = node;
        Service = new(node.Rooms, Topic, new InboxTopic(), node.Contexts, TimeProvider.System);
        Model = ModelOf(TimeSpan.FromSeconds(30));
        Drafter = new(Model, Service, node.Store, new(node.Contexts));
    }

    public Node Node { get; }

    public ProposalTopic Topic { get; } = new();

    public ProposalService Service { get; }

    public FakeModel Fake { get; } = FakeModel.Start();

    public LanguageModel Model { get; }

    public ProposalDrafter Drafter { get; }

    public CurrentMember Ann { get; private set; } = null!;

    public CurrentMember Vera { get; private set; } = null!;

    public Guid Journey { get; private set; }

    public static async Task<ProposalRoom> NewAsync()
    {
        var room = new ProposalRoom(await Node.StartAsync(await JourneyDatabase.NewAsync()));
        (room.Ann, room.Vera) = (await room.MemberAsync("Ann"), await room.MemberAsync("Vera", Role.Viewer));
        room.Journey = await room.PutAsync(room.Ann);
        return room;
    }

    /// <summary>A journey with a shop.</summary>
    public async Task<Guid> PutAsync(CurrentMember author)
    {
        var journey = new Journey
        {
            Id = Guid.CreateVersion7(),
            Title = "Buying a bike",
            Touchpoints = [new() { Id = Guid.CreateVersion7(), Stage = Stage.Decision, Name = "Shop", Action = "Looks around", PainPoints = "Queues", Rank = Rank.Between(null, null) }],
        };
        await Node.Store.CreateAsync(author.Workspace, author.Id, journey);
        return journey.Id;
    }

    public async Task<CurrentMember> MemberAsync(string name, Role role = Role.Editor, Guid? workspace = null)
    {
        var member = new Member { Id = Guid.NewGuid(), WorkspaceId = workspace ?? JourneyDatabase.Workspace, DisplayName = name, Role = role, Language = "en", Account = new() };
        await using var db = await Node.Contexts.CreateDbContextAsync();
        db.Members.Add(member);
        await db.SaveChangesAsync();
        return new(member.Id, member.WorkspaceId, name, role);
    }

    /// <summary>The journey as its room has it.</summary>
    public async Task<Journey> MapAsync() => (await Node.Rooms.OpenAsync(Ann, Journey)).ShouldNotBeNull().Journey;

    public async Task<Touchpoint> ShopAsync() => (await MapAsync()).Touchpoints.Single(touchpoint => touchpoint.Name == "Shop");

    /// <summary>A proposal that must be taken.</summary>
    public async Task<Guid> ProposeAsync(CurrentMember member, params ProposedItem[] items) => (await TryAsync(member, items)).ShouldBeOfType<Proposed.Done>().Proposal;

    public Task<Proposed> TryAsync(CurrentMember member, params ProposedItem[] items) => Service.AddAsync(member, Journey, new("More shops", ProposalOrigin.Assistant, "Robot", items));

    /// <summary>A proposal that somebody has still to decide on; null where there is none.</summary>
    public async Task<Proposal?> FindAsync(Guid proposal) => (await Service.ReadAsync(Ann, Journey)).SingleOrDefault(each => each.Id == proposal);

    public static ProposedItem Fair(string name = "Fair") => ProposedItem.Add(new Touchpoint { Id = Guid.CreateVersion7(), Stage = Stage.Awareness, Name = name }, "a robot", ChannelLibrary.BuiltIn);

    public LanguageModel ModelOf(TimeSpan timeout) =>
        new(new() { Endpoint = Fake.Endpoint, Model = FakeModel.Name, Key = "swordfish", Timeout = timeout, MaxOutput = 1000 }, NullLogger<LanguageModel>.Instance, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        await Model.DisposeAsync();
        Fake.Dispose();
        await Node.DisposeAsync();
    }
}
