using System.Collections.Immutable;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.AspNetCore.Components;

namespace JourneyMapper.Web.Features.Export;

/// <summary>Chooses how a map becomes a PDF, makes it, and gives it to the browser.</summary>
public sealed partial class ExportDialog
{
    PrintOptions options = new();
    ImmutableArray<Sheet> sheets = [];
    PdfDialog? maker;

    [Parameter, EditorRequired] public required Journey Journey { get; set; }

    [CascadingParameter] public required CurrentMember Member { get; set; }

    [Inject] public required MapExport Maps { get; set; }

    [Inject] public required Measurements Measurements { get; set; }

    [Inject] public required WorkspaceKpis Kpis { get; set; }

    protected override async Task OnInitializedAsync()
    {
        Change(options);
        Change(options with { Kpis = await KpiLane.ReadAsync(Measurements, Kpis, Member, Journey) });
    }

    void Toggle(Field<Touchpoint> lane, bool shown) => Change(options with
    {
        Lanes = [.. Lanes.All.Where(other => other == TouchpointFields.Name || (other == lane ? shown : options.Lanes.Contains(other)))],
    });

    void Change(PrintOptions changed)
    {
        options = changed;
        sheets = MapPrinter.Estimate(Journey, options);
        maker?.Reset();
    }

    Task<(string FileName, PrintedPdf Pdf)?> MakeAsync(IProgress<PrintProgress> progress, CancellationToken cancellation) =>
        Maps.MakeAsync(Member, Journey.Id, options, progress, cancellation);
}
