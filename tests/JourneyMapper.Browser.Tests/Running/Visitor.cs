using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace JourneyMapper.Browser.Tests.Running;

/// <summary>Somebody in front of a browser window.</summary>
public sealed partial class Visitor : IAsyncDisposable
{
    const string SignInPath = "/account/sign-in";

    static readonly string[] Bad = ["serious", "critical"];

    // Less than serious to axe, but readers by landmarks and roles lose their way.
    static readonly string[] BadToo = ["region", "aria-allowed-role", "landmark-unique", "landmark-no-duplicate-banner", "landmark-one-main"];

    // What else there is to find is the same in both schemes, and a look at a large map takes seconds.
    static readonly AxeRunOptions OfColours = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } };

    readonly IBrowserContext context;
    readonly ConcurrentQueue<string> console = new();
    readonly ConcurrentQueue<string> errors = new();

    Visitor(IBrowserContext context, IPage page, Person? person)
    {
        (this.context, Page, Person) = (context, page, person);
        Traffic = new(page);
        page.Console += (_, message) =>
        {
            console.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
            if (message.Type == "error" && !ErrorsExpected)
                errors.Enqueue($"{message.Text} ({message.Location})");
        };
        page.PageError += (_, error) =>
        {
            console.Enqueue($"unhandled: {error}");
            if (!ErrorsExpected)
                errors.Enqueue(error);
        };
    }

    public IPage Page { get; }

    public Person? Person { get; }

    /// <summary>What the page itself says at once; snackbars have a place of their own.</summary>
    public ILocator Alert => Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Alert);

    /// <summary>What the page sends.</summary>
    public Traffic Traffic { get; }

    /// <summary>Set while a test takes the server away: a browser complains of that.</summary>
    public bool ErrorsExpected { get; set; }

    /// <summary>What the browser's console complained of.</summary>
    public IReadOnlyCollection<string> Errors => errors;

    /// <summary>All that the browser's console said.</summary>
    public string Console => string.Join('\n', console);

    internal static async Task<Visitor> ArriveAsync(Browser browser, Uri address, Person? person, int width, int height)
    {
        var context = await browser.NewContextAsync(address, width, height);
        context.SetDefaultTimeout(30_000);
        var visitor = new Visitor(context, await context.NewPageAsync(), person);
        if (person is not null)
            await visitor.SignInAsync(person);
        return visitor;
    }

    /// <summary>Opens a page and waits until it answers to clicks.</summary>
    public async Task OpenAsync(string path)
    {
        var before = Traffic.Latest;
        await Page.GotoAsync(path);
        await AnswersAsync(before);
    }

    /// <summary>Waits until a page with another connection than that one answers to clicks.</summary>
    public async Task AnswersAsync(Traffic.Connection? before = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (Traffic.Latest is not { HasDrawn: true } now || now == before)
            await Task.Delay(20, patience.Token);
        // What is done before is done again on the live page; EarlyTests look at that.
        await Page.Locator("body > [data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    /// <summary>Opens a journey's map and waits until gestures are read.</summary>
    public async Task OpenMapAsync(Guid journey)
    {
        await Page.GotoAsync($"/journeys/{journey}");
        await MapIsReadyAsync();
    }

    public Task MapIsReadyAsync() => Expect(Page.Locator(".board[data-ready=true]")).ToBeVisibleAsync();

    /// <summary>Fails when axe finds something serious or critical, or text outside all landmarks, on the page as it is, in light or in dark.</summary>
    public async Task ShouldBeAccessibleAsync()
    {
        List<string> problems = [];
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            // Colours on their way from one scheme to the other are nobody's.
            await Page.EvaluateAsync("Promise.allSettled(document.getAnimations().map(animation => animation.finished))");
            var result = scheme == ColorScheme.Light ? await Page.RunAxe() : await Page.RunAxe(OfColours);
            problems.AddRange(
                from violation in result.Violations
                where Bad.Contains(violation.Impact, StringComparer.Ordinal) || BadToo.Contains(violation.Id, StringComparer.Ordinal)
                from node in violation.Nodes
                select $"{scheme}, {violation.Impact}, {violation.Id}: {violation.Help}: {node.Html}: {string.Join(' ', node.Any.Select(check => check.Message))}");
        }

        string.Join('\n', problems).ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    // Only tests of signing in fill in the page: for all others its form is sent without drawing it.
    /// <summary>Signs somebody in at this browser, whoever was before, as from another tab.</summary>
    /// <param name="person">Who.</param>
    /// <param name="address">The application, where another way leads there than that of the page.</param>
    public async Task SignInAsync(Person person, Uri? address = null)
    {
        var path = address is null ? SignInPath : new Uri(address, SignInPath).AbsoluteUri;
        var page = await context.APIRequest.GetAsync(path);
        var form = context.APIRequest.CreateFormData();
        foreach (Match field in HiddenField().Matches(await page.TextAsync()))
            form.Set(field.Groups["name"].Value, WebUtility.HtmlDecode(field.Groups["value"].Value));
        form.Set("Input.Email", person.Email).Set("Input.Password", person.Password);
        var answer = await context.APIRequest.PostAsync(path, new() { Form = form, MaxRedirects = 0 });
        answer.Status.ShouldBe((int)HttpStatusCode.Found);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex HiddenField();
}
