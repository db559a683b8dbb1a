using JourneyMapper.Web.Live;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Tests.Live;

namespace JourneyMapper.Web.Tests.Shared;

/// <summary>Whoever tells news does not wait for who reads them.</summary>
public sealed class CoalescingQueueTests
{
    readonly List<(int[] Topic, bool Missed)> read = [];
    readonly SemaphoreSlim mayRead = new(0);

    [Fact]
    public async Task News_are_read_in_order_and_not_under_the_lock_of_who_tells_them()
    {
        var queue = new CoalescingQueue<int>((news, _) =>
        {
            lock (read)
                read.Add(([.. news], false));
            return Task.CompletedTask;
        });
        lock (read)
        {
            queue.Add(1);
            queue.Add(2);
            // A lock lets its own thread in: read here, it would be there already.
            read.ShouldBeEmpty();
        }

        await Wait.UntilAsync(() => Count() == 2);
        read.SelectMany(all => all.Topic).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task What_comes_while_a_reader_is_busy_is_read_all_at_once()
    {
        var queue = Slow();
        queue.Add(1);
        await Wait.UntilAsync(() => read.Count == 1);
        queue.Add(2);
        queue.Add(3);
        mayRead.Release(2);
        await Wait.UntilAsync(() => read.Count == 2);
        read.Select(all => (string.Join(',', all.Topic), all.Missed)).ShouldBe([("1", false), ("2,3", false)]);
    }

    [Fact]
    public async Task A_reader_that_is_far_behind_is_told_that_it_has_missed_some()
    {
        var queue = Slow();
        queue.Add(0);
        await Wait.UntilAsync(() => read.Count == 1);
        for (var i = 1; i <= CoalescingQueue<int>.Most + 5; i++)
            queue.Add(i);
        mayRead.Release(2);
        await Wait.UntilAsync(() => read.Count == 2);
        (read[1].Topic.Length, read[1].Missed).ShouldBe((CoalescingQueue<int>.Most, true));
    }

    CoalescingQueue<int> Slow() => new(async (news, missed) =>
    {
        read.Add(([.. news], missed));
        await mayRead.WaitAsync();
    });

    int Count()
    {
        lock (read)
            return read.Sum(all => all.Topic.Length);
    }
}
