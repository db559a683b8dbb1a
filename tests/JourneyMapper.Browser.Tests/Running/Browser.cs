using System.Collections;
using JourneyMapper.Testing;

namespace JourneyMapper.Browser.Tests.Running;

/// <summary>A browser from npm, driven as a person would: nothing has to be installed for it. Where there is none for the machine, an installed Chrome is.</summary>
sealed class Browser : IAsyncDisposable
{
    readonly IPlaywright playwright;
    readonly TestFolder folder;
    readonly IBrowser browser;

    Browser(IPlaywright playwright, TestFolder folder, IBrowser browser)
    {
        this.playwright = playwright;
        this.folder = folder;
        this.browser = browser;
    }

    public static async Task<Browser> StartAsync()
    {
        var packaged = PackagedBrowser.Unpack();
        var folder = new TestFolder();
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value, StringComparer.Ordinal);
        packaged?.Apply(environment, folder.Path);
        // Only a test that fails waits so long: enough for a machine with much else to do.
        SetDefaultExpectTimeout(20_000);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = packaged?.Path,
            Channel = packaged is null ? "chrome" : null,
            Env = environment.Select(variable => KeyValuePair.Create(variable.Key, variable.Value ?? "")),
            Args = ["--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"],
        });
        return new(playwright, folder, browser);
    }

    /// <summary>A person's own window: no cookie of anybody else is in it.</summary>
    public Task<IBrowserContext> NewContextAsync(Uri address, int width, int height, int scale = 1) => browser.NewContextAsync(new()
    {
        BaseURL = address.OriginalString,
        ViewportSize = new() { Width = width, Height = height },
        DeviceScaleFactor = scale,
        Locale = "en-GB",
        // A picture or a check of colours must not meet a transition halfway.
        ReducedMotion = ReducedMotion.Reduce,
    });

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        folder.Dispose();
    }
}
