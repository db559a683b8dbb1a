using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Tests.Shared.Printing;

/// <summary>Documents are drawn so many at once, within limits.</summary>
public sealed class PaperQueueTests
{
    [Fact]
    public async Task A_fourth_document_waits_for_one_of_three_and_says_so()
    {
        var queue = Queue(new());
        using var go = new ManualResetEventSlim();
        var first = Enumerable.Range(0, 3).Select(_ => queue.DrawAsync((_, stop) => go.Wait(stop), null, CancellationToken.None)).ToList();
        var (fourth, fifth) = (new Steps(), new Steps());

        var waiting = queue.DrawAsync((stream, _) => stream.WriteByte(1), fourth, CancellationToken.None);
        var behind = queue.DrawAsync((_, _) => { }, fifth, CancellationToken.None);
        fourth.All.ShouldBe([new(PrintPhase.Waiting, 1)]);
        fifth.All.ShouldBe([new(PrintPhase.Waiting, 2)]);
        go.Set();

        (await waiting).Length.ShouldBe(1);
        await behind;
        await Task.WhenAll(first);
        fourth.All.ShouldBe([new(PrintPhase.Waiting, 1), new(PrintPhase.Rendering), new(PrintPhase.Done, Length: 1)]);
    }

    [Fact]
    public async Task Who_waits_can_give_up_and_those_behind_move_on()
    {
        var queue = Queue(new() { AtOnce = 1 });
        using var go = new ManualResetEventSlim();
        using var gone = new CancellationTokenSource();
        var first = queue.DrawAsync((_, stop) => go.Wait(stop), null, CancellationToken.None);
        var second = queue.DrawAsync((_, _) => { }, null, gone.Token);
        var steps = new Steps();
        var third = queue.DrawAsync((_, _) => { }, steps, CancellationToken.None);

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
        var drawing = queue.DrawAsync((_, stop) =>
        {
            begun.Set();
            stop.WaitHandle.WaitOne();
            stop.ThrowIfCancellationRequested();
        }, null, gone.Token);
        begun.Wait(TestContext.Current.CancellationToken);

        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => drawing);
        (await queue.DrawAsync((stream, _) => stream.WriteByte(1), null, CancellationToken.None)).ToArray().ShouldBe([1]);
    }

    [Fact]
    public async Task What_takes_too_long_or_becomes_too_large_is_told_as_such()
    {
        var queue = Queue(new() { Timeout = TimeSpan.FromMilliseconds(1), MaximumPdfLength = 10 });
        (await Should.ThrowAsync<PrintException>(() => queue.DrawAsync((_, stop) =>
        {
            stop.WaitHandle.WaitOne();
            stop.ThrowIfCancellationRequested();
        }, null, CancellationToken.None))).Failure.ShouldBe(PrintFailure.TimedOut);

        (await Should.ThrowAsync<PrintException>(() => Queue(new() { MaximumPdfLength = 10 }).DrawAsync((stream, _) => stream.Write(new byte[11]), null, CancellationToken.None))).Failure.ShouldBe(PrintFailure.TooLarge);
    }

    static PaperQueue Queue(PrintingOptions options) => new(Options.Create(options), new Telemetry());

    sealed class Steps : IProgress<PrintProgress>
    {
        public List<PrintProgress> All { get; } = [];

        public void Report(PrintProgress value) => All.Add(value);
    }
}
