using System.Globalization;
using System.Text.Json;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing.Pdf;
using JourneyMapper.Web.Features.Export;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Shared.Icons;
using JourneyMapper.Web.Shared.Printing;
using JourneyMapper.Web.Tests.Shared.Printing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace JourneyMapper.Web.Tests.Features.Export;

/// <summary>Prints maps with a real browser, shared by the tests of a class.</summary>
public sealed class MapPrinting : IAsyncLifetime
{
    readonly PrintingEngine engine = new();
    readonly ServiceProvider services = new ServiceCollection().AddLogging().BuildServiceProvider();

    public MapPrinting()
    {
        var document = new MapDocument(new PaperDocument(services, NullLoggerFactory.Instance, WebRoot.Files), TimeProvider.System);
        Printer = new MapPrinter(document, engine.Printer);
    }

    public MapPrinter Printer { get; }

    public async Task<PdfFile> PrintAsync(Journey journey, string query = "", string language = "en", KpiLane? kpis = null)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(language);
        return PdfFile.Parse((await Printer.PrintAsync(journey, Options(query, kpis))).ToArray());
    }

    /// <summary>Asks something of the pages as they are printed.</summary>
    public async Task<JsonElement> EvaluateAsync(Journey journey, string query, string expression, KpiLane? kpis = null)
    {
        var job = await Printer.PrepareAsync(journey, Options(query, kpis));
        JsonElement answer = default;
        await engine.Printer.PrintAsync(job with
        {
            Prepare = async (page, cancellation) =>
            {
                await job.Prepare!(page, cancellation);
                answer = await page.EvaluateAsync(expression, cancellation);
            },
        });
        return answer;
    }

    /// <summary>How many cells and texts reach beyond the space for the map on their page.</summary>
    public async Task<int> CountOutsideAsync(Journey journey, string query, KpiLane? kpis = null) => (await EvaluateAsync(journey, query, """
        [...document.querySelectorAll('.sheet')].flatMap(sheet => {
          const space = sheet.querySelector('.sheet-body').getBoundingClientRect(), page = sheet.getBoundingClientRect();
          const parts = [...sheet.querySelectorAll('.cell, .cell *:not(svg *, svg, .visually-hidden, .lead-in), .stage-title')].map(part => part.getBoundingClientRect());
          const rest = [...sheet.querySelectorAll('.sheet-head *, .sheet-foot *')].map(part => part.getBoundingClientRect());
          return [...parts.filter(part => part.bottom > space.bottom + 1 || part.right > space.right + 1), ...rest.filter(part => part.bottom > page.bottom + 1 || part.right > page.right + 1)];
        }).length
        """, kpis)).GetInt32();

    static PrintOptions Options(string query, KpiLane? kpis)
    {
        var options = PrintOptions.Parse(QueryHelpers.ParseQuery(query), out var problem);
        problem.ShouldBeNull();
        return options! with { Kpis = kpis ?? KpiLane.Empty };
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync();
        await services.DisposeAsync();
    }
}
