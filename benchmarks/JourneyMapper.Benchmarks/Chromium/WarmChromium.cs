using System.Collections;
using JourneyMapper.Browser.Tests.Running;
using JourneyMapper.Testing;

namespace JourneyMapper.Benchmarks.Chromium;

/// <summary>A headless Chromium that is kept running, and prints documents in tabs.</summary>
sealed class WarmChromium : IAsyncDisposable
{
    // A thousand journeys take it a while.
    const float Patience = 600_000;
    const int SmallestPdf = 10_000;

    readonly IPlaywright playwright;
    readonly TestFolder folder;
    readonly IBrowser browser;

    WarmChromium(IPlaywright playwright, TestFolder folder, IBrowser browser) => (this.playwright, this.folder, this.browser) = (playwright, folder, browser);

    public static async Task<WarmChromium> StartAsync()
    {
        var packaged = PackagedBrowser.Unpack();
        var folder = new TestFolder();
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value, StringComparer.Ordinal);
        packaged?.Apply(environment, folder.Path);
        var playwright = await Playwright.CreateAsync();
        return new(playwright, folder, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = packaged?.Path,
            Channel = packaged is null ? "chrome" : null,
            Env = environment.Select(variable => KeyValuePair.Create(variable.Key, variable.Value ?? "")),
            // Without the last one the page may not read the fonts on the disk.
            Args = ["--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage", "--font-render-hinting=none", "--allow-file-access-from-files"],
        }));
    }

    /// <summary>Prints a document.</summary>
    /// <exception cref="InvalidOperationException">There is no PDF worth the name afterwards.</exception>
    public async Task PrintAsync(HtmlFile document)
    {
        var page = await browser.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        page.SetDefaultNavigationTimeout(Patience);
        await page.GotoAsync($"file://{document.Path}");
        await page.EvaluateAsync("document.fonts.ready.then(() => true)");
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true, Tagged = true, Outline = true });
        await page.CloseAsync();
        if (pdf.Length < SmallestPdf)
            throw new InvalidOperationException("Chromium printed nothing.");
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        folder.Dispose();
    }
}
