using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Data.Review;
using JourneyMapper.Domain.Experiments;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Experiments;
using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Experiments;

/// <summary>Experiments are written all or nothing, by who may, and read by who may.</summary>
public sealed class ExperimentServiceTests : IAsyncLifetime
{
    readonly Statements statements = new();
    ExperimentRoom room = null!;

    public async ValueTask InitializeAsync() => room = await ExperimentRoom.NewAsync(statements);

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task What_is_filled_in_is_stored_and_told()
    {
        List<TopicMessage> told = [];
        using var subscription = room.Topic.Subscribe(room.Ann.Workspace, told.Add);
        var wanted = ExperimentRoom.Of(room.Shop, first: 100, second: 140) with { Hypothesis = "Less to type", Baseline = 10, Effect = 2, StartsOn = room.Today, EndsOn = room.Today.AddDays(14) };

        var stored = await room.AddAsync(wanted);

        stored.Experiment.Variants.ShouldBe(wanted.Variants);
        (stored.Experiment with { Variants = wanted.Variants }).ShouldBe(wanted with { State = ExperimentState.Running });
        (stored.Touchpoint, stored.Title, stored.Author, stored.IsGone, stored.IsOpen).ShouldBe(("Shop", "Buying a bike", "Ann", false, true));
        told.ShouldBe([new TopicMessage(room.Journey.Id, room.Shop.Id)]);
        // The answer was lost: the same comes again.
        (await room.Service.AddAsync(room.Ann, wanted)).ShouldBe(new ExperimentOutcome.Done(1));
        (await room.List.FindAsync(room.Ann, new ExperimentFilter())).Total.ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_is_half_saved()
    {
        var wanted = ExperimentRoom.Of(room.Shop);
        var wrong = wanted with { Name = "", EndsOn = room.Today, StartsOn = room.Today.AddDays(1), Variants = [wanted.Variants[0], wanted.Variants[1] with { Count = 10, Conversions = 11 }] };
        (await room.Service.AddAsync(room.Ann, wrong)).ShouldBeOfType<ExperimentOutcome.Invalid>().Problems.Select(problem => problem.Fault)
            .ShouldBe([ExperimentFault.Required, ExperimentFault.EndsBeforeStart, ExperimentFault.AboveCount]);
        (await room.Service.AddAsync(room.Ann, wanted with { Kpi = "no-such-kpi" })).ShouldBeOfType<ExperimentOutcome.Invalid>().Problems.ShouldBe([new(ExperimentField.Kpi, ExperimentFault.Unknown)]);
        (await room.List.FindAsync(room.Ann, new ExperimentFilter())).Total.ShouldBe(0);

        var stored = await room.AddAsync(wanted);
        (await room.Service.ChangeAsync(room.Ann, wrong, stored.Revision)).ShouldBeOfType<ExperimentOutcome.Invalid>();
        (await room.FindAsync(wanted.Id)).Experiment.Name.ShouldBe(wanted.Name);
    }

    [Fact]
    public async Task Variants_are_changed_added_removed_and_put_in_another_order()
    {
        var stored = await room.AddAsync(ExperimentRoom.Of(room.Shop, first: 100, second: 140));
        var (control, variant) = (stored.Experiment.Variants[0], stored.Experiment.Variants[1]);
        var third = new ExperimentVariant { Id = Guid.CreateVersion7(), Name = "Third" };

        (await room.Service.ChangeAsync(room.Ann, stored.Experiment with { Variants = [variant, control with { Name = "Long" }, third] }, stored.Revision)).ShouldBe(new ExperimentOutcome.Done(2));
        (await room.FindAsync(stored.Experiment.Id)).Experiment.Variants.ShouldBe([variant, control with { Name = "Long" }, third]);
        (await room.Service.ChangeAsync(room.Ann, stored.Experiment with { Variants = [control, third] }, 2)).ShouldBe(new ExperimentOutcome.Done(3));
        (await room.FindAsync(stored.Experiment.Id)).Experiment.Variants.ShouldBe([control, third]);
    }

    [Fact]
    public async Task Whoever_saves_over_what_somebody_else_has_saved_is_told_first()
    {
        var stored = await room.AddAsync();
        (await room.Service.ChangeAsync(room.Ann, stored.Experiment with { Name = "Theirs" }, 1)).ShouldBe(new ExperimentOutcome.Done(2));
        (await room.Service.ChangeAsync(room.Ann, stored.Experiment with { Name = "Mine" }, 1)).ShouldBe(new ExperimentOutcome.Overtaken(2));
        (await room.FindAsync(stored.Experiment.Id)).Experiment.Name.ShouldBe("Theirs");
        (await room.Service.ChangeAsync(room.Ann, stored.Experiment with { Name = "Mine" }, 2)).ShouldBe(new ExperimentOutcome.Done(3));
    }

    [Fact]
    public async Task A_decision_names_a_variant_and_a_reason_and_stops_the_figures()
    {
        var stored = await room.AddAsync(ExperimentRoom.Of(room.Shop, first: 100, second: 140));
        var (id, variant) = (stored.Experiment.Id, stored.Experiment.Variants[1].Id);
        (await room.Service.DecideAsync(room.Ann, id, variant, " \n", 1)).ShouldBeOfType<ExperimentOutcome.Invalid>();
        (await room.Service.DecideAsync(room.Ann, id, Guid.NewGuid(), "Because", 1)).ShouldBeOfType<ExperimentOutcome.Gone>();
        (await room.Service.DecideAsync(room.Ann, id, variant, "Because", 0)).ShouldBe(new ExperimentOutcome.Overtaken(1));
        (await room.Service.DecideAsync(room.Ann, id, variant, " More finish. ", 1)).ShouldBe(new ExperimentOutcome.Done(2));

        var decided = await room.FindAsync(id);
        (decided.Experiment.State, decided.Experiment.Chosen, decided.Experiment.Decision, decided.DecidedOn, decided.DecidedBy).ShouldBe((ExperimentState.Decided, variant, "More finish.", room.Today, "Ann"));
        (await room.Service.RecordAsync(room.Ann, id, variant, new(1, 1))).ShouldBeOfType<ExperimentOutcome.Decided>();
        (await room.Service.ChangeAsync(room.Ann, decided.Experiment, 2)).ShouldBeOfType<ExperimentOutcome.Decided>();
        (await room.Service.DecideAsync(room.Ann, id, variant, "Again", 2)).ShouldBeOfType<ExperimentOutcome.Decided>();

        (await room.Service.ReopenAsync(room.Ann, id)).ShouldBe(new ExperimentOutcome.Done(3));
        var open = await room.FindAsync(id);
        (open.Experiment.State, open.Experiment.Chosen, open.Experiment.Decision, open.DecidedOn).ShouldBe((ExperimentState.Running, null, "", null));
        (await room.Service.ReopenAsync(room.Ann, id)).ShouldBe(new ExperimentOutcome.Done(3));
    }

    [Fact]
    public async Task Figures_of_one_variant_are_replaced_and_must_fit_the_kind()
    {
        var stored = await room.AddAsync();
        var (id, variant) = (stored.Experiment.Id, stored.Experiment.Variants[1].Id);
        (await room.Service.RecordAsync(room.Ann, id, variant, new(500, 40))).ShouldBe(new ExperimentOutcome.Done(2));
        (await room.Service.RecordAsync(room.Ann, id, variant, new(600, 50))).ShouldBe(new ExperimentOutcome.Done(3));
        // The same once more is no change that would overtake anybody.
        (await room.Service.RecordAsync(room.Ann, id, variant, new(600, 50))).ShouldBe(new ExperimentOutcome.Done(3));
        var now = (await room.FindAsync(id)).Experiment;
        (now.State, now.Variants[0].Count, now.Variants[1].Count, now.Variants[1].Conversions).ShouldBe((ExperimentState.Running, 0, 600, 50));

        (await room.Service.RecordAsync(room.Ann, id, variant, new(10, 11))).ShouldBeOfType<ExperimentOutcome.Invalid>().Problems.ShouldBe([new(ExperimentField.Conversions, ExperimentFault.AboveCount, 1)]);
        (await room.Service.RecordAsync(room.Ann, id, variant, new(-1, 0))).ShouldBeOfType<ExperimentOutcome.Invalid>().Problems.ShouldBe([new(ExperimentField.Count, ExperimentFault.Negative, 1)]);
        (await room.Service.RecordAsync(room.Ann, id, variant, new(10, Mean: 3, Deviation: 1))).ShouldBeOfType<ExperimentOutcome.Invalid>().Problems.ShouldBe(
        [
            new(ExperimentField.Conversions, ExperimentFault.Required, 1), new(ExperimentField.Mean, ExperimentFault.Unknown, 1), new(ExperimentField.VariantDeviation, ExperimentFault.Unknown, 1),
        ]);
        (await room.Service.RecordAsync(room.Ann, id, Guid.NewGuid(), new(10, 1))).ShouldBeOfType<ExperimentOutcome.Gone>();
        (await room.FindAsync(id)).Revision.ShouldBe(3);
    }

    [Fact]
    public async Task Viewers_write_nothing_and_strangers_see_nothing()
    {
        var stored = await room.AddAsync();
        var id = stored.Experiment.Id;
        var stranger = await room.MemberAsync("Zoe", Role.Owner, JourneyDatabase.OtherWorkspace);
        foreach (var outcome in (ExperimentOutcome[])
            [
                await room.Service.AddAsync(room.Vera, ExperimentRoom.Of(room.Shop)), await room.Service.ChangeAsync(room.Vera, stored.Experiment, 1), await room.Service.ReopenAsync(room.Vera, id),
                await room.Service.RecordAsync(room.Vera, id, stored.Experiment.Variants[0].Id, new(1, 1)), await room.Service.DecideAsync(room.Vera, id, stored.Experiment.Variants[0].Id, "Because", 1),
                await room.Service.DeleteAsync(room.Vera, id),
            ])
            outcome.ShouldBeOfType<ExperimentOutcome.NotAllowed>();
        // Their role of today counts, not that of the page that they have open.
        (await room.Service.ChangeAsync(room.Vera with { Role = Role.Owner }, stored.Experiment, 1)).ShouldBeOfType<ExperimentOutcome.NotAllowed>();
        foreach (var outcome in (ExperimentOutcome[])
            [
                await room.Service.AddAsync(stranger, ExperimentRoom.Of(room.Shop)), await room.Service.ChangeAsync(stranger, stored.Experiment, 1), await room.Service.ReopenAsync(stranger, id),
                await room.Service.RecordAsync(stranger, id, stored.Experiment.Variants[0].Id, new(1, 1)), await room.Service.DeleteAsync(stranger, id),
            ])
            outcome.ShouldBeOfType<ExperimentOutcome.Gone>();
        (await room.List.FindAsync(stranger, id)).ShouldBeNull();
        (await room.List.FindAsync(stranger, new ExperimentFilter())).Total.ShouldBe(0);
        (await room.List.PlacesAsync(stranger, room.Journey.Id)).ShouldBeEmpty();
        (await room.List.FindAsync(room.Vera, new ExperimentFilter())).Total.ShouldBe(1);
        (await room.FindAsync(id)).Revision.ShouldBe(1);
    }

    [Fact]
    public async Task Of_private_journeys_others_see_nothing_and_who_only_sees_changes_nothing()
    {
        var stored = await room.AddAsync();
        var (bob, eve) = (await room.MemberAsync("Bob"), await room.MemberAsync("Eve"));
        await using (var db = await room.Contexts.CreateDbContextAsync())
        {
            await db.Journeys.Where(row => row.Id == room.Journey.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsPrivate, true));
            db.JourneyAccesses.AddRange(
                new JourneyAccessRow { JourneyId = room.Journey.Id, MemberId = room.Ann.Id, Level = AccessLevel.Edit }, new JourneyAccessRow { JourneyId = room.Journey.Id, MemberId = bob.Id, Level = AccessLevel.See });
            await db.SaveChangesAsync();
        }

        (await room.List.FindAsync(eve, new ExperimentFilter())).Total.ShouldBe(0);
        (await room.List.FindAsync(eve, stored.Experiment.Id)).ShouldBeNull();
        (await room.Service.ChangeAsync(eve, stored.Experiment, 1)).ShouldBeOfType<ExperimentOutcome.Gone>();
        (await room.Service.AddAsync(eve, ExperimentRoom.Of(room.Shop))).ShouldBeOfType<ExperimentOutcome.Gone>();
        (await room.List.FindAsync(bob, stored.Experiment.Id)).ShouldNotBeNull().IsOpen.ShouldBeFalse();
        (await room.List.JourneysAsync(bob, editable: true)).ShouldBeEmpty();
        (await room.List.JourneysAsync(bob, editable: false)).ShouldHaveSingleItem();
        (await room.Service.ChangeAsync(bob, stored.Experiment, 1)).ShouldBeOfType<ExperimentOutcome.NotAllowed>();
        (await room.Service.AddAsync(bob, ExperimentRoom.Of(room.Shop))).ShouldBeOfType<ExperimentOutcome.NotAllowed>();
        (await room.Service.ChangeAsync(room.Ann, stored.Experiment, 1)).ShouldBe(new ExperimentOutcome.Done(2));
    }

