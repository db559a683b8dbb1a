using System.Diagnostics;
using JourneyMapper.Testing;
using JourneyMapper.Web.Shared.Fonts;

namespace JourneyMapper.Benchmarks.Running;

/// <summary>Debian's Chromium, printing a document from its command line: a process starts, prints and ends.</summary>
sealed class InstalledChromium : IDisposable
{
    const string Executable = "/usr/bin/chromium";
    const string FontAddress = "https://assets.internal/fonts/";
    const int SmallestPdf = 10_000;
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly TestFolder folder = new();
    readonly string pdf;
    readonly string[] arguments;

    /// <summary>Prepares to print a document that links the fonts of paper: they lie beside it on the disk.</summary>
    public InstalledChromium(string html, FontLibrary fonts)
    {
        var page = Path.Combine(folder.Path, "map.html");
        pdf = Path.Combine(folder.Path, "map.pdf");
        File.WriteAllText(Path.Combine(folder.Path, "fonts.css"), FontsOf(html, fonts));
        File.WriteAllText(page, html.Replace(FontLibrary.PaperStyleSheetUrl, "fonts.css", StringComparison.Ordinal));
        arguments =
        [
            "--headless", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer", $"--user-data-dir={Path.Combine(folder.Path, "profile")}",
            // Without it the page may not read the fonts beside it.
            "--allow-file-access-from-files",
            .. Environment.UserName == "root" ? ["--no-sandbox"] : (string[])[],
            $"--print-to-pdf={pdf}", page,
        ];
    }

    public static bool IsThere => File.Exists(Executable);

    /// <summary>The style sheet of the fonts of a document, as they lie on this disk.</summary>
    public static string FontsOf(string html, FontLibrary fonts) => fonts.PaperStyleSheet(html).Replace(FontAddress, $"file://{AppContext.BaseDirectory}fonts/", StringComparison.Ordinal);

    /// <summary>Prints the document.</summary>
    /// <exception cref="InvalidOperationException">There is no PDF worth the name afterwards.</exception>
    public async Task PrintAsync()
    {
        File.Delete(pdf);
        using var chromium = Process.Start(new ProcessStartInfo(Executable, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var patience = new CancellationTokenSource(Patience);
        var said = chromium.StandardError.ReadToEndAsync(patience.Token);
        await Task.WhenAll(said, chromium.StandardOutput.ReadToEndAsync(patience.Token), chromium.WaitForExitAsync(patience.Token));
        if (!File.Exists(pdf) || new FileInfo(pdf).Length < SmallestPdf)
            throw new InvalidOperationException($"Chromium printed nothing. It said: {await said}");
    }

    public void Dispose() => folder.Dispose();
}
