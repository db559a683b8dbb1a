using System.Globalization;
using System.Net;
using JourneyMapper.Data.Proposals;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Proposals;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Proposals.Drafting;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Ai;
using Microsoft.Extensions.Logging.Abstractions;

namespace JourneyMapper.Web.Tests.Features.Proposals;

/// <summary>What is asked of a model on a port of this machine, and what becomes of its answers and of what goes wrong.</summary>
public sealed class ProposalDrafterTests : IAsyncLifetime
{
    const string Draft = """
        {"touchpoints":[
        {"stage":"awareness","name":"Fair","channel":"","description":"","action":"","thought":"","emotion":1,"painPoints":[],"opportunities":[]},
        {"stage":"loyalty","name":"Club","channel":"email","description":"","action":"","thought":"","emotion":2,"painPoints":[],"opportunities":["A ride together"]}]}
        """;

    ProposalRoom room = null!;

    public async ValueTask InitializeAsync() => room = await ProposalRoom.NewAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task A_description_becomes_a_proposal_and_only_what_is_said_is_sent()
    {
        room.Fake.Answer = Draft;
        (await room.Drafter.DraftAsync(room.Ann, room.Journey, "  Commuters who want a bike that folds  ")).ShouldBeNull();

        var proposal = (await room.Service.ReadAsync(room.Ann, room.Journey)).ShouldHaveSingleItem();
        (proposal.Origin, proposal.OriginName, proposal.Member, proposal.Title).ShouldBe((ProposalOrigin.Model, FakeModel.Name, "Ann", "Draft from a description"));
        proposal.Known.Select(item => item.StageIn(null!)).ShouldBe([Stage.Awareness, Stage.Loyalty]);
        (await room.MapAsync()).Touchpoints.Length.ShouldBe(1);

        var question = room.Fake.Questions.ShouldHaveSingleItem();
        room.Fake.Authorization.ShouldBe("Bearer swordfish");
        question.GetProperty("model").GetString().ShouldBe(FakeModel.Name);
        question.GetProperty("response_format").GetProperty("type").GetString().ShouldBe("json_schema");
        question.GetProperty("response_format").GetProperty("json_schema").GetProperty("strict").GetBoolean().ShouldBeTrue();
        FakeModel.Text(question, 0).ShouldContain("language of the description; where that is not clear, in English");
        var sent = FakeModel.Text(question, 1);
        sent.ShouldContain("Description:\nCommuters who want a bike that folds\n");
        sent.ShouldContain("On the map already, Decision:\nShop");
        sent.ShouldNotContain("Looks around");
        sent.ShouldNotContain("Ann");
    }

