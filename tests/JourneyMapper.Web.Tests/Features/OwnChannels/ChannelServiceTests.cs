using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.OwnChannels;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Live;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.OwnChannels;

/// <summary>The channels of a workspace on a real database.</summary>
public sealed class ChannelServiceTests : IAsyncLifetime
{
    readonly CurrentMember editor = Node.Member();
    readonly ChannelTopic topic = new();
    Node node = null!;
    ChannelService service = null!;
    ChannelLibraries libraries = null!;

    public async ValueTask InitializeAsync()
    {
        node = await Node.StartAsync(await JourneyDatabase.NewAsync());
        (service, libraries) = (new(node.Contexts, topic), new(node.Contexts));
    }

    public ValueTask DisposeAsync() => node.DisposeAsync();

    [Fact]
    public async Task A_channel_is_added_changed_moved_retired_and_brought_back()
    {
        libraries.Known(editor.Workspace).ShouldBeNull();
        (await ReadAsync()).ShouldBeSameAs(ChannelLibrary.BuiltIn);
        List<Guid> told = [];
        using var subscription = topic.Subscribe(editor.Workspace, _ => told.Add(editor.Workspace));

        var kiosk = await AddAsync(" Kiosk ");
        kiosk.Name.En.ShouldBe("Kiosk");
        var below = await AddAsync("Instagram", parent: "social");
        var changed = Done(await service.ChangeAsync(editor, kiosk, Details("Terminal") with { Setting = Setting.Physical, Ownership = Ownership.Paid | Ownership.Owned }));
        Done(await service.MoveAsync(editor, "marketplace", -1));
        Done(await service.RetireAsync(editor, "podcast", retired: true));
        told.Count.ShouldBe(5);

        var library = await ReadAsync();
        library.Find(kiosk.Id).ShouldBe(changed);
        library.All.Select(channel => channel.Id).Take(2).ShouldBe(["marketplace", "search"]);
        library.PlatformsOf("social").ShouldHaveSingleItem().ShouldBe(below);
        library.Offered.ShouldNotContain(channel => channel.Id == "podcast");
        // Read once while nobody changes them.
        (await ReadAsync()).ShouldBeSameAs(library);

        Done(await service.RetireAsync(editor, "podcast", retired: false));
        (await ReadAsync()).Find("podcast").ShouldBe(Channels.Find("podcast"));
        await using var db = await node.Contexts.CreateDbContextAsync();
        // One that is again as it is built in needs no row.
        (await db.Channels.Select(row => row.Id).ToListAsync()).ShouldBe([kiosk.Id, below.Id], ignoreOrder: true);
    }

    [Fact]
    public async Task Nobody_overwrites_what_they_have_not_seen()
    {
        var kiosk = await AddAsync("Kiosk");
        var theirs = Done(await service.ChangeAsync(editor, kiosk, Details("Terminal")));
        (await service.ChangeAsync(editor, kiosk, Details("Stand"))).ShouldBe(new ChannelOutcome.Overtaken(theirs));
        // Sent again, it is done.
        Done(await service.ChangeAsync(editor, kiosk, Details("Terminal"))).ShouldBe(theirs);
        Done(await service.ChangeAsync(editor, theirs, Details("Stand")));
        (await ReadAsync()).NameOf(kiosk.Id).ShouldBe("Stand");
    }

