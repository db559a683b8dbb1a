using System.Globalization;
using JourneyMapper.Testing;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared.Ai;
using Microsoft.Extensions.Logging.Abstractions;

namespace JourneyMapper.Web.Tests.Features.Comments;

/// <summary>What a model gets to read of comments, and what is shown of its answer.</summary>
public sealed class CommentSummarizerTests : IAsyncLifetime
{
    readonly FakeModel fake = FakeModel.Start();
    LanguageModel model = null!;
    CommentRoom room = null!;
    CommentSummarizer summarizer = null!;

    public async ValueTask InitializeAsync()
    {
        room = await CommentRoom.NewAsync();
        model = new(new() { Endpoint = fake.Endpoint, Model = FakeModel.Name }, NullLogger<LanguageModel>.Instance, TimeProvider.System);
        summarizer = new(model, room.Query);
    }

    public async ValueTask DisposeAsync()
    {
        fake.Dispose();
        await model.DisposeAsync();
        await room.DisposeAsync();
    }

    [Fact]
    public async Task Open_comments_are_sent_without_who_wrote_them_and_the_answer_is_text()
    {
        var (ann, bob) = (await room.MemberAsync("Ann Lee"), await room.MemberAsync("Bob Ray"));
        var settled = await room.BeginAsync(ann, "Settled long ago");
        await room.Service.ResolveAsync(ann, settled, resolved: true);
        var thread = await room.BeginAsync(ann, "Is the till too slow?", new(room.Shop.Id));
        await room.AnswerAsync(bob, thread, "Yes, on Saturdays");
        var deleted = await room.AnswerAsync(bob, thread, "Never mind");
        await room.Service.DeleteAsync(bob, deleted);
        fake.Answer = "– The till is slow.";
        CultureInfo.CurrentUICulture = new("fr");

        (await summarizer.SummarizeAsync(ann, room.Journey)).ShouldBe(new("– The till is slow.", 2, IsPartial: false));

        var sent = FakeModel.Text(fake.Questions.ShouldHaveSingleItem(), 1);
        sent.ShouldBe("\nAbout Shop:\nPerson 1: Is the till too slow?\nPerson 2: Yes, on Saturdays\n");
        FakeModel.Text(fake.Questions[0], 0).ShouldContain("Write in French");
        fake.Questions[0].TryGetProperty("response_format", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task What_does_not_fit_is_left_out_and_said()
    {
        var ann = await room.MemberAsync("Ann");
        foreach (var i in Enumerable.Range(0, 20))
            await room.BeginAsync(ann, $"{i} {new string('x', 3900)}");
        fake.Answer = "– Much.";
        var summary = await summarizer.SummarizeAsync(ann, room.Journey);
        (summary.Comments, summary.IsPartial).ShouldBe((15, true));
        FakeModel.Text(fake.Questions[0], 1).ShouldContain("Person 1: 19 x");
    }

    [Fact]
    public async Task Nothing_is_asked_where_there_is_nothing_to_read_and_what_goes_wrong_is_said()
    {
        var ann = await room.MemberAsync("Ann");
        (await summarizer.SummarizeAsync(ann, room.Journey)).Refused.ShouldBe(CommentText.EmptyOpen);
        await room.BeginAsync(ann, "Hello");
        (await summarizer.SummarizeAsync(await room.MemberAsync("Other", workspace: JourneyDatabase.OtherWorkspace), room.Journey)).Refused.ShouldBe(CommentText.EmptyOpen);
        fake.Questions.ShouldBeEmpty();
        fake.Status = System.Net.HttpStatusCode.ServiceUnavailable;
        (await summarizer.SummarizeAsync(ann, room.Journey)).ShouldBe(new("", 0, false, AiText.ProblemBusy));
    }
}
