using JourneyMapper.Web.Shared;

namespace JourneyMapper.Web.Tests.Shared;

/// <summary>Work that is asked for more often than it can be done.</summary>
public sealed class CoalescingRunnerTests
{
    readonly CoalescingRunner work = new();
    int runs;

    [Fact]
    public async Task What_is_asked_for_many_times_meanwhile_is_done_once_more()
    {
        var first = new TaskCompletionSource();
        var running = work.RunAsync(() => ++runs == 1 ? first.Task : Task.CompletedTask);
        for (var i = 0; i < 50; i++)
            await work.RunAsync(() => throw new InvalidOperationException("This run is left to the one under way."));
        runs.ShouldBe(1);

        first.SetResult();
        await running;
        runs.ShouldBe(2);
    }

    [Fact]
    public async Task Work_that_fails_can_be_asked_for_again()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => work.RunAsync(() => throw new InvalidOperationException()));
        await work.RunAsync(() => Task.FromResult(++runs));
        runs.ShouldBe(1);
    }
}
