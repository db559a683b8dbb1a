using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using JourneyMapper.Data;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Surveys;
using JourneyMapper.Web.Features.Surveys.Answering;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Surveys;

/// <summary>The public page of a survey, as anybody gets it who has the link; and the answers as a file.</summary>
public sealed class SurveyEndpointTests : IAsyncLifetime
{
    const int PerMinute = 8;
    const int LargestPage = 60 * 1024;

    AccountsApp app = null!;
    Visitor customer = null!;
    CurrentMember ann = null!;
    Guid survey;
    string path = null!;

    public async ValueTask InitializeAsync()
    {
        app = await AccountsApp.WithWorkspacesAsync(("JourneyMapper:SurveyAnswersPerMinute", $"{PerMinute}"));
        ann = await app.AddMemberAsync("ann", Role.Editor);
        customer = app.Visit();
        (survey, path) = await MakeAsync(2);
    }

    public async ValueTask DisposeAsync()
    {
        customer.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task The_page_says_what_the_survey_says_and_nothing_else_of_the_journey()
    {
        using var answer = await customer.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex, nofollow"]);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldContain("&lt;b&gt;How&lt;/b&gt; was it?");
        text.ShouldContain("Touchpoint 1");
        foreach (var hidden in new[] { "A secret scenario", "Buying a bike", "Internal note", "ann", "blazor.web.js" })
            text.ShouldNotContain(hidden);
        (await customer.ReadAsync($"{path}?lang=fr")).DocumentElement.GetAttribute("lang").ShouldBe("fr");
        using var french = app.Visit("fr");
        (await french.ReadAsync(path)).QuerySelector("h1")!.TextContent.ShouldBe("Comment était-ce ?");
    }

    // With its style sheets and its script, as they come without compression.
    [Fact]
    public async Task The_largest_page_is_small()
    {
        var (_, largest) = await MakeAsync(Limits.SurveyTouchpoints);
        var size = 0;
        foreach (var file in new[] { $"{largest}?lang=fr", "/css/tokens.css", "/css/survey.css", "/js/survey.js" })
        {
            using var answer = await customer.GetAsync(file);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, file);
            size += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }

        size.ShouldBeLessThan(LargestPage);
    }

