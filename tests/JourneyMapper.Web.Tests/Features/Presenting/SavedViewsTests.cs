using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Presenting;
using JourneyMapper.Web.Tests.Features.Journeys;

namespace JourneyMapper.Web.Tests.Features.Presenting;

/// <summary>Ways to look at a map are kept for everybody, by those who may.</summary>
public sealed class SavedViewsTests : IAsyncLifetime
{
    readonly SavedView view = new(Guid.NewGuid(), "  The  curve ", [TouchpointFields.Action.Id, TouchpointFields.Thought.Id], [2], 125, Stage.Decision) { Collapsed = [Stage.Awareness, Stage.Loyalty, Stage.Loyalty] };
    Shelf shelf = null!;
    SavedViews views = null!;
    Guid journey;

    public async ValueTask InitializeAsync()
    {
        shelf = await Shelf.NewAsync();
        views = new(shelf.Contexts, TimeProvider.System);
        journey = await shelf.PutAsync("Spring", touchpoints: 2);
    }

    public ValueTask DisposeAsync() => shelf.DisposeAsync();

    [Fact]
    public async Task A_view_is_kept_changed_and_deleted()
    {
        (await views.SaveAsync(Shelf.Member(), journey, view)).ShouldBeNull();
        var read = (await ReadAsync()).ShouldHaveSingleItem();
        (read.Id, read.Name, read.Zoom, read.Stage).ShouldBe((view.Id, "The curve", 125, Stage.Decision));
        Web.Map.Lanes.All.Where(lane => !read.Shows(lane)).ShouldBe([TouchpointFields.Action, TouchpointFields.Thought]);
        read.HiddenCurves.ShouldBe([2]);
        read.Collapsed.ShouldBe([Stage.Awareness, Stage.Loyalty]);

        (await views.SaveAsync(Shelf.Member(), journey, view with { Name = "All", HiddenLanes = [], Zoom = null, Stage = null })).ShouldBeNull();
        (await ReadAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(kept => kept.Name.ShouldBe("All"), kept => kept.Zoom.ShouldBeNull(), kept => kept.HiddenLanes.ShouldBeEmpty());
        (await views.DeleteAsync(Shelf.Member(), journey, view.Id)).ShouldBeNull();
        (await ReadAsync()).ShouldBeEmpty();
        (await views.DeleteAsync(Shelf.Member(), journey, view.Id)).ShouldBe(new Refusal.Gone(view.Id));
    }

    [Fact]
    public async Task Viewers_use_them_and_strangers_find_none()
    {
        (await views.SaveAsync(Shelf.Member(), journey, view)).ShouldBeNull();
        (await views.SaveAsync(Shelf.Member(Role.Viewer), journey, view with { Id = Guid.NewGuid() })).ShouldBe(new Refusal.NotAllowed());
        (await views.DeleteAsync(Shelf.Member(Role.Viewer), journey, view.Id)).ShouldBe(new Refusal.NotAllowed());
        (await views.SaveAsync(Shelf.Stranger(), journey, view with { Id = Guid.NewGuid() })).ShouldBe(new Refusal.JourneyGone());
        (await views.DeleteAsync(Shelf.Stranger(), journey, view.Id)).ShouldBe(new Refusal.Gone(view.Id));
        (await views.ReadAsync(Reader.Application(JourneyDatabase.OtherWorkspace), journey)).ShouldBeEmpty();

        // The id of another journey's view changes nothing there.
        var other = await shelf.PutAsync("Other");
        (await views.SaveAsync(Shelf.Member(), other, view with { Name = "Mine" })).ShouldBe(new Refusal.Gone(view.Id));
        (await ReadAsync()).ShouldHaveSingleItem().Name.ShouldBe("The curve");
    }

    [Fact]
    public async Task What_no_map_can_show_is_refused_and_so_is_one_too_many()
    {
        foreach (var wrong in new[]
        {
            view with { Name = " " }, view with { Name = new string('x', Limits.Label + 1) }, view with { HiddenLanes = [TouchpointFields.Name.Id] }, view with { HiddenLanes = ["Carrier pigeons"] },
            view with { HiddenCurves = [1] }, view with { HiddenCurves = [6] }, view with { Zoom = 7 }, view with { Stage = (Stage)5 }, view with { Collapsed = [(Stage)5] },
        })
            (await views.SaveAsync(Shelf.Member(), journey, wrong)).ShouldBeOfType<Refusal.Invalid>();
        for (var i = 0; i < SavedViews.Most; i++)
            (await views.SaveAsync(Shelf.Member(), journey, view with { Id = Guid.NewGuid(), Name = $"View {i}" })).ShouldBeNull();
        (await views.SaveAsync(Shelf.Member(), journey, view)).ShouldBe(new Refusal.Full(SavedViews.Most));
        (await ReadAsync()).Count.ShouldBe(SavedViews.Most);
    }

    Task<IReadOnlyList<SavedView>> ReadAsync() => views.ReadAsync(Reader.Application(JourneyDatabase.Workspace), journey);
}
