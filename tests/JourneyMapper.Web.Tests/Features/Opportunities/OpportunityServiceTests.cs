using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Auditing;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Opportunities;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Live;

namespace JourneyMapper.Web.Tests.Features.Opportunities;

public sealed class OpportunityServiceTests : IAsyncLifetime
{
    readonly CurrentMember editor = Node.Member();
    readonly OpportunityTopic topic = new();
    Node node = null!;
    OpportunityService service = null!;
    OpportunityList list = null!;

    public async ValueTask InitializeAsync()
    {
        node = await Node.StartAsync(await JourneyDatabase.NewAsync());
        service = new(node.Rooms, topic, node.Contexts);
        list = new(node.Contexts);
    }

    public ValueTask DisposeAsync() => node.DisposeAsync();

    [Fact]
    public async Task A_line_that_is_typed_is_listed_and_a_title_that_is_changed_there_is_the_line()
    {
        var journey = await CreateAsync(editor, "Shop", "Pay by phone");
        var line = (await list.FindAsync(editor, new())).Lines.ShouldHaveSingleItem();
        (line.Opportunity.Title, line.Title, line.Touchpoint).ShouldBe(("Pay by phone", journey.Title, "Shop"));
        List<TopicMessage> told = [];
        using var subscription = topic.Subscribe(editor.Workspace, told.Add);
        var room = (await node.Rooms.OpenAsync(editor, journey.Id)).ShouldNotBeNull();

        var wanted = line.Opportunity with { Title = "Pay without cash", Impact = 5, Effort = 2 };
        var outcome = await service.ChangeAsync(editor, journey.Id, wanted, OpportunityFields.Set.Between(line.Opportunity, wanted));

        outcome.Refusal.ShouldBeNull();
        room.Journey.Touchpoints[0].Opportunities.ShouldBe("Pay without cash");
        told.ShouldContain(new TopicMessage(journey.Id));
        (await service.EditAsync(editor, journey.Id, outcome.Undo.ShouldNotBeNull())).Refusal.ShouldBeNull();
        room.Journey.Touchpoints[0].Opportunities.ShouldBe("Pay by phone");
    }

    [Fact]
    public async Task Viewers_change_nothing()
    {
        var journey = await CreateAsync(editor, "Shop", "Pay by phone");
        var viewer = editor with { Role = Role.Viewer };
        (await service.AddAsync(viewer, journey.Id, Guid.NewGuid(), new() { Id = Guid.NewGuid(), Touchpoint = journey.Touchpoints[0].Id, Title = "More" })).Refusal.ShouldBe(new Refusal.NotAllowed());
        (await service.EditAsync(viewer, journey.Id, JourneyKinds.Opportunity.Remove(journey.Opportunities[0].Id))).Refusal.ShouldBe(new Refusal.NotAllowed());
        (await list.FindAsync(editor, new())).Total.ShouldBe(1);
    }

    [Fact]
    public async Task Another_workspace_sees_nothing_and_nothing_of_it_is_linked()
    {
        var mine = await CreateAsync(editor, "Shop", "Pay by phone");
        var stranger = Node.Member() with { Workspace = JourneyDatabase.OtherWorkspace };
        var theirs = await CreateAsync(stranger, "Their shop", "Their idea", "Their pain");
        (await list.FindAsync(stranger, new())).Lines.Select(line => line.Opportunity.Title).ShouldBe(["Their idea"]);
        (await list.FindAsync<Opportunity>(editor, theirs.Opportunities[0].Id)).ShouldBeNull();
        (await list.TouchpointsAsync(editor, theirs.Id)).ShouldBeEmpty();
        (await list.TouchpointsAsync(editor, [theirs.Touchpoints[0].Id])).ShouldBeEmpty();
        (await list.PainPointsAsync(editor, [theirs.Touchpoints[0].Id])).ShouldBeEmpty();
        (await service.EditAsync(editor, theirs.Id, JourneyKinds.Opportunity.Remove(theirs.Opportunities[0].Id))).Refusal.ShouldBe(new Refusal.JourneyGone());
        var seen = mine.Opportunities[0];
        foreach (var wanted in (Opportunity[])
            [
                seen with { Touchpoints = theirs.Touchpoints[0].Id.ToString() }, seen with { PainPoints = theirs.PainPoints[0].Id.ToString() }, seen with { Owner = Guid.NewGuid() },
            ])
            (await service.ChangeAsync(editor, mine.Id, wanted, OpportunityFields.Set.Between(seen, wanted))).Refusal.ShouldBeOfType<Refusal.Gone>();
    }