    [Fact]
    public async Task An_answer_is_stored_and_its_form_only_once()
    {
        var stamp = Stamp();
        using var first = await SendAsync(stamp, ("m1", "on"), ("e1", "-2"), ("h1", "Queues"), ("m2", "on"), ("o2", "1"), ("e2", "1"), ("w1", "A friend"), ("ae1", "2"), ("consent", "on"));
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await customer.ReadAsync(customer.TargetOf(first))).QuerySelector("h1")!.TextContent.ShouldBe("Thank you!");
        using var second = await SendAsync(stamp, ("m1", "on"), ("e1", "2"), ("consent", "on"));
        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Visitor.ReadAsync(second)).QuerySelector("h1")!.TextContent.ShouldBe("We already have this answer");
        await using var db = await app.OpenDatabaseAsync();
        var steps = await db.SurveySteps.OrderBy(step => step.Position).ToListAsync();
        steps.Select(step => (step.Item, step.Words, step.Emotion, step.Hurt)).ShouldBe([((short)2, "", 1, ""), ((short)1, "", -2, "Queues"), (null, "A friend", 2, "")]);
        (await db.SurveyAnswers.SingleAsync()).ShouldSatisfyAllConditions(row => row.Path.ShouldBe([2, 1, 0]), row => row.Name.ShouldBe(""));
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_what_was_typed_stays()
    {
        using var answer = await SendAsync(Stamp(), ("m1", "on"), ("h1", "<b>Queues</b>"), ("o1", "x"), ("name", "Eve"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await Visitor.ReadAsync(answer);
        page.QuerySelectorAll("[role=alert] a").Select(link => (link.GetAttribute("href"), link.TextContent)).ShouldBe(
        [
            ("#o1", "Touchpoint 1: The order is a whole number from 1 on, or empty."), ("#e1", "Touchpoint 1: Please choose how it felt."), ("#consent", "Please agree before you send your answer."),
        ]);
        foreach (var link in page.QuerySelectorAll("[role=alert] a"))
            page.QuerySelector(link.GetAttribute("href")!.Replace("#", "[id=", StringComparison.Ordinal) + "]").ShouldNotBeNull();
        page.QuerySelector("#h1")!.TextContent.ShouldBe("<b>Queues</b>");
        ((IHtmlInputElement)page.QuerySelector("#m1")!).IsChecked.ShouldBeTrue();
        await ShouldBeEmptyAsync();
    }

    [Fact]
    public async Task Robots_and_strange_forms_get_a_sentence_and_store_nothing()
    {
        (string, string)[] filled = [("m1", "on"), ("e1", "1"), ("consent", "on")];
        var quick = (await customer.ReadAsync(path)).QuerySelector<IHtmlInputElement>("[name=stamp]")!.Value;
        foreach (var (stamp, extra, sentence) in new[]
                 {
                     (Stamp(), ("website", "https://example.org"), "a program"), (quick, ("x", ""), "quicker than anybody reads"), ("nonsense", ("x", ""), "does not come from this page"),
                     (Stamp(TimeSpan.FromDays(2)), ("x", ""), "for more than a day"), (Stamp(other: Guid.NewGuid()), ("x", ""), "does not come from this page"),
                 })
        {
            using var answer = await SendAsync(stamp, [.. filled, extra]);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await Visitor.ReadAsync(answer)).QuerySelector("[role=alert]")!.TextContent.ShouldContain(sentence);
        }

        await ShouldBeEmptyAsync();
    }

    [Fact]
    public async Task A_network_sends_so_many_in_a_minute_and_loses_nothing_that_it_typed()
    {
        for (var i = 0; i < PerMinute; i++)
        {
            using var taken = await SendAsync(Stamp(), ("m1", "on"), ("e1", "1"), ("consent", "on"));
            taken.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        using var refused = await SendAsync(Stamp(), ("m1", "on"), ("h1", "Queues"), ("consent", "on"));
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await Visitor.ReadAsync(refused)).QuerySelector("#h1")!.TextContent.ShouldBe("Queues");
    }

    [Fact]
    public async Task A_survey_that_has_ended_says_so_and_one_in_the_trash_is_not_there()
    {
        await using var db = await app.OpenDatabaseAsync();
        await db.Surveys.ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosesAt, TimeProvider.System.GetUtcNow()));
        using var ended = await customer.GetAsync(path);
        ended.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await Visitor.ReadAsync(ended)).QuerySelector("h1")!.TextContent.ShouldBe("This survey has ended");
        using var late = await SendAsync(Stamp(), ("m1", "on"), ("e1", "1"), ("consent", "on"));
        late.StatusCode.ShouldBe(HttpStatusCode.Gone);
        // Nobody is asked to mend what cannot come in.
        using var wrong = await SendAsync(Stamp(), ("m1", "on"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.Gone);
        await ShouldBeEmptyAsync();
        await db.Journeys.ExecuteUpdateAsync(set => set.SetProperty(row => row.TrashedAt, TimeProvider.System.GetUtcNow()));
        (await customer.StatusOfAsync(path)).ShouldBe(HttpStatusCode.NotFound);
        (await customer.StatusOfAsync($"/s/{new string('a', 43)}")).ShouldBe(HttpStatusCode.NotFound);
        (await customer.StatusOfAsync("/s/x")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Editors_take_the_answers_out_as_a_file_in_which_no_cell_is_a_formula()
    {
        (await SendAsync(Stamp(), ("m1", "on"), ("e1", "-2"), ("h1", "=1+1"), ("consent", "on"))).Dispose();
        var file = $"/surveys/{survey}/answers.csv";
        using var editor = app.Visit();
        (await editor.SignInAsync("ann")).Dispose();
        using var answer = await editor.GetAsync(file);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldContain("Touchpoint 1");
        text.ShouldNotContain(",=1+1");
        text.ShouldContain(",-2,");
        await using var db = await app.OpenDatabaseAsync();
        (await db.Activities.SingleAsync(row => row.Value == nameof(ExportedFile.SurveyCsv))).MemberId.ShouldBe(ann.Id);
        await app.AddMemberAsync("vera", Role.Viewer);
        await app.AddMemberAsync("sam", Role.Owner, JourneyDatabase.OtherWorkspace);
        using var viewer = app.Visit();
        (await viewer.SignInAsync("vera")).Dispose();
        (await viewer.StatusOfAsync(file)).ShouldNotBe(HttpStatusCode.OK);
        using var stranger = app.Visit();
        (await stranger.SignInAsync("sam")).Dispose();
        (await stranger.StatusOfAsync(file)).ShouldBe(HttpStatusCode.NotFound);
        (await customer.StatusOfAsync(file)).ShouldNotBe(HttpStatusCode.OK);
    }

    Task<HttpResponseMessage> SendAsync(string stamp, params (string, string)[] fields) => customer.PostAsync(path, [("stamp", stamp), .. fields]);

    // As the page would have given it some time ago.
    string Stamp(TimeSpan? ago = null, Guid? other = null) =>
        new FormStamps(app.Services.GetRequiredService<IDataProtectionProvider>(), new Earlier(ago ?? TimeSpan.FromMinutes(1))).New(other ?? survey);

    async Task ShouldBeEmptyAsync()
    {
        await using var db = await app.OpenDatabaseAsync();
        (await db.SurveyAnswers.AnyAsync() || await db.SurveySteps.AnyAsync()).ShouldBeFalse();
    }

    async Task<(Guid Survey, string Path)> MakeAsync(int touchpoints)
    {
        var rank = default(Rank?);
        var journey = new Journey
        {
            Id = Guid.CreateVersion7(),
            Title = "Buying a bike",
            Scenario = "A secret scenario",
            Touchpoints = [.. Enumerable.Range(1, touchpoints).Select(i => new Touchpoint { Id = Guid.CreateVersion7(), Stage = Stage.Decision, Name = $"Touchpoint {i}", Description = "Internal note", Rank = (rank = Rank.Between(rank, null)).Value })],
        };
        await new JourneyStore(app.Services.GetRequiredService<IDbContextFactory<JourneyDbContext>>(), TimeProvider.System).CreateAsync(ann.Workspace, ann.Id, journey);
        var made = await app.Services.GetRequiredService<SurveyService>().MakeAsync(ann, journey.Id, new()
        {
            Wordings = [new("en", "<b>How</b> was it?", "Tell us.", "I agree."), new("fr", "Comment était-ce ?", "", "J’accepte.")],
            ClosesOn = ann.Today(TimeProvider.System).AddDays(7),
            Touchpoints = [.. journey.Touchpoints.Select(touchpoint => touchpoint.Id)],
        });
        await using var db = await app.OpenDatabaseAsync();
        var token = await db.Surveys.Where(row => row.Id == made.Survey).Select(row => row.Token).SingleAsync();
        return (made.Survey.ShouldNotBeNull(), $"/s/{token}");
    }

    sealed class Earlier(TimeSpan ago) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - ago;
    }
}
