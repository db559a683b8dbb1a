using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Board;
using JourneyMapper.Web.Tests.Features.Coverage;

namespace JourneyMapper.Web.Tests.Features.Board;

/// <summary>The review over a map follows edits and what happens beside the map, while it is switched on.</summary>
public sealed class CoverageOverlayTests : IAsyncLifetime
{
    Journey journey = CoverageRoom.Journey("A bike");
    CoverageRoom room = null!;
    CoverageOverlay overlay = null!;

    public async ValueTask InitializeAsync()
    {
        room = await CoverageRoom.NewAsync();
        await room.PutAsync(journey);
        overlay = new(room.Query, JourneyDatabase.Reader, journey.Id);
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task It_reviews_each_edit_only_while_it_is_on()
    {
        overlay.Take(journey);
        (overlay.Review, overlay.Context).ShouldBe((null, null));
        await overlay.ShowAsync(journey);
        var before = overlay.Review.ShouldNotBeNull();
        journey = journey.Apply(JourneyKinds.Touchpoint.Remove(journey.Touchpoints[0].Id)).ShouldBeOfType<Outcome<Journey>.Applied>().After;
        overlay.Take(journey);
        overlay.Review.ShouldNotBeNull().Stages[0].Touchpoints.ShouldBe(before.Stages[0].Touchpoints - 1);
        overlay.Hide();
        (overlay.Review, overlay.Context).ShouldBe((null, null));
    }

    [Fact]
    public async Task What_was_audited_meanwhile_is_read_again()
    {
        await overlay.ShowAsync(journey);
        var audited = journey.Touchpoints[0].Id;
        overlay.Review!.Findings.ShouldNotContain(finding => finding.Touchpoint == audited && finding.Rule == "audit-low");
        await room.AuditAsync(journey, audited, room.Query.Today, 1);
        await overlay.ReadAgainAsync(() => journey);
        overlay.Review!.Findings.ShouldContain(finding => finding.Touchpoint == audited && finding.Rule == "audit-low");
    }

    [Fact]
    public async Task Switched_off_while_it_reads_it_stays_off()
    {
        await overlay.ShowAsync(journey);
        var reading = overlay.ReadAgainAsync(() => journey);
        overlay.Hide();
        await reading;
        (overlay.Review, overlay.Context).ShouldBe((null, null));
    }
}
