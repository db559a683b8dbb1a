using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Tests.Shared.Printing;

/// <summary>Documents are drawn so many at once, within limits.</summary>
public sealed class PaperQueueTests
{
    static readonly Guid Mia = Guid.CreateVersion7(), Tom = Guid.CreateVersion7();

    [Fact]
    public async Task A_fourth_document_waits_for_one_of_three_and_says_so()
    {
        var queue = Queue(new());
        using var go = new ManualResetEventSlim();
        var first = Enumerable.Range(0, 3).Select(_ => queue.DrawAsync(Mia, (_, stop) => go.Wait(stop), null, CancellationToken.None)).ToList();
        var (fourth, fifth) = (new Steps(), new Steps());

        var waiting = queue.DrawAsync(Mia, (stream, _) => stream.WriteByte(1), fourth, CancellationToken.None);
        var behind = queue.DrawAsync(Mia, (_, _) => { }, fifth, CancellationToken.None);
        fourth.All.ShouldBe([new(PrintPhase.Waiting, 1)]);
        fifth.All.ShouldBe([new(PrintPhase.Waiting, 2)]);
        go.Set();

        (await waiting).Length.ShouldBe(1);
        await behind;
        await Task.WhenAll(first);
        fourth.All.ShouldBe([new(PrintPhase.Waiting, 1), new(PrintPhase.Rendering), new(PrintPhase.Done, Length: 1)]);
    }

    [Fact]
    public async Task Who_asks_for_one_waits_for_one_of_each_other_not_for_all_that_another_has_asked_for()
    {
        var queue = Queue(new() { AtOnce = 1 });
        using var go = new ManualResetEventSlim();
        List<string> drawn = [];
        var first = queue.DrawAsync(Mia, (_, stop) => go.Wait(stop), null, CancellationToken.None);
        var many = Enumerable.Range(1, 5).Select(number => queue.DrawAsync(Mia, (_, _) => drawn.Add($"mia {number}"), null, CancellationToken.None)).ToList();
        var steps = new Steps();
        var one = queue.DrawAsync(Tom, (_, _) => drawn.Add("tom"), steps, CancellationToken.None);

        steps.All.ShouldBe([new(PrintPhase.Waiting, 2)]);
        go.Set();
        await Task.WhenAll([first, one, .. many]);
        drawn.ShouldBe(["mia 1", "tom", "mia 2", "mia 3", "mia 4", "mia 5"]);
    }

    [Fact]
    public async Task Too_many_of_one_are_refused_those_of_others_are_not_and_a_place_that_is_left_can_be_taken()
    {
        var queue = Queue(new() { AtOnce = 1, MostWaiting = 2 });
        using var go = new ManualResetEventSlim();
        using var gone = new CancellationTokenSource();
        var first = queue.DrawAsync(Mia, (_, stop) => go.Wait(stop), null, CancellationToken.None);
        var waiting = queue.DrawAsync(Mia, (_, _) => { }, null, CancellationToken.None);
        var leaving = queue.PaintAsync(Mia, (_, _) => { }, gone.Token);

        (await Should.ThrowAsync<PrintException>(() => queue.DrawAsync(Mia, (_, _) => { }, null, CancellationToken.None))).Failure.ShouldBe(PrintFailure.TooMany);
        var other = queue.DrawAsync(Tom, (_, _) => { }, null, CancellationToken.None);
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => leaving);
        var again = queue.DrawAsync(Mia, (_, _) => { }, null, CancellationToken.None);
        go.Set();
        await Task.WhenAll(first, waiting, other, again);
    }

    [Fact]
    public async Task Who_waits_can_give_up_and_those_behind_move_on()
    {
        var queue = Queue(new() { AtOnce = 1 });
        using var go = new ManualResetEventSlim();
        using var gone = new CancellationTokenSource();
        var first = queue.DrawAsync(Mia, (_, stop) => go.Wait(stop), null, CancellationToken.None);
        var second = queue.DrawAsync(Mia, (_, _) => { }, null, gone.Token);
        var steps = new Steps();
        var third = queue.DrawAsync(Mia, (_, _) => { }, steps, CancellationToken.None);

        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second);
        steps.All.ShouldBe([new(PrintPhase.Waiting, 2), new(PrintPhase.Waiting, 1)]);
        go.Set();
        await Task.WhenAll(first, third);
    }

    [Fact]
    public async Task A_document_can_be_cancelled_while_it_is_drawn_and_the_next_one_is_drawn()
    {
        var queue = Queue(new() { AtOnce = 1 });
        using var gone = new CancellationTokenSource();
        using var begun = new ManualResetEventSlim();
        var drawing = queue.DrawAsync(Mia, (_, stop) =>
        {
            begun.Set();
            stop.WaitHandle.WaitOne();
            stop.ThrowIfCancellationRequested();
        }, null, gone.Token);
        begun.Wait(TestContext.Current.CancellationToken);

        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => drawing);
        (await queue.DrawAsync(Mia, (stream, _) => stream.WriteByte(1), null, CancellationToken.None)).ToArray().ShouldBe([1]);
    }

    [Fact]
    public async Task What_takes_too_long_or_becomes_too_large_is_told_as_such()
    {
        var queue = Queue(new() { Timeout = TimeSpan.FromMilliseconds(1), MaximumPdfLength = 10 });
        (await Should.ThrowAsync<PrintException>(() => queue.DrawAsync(Mia, (_, stop) =>
        {
            stop.WaitHandle.WaitOne();
            stop.ThrowIfCancellationRequested();
        }, null, CancellationToken.None))).Failure.ShouldBe(PrintFailure.TimedOut);

        (await Should.ThrowAsync<PrintException>(() => Queue(new() { MaximumPdfLength = 10 }).DrawAsync(Mia, (stream, _) => stream.Write(new byte[11]), null, CancellationToken.None))).Failure.ShouldBe(PrintFailure.TooLarge);
    }

    static PaperQueue Queue(PrintingOptions options) => new(Options.Create(options), new Telemetry());

    sealed class Steps : IProgress<PrintProgress>
    {
        public List<PrintProgress> All { get; } = [];

        public void Report(PrintProgress value) => All.Add(value);
    }
}
