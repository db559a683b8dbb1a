using System.Collections.Immutable;
using JourneyMapper.Data.Journal;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Features.Kpis;
using JourneyMapper.Web.Features.Personas;
using JourneyMapper.Web.Features.SignOffs;
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

    [Inject] public required TimeProvider Clock { get; set; }

    [Inject] public required SignOffService SignOffs { get; set; }

    [Inject] public required JourneyStore Store { get; set; }

    [Inject] public required MapPrinter Printer { get; set; }

    [Inject] public required PersonaService Personas { get; set; }

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

    // Read again: the page may show what the member may no longer see, or what is no longer the latest.
    async Task<(string FileName, PrintedPdf Pdf)?> MakeAsync(IProgress<PrintProgress> progress, CancellationToken cancellation)
    {
        if (await Store.FindAsync(Member, Journey.Id, cancellation) is not { } journey)
            return null;
        var current = options with
        {
            Approval = await SignOffs.ApprovalTextAsync(Member, journey, cancellation),
            Day = Member.Today(Clock),
            Kpis = await KpiLane.ReadAsync(Measurements, Kpis, Member, journey, cancellation),
            Personas = await Personas.ReadAsync(Member.Workspace, cancellation),
        };
        return (FileName.Of(journey.Title), await Printer.PrintAsync(journey, current, progress, cancellation));
    }
}