    [Fact]
    public async Task Who_made_it_and_owners_delete_it()
    {
        var (mine, other) = (await room.AddAsync(), await room.AddAsync(ExperimentRoom.Of(room.Shop, "Other")));
        (await room.Service.DeleteAsync(await room.MemberAsync("Bob"), mine.Experiment.Id)).ShouldBeOfType<ExperimentOutcome.NotAllowed>();
        (await room.Service.DeleteAsync(room.Ann, mine.Experiment.Id)).ShouldBeOfType<ExperimentOutcome.Done>();
        (await room.Service.DeleteAsync(room.Ann, mine.Experiment.Id)).ShouldBeOfType<ExperimentOutcome.Gone>();
        (await room.Service.DeleteAsync(await room.MemberAsync("Olga", Role.Owner), other.Experiment.Id)).ShouldBeOfType<ExperimentOutcome.Done>();
    }

    [Fact]
    public async Task An_experiment_outlives_its_touchpoint_under_the_name_that_it_had_and_goes_with_its_journey()
    {
        var stored = await room.AddAsync();
        await using var db = await room.Contexts.CreateDbContextAsync();
        await db.Database.ExecuteSqlAsync($"""DELETE FROM "Touchpoints" WHERE "Id" = {room.Shop.Id}""");
        var gone = await room.FindAsync(stored.Experiment.Id);
        (gone.Touchpoint, gone.IsGone).ShouldBe(("Shop", true));
        var line = (await room.List.FindAsync(room.Ann, new ExperimentFilter())).Lines.ShouldHaveSingleItem();
        (line.Touchpoint, line.IsGone).ShouldBe(("Shop", true));
        (await room.Service.RecordAsync(room.Ann, stored.Experiment.Id, stored.Experiment.Variants[0].Id, new(5, 1))).ShouldBe(new ExperimentOutcome.Done(2));

        await db.Journeys.Where(journey => journey.Id == room.Journey.Id).ExecuteDeleteAsync();
        (await db.Experiments.CountAsync()).ShouldBe(0);
        (await db.ExperimentVariants.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_list_is_one_query_that_filters_sorts_and_counts()
    {
        var other = await room.PutAsync(room.Ann, "Repairs");
        var planned = await room.AddAsync(ExperimentRoom.Of(room.Shop, "Planned"));
        var decided = await room.AddAsync(ExperimentRoom.Of(room.Shop, "Decided", 100, 140));
        var running = await room.AddAsync(ExperimentRoom.Of(other.Touchpoints[0], "Running", 100, 140));
        (await room.Service.DecideAsync(room.Ann, decided.Experiment.Id, decided.Experiment.Variants[0].Id, "Because", 1)).ShouldBeOfType<ExperimentOutcome.Done>();

        statements.Count = 0;
        var found = await room.List.FindAsync(room.Ann, new ExperimentFilter());
        statements.Count.ShouldBe(1);

        found.Lines.Select(line => line.Experiment.Name).ShouldBe(["Running", "Planned", "Decided"]);
        found.Lines[0].Experiment.Variants.ShouldBe(running.Experiment.Variants);
        (found.Lines[2].Experiment.Chosen, found.Lines[0].Title, found.Lines[0].Touchpoint).ShouldBe((decided.Experiment.Variants[0].Id, "Repairs", "Shop"));
        (await NamesAsync(new() { State = ExperimentState.Planned })).ShouldBe(["Planned"]);
        (await NamesAsync(new() { Journey = room.Journey.Id })).ShouldBe(["Planned", "Decided"]);
        (await NamesAsync(new() { Touchpoint = other.Touchpoints[0].Id })).ShouldBe(["Running"]);
        var part = await room.List.FindAsync(room.Ann, new ExperimentFilter(), take: 1);
        (part.Lines.Count, part.Total).ShouldBe((1, 3));
        await using var db = await room.Contexts.CreateDbContextAsync();
        await db.Journeys.Where(journey => journey.Id == other.Id).ExecuteUpdateAsync(set => set.SetProperty(journey => journey.TrashedAt, DateTimeOffset.UtcNow));
        (await NamesAsync(new())).ShouldBe(["Planned", "Decided"]);
        planned.Experiment.State.ShouldBe(ExperimentState.Planned);

        async Task<IEnumerable<string>> NamesAsync(ExperimentFilter filter) => (await room.List.FindAsync(room.Ann, filter)).Lines.Select(line => line.Experiment.Name);
    }

    [Fact]
    public async Task A_review_knows_since_when_an_experiment_could_be_decided_and_of_the_days_before()
    {
        (await UndecidedAsync(room.Today)).ShouldBeEmpty();
        var stored = await room.AddAsync(ExperimentRoom.Of(room.Shop, first: 100) with { EndsOn = room.Today.AddDays(20) });
        (await UndecidedAsync(room.Today)).ShouldBeEmpty();
        (await room.Service.RecordAsync(room.Ann, stored.Experiment.Id, stored.Experiment.Variants[1].Id, new(1000, 90))).ShouldBeOfType<ExperimentOutcome.Done>();
        (await UndecidedAsync(room.Today)).ShouldBe([new(room.Shop.Id, room.Today)]);
        (await UndecidedAsync(room.Today.AddDays(-1))).ShouldBeEmpty();
        // More of what is complete makes no review old.
        (await room.Service.RecordAsync(room.Ann, stored.Experiment.Id, stored.Experiment.Variants[1].Id, new(1200, 101))).ShouldBeOfType<ExperimentOutcome.Done>();

        var over = await room.AddAsync(ExperimentRoom.Of(room.Shop, "Over") with { EndsOn = room.Today.AddDays(-10) });
        (await UndecidedAsync(room.Today)).ShouldBe([new(room.Shop.Id, room.Today.AddDays(-9))]);
        (await UndecidedAsync(room.Today.AddDays(-10))).ShouldBeEmpty();
        (await room.Service.DecideAsync(room.Ann, over.Experiment.Id, over.Experiment.Variants[0].Id, "Because", 1)).ShouldBeOfType<ExperimentOutcome.Done>();
        (await UndecidedAsync(room.Today)).ShouldBe([new(room.Shop.Id, room.Today)]);
        (await UndecidedAsync(room.Today.AddDays(-1))).ShouldBe([new(room.Shop.Id, room.Today.AddDays(-9))]);
        await using var db = await room.Contexts.CreateDbContextAsync();
        (await db.Facts.SingleAsync(facts => facts.JourneyId == room.Journey.Id)).Count.ShouldBe(4);

        async Task<IReadOnlyDictionary<Guid, DateOnly>> UndecidedAsync(DateOnly day)
        {
            await using var context = await room.Contexts.CreateDbContextAsync();
            return (await ReviewQueries.ReadAsync(context, [room.Journey.Id], [], Domain.Catalogue.Kpis.All.ToDictionary(kpi => kpi.Id), Domain.Catalogue.ChannelLibrary.BuiltIn, day)).UndecidedExperiments;
        }
    }

    [Fact]
    public async Task A_journey_has_room_for_so_many()
    {
        await using (var db = await room.Contexts.CreateDbContextAsync())
        {
            db.Experiments.AddRange(Enumerable.Range(0, Limits.Experiments).Select(_ => new Data.Experiments.ExperimentRow
            {
                Id = Guid.NewGuid(),
                JourneyId = room.Journey.Id,
                TouchpointId = room.Shop.Id,
                TouchpointName = "Shop",
                Name = "One more",
                Hypothesis = "",
                Kind = ExperimentKind.Conversion,
                State = ExperimentState.Planned,
                AuthorId = room.Ann.Id,
                CreatedAt = DateTimeOffset.UtcNow,
                Revision = 1,
            }));
            await db.SaveChangesAsync();
        }

        (await room.Service.AddAsync(room.Ann, ExperimentRoom.Of(room.Shop))).ShouldBeOfType<ExperimentOutcome.Full>();
    }
}
