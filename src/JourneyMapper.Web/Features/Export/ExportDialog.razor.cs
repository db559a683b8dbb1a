using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Domain.Records;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Shared;
using JourneyMapper.Web.Shared.Printing;
using Microsoft.AspNetCore.Components;

namespace JourneyMapper.Web.Features.Export;

/// <summary>Chooses how a map becomes a PDF, shows what it will look like, makes it, and gives it to the browser.</summary>
public sealed partial class ExportDialog
{
    PrintOptions options = new();
    MapPaging? paging;
    PdfDialog? maker;
    bool hasKpis, isGone;
    int changes;

    [Parameter, EditorRequired] public required Journey Journey { get; set; }

    [CascadingParameter] public required CurrentMember Member { get; set; }

    [Inject] public required MapExport Maps { get; set; }

    // As long as nobody has chosen one, that which suits the paper.
    PrintLayout layout => options.Layout == PrintLayout.Automatic ? paging?.Layout ?? PrintLayout.OneSheet : options.Layout;

    string language => options.Language ?? Languages.CodeOf(Journey.Language) ?? Languages.Current;

    protected override Task OnInitializedAsync()
    {
        hasKpis = Journey.Touchpoints.Any(touchpoint => touchpoint.Kpis.Count > 0);
        return ChangeAsync(options);
    }

    Task ToggleAsync(Field<Touchpoint> lane, bool shown) => ChangeAsync(options with
    {
        Lanes = [.. Lanes.All.Where(other => other == TouchpointFields.Name || (other == lane ? shown : options.Lanes.Contains(other)))],
    });

    Task ToggleFieldAsync(Field<Touchpoint> field, bool shown) => ChangeAsync(options with
    {
        Fields = [.. PaperFields.All.Where(other => other == field ? shown : options.Fields.Contains(other))],
    });

    async Task ChangeAsync(PrintOptions changed)
    {
        options = changed;
        maker?.Reset();
        var change = ++changes;
        var planned = await Maps.PlanAsync(Member, Journey.Id, changed);
        // Something else may have been chosen meanwhile.
        if (change == changes)
            (paging, isGone) = (planned, planned is null);
    }

    Task<(string FileName, PrintedPdf Pdf)?> MakeAsync(IProgress<PrintProgress> progress, CancellationToken cancellation) =>
        Maps.MakeAsync(Member, Journey.Id, options, progress, cancellation);
}
