using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Queries;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Domain.Surveys;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Surveys;
using JourneyMapper.Web.Features.Surveys.Answering;
using JourneyMapper.Web.Live;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Tests.Features.Surveys;

/// <summary>Who may do what with surveys, what becomes of answers, and what they sum up to.</summary>
public sealed class SurveyServiceTests : IAsyncLifetime
{
    SurveyRoom room = null!;

    public async ValueTask InitializeAsync() => room = await SurveyRoom.NewAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_survey_keeps_what_it_asks_about_whatever_becomes_of_the_map()
    {
        var asked = await room.MakeAsync();
        asked.Survey.Touchpoints.Select(touchpoint => (touchpoint.Number, touchpoint.Name, touchpoint.Description, touchpoint.Emotion)).ShouldBe([(1, "Advert", "", 1), (2, "Shop", "", 1), (3, "Invoice", "", 1)]);
        await room.AnswerAsync(asked, null, (2, -1, ""));
        var shop = (await room.MapAsync()).Touchpoints[1];
        await SubmitAsync(JourneyKinds.Touchpoint.Remove(shop.Id));
        var after = await room.ResultsAsync(asked);
        after.Touchpoints[1].Asked.Name.ShouldBe("Shop");
        after.Touchpoints[1].Felt.Mean.ShouldBe(-1);
        (await room.Service.TakeOverAsync(room.Ann, asked.Survey.Id, 2)).Problem.ShouldBe(SurveyProblem.NothingToTakeOver);
    }

    [Fact]
    public async Task Answers_sum_up_to_curves_and_ways()
    {
        var asked = await room.MakeAsync();
        await room.AnswerAsync(asked, null, (1, 2, ""), (2, -1, "Queues"), (3, 0, ""));
        await room.AnswerAsync(asked, null, (1, 1, ""), (2, -2, ""), (3, 0, ""));
        await room.AnswerAsync(asked, null, (2, 0, ""), ("A friend", 2, ""), (1, 1, ""));
        await room.AnswerAsync(asked, null, (2, 1, "Dear"), ("a FRIEND", 1, ""));
        var results = await room.ResultsAsync(asked);
        results.Answers.ShouldBe(4);
        results.Touchpoints.Select(line => (line.Felt, line.Hurts)).ShouldBe([(new Spread(3, 4, 6), 0), (new Spread(4, -2, 6), 2), (new Spread(2, 0, 0), 0)]);
        results.Ways.Select(way => (string.Join(' ', way.Path), way.Count)).ShouldBe([("1 2 3", 2), ("2 0", 1), ("2 0 1", 1)]);
        // What a customer has added in between does not part the steps.
        results.Returns.ShouldBe([new(2, 1, 1)]);
        results.Additions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(added => added.Words.ShouldBe("a friend", StringCompareShould.IgnoreCase), added => (added.Met, added.Sum, added.Squares).ShouldBe((2, 3, 5)));
        results.Skipped.ShouldBeEmpty();
        (await room.Reader.HurtsAsync(room.Ann, asked.Survey.Id, 2, 10)).Select(line => line.Text).ShouldBe(["Queues", "Dear"], ignoreOrder: true);
    }

    // Against the same computed answer by answer.
    [Fact]
    public async Task Sums_are_those_of_the_answers_however_they_fall()
    {
        var asked = await room.MakeAsync();
        var chance = new Random(7);
        List<SurveyAnswer> given = [];
        await using (var db = await room.Node.Contexts.CreateDbContextAsync())
            for (var i = 0; i < 200; i++)
            {
                int[] met = [.. Enumerable.Range(1, 3).Where(_ => chance.Next(3) > 0).OrderBy(_ => chance.Next())];
                var answer = new SurveyAnswer("", [.. met.DefaultIfEmpty(1).Select(item => new SurveyStep(item, "", chance.Next(-2, 3), ""))]);
                given.Add(answer);
                (await db.StoreAnswerAsync(asked.Survey.Id, Guid.NewGuid(), TimeProvider.System.GetUtcNow(), answer)).ShouldBeTrue();
            }

        var results = await room.ResultsAsync(asked);
        var steps = given.SelectMany(answer => answer.Steps).ToLookup(step => step.Item!.Value, step => step.Emotion);
        results.Touchpoints.Select(line => line.Felt).ShouldBe([.. Enumerable.Range(1, 3).Select(item => new Spread(steps[item].Count(), steps[item].Sum(), steps[item].Sum(emotion => emotion * emotion)))]);
        results.Ways.ToDictionary(way => string.Join(' ', way.Path), way => way.Count, StringComparer.Ordinal)
            .ShouldBe(given.GroupBy(answer => string.Join(' ', answer.Path)).ToDictionary(group => group.Key, group => (long)group.Count(), StringComparer.Ordinal), ignoreOrder: true);
        results.Returns.ToDictionary(back => (back.From, back.To), back => back.Count)
            .ShouldBe(given.SelectMany(answer => answer.Path.Zip(answer.Path.Skip(1))).Where(pair => pair.First > pair.Second).GroupBy(pair => ((short)pair.First, (short)pair.Second)).ToDictionary(group => group.Key, group => (long)group.Count()), ignoreOrder: true);
    }

