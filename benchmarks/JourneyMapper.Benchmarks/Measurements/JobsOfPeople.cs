using JourneyMapper.Benchmarks.Measuring;
using JourneyMapper.Benchmarks.Running;
using JourneyMapper.Browser.Tests;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Domain.Journeys;
using SampleJourneys = JourneyMapper.Domain.Catalogue.Samples;

namespace JourneyMapper.Benchmarks.Measurements;

/// <summary>
/// What people come for, done by somebody who types fast, never hesitates and has a line that is 150 ms late: each against typing the same words into a bare text area. What is longer is what the
/// application asks for beside the words.
/// </summary>
sealed class JobsOfPeople : Measurement
{
    // In milliseconds: twelve keys a second, about 150 words a minute.
    const float KeyDelay = 80;

    static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(150);

    static readonly string[] Names =
        ["Instagram ad", "Friend's advice", "Search", "Product page", "Long-term test", "Test ride", "Cart", "Payment", "Order mail", "Delivery", "Club evening", "Refers a colleague"];

    static readonly int[] InStage = [2, 3, 3, 2, 2];

    public override string Name => "jobs";

    public override async Task<IReadOnlyList<Row>> RunAsync(Workbench bench, bool quick)
    {
        var application = await bench.ApplicationAsync();
        await using var line = new SlowLine(application.Address, Delay);
        await using var window = await application.SignInAsync(line.Address);
        await using var phone = await application.SignInAsync(line.Address);
        var bare = await window.NewPageAsync();
        await bare.SetContentAsync("<textarea rows=5></textarea>");
        var rounds = quick ? 1 : 5;
        List<Row> rows = [];
        foreach (var (name, words, target, job) in new (string, string, Target?, Func<Task<TimeSpan>>)[]
        {
            ("Ten touchpoints typed on a map until all are stored", string.Concat(Names.Take(10).Select(each => $"{each}\n")), Target.AtMost(1.1), TypeTenAsync),
            ("A first map of 12 touchpoints in five stages, from the page of all journeys until all are stored", $"Buying a bike\n{string.Concat(Names.Select(each => $"{each}\n"))}", null, FirstMapAsync),
            ("A future journey derived from a sample, one touchpoint renamed, both compared over each other", "Poster\n", null, CompareAsync),
            ("A comment found and answered on a phone, from the map until the answer is stored", "Nobody, on Sundays.\n", null, AnswerAsync),
        })
        {
            var times = await Interleaved.RunAsync(1, rounds, job, () => TypeAsync(words));
            var title = $"{name}, against typing the same words alone (median)";
            rows.Add(target is null ? Row.Beside(title, times[0].Median, times[1].Median) : Row.Of(title, times[0].Median, times[1].Median, target));
        }

        return rows;

        async Task<TimeSpan> TypeAsync(string words)
        {
            await bare.BringToFrontAsync();
            await bare.Locator("textarea").FillAsync("");
            await bare.Locator("textarea").FocusAsync();
            return await Interleaved.TimeAsync(() => bare.Keyboard.TypeAsync(words, new() { Delay = KeyDelay }));
        }

        async Task<TimeSpan> TypeTenAsync()
        {
            var page = await OpenAsync(window, new Journey { Id = Guid.CreateVersion7(), Title = "A bike" });
            var time = await Interleaved.TimeAsync(async () =>
            {
                await AddAsync(page, Stage.Awareness, Names.Take(10));
                await StoredAsync(page, 10);
            });
            await page.CloseAsync();
            return time;
        }

        async Task<TimeSpan> FirstMapAsync()
        {
            var page = await window.NewPageAsync();
            await page.GotoAsync("/");
            await page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.NewJourney, Exact = true }).WaitForAsync();
            var time = await Interleaved.TimeAsync(async () =>
            {
                await page.GetByRole(AriaRole.Button, new() { Name = AccessibleNames.NewJourney, Exact = true }).ClickAsync();
                await page.GetByRole(AriaRole.Dialog).GetByLabel("Title").ClickAsync();
                await page.Keyboard.TypeAsync("Buying a bike\n", new() { Delay = KeyDelay });
                await page.Locator(".board[data-ready]").WaitForAsync();
                var from = 0;
                foreach (var (stage, count) in Stages.All.Zip(InStage))
                {
                    await AddAsync(page, stage, Names.Skip(from).Take(count));
                    from += count;
                }

                await StoredAsync(page, Names.Length);
            });
            await page.CloseAsync();
            return time;
        }

        async Task<TimeSpan> CompareAsync()
        {
            var page = await OpenAsync(window, SampleJourneys.All[0].Create(new("en")));
            var time = await Interleaved.TimeAsync(async () =>
            {
                await page.GetByRole(AriaRole.Button, new() { Name = "Actions for the map" }).ClickAsync();
                await page.GetByRole(AriaRole.Menuitem, new() { Name = "Derive future journey" }).ClickAsync();
                await page.Locator(".bar-title .future").WaitForAsync();
                await page.Locator(".board[data-ready]").WaitForAsync();
                await page.Locator("button.tp").First.DblClickAsync();
                await page.Keyboard.TypeAsync("Poster\n", new() { Delay = KeyDelay });
                await page.GetByRole(AriaRole.Link, new() { Name = "Compare" }).First.ClickAsync();
                await page.GetByRole(AriaRole.Button, new() { Name = "Overlay" }).ClickAsync();
                await page.Locator(".overlay .version.changed").WaitForAsync();
            });
            await page.CloseAsync();
            return time;
        }

        async Task<TimeSpan> AnswerAsync()
        {
            var journey = SampleJourneys.All[0].Create(new("en"));
            var asking = await OpenAsync(window, journey);
            await asking.Locator(".comments-button").ClickAsync();
            await asking.Locator(".comments[data-ready=true] .composer textarea").First.FillAsync("Who is there on Sundays?");
            await asking.Keyboard.PressAsync("Control+Enter");
            await asking.Locator("li.thread").WaitForAsync();
            await asking.CloseAsync();

            var page = await phone.OpenMapAsync(new Uri(line.Address, $"/journeys/{journey.Id}"));
            await page.SetViewportSizeAsync(390, 844);
            var time = await Interleaved.TimeAsync(async () =>
            {
                await page.Locator(".comments-button").ClickAsync();
                await page.Locator("li.thread button[aria-expanded=false]").First.ClickAsync();
                await page.Locator("li.thread textarea").ClickAsync();
                await page.Keyboard.TypeAsync("Nobody, on Sundays.", new() { Delay = KeyDelay });
                await page.Locator("li.thread [data-send]").ClickAsync();
                await page.Locator("li.thread .comment").Filter(new() { HasText = "Nobody" }).WaitForAsync();
            });
            await page.CloseAsync();
            return time;
        }

        async Task<IPage> OpenAsync(IBrowserContext context, Journey journey) => await context.OpenMapAsync(new Uri(line.Address, (await application.AddAsync(journey)).AbsolutePath));
    }

    static async Task AddAsync(IPage page, Stage stage, IEnumerable<string> names)
    {
        await page.Locator($".stage[data-stage={stage}] [data-add]").First.ClickAsync();
        await page.Keyboard.TypeAsync(string.Concat(names.Select(name => $"{name}\n")), new() { Delay = KeyDelay });
        await page.Keyboard.PressAsync("Escape");
    }

    // The card of each has come back from the server.
    static async Task StoredAsync(IPage page, int count)
    {
        await page.Locator("li.touchpoint").Nth(count - 1).WaitForAsync();
        await page.Locator(".bar").GetByRole(AriaRole.Status).Filter(new() { HasText = AccessibleNames.Saved }).WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }
}
