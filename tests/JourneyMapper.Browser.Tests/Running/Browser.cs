using System.Collections;
using JourneyMapper.Data;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.Extensions.Options;

namespace JourneyMapper.Browser.Tests.Running;

/// <summary>The browser that the application prints with, driven as a person would: nothing has to be installed for it.</summary>
sealed class Browser : IAsyncDisposable
{
    readonly IPlaywright playwright;
    readonly BrowserProfile profile;
    readonly IBrowser browser;

    Browser(IPlaywright playwright, BrowserProfile profile, IBrowser browser)
    {
        this.playwright = playwright;
        this.profile = profile;
        this.browser = browser;
    }

    public static async Task<Browser> StartAsync()
    {
        var options = Options.Create(new PrintingOptions());
        var executable = new BrowserInstallation(options, new PackagedBrowser(options, new PackagesDirectory(), TimeProvider.System)).Find().First();
        var profile = BrowserProfile.Create(executable);
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value, StringComparer.Ordinal);
        profile.Apply(environment);
        if (executable.Libraries is { } libraries)
            environment["LD_LIBRARY_PATH"] = libraries;
        // Only a test that fails waits so long: enough for a machine with much else to do.
        SetDefaultExpectTimeout(20_000);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = executable.Path,
            Env = environment.Select(variable => KeyValuePair.Create(variable.Key, variable.Value ?? "")),
            Args = ["--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"],
        });
        return new(playwright, profile, browser);
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
        profile.Dispose();
    }
}
