using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Measuring;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Goals;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Opportunities;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Live;

namespace JourneyMapper.Web.Tests.Features.Goals;

public sealed class GoalListTests : IAsyncLifetime
{
    readonly CurrentMember editor = Node.Member();
    Node node = null!;
    OpportunityService service = null!;
    GoalList list = null!;
    KpiCatalogue catalogue = null!;

    static DateOnly Today => DateOnly.FromDateTime(DateTime.UtcNow);

    public async ValueTask InitializeAsync()
    {
        node = await Node.StartAsync(await JourneyDatabase.NewAsync());
        service = new(node.Rooms, new(), node.Contexts);
        list = new(node.Contexts);
        await using var db = await node.Contexts.CreateDbContextAsync();
        catalogue = await KpiCatalogue.ReadAsync(db, editor.Workspace);
    }

    public ValueTask DisposeAsync() => node.DisposeAsync();

    [Fact]
    public async Task A_goal_has_the_KPIs_of_its_journey_and_the_opportunities_that_serve_it()
    {
        var shop = new Touchpoint { Id = Guid.NewGuid(), Stage = Stage.Decision, Name = "Shop", Rank = Rank.Between(null, null), Kpis = [new("satisfaction", 80, null), new("open-rate", null, null)], Opportunities = "Pay by phone" };
        var journey = new Journey { Id = Guid.NewGuid(), Title = "A bike", Touchpoints = [shop] }.WithItems();
        await node.Store.CreateAsync(editor.Workspace, editor.Id, journey);
        var goal = new Goal { Id = Guid.NewGuid(), Title = "Pay in a minute", Kpis = "satisfaction" };
        (await service.EditAsync(editor, journey.Id, JourneyKinds.Goal.Add(goal, Place.AtEnd))).Refusal.ShouldBeNull();
        (await service.EditAsync(editor, journey.Id, JourneyKinds.Opportunity.Change(journey.Opportunities[0].Id, [new(OpportunityFields.Goals, "", goal.Id.ToString())]))).Refusal.ShouldBeNull();
        await using (var db = await node.Contexts.CreateDbContextAsync())
        {
            db.Measurements.Add(new() { JourneyId = journey.Id, TouchpointId = shop.Id, Kpi = "satisfaction", On = Today.AddDays(-1), Value = 70 });
            await db.SaveChangesAsync();
        }

        var line = (await list.FindAsync(editor, null, null, catalogue, Today)).Lines.ShouldHaveSingleItem();
        (line.Goal.Title, line.Title).ShouldBe(("Pay in a minute", "A bike"));
        line.Measures.ShouldHaveSingleItem().ShouldSatisfyAllConditions(one => one.Name.ShouldBe("Shop"), one => one.Last!.Value.Value.ShouldBe(70), one => one.State.ShouldBe(KpiState.Missed));
        line.Opportunities.ShouldHaveSingleItem().Title.ShouldBe("Pay by phone");
        (await list.FindAsync(editor, GoalKind.Business, null, catalogue, Today)).Total.ShouldBe(0);
        (await list.FindAsync(editor, GoalKind.Customer, Guid.NewGuid(), catalogue, Today)).Total.ShouldBe(0);
        (await list.FindAsync(editor with { Workspace = JourneyDatabase.OtherWorkspace }, null, null, catalogue, Today)).Total.ShouldBe(0);
        (await service.EditAsync(editor with { Role = Role.Viewer }, journey.Id, JourneyKinds.Goal.Remove(goal.Id))).Refusal.ShouldBe(new Refusal.NotAllowed());
    }
}