    [Fact]
    public async Task A_touchpoint_that_hardly_anybody_meets_is_skipped()
    {
        var asked = await room.MakeAsync();
        for (var i = 0; i < 6; i++)
            await room.AnswerAsync(asked, null, (1, 0, ""), (i == 0 ? 3 : 2, 0, ""));
        (await room.ResultsAsync(asked)).Skipped.ShouldHaveSingleItem().Asked.Name.ShouldBe("Invoice");
    }

    [Fact]
    public async Task A_form_is_stored_once_and_a_closed_survey_stores_nothing()
    {
        var asked = await room.MakeAsync();
        var form = Guid.NewGuid();
        (await room.AnswerAsync(asked, form, (1, 0, ""))).ShouldBe(IntakeState.Stored);
        (await room.AnswerAsync(asked, form, (2, 0, ""), (3, 0, ""))).ShouldBe(IntakeState.Repeated);
        (await room.AnswerAsync(asked)).ShouldBe(IntakeState.Refused);
        (await room.Service.CloseAsync(room.Ann, asked.Survey.Id)).Problem.ShouldBeNull();
        (await room.AnswerAsync(asked, null, (1, 0, ""))).ShouldBe(IntakeState.Closed);
        (await room.Service.ReopenAsync(room.Ann, asked.Survey.Id)).Problem.ShouldBeNull();
        (await room.AnswerAsync(asked, null, (1, 0, ""))).ShouldBe(IntakeState.Stored);
        await using var db = await room.Node.Contexts.CreateDbContextAsync();
        (await db.SurveySteps.CountAsync()).ShouldBe(2);
        // Its last day is over: it opens again for another month.
        await db.Surveys.ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosesAt, DateTimeOffset.UnixEpoch));
        (await room.AnswerAsync(asked, null, (1, 0, ""))).ShouldBe(IntakeState.Closed);
        (await room.Service.ReopenAsync(room.Ann, asked.Survey.Id)).Problem.ShouldBeNull();
        (await room.PublicAsync(asked.Survey.Id)).Survey.ClosesOn.ShouldBe(room.Ann.Today(TimeProvider.System).AddDays(SurveyService.UsualDays));
    }

    [Fact]
    public async Task A_survey_closes_itself_when_it_is_full()
    {
        var asked = await room.MakeAsync();
        await room.AnswerAsync(asked, null, (1, 0, ""));
        await using var db = await room.Node.Contexts.CreateDbContextAsync();
        await db.CloseFullSurveyAsync(asked.Survey.Id, 2, TimeProvider.System.GetUtcNow());
        (await room.AnswerAsync(asked, null, (1, 0, ""))).ShouldBe(IntakeState.Stored);
        await db.CloseFullSurveyAsync(asked.Survey.Id, 2, TimeProvider.System.GetUtcNow());
        (await room.AnswerAsync(asked, null, (1, 0, ""))).ShouldBe(IntakeState.Closed);
    }

    [Fact]
    public async Task Taking_over_makes_an_ordinary_edit_that_says_where_it_comes_from()
    {
        var asked = await room.MakeAsync();
        for (var i = 0; i < SurveyService.Enough; i++)
            await room.AnswerAsync(asked, null, (2, -2, ""));
        await room.AnswerAsync(asked, null, (1, 2, ""));
        var outcome = await room.Service.TakeOverAsync(room.Ann, asked.Survey.Id, null);
        (outcome.Problem, outcome.Count).ShouldBe((null, 1));
        var shop = (await room.MapAsync()).Touchpoints[1];
        (shop.Emotion, shop.Evidence, shop.EvidenceSource).ShouldBe((-2, Evidence.Observed, "How was it?"));
        shop.EvidenceDate.ShouldBe((await room.ResultsAsync(asked)).Last);
        (await room.MapAsync()).Touchpoints[0].Evidence.ShouldBe(Evidence.Assumed);
        // Twice changes nothing; one alone needs fewer answers.
        (await room.Service.TakeOverAsync(room.Ann, asked.Survey.Id, null)).Problem.ShouldBe(SurveyProblem.NothingToTakeOver);
        (await room.Service.TakeOverAsync(room.Ann, asked.Survey.Id, 1)).Count.ShouldBe(1);
        (await room.Service.UndoAsync(room.Ann, room.Journey, outcome.Undo.ShouldNotBeNull())).Problem.ShouldBeNull();
        (await room.MapAsync()).Touchpoints[1].Emotion.ShouldBe(1);
        // The comparison outlives it.
        (await room.ResultsAsync(asked)).Touchpoints[0].Asked.Emotion.ShouldBe((short)1);
    }

    [Fact]
    public async Task One_answer_and_all_of_a_survey_can_be_erased()
    {
        var (asked, other) = (await room.MakeAsync(), await room.MakeAsync());
        await room.AnswerAsync(asked, null, (1, 2, "Dear"));
        await room.AnswerAsync(asked, null, (1, 0, ""));
        var line = (await room.Reader.AnswersAsync(room.Ann, asked.Survey.Id, 10))[0];
        (await room.Service.EraseAnswerAsync(room.Ann, other.Survey.Id, line.Id)).Problem.ShouldBe(SurveyProblem.Gone);
        (await room.Service.EraseAnswerAsync(room.Ann, asked.Survey.Id, line.Id)).Problem.ShouldBeNull();
        (await room.ResultsAsync(asked)).Touchpoints[0].Felt.Count.ShouldBe(1);
        (await room.Service.EraseAsync(room.Ann, asked.Survey.Id)).Problem.ShouldBeNull();
        (await room.Reader.ListAsync(room.Ann, room.Journey)).ShouldHaveSingleItem().Id.ShouldBe(other.Survey.Id);
        await using var db = await room.Node.Contexts.CreateDbContextAsync();
        (await db.SurveySteps.AnyAsync()).ShouldBeFalse();
        (await room.Intake.FindAsync(asked.Survey.Token, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Viewers_see_and_strangers_find_nothing()
    {
        var asked = await room.MakeAsync();
        await room.AnswerAsync(asked, null, (1, 0, "Dear"));
        var viewer = await room.MemberAsync("Vera", Role.Viewer);
        // What a page believes may be of yesterday.
        var former = viewer with { Role = Role.Editor };
        var stranger = await room.MemberAsync("Sam", workspace: JourneyDatabase.OtherWorkspace);
        (await room.Reader.FindAsync(viewer, asked.Survey.Id)).ShouldNotBeNull();
        (await room.Reader.FindAsync(stranger, asked.Survey.Id)).ShouldBeNull();
        (await room.Reader.CountAsync(stranger, asked.Survey.Id)).ShouldBe(0);
        (await room.Reader.AnswersAsync(stranger, asked.Survey.Id, 10)).ShouldBeEmpty();
        // With the names that customers have given.
        (await room.Reader.AnswersAsync(former, asked.Survey.Id, 10)).ShouldBeEmpty();
        (await room.Reader.HurtsAsync(stranger, asked.Survey.Id, 1, 10)).ShouldBeEmpty();
        (await room.Reader.ListAsync(stranger, room.Journey)).ShouldBeEmpty();
        foreach (var (member, problem) in new[] { (former, SurveyProblem.NotAllowed), (stranger, SurveyProblem.Gone) })
        {
            var line = (await room.Reader.AnswersAsync(room.Ann, asked.Survey.Id, 10))[0];
            (await room.Service.MakeAsync(member, room.Journey, await room.PlanAsync())).Problem.ShouldBe(problem);
            (await room.Service.CloseAsync(member, asked.Survey.Id)).Problem.ShouldBe(problem);
            (await room.Service.ReopenAsync(member, asked.Survey.Id)).Problem.ShouldBe(problem);
            (await room.Service.EraseAnswerAsync(member, asked.Survey.Id, line.Id)).Problem.ShouldBe(problem);
            (await room.Service.EraseAsync(member, asked.Survey.Id)).Problem.ShouldBe(problem);
            (await room.Service.TakeOverAsync(member, asked.Survey.Id, 1)).Problem.ShouldBe(problem);
        }

        (await room.ResultsAsync(asked)).Answers.ShouldBe(1);
    }

    [Fact]
    public async Task A_touchpoint_of_another_journey_is_not_asked_about()
    {
        var outcome = await room.Service.MakeAsync(room.Ann, room.Journey, await room.PlanAsync() with { Touchpoints = [Guid.NewGuid()] });
        outcome.Errors.ShouldBe([new(SurveyPart.Touchpoints, Problem.Unknown)]);
    }

    [Fact]
    public async Task Many_answers_are_told_of_once()
    {
        var asked = await room.MakeAsync();
        List<TopicMessage> told = [];
        using var subscription = room.Topic.Subscribe(room.Ann.Workspace, told.Add);
        for (var i = 0; i < 3; i++)
            await room.AnswerAsync(asked, null, (1, 0, ""));
        told.ShouldBeEmpty();
        await room.News.TellAsync();
        told.ShouldBe([new(room.Journey)]);
        await room.News.TellAsync();
        told.Count.ShouldBe(1);
    }

    // An answer must not wait for somebody who edits the map, nor the other way round.
    [Fact]
    public async Task Answers_wait_for_nobody_who_holds_the_journey()
    {
        var asked = await room.MakeAsync();
        await using var db = await room.Node.Contexts.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"""UPDATE "Journeys" SET "Revision" = "Revision" WHERE "Id" = {room.Journey}""");
        (await room.AnswerAsync(asked, null, (1, 0, ""))).ShouldBe(IntakeState.Stored);
    }

    async Task SubmitAsync(Edit edit) => (await (await room.Node.Rooms.OpenAsync(room.Ann, room.Journey))!.SubmitAsync(edit, room.Ann)).ShouldBeOfType<Outcome<Journey>.Applied>();
}