    [Fact]
    public async Task A_pain_point_gets_opportunities_that_lead_back_to_it()
    {
        room.Fake.Answer = """{"opportunities":[{"title":"Pay by phone","description":"Fewer queues"},{"title":"A second till","description":""}]}""";
        var point = (await room.MapAsync()).PainPoints.ShouldHaveSingleItem();
        CultureInfo.CurrentUICulture = new("fr");
        (await room.Drafter.SuggestAsync(room.Vera, room.Journey, point.Id)).ShouldBeNull();
        var proposal = (await room.Service.ReadAsync(room.Ann, room.Journey)).ShouldHaveSingleItem();
        proposal.Title.ShouldBe("Opportunités pour «\u00a0Queues\u00a0»");
        await room.Service.AcceptAllAsync(room.Ann, proposal.Id);
        var map = await room.MapAsync();
        map.Touchpoints[0].Opportunities.ShouldBe("Pay by phone\nA second till");
        map.Opportunities.ShouldAllBe(opportunity => opportunity.PainPoints == point.Id.ToString());
        FakeModel.Text(room.Fake.Questions[0], 0).ShouldContain("where that is not clear, in French");
        FakeModel.Text(room.Fake.Questions[0], 1).ShouldContain("Pain point:\nQueues");
        (await room.Drafter.SuggestAsync(room.Ann, room.Journey, Guid.NewGuid())).ShouldBe(ProposalText.ProblemGone);
        room.Fake.Questions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_asks_about_a_journey_that_they_do_not_see()
    {
        var stranger = await room.MemberAsync("Other", workspace: JourneyDatabase.OtherWorkspace);
        (await room.Drafter.DraftAsync(stranger, room.Journey, "A bike")).ShouldBe(ProposalText.ProblemGone);
        (await room.Drafter.SuggestAsync(stranger, room.Journey, (await room.MapAsync()).PainPoints[0].Id)).ShouldBe(ProposalText.ProblemGone);
        room.Fake.Questions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public async Task A_description_must_say_something(string description)
    {
        (await room.Drafter.DraftAsync(room.Ann, room.Journey, description)).ShouldBe(Common.ProblemRequired);
        (await room.Drafter.DraftAsync(room.Ann, room.Journey, new string('x', ProposalDrafter.LongestDescription + 1))).ShouldBe(Common.ProblemTooLong.With(ProposalDrafter.LongestDescription));
        room.Fake.Questions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, nameof(AiText.ProblemRefused))]
    [InlineData(HttpStatusCode.NotFound, nameof(AiText.ProblemRefused))]
    [InlineData(HttpStatusCode.BadRequest, nameof(AiText.ProblemNotTaken))]
    [InlineData(HttpStatusCode.TooManyRequests, nameof(AiText.ProblemBusy))]
    [InlineData(HttpStatusCode.InternalServerError, nameof(AiText.ProblemFailed))]
    [InlineData(HttpStatusCode.Found, nameof(AiText.ProblemFailed))]
    public async Task What_its_server_refuses_is_said_in_words(HttpStatusCode status, string expected)
    {
        room.Fake.Status = status;
        await ShouldFailAsync(expected);
        room.Fake.Questions.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("<html>Welcome</html>")]
    [InlineData("{}")]
    [InlineData("""{"choices":[]}""")]
    public async Task A_server_that_is_no_model_is_said_so(string body)
    {
        room.Fake.Body = body;
        var why = (await room.Drafter.DraftAsync(room.Ann, room.Journey, "A bike")).ShouldNotBeNull();
        why.ShouldBeOneOf(AiText.ProblemFailed, AiText.ProblemNonsense);
        (await room.Service.CountAsync(room.Ann, room.Journey)).ShouldBe(0);
    }

    [Fact]
    public async Task Nonsense_answers_that_end_early_and_items_that_do_not_fit_are_not_kept()
    {
        room.Fake.Answer = "I would rather not.";
        await ShouldFailAsync(nameof(AiText.ProblemNonsense));
        room.Fake.Answer = """{"touchpoints":[]}""";
        await ShouldFailAsync(nameof(AiText.ProblemNonsense));
        (room.Fake.Answer, room.Fake.Finish) = (Draft, "length");
        await ShouldFailAsync(nameof(AiText.ProblemTooLong));
        room.Fake.Finish = "content_filter";
        await ShouldFailAsync(nameof(AiText.ProblemNonsense));
        (room.Fake.Answer, room.Fake.Finish) = (Draft.Replace("\"emotion\":2", "\"emotion\":7", StringComparison.Ordinal), "stop");
        var why = (await room.Drafter.DraftAsync(room.Ann, room.Journey, "A bike")).ShouldNotBeNull();
        why.ShouldStartWith(AiText.ProblemNonsense);
        why.ShouldContain("Item 2: ");
        room.Fake.Answer = Draft;
        (await room.Drafter.DraftAsync(room.Ann, room.Journey, "A bike")).ShouldBeNull();
    }

    [Fact]
    public async Task A_thought_before_the_answer_is_no_part_of_it()
    {
        room.Fake.Answer = $"<think>Bikes, hm.</think>\n{Draft}";
        (await room.Drafter.DraftAsync(room.Ann, room.Journey, "A bike")).ShouldBeNull();
    }

    [Fact]
    public async Task Who_gives_up_and_what_takes_too_long_leave_nothing()
    {
        (room.Fake.Answer, room.Fake.Delay) = (Draft, TimeSpan.FromSeconds(20));
        using var givingUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Should.ThrowAsync<OperationCanceledException>(() => room.Drafter.DraftAsync(room.Ann, room.Journey, "A bike", givingUp.Token));
        await using var impatient = room.ModelOf(TimeSpan.FromSeconds(1));
        (await new ProposalDrafter(impatient, room.Service, room.Node.Store, new(room.Node.Contexts)).DraftAsync(room.Ann, room.Journey, "A bike")).ShouldBe(AiText.ProblemTimedOut);
        (await room.Service.CountAsync(room.Ann, room.Journey)).ShouldBe(0);
    }

    [Fact]
    public async Task A_server_that_is_away_is_said_so_and_without_settings_nothing_is_asked()
    {
        room.Fake.Dispose();
        await ShouldFailAsync(nameof(AiText.ProblemUnreachable));
        await using var none = new LanguageModel(null, NullLogger<LanguageModel>.Instance, TimeProvider.System);
        none.IsConfigured.ShouldBeFalse();
        (await none.AskAsync(room.Ann.Id, new("Do", "this"))).Problem.ShouldBe(ModelProblem.NotConfigured);
    }

    [Fact]
    public async Task Each_member_asks_so_often_and_no_more()
    {
        room.Fake.Answer = "Hello";
        for (var i = 0; i < LanguageModel.MostQuestions; i++)
            (await room.Model.AskAsync(room.Ann.Id, new("Greet", "me"))).ShouldBe(new("Hello"));
        (await room.Model.AskAsync(room.Ann.Id, new("Greet", "me"))).Problem.ShouldBe(ModelProblem.TooOften);
        (await room.Model.AskAsync(room.Vera.Id, new("Greet", "me"))).ShouldBe(new("Hello"));
    }

    async Task ShouldFailAsync(string text)
    {
        (await room.Drafter.DraftAsync(room.Ann, room.Journey, "A bike")).ShouldBe(AiText.ResourceManager.GetString(text, CultureInfo.CurrentUICulture));
        (await room.Service.CountAsync(room.Ann, room.Journey)).ShouldBe(0);
    }
}
