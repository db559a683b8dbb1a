using System.Globalization;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Catalogue;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Personas;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Journeys;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Shared;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Journeys;

/// <summary>Future journeys are derived from current ones, and both know of each other.</summary>
public sealed class JourneyFuturesTests : IAsyncLifetime
{
    readonly CurrentMember editor = Shelf.Member();
    readonly Guid future = Guid.NewGuid();
    Shelf shelf = null!;
    JourneyFutures futures = null!;
    Journey origin = null!;

    public async ValueTask InitializeAsync()
    {
        shelf = await Shelf.NewAsync();
        futures = new(shelf.Contexts);
        var made = Samples.All[0].Create(CultureInfo.GetCultureInfo("en"), new(2026, 11, 22), editor.Id);
        await shelf.Library.CreateAsync(editor, made);
        origin = (await shelf.Store.FindAsync(Reader.Application(JourneyDatabase.Workspace), made.Journey.Id))!;
        (await shelf.Library.DeriveAsync(editor, origin.Id, future)).ShouldBeNull();
    }

    public ValueTask DisposeAsync() => shelf.DisposeAsync();

    [Fact]
    public async Task A_derived_journey_has_the_map_and_nothing_that_was_recorded_of_the_other()
    {
        var derived = (await shelf.Store.FindAsync(Reader.Application(JourneyDatabase.Workspace), future)).ShouldNotBeNull();
        derived.State.ShouldBe(JourneyState.Future);
        derived.Title.ShouldContain(origin.Title);
        derived.Touchpoints.Select(touchpoint => touchpoint with { Id = Guid.Empty }).ShouldBe(origin.Touchpoints.Select(touchpoint => touchpoint with { Id = Guid.Empty }));
        derived.Personas.Select(persona => persona.Persona).ShouldBe(origin.Personas.Select(persona => persona.Persona));

        await using var db = await shelf.Contexts.CreateDbContextAsync();
        (await db.Audits.AnyAsync(row => row.JourneyId == future)).ShouldBeFalse();
        (await db.Measurements.AnyAsync(row => row.JourneyId == future)).ShouldBeFalse();
        (await db.Journal.AnyAsync(row => row.StreamId == future)).ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_derived_is_read_back_and_compared()
    {
        var derivation = (await futures.DerivationOfAsync(Reader.Application(JourneyDatabase.Workspace), future)).ShouldNotBeNull();
        var derived = (await shelf.Store.FindAsync(Reader.Application(JourneyDatabase.Workspace), future))!;
        derivation.Origin.ShouldBe(origin.Id);
        Picture.Of(derivation.Baseline).ShouldBe(Picture.Of(derived));
        FuturePlan.Of(derivation, origin, derived).Difference.IsEmpty.ShouldBeTrue();
        (await futures.DerivationOfAsync(Reader.Application(JourneyDatabase.Workspace), origin.Id)).ShouldBeNull();
        (await futures.DerivationOfAsync(Reader.Application(JourneyDatabase.OtherWorkspace), future)).ShouldBeNull();
    }

    [Fact]
    public async Task Both_lead_to_each_other_while_both_are_in_use()
    {
        var second = Guid.NewGuid();
        (await shelf.Library.DeriveAsync(editor, origin.Id, second)).ShouldBeNull();
        (await futures.LinksOfAsync(Reader.Application(JourneyDatabase.Workspace), origin.Id)).Select(link => link.Future).ShouldBe([second, future]);
        (await futures.LinksOfAsync(Reader.Application(JourneyDatabase.Workspace), future)).ShouldHaveSingleItem().OriginTitle.ShouldBe(origin.Title);
        (await futures.LinksOfAsync(Reader.Application(JourneyDatabase.OtherWorkspace), future)).ShouldBeEmpty();

        (await shelf.Library.TrashAsync(editor, origin.Id)).ShouldBeNull();
        (await futures.LinksOfAsync(Reader.Application(JourneyDatabase.Workspace), future)).ShouldBeEmpty();
        (await futures.DerivationOfAsync(Reader.Application(JourneyDatabase.Workspace), future)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_copy_for_another_segment_is_about_one_persona_and_assumes_everything()
    {
        var (copy, persona) = (Guid.NewGuid(), await PersonaAsync());
        (await shelf.Library.DeriveForAsync(editor, origin.Id, copy, persona)).ShouldBeNull();
        var derived = (await shelf.Store.FindAsync(Reader.Application(JourneyDatabase.Workspace), copy)).ShouldNotBeNull();
        derived.State.ShouldBe(JourneyState.Current);
        derived.Title.ShouldBe($"{origin.Title} – Students");
        derived.Personas.ShouldHaveSingleItem().Persona.ShouldBe(persona);
        derived.Personas[0].Curve.ShouldBe(1);
        derived.Touchpoints.Select(touchpoint => (touchpoint.Name, touchpoint.Emotion)).ShouldBe(origin.Touchpoints.Select(touchpoint => (touchpoint.Name, touchpoint.Emotion)));
        derived.Touchpoints.ShouldAllBe(touchpoint => touchpoint.Evidence == Evidence.Assumed && touchpoint.EvidenceSource == "" && touchpoint.EvidenceDate == null && touchpoint.Emotion2 == null);
        var derivation = (await futures.DerivationOfAsync(Reader.Application(JourneyDatabase.Workspace), copy)).ShouldNotBeNull();
        derivation.IsOfSegment.ShouldBeTrue();
        // The same touchpoints stand beside each other.
        var compared = FuturePlan.Of(derivation, origin, derived);
        compared.Current.Touchpoints.Select(touchpoint => touchpoint.Id).ShouldBe(derived.Touchpoints.Select(touchpoint => touchpoint.Id));
        compared.Difference.Changes.ShouldAllBe(change => change is Change.Changed<JourneyPersona> || change is Change.Added<JourneyPersona> || change is Change.Removed<JourneyPersona>);
        (await futures.DerivationOfAsync(Reader.Application(JourneyDatabase.Workspace), future))!.IsOfSegment.ShouldBeFalse();
    }

    [Fact]
    public async Task A_copy_for_another_segment_needs_a_persona_of_the_workspace_and_a_right()
    {
        var persona = await PersonaAsync();
        (await shelf.Library.DeriveForAsync(editor, origin.Id, Guid.NewGuid(), Guid.NewGuid())).ShouldBeOfType<Refusal.Gone>();
        (await shelf.Library.DeriveForAsync(Shelf.Member(Role.Viewer), origin.Id, Guid.NewGuid(), persona)).ShouldBe(new Refusal.NotAllowed());
        (await shelf.Library.DeriveForAsync(Shelf.Stranger(), origin.Id, Guid.NewGuid(), persona)).ShouldBe(new Refusal.JourneyGone());
        (await futures.LinksOfAsync(Reader.Application(JourneyDatabase.Workspace), origin.Id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Viewers_and_strangers_derive_nothing()
    {
        (await shelf.Library.DeriveAsync(Shelf.Member(Role.Viewer), origin.Id, Guid.NewGuid())).ShouldBe(new Refusal.NotAllowed());
        (await shelf.Library.DeriveAsync(Shelf.Stranger(), origin.Id, Guid.NewGuid())).ShouldBe(new Refusal.JourneyGone());
    }

    async Task<Guid> PersonaAsync()
    {
        var persona = new Persona { Id = Guid.NewGuid(), Name = "Students" };
        (await new PersonaService(shelf.Contexts, TimeProvider.System).EditAsync(editor, LibraryKinds.Persona.Add(persona, Place.AtEnd))).Refusal.ShouldBeNull();
        return persona.Id;
    }

    [Fact]
    public async Task Lists_say_which_state_a_journey_shows()
    {
        var page = await shelf.List.FindAsync(Reader.Application(JourneyDatabase.Workspace), new() { Sort = JourneySort.Changed }, 10);
        page.Journeys.ToDictionary(journey => journey.Id, journey => journey.State).ShouldBe(new Dictionary<Guid, JourneyState> { [origin.Id] = JourneyState.Current, [future] = JourneyState.Future }, ignoreOrder: true);
    }
}
