using System.Diagnostics;

namespace JourneyMapper.Benchmarks.Chromium;

/// <summary>Debian's Chromium, printing a document from its command line: a process starts, prints and ends.</summary>
sealed class InstalledChromium
{
    const string Executable = "/usr/bin/chromium";
    const int SmallestPdf = 10_000;
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly string pdf;
    readonly string[] arguments;

    /// <summary>Prepares to print a document.</summary>
    public InstalledChromium(HtmlFile document)
    {
        pdf = document.Beside("document.pdf");
        arguments =
        [
            "--headless", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer", $"--user-data-dir={document.Beside("profile")}",
            // Without it the page may not read the fonts on the disk.
            "--allow-file-access-from-files",
            .. Environment.UserName == "root" ? ["--no-sandbox"] : (string[])[],
            $"--print-to-pdf={pdf}", document.Path,
        ];
    }

    public static bool IsThere => File.Exists(Executable);

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
}
