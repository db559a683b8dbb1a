using System.Globalization;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Testing.Pdf;
using JourneyMapper.Web.Features.Export;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Features.Export;

/// <summary>Prints maps, shared by the tests of a class.</summary>
public sealed class MapPrinting : IAsyncDisposable
{
    // The white edge, in points.
    const double Margin = 34 * 0.75;

    readonly ServiceProvider services = new ServiceCollection().AddLogging().AddPrinting(new ConfigurationBuilder().Build()).AddSingleton<MapPrinter>().BuildServiceProvider();

    public MapPrinter Printer => services.GetRequiredService<MapPrinter>();

    public async Task<PdfFile> PrintAsync(Journey journey, string query = "", string language = "en", KpiLane? kpis = null)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(language);
        var pdf = PdfFile.Parse((await Printer.PrintAsync(journey, Options(query, kpis))).ToArray());
        // Whatever a test prints is to be read by those who do not see it.
        pdf.UaFaults.ShouldBeEmpty();
        return pdf;
    }

    /// <summary>How much of what is drawn reaches into the white edges of its page.</summary>
    public async Task<int> CountOutsideAsync(Journey journey, string query, KpiLane? kpis = null)
    {
        const double Rounding = 1;
        var pdf = await PrintAsync(journey, query, kpis: kpis);
        return pdf.Shapes.Count(shape => shape.Left < Margin - Rounding || shape.Bottom < Margin - Rounding
            || shape.Right > pdf.Pages[shape.Page - 1].Width - Margin + Rounding || shape.Top > pdf.Pages[shape.Page - 1].Height - Margin + Rounding);
    }

    static PrintOptions Options(string query, KpiLane? kpis)
    {
        var options = PrintOptions.Parse(QueryHelpers.ParseQuery(query), out var problem);
        problem.ShouldBeNull();
        return options! with { Kpis = kpis ?? KpiLane.Empty };
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