    [Fact]
    public async Task What_is_not_acceptable_changes_nothing()
    {
        var kiosk = await AddAsync("Kiosk");
        var before = await ReadAsync();
        (await service.AddAsync(editor, Details("KIOSK"))).ShouldBeOfType<ChannelOutcome.Invalid>().Faults[ChannelField.Name].ShouldBe(ChannelFault.Taken);
        (await service.AddAsync(editor with { Role = Role.Viewer }, Details("Stand"))).ShouldBeOfType<ChannelOutcome.NotAllowed>();
        (await service.RemoveAsync(editor, "store")).ShouldBeOfType<ChannelOutcome.Gone>();
        (await service.MoveAsync(editor, "gone", 1)).ShouldBeOfType<ChannelOutcome.Gone>();
        // Another workspace has none of that id, and loses none.
        var stranger = Node.Member(workspace: JourneyDatabase.OtherWorkspace);
        (await service.ChangeAsync(stranger, kiosk, Details("Theirs"))).ShouldBeOfType<ChannelOutcome.Gone>();
        (await service.RetireAsync(stranger, kiosk.Id, retired: true)).ShouldBeOfType<ChannelOutcome.Gone>();
        (await service.RemoveAsync(stranger, kiosk.Id)).ShouldBeOfType<ChannelOutcome.Gone>();
        (await ReadAsync()).ShouldBeSameAs(before);
        (await libraries.ReadAsync(JourneyDatabase.OtherWorkspace)).ShouldBeSameAs(ChannelLibrary.BuiltIn);
    }

    [Fact]
    public async Task A_workspace_has_no_more_than_its_limit()
    {
        for (var i = 0; i < Limits.OwnChannels; i++)
            await AddAsync($"Channel {i}");
        (await service.AddAsync(editor, Details("One more"))).ShouldBeOfType<ChannelOutcome.Full>();
    }