    [Fact]
    public async Task Filters_find_by_words_status_owner_and_journey()
    {
        var first = await CreateAsync(editor, "Shop", "Pay by phone\nOpen later");
        await CreateAsync(editor, "Site", "Fewer fields");
        await CreateAsync(editor, "Café", "100% réservé");
        var seen = first.Opportunities[1];
        var wanted = seen with { Status = OpportunityStatus.Doing, Partner = "Agency North" };
        (await service.ChangeAsync(editor, first.Id, wanted, OpportunityFields.Set.Between(seen, wanted))).Refusal.ShouldBeNull();

        (await TitlesAsync(new() { Search = "site FEWER" })).ShouldBe(["Fewer fields"]);
        (await TitlesAsync(new() { Search = "north" })).ShouldBe(["Open later"]);
        (await TitlesAsync(new() { Search = "100%_" })).ShouldBeEmpty();
        (await TitlesAsync(new() { Search = "RÉSERVE cafe 100%" })).ShouldBe(["100% réservé"]);
        (await TitlesAsync(new() { Status = OpportunityStatus.Doing })).ShouldBe(["Open later"]);
        (await TitlesAsync(new() { Journey = first.Id })).ShouldBe(["Pay by phone", "Open later"]);
        (await TitlesAsync(new() { Owner = editor.Id })).ShouldBeEmpty();

        async Task<IEnumerable<string>> TitlesAsync(OpportunityFilter filter) => (await list.FindAsync(editor, filter)).Lines.Select(line => line.Opportunity.Title);
    }

    [Fact]
    public async Task What_is_done_shows_figures_of_before_and_since()
    {
        var journey = await CreateAsync(editor, "Shop", "Pay by phone");
        var (touchpoint, today) = (journey.Touchpoints[0].Id, DateOnly.FromDateTime(DateTime.UtcNow));
        await using (var db = await node.Contexts.CreateDbContextAsync())
        {
            foreach (var (days, score) in ((int, int)[])[(30, 2), (2, 5)])
                db.Audits.Add(AuditRow.New(new Audit { Id = Guid.CreateVersion7(), Touchpoint = touchpoint, On = today.AddDays(-days), Scores = [score, score, score, score, score, score], Evidence = "feedback" }, journey.Id, editor.Id, DateTimeOffset.UtcNow));
            db.Measurements.AddRange(((int, decimal)[])[(40, 70), (20, 75), (10, 80), (1, 90)] is var values
                ? values.Select(value => new MeasurementRow { JourneyId = journey.Id, TouchpointId = touchpoint, Kpi = "satisfaction", On = today.AddDays(-value.Item1), Value = value.Item2 }) : []);
            await db.SaveChangesAsync();
        }

        var effects = new OpportunityEffects(node.Contexts, TimeProvider.System);
        (await effects.ReadAsync(editor, journey.Opportunities[0])).ShouldBeEmpty();
        var done = journey.Opportunities[0].At(OpportunityStatus.Done, today.AddDays(-15));
        (await effects.ReadAsync(editor, done)).ShouldBe(
        [
            new("Shop", "satisfaction", (75m, today.AddDays(-20)), (90m, today.AddDays(-1))),
            new("Shop", null, (2m, today.AddDays(-30)), (5m, today.AddDays(-2))),
        ]);
        (await effects.ReadAsync(editor with { Workspace = Guid.NewGuid() }, done)).ShouldBeEmpty();
    }

    async Task<Journey> CreateAsync(CurrentMember member, string touchpoint, string opportunities, string pains = "")
    {
        var journey = new Journey
        {
            Id = Guid.CreateVersion7(),
            Title = $"With {touchpoint}",
            Touchpoints = [new() { Id = Guid.CreateVersion7(), Stage = Stage.Decision, Name = touchpoint, Opportunities = opportunities, PainPoints = pains, Kpis = [new KpiTarget("satisfaction", 90, 3)] }],
        };
        await node.Store.CreateAsync(member.Workspace, member.Id, journey);
        return (await node.Store.FindAsync(member, journey.Id)).ShouldNotBeNull();
    }
}
