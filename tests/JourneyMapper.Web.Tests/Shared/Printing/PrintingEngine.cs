using JourneyMapper.Testing.Pdf;
using JourneyMapper.Web.Shared.Fonts;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Shared.Printing;

/// <summary>A printing engine with a browser of its own. One is shared by the tests that leave it as they found it.</summary>
public sealed class PrintingEngine : IAsyncLifetime
{
    readonly ServiceProvider services;

    public PrintingEngine()
        : this(_ => { })
    {
    }

    internal PrintingEngine(Action<PrintingOptions> configure)
    {
        services = new ServiceCollection()
            .AddLogging()
            .AddPrinting(new ConfigurationBuilder().Build())
            .PostConfigure(configure)
            .BuildServiceProvider();
        Printer = services.GetRequiredService<PdfPrinter>();
        Browser = services.GetRequiredService<WarmBrowser>();
    }

    internal PdfPrinter Printer { get; }

    internal WarmBrowser Browser { get; }

    internal async Task<PdfFile> PrintAsync(PrintJob job) => PdfFile.Parse((await Printer.PrintAsync(job)).ToArray());

    internal Task<PdfFile> PrintAsync(string body) => PrintAsync(Job(body));

    /// <summary>A document in English on A4 paper in the application's fonts.</summary>
    internal static PrintJob Job(string body, string style = "") => new()
    {
        Html = $$"""
            <!doctype html>
            <html lang="en-GB">
            <head>
              <meta charset="utf-8">
              <title>A journey — é</title>
              <link rel="stylesheet" href="{{FontLibrary.PaperStyleSheetUrl}}">
              <style>
                @page { size: A4; margin: 10mm }
                body { font: 12pt {{FontLibrary.Families}}; font-synthesis: none }
                {{style}}
              </style>
            </head>
            <body>{{body}}</body>
            </html>
            """,
    };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