    [Fact]
    public async Task One_in_use_is_retired_and_not_deleted_and_one_that_is_not_comes_back()
    {
        var (kiosk, stand) = (await AddAsync("Kiosk"), await AddAsync("Stand"));
        var room = await node.NewRoomAsync();
        var touchpoint = new Touchpoint { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Shop", Channel = kiosk.Id };
        (await room.SubmitAsync(JourneyKinds.Touchpoint.Add(touchpoint, Place.AtEnd), editor)).ShouldBeOfType<Outcome<Journey>.Applied>();
        (await service.UsesAsync(editor)).ShouldHaveSingleItem().ShouldBe(new(kiosk.Id, 1));
        (await service.RemoveAsync(editor, kiosk.Id)).ShouldBeOfType<ChannelOutcome.InUse>();
        // In the trash as well.
        await using (var db = await node.Contexts.CreateDbContextAsync())
            await db.Journeys.ExecuteUpdateAsync(set => set.SetProperty(journey => journey.TrashedAt, DateTimeOffset.UtcNow));
        (await service.UsesAsync(editor)).ShouldBeEmpty();
        (await service.RemoveAsync(editor, kiosk.Id)).ShouldBeOfType<ChannelOutcome.InUse>();
        Done(await service.RetireAsync(editor, kiosk.Id, retired: true));

        var removed = Done(await service.RemoveAsync(editor, stand.Id));
        (await ReadAsync()).Find(stand.Id).ShouldBeNull();
        (await service.PutBackAsync(editor with { Role = Role.Viewer }, removed)).ShouldBeOfType<ChannelOutcome.NotAllowed>();
        Done(await service.PutBackAsync(editor, removed)).ShouldBe(stand);
        (await service.PutBackAsync(editor, removed)).ShouldBeOfType<ChannelOutcome.Gone>();

        // Its name has been given away meanwhile.
        Done(await service.RemoveAsync(editor, stand.Id));
        await AddAsync("stand");
        (await service.PutBackAsync(editor, removed)).ShouldBeOfType<ChannelOutcome.Invalid>();
        await AddAsync("Kiosk");
        (await service.RetireAsync(editor, kiosk.Id, retired: false)).ShouldBe(new ChannelOutcome.NameTaken("Kiosk"));
    }

    [Fact]
    public async Task One_with_platforms_is_not_deleted()
    {
        var fair = await AddAsync("Fair");
        await AddAsync("Booth", fair.Id);
        (await service.RemoveAsync(editor, fair.Id)).ShouldBeOfType<ChannelOutcome.HasPlatforms>();
    }

    [Fact]
    public async Task Another_parent_or_audience_makes_reviews_of_the_journeys_out_of_date_and_another_name_does_not()
    {
        var kiosk = await AddAsync("Kiosk");
        var room = await node.NewRoomAsync();
        await node.NewRoomAsync();
        await room.SubmitAsync(JourneyKinds.Touchpoint.Add(new() { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Shop", Channel = kiosk.Id }, Place.AtEnd), editor);
        kiosk = Done(await service.ChangeAsync(editor, kiosk, Details("Terminal")));
        (await FactsAsync()).ShouldBeEmpty();
        kiosk = Done(await service.ChangeAsync(editor, kiosk, Details("Terminal") with { Parent = "store" }));
        (await FactsAsync()).ShouldBe([(room.Journey.Id, 1)]);
        Done(await service.ChangeAsync(editor, kiosk, Details("Terminal") with { Parent = "store", Ownership = Ownership.Paid }));
        (await FactsAsync()).ShouldBe([(room.Journey.Id, 2)]);

        async Task<IReadOnlyList<(Guid, long)>> FactsAsync()
        {
            await using var db = await node.Contexts.CreateDbContextAsync();
            return [.. (await db.Facts.ToListAsync()).Select(row => (row.JourneyId, row.Count))];
        }
    }

    [Fact]
    public async Task Maps_take_channels_of_their_workspace_alone_and_keep_what_was_there()
    {
        var kiosk = await AddAsync("Kiosk");
        var room = await node.NewRoomAsync();
        var touchpoint = new Touchpoint { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Shop", Channel = Channels.NewOwnId() };
        Refusal(await room.SubmitAsync(JourneyKinds.Touchpoint.Add(touchpoint, Place.AtEnd), editor)).Problem.ShouldBe(Problem.Unknown);
        await room.SubmitAsync(JourneyKinds.Touchpoint.Add(touchpoint with { Channel = kiosk.Id }, Place.AtEnd), editor);
        var changed = await room.SubmitAsync(JourneyKinds.Touchpoint.Change(room.Journey.Find(touchpoint.Id)!, TouchpointFields.Channel, "store"), editor);
        changed.ShouldBeOfType<Outcome<Journey>.Applied>();
        Refusal(await room.SubmitAsync(JourneyKinds.Touchpoint.Change(room.Journey.Find(touchpoint.Id)!, TouchpointFields.Channel, Channels.NewOwnId()), editor)).Field.ShouldBe(TouchpointFields.Channel);

        // Undone, the channel is back where it was, though it is deleted; a journey made anew goes without.
        Done(await service.RemoveAsync(editor, kiosk.Id));
        (await room.UndoAsync(editor, Guid.NewGuid())).ShouldBeOfType<Outcome<Journey>.Applied>();
        room.Journey.Find(touchpoint.Id)!.Channel.ShouldBe(kiosk.Id);
        MapText.ChannelName(room.Journey.Find(touchpoint.Id)!, await ReadAsync()).ShouldBe(Common.FormerChannel);
        var copy = room.Journey with { Id = Guid.NewGuid(), Touchpoints = [room.Journey.Touchpoints[0] with { Id = Guid.NewGuid() }] };
        (await node.NewRoomAsync(copy)).Journey.Touchpoints.ShouldHaveSingleItem().Channel.ShouldBe("");

        static Refusal.Invalid Refusal(Outcome<Journey> outcome) => outcome.ShouldBeOfType<Outcome<Journey>.Refused>().Refusal.ShouldBeOfType<Refusal.Invalid>();
    }

    async Task<Channel> AddAsync(string name, string? parent = null) => Done(await service.AddAsync(editor, Details(name) with { Parent = parent }));

    Task<ChannelLibrary> ReadAsync() => libraries.ReadAsync(editor.Workspace);

    static Channel Done(ChannelOutcome outcome) => outcome.ShouldBeOfType<ChannelOutcome.Done>().Channel;

    static ChannelDetails Details(string name) => new(name, "store", Setting.Digital, Contact.Direct, Ownership.Owned, null);
}
