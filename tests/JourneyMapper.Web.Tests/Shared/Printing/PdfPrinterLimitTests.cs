using System.Diagnostics;
using JourneyMapper.Web.Shared.Printing;

namespace JourneyMapper.Web.Tests.Shared.Printing;

/// <summary>What happens at the edges: too many, too long, too large, no browser, a dead browser. Each test has an engine of its own.</summary>
public sealed class PdfPrinterLimitTests
{
    [Fact]
    public async Task A_fourth_print_waits_for_one_of_three_and_says_so()
    {
        await using var engine = new PrintingEngine();
        var release = new TaskCompletionSource();
        var inside = new SemaphoreSlim(0);
        var held = PrintingEngine.Job("<p>held</p>") with
        {
            Prepare = async (_, cancellation) =>
            {
                inside.Release();
                await release.Task.WaitAsync(cancellation);
            },
        };
        var first = Enumerable.Range(0, 3).Select(_ => engine.Printer.PrintAsync(held)).ToList();
        for (var i = 0; i < 3; i++)
            await inside.WaitAsync();

        var fourth = new PdfPrinterTests.Steps();
        var fifth = new PdfPrinterTests.Steps();
        using var giveUp = new CancellationTokenSource();
        var fourthPrint = engine.Printer.PrintAsync(PrintingEngine.Job("<p>fourth</p>"), fourth, giveUp.Token);
        var fifthPrint = engine.Printer.PrintAsync(PrintingEngine.Job("<p>fifth</p>"), fifth);
        fourth.All.ShouldBe([new(PrintPhase.Waiting, 1)]);
        fifth.All.ShouldBe([new(PrintPhase.Waiting, 2)]);

        await giveUp.CancelAsync();
        await fourthPrint.ShouldThrowAsync<OperationCanceledException>();
        fifth.All.ShouldBe([new(PrintPhase.Waiting, 2), new(PrintPhase.Waiting, 1)]);

        release.SetResult();
        await Task.WhenAll(first);
        (await fifthPrint).Length.ShouldBeGreaterThan(0);
        fifth.All.Select(step => step.Phase).ShouldBe([PrintPhase.Waiting, PrintPhase.Waiting, PrintPhase.Rendering, PrintPhase.Printing, PrintPhase.Done]);
    }

    [Fact]
    public async Task A_browser_killed_while_it_prints_is_replaced_and_the_document_printed()
    {
        await using var engine = new PrintingEngine();
        var browsers = new List<int>();
        var job = PrintingEngine.Job("<p>survivor</p>") with
        {
            Prepare = async (page, cancellation) =>
            {
                browsers.Add(engine.Browser.ProcessId!.Value);
                if (browsers.Count > 1)
                    return;
                Process.GetProcessById(browsers[0]).Kill();
                await page.EvaluateAsync("new Promise(() => {})", cancellation);
            },
        };

        (await engine.PrintAsync(job)).Text.Trim().ShouldBe("survivor");
        browsers.Count.ShouldBe(2);
        browsers[1].ShouldNotBe(browsers[0]);
    }

    [Fact]
    public async Task A_document_that_breaks_the_browser_each_time_is_given_up()
    {
        await using var engine = new PrintingEngine();
        var job = PrintingEngine.Job("<p>text</p>") with
        {
            Prepare = async (page, cancellation) =>
            {
                Process.GetProcessById(engine.Browser.ProcessId!.Value).Kill();
                await page.EvaluateAsync("new Promise(() => {})", cancellation);
            },
        };

        (await engine.Printer.PrintAsync(job).ShouldThrowAsync<PrintException>()).Failure.ShouldBe(PrintFailure.BrowserFailed);
    }

    [Fact]
    public async Task A_print_that_takes_too_long_is_ended()
    {
        await using var engine = new PrintingEngine(options => options.Timeout = TimeSpan.FromSeconds(3));
        var job = PrintingEngine.Job("<p>text</p>") with { Prepare = async (page, cancellation) => await page.EvaluateAsync("new Promise(() => {})", cancellation) };

        await engine.Printer.WarmUpAsync();
        (await engine.Printer.PrintAsync(job).ShouldThrowAsync<PrintException>()).Failure.ShouldBe(PrintFailure.TimedOut);
    }

    [Fact]
    public async Task Documents_and_pdfs_that_are_too_large_are_refused()
    {
        await using var engine = new PrintingEngine(options => (options.MaximumHtmlLength, options.MaximumPdfLength) = (10_000, 2000));

        (await engine.Printer.PrintAsync(PrintingEngine.Job(new string('x', 10_000))).ShouldThrowAsync<PrintException>()).Failure.ShouldBe(PrintFailure.TooLarge);
        (await engine.Printer.PrintAsync(PrintingEngine.Job("<p>text</p>")).ShouldThrowAsync<PrintException>()).Failure.ShouldBe(PrintFailure.TooLarge);
    }

    [Theory]
    [InlineData("/nowhere/chromium")]
    [InlineData("/bin/false")]
    public async Task A_browser_that_does_not_start_is_named(string path)
    {
        await using var engine = new PrintingEngine(options => options.Path = path);

        var refused = await engine.Printer.PrintAsync(PrintingEngine.Job("<p>text</p>")).ShouldThrowAsync<PrintException>();
        refused.Failure.ShouldBe(PrintFailure.NoBrowser);
        refused.Message.ShouldContain(path);
    }

    [Fact]
    public async Task A_browser_that_nobody_wants_closes_and_comes_back_when_wanted()
    {
        await using var engine = new PrintingEngine(options => options.IdleTimeout = TimeSpan.FromMilliseconds(100));
        await engine.PrintAsync("<p>once</p>");
        for (var i = 0; i < 100 && engine.Browser.ProcessId is not null; i++)
            await Task.Delay(100);
        engine.Browser.ProcessId.ShouldBeNull();

        (await engine.PrintAsync("<p>again</p>")).Text.Trim().ShouldBe("again");
    }
}
