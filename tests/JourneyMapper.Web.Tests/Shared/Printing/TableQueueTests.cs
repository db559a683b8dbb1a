using System.Net;
using JourneyMapper.Data.Accounts;
using JourneyMapper.Web.Shared.Printing;
using JourneyMapper.Web.Tests.Features.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Shared.Printing;

/// <summary>Exports of tables and archives come by turns, too.</summary>
public sealed class TableQueueTests
{
    static readonly Guid Mia = Guid.NewGuid(), Tom = Guid.NewGuid();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_has_so_many_at_once_others_do_not_wait_for_the_rest_of_theirs()
    {
        var queue = new PrintQueue(atOnce: 3, mostOfOne: 2, atOnceOfOne: 2);
        var first = (await queue.EnterAsync(Mia, _ => { }, Cancellation)).ShouldNotBeNull();
        using var second = (await queue.EnterAsync(Mia, _ => { }, Cancellation)).ShouldNotBeNull();
        var third = queue.EnterAsync(Mia, _ => { }, Cancellation);
        var fourth = queue.EnterAsync(Mia, _ => { }, Cancellation);
        third.IsCompleted.ShouldBeFalse();
        (await queue.EnterAsync(Mia, _ => { }, Cancellation)).ShouldBeNull();

        // There is room, and it is for others.
        var tom = (await queue.EnterAsync(Tom, _ => { }, Cancellation)).ShouldNotBeNull();
        tom.Dispose();
        third.IsCompleted.ShouldBeFalse();
        first.Dispose();
        using var turn = (await third.WaitAsync(TimeSpan.FromSeconds(10), Cancellation)).ShouldNotBeNull();
        fourth.IsCompleted.ShouldBeFalse();
        second.Dispose();
        (await fourth.WaitAsync(TimeSpan.FromSeconds(10), Cancellation)).ShouldNotBeNull().Dispose();
    }

    [Theory]
    [InlineData("/workspace/export.zip")]
    [InlineData("/activity.csv")]
    [InlineData("/coverage/touchpoints.csv")]
    public async Task Who_asks_for_too_many_is_refused_in_a_sentence_and_others_are_not(string path)
    {
        await using var app = await AccountsApp.WithWorkspacesAsync();
        var mia = await app.AddMemberAsync("mia", Role.Owner, language: "fr");
        await app.AddMemberAsync("tom", Role.Owner);
        using var visitor = app.Visit();
        using var other = app.Visit();
        (await visitor.SignInAsync("mia")).Dispose();
        (await other.SignInAsync("tom")).Dispose();
        (await visitor.StatusOfAsync(path)).ShouldBe(HttpStatusCode.OK);

        var queue = app.Services.GetRequiredService<TableQueue>();
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var taken = Enumerable.Range(0, TableQueue.AtOnceOfOne + TableQueue.MostWaiting).Select(_ => queue.EnterAsync(mia, leave.Token)).ToList();
        using (var refused = await visitor.GetAsync(path))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            (await refused.Content.ReadAsStringAsync()).ShouldContain("Plusieurs de vos exports");
        }

        (await other.StatusOfAsync(path)).ShouldBe(HttpStatusCode.OK);
        await leave.CancelAsync();
        foreach (var turn in taken.Take(TableQueue.AtOnceOfOne))
            (await turn)!.Dispose();
        // An answer that was sent has given its turn back.
        for (var i = 0; i < 2 * TableQueue.AtOnceOfOne; i++)
            (await visitor.StatusOfAsync(path)).ShouldBe(HttpStatusCode.OK);
    }
}
