using System.Collections.Immutable;
using JourneyMapper.Domain.Coverage;
using JourneyMapper.Domain.Editing;
using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Audits;
using JourneyMapper.Web.Features.Comments;
using JourneyMapper.Web.Map;
using JourneyMapper.Web.Resources;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.WebUtilities;
using MudBlazor;

namespace JourneyMapper.Web.Features.Board;

/// <summary>Brings people to a place of the map: to a touchpoint with one of its fields, to where a finding is mended, to what an address asks for.</summary>
/// <param name="panel">Opens there.</param>
/// <param name="script">Scrolls there.</param>
/// <param name="dialogs">Opens an audit.</param>
/// <param name="find">Finds a touchpoint on the map as it is now.</param>
/// <param name="canEdit">Whether the member may edit now.</param>
/// <param name="today">The member's.</param>
/// <param name="post">Does something that nobody waits for.</param>
/// <param name="draw">Draws the board.</param>
/// <param name="refuse">Says why somebody is not brought where they want to go.</param>
public sealed class BoardNavigation(
    SidePanel panel, BoardScript script, IDialogService dialogs, Func<Guid, Touchpoint?> find, Func<bool> canEdit, Func<DateOnly> today, Action<Func<Task>> post, Action draw, Action<string> refuse)
{
    /// <summary>Which columns of a large map are drawn.</summary>
    public ColumnWindow Window { get; private set; } = ColumnWindow.Beginning;

    /// <summary>Which stages are collapsed, for this tab alone. The script keeps it, and expands what somebody is brought to.</summary>
    public ImmutableSortedSet<Stage> Collapsed { get; private set; } = [];

    /// <summary>Collapses these stages, and expands all others.</summary>
    public void Collapse(IEnumerable<Stage> stages)
    {
        Collapsed = [.. stages];
        draw();
    }

    /// <summary>Draws other columns of a large map.</summary>
    public void Look(ColumnWindow window)
    {
        Window = window;
        draw();
    }

    /// <summary>Selects a touchpoint, if it is there, and gives a field of its panel the focus.</summary>
    /// <param name="touchpoint">Which.</param>
    /// <param name="field">The field's id; null for none.</param>
    /// <param name="kpi">The KPI to be measured.</param>
    public async Task OpenFieldAsync(Guid touchpoint, string? field, string? kpi = null)
    {
        Select(touchpoint, kpi);
        // The panel has to be there before its field can take the focus.
        await Task.Yield();
        await script.ShowTouchpointAsync(touchpoint, field);
    }

    /// <summary>Opens the panel of a touchpoint, or closes the panel when there is none of that id.</summary>
    public void Select(Guid? touchpoint, string? kpi = null)
    {
        if (touchpoint is { } id && find(id) is not null)
            panel.OpenTouchpoint(id, kpi);
        else
            panel.Close();
        draw();
    }

    /// <summary>Opens the comments at a touchpoint, or at one of its cells.</summary>
    /// <param name="touchpoint">Which; null, or one that is not there, for the journey as a whole.</param>
    /// <param name="field">The id of the field whose cell it is.</param>
    /// <param name="writes">Whether somebody wants to write.</param>
    public void Comment(Guid? touchpoint, string? field = null, bool writes = false)
    {
        var place = touchpoint is { } id && find(id) is not null
            ? new CommentPlace(id, CommentPlace.Fields.FirstOrDefault(known => known.Id == field)?.Id)
            : CommentPlace.Whole;
        panel.OpenComments(new(place, Writes: writes));
        draw();
    }

    /// <summary>Opens the comments at one of them.</summary>
    public void ShowComment(Guid comment)
    {
        panel.OpenComments(new(CommentPlace.Whole, comment));
        draw();
    }

    /// <summary>Shows what comments are about: beside them where there is room, instead of them where they cover the map.</summary>
    public async Task ShowPlaceAsync(CommentPlace place)
    {
        if (place.Touchpoint is not { } touchpoint || find(touchpoint) is null)
            return;
        if (await script.ShowCellAsync(touchpoint, place.Field))
        {
            await OpenFieldAsync(touchpoint, place.Field);
            return;
        }

        panel.Highlight(touchpoint);
        draw();
    }

    /// <summary>Goes to where a finding is mended.</summary>
    public async Task MendAsync(Remedy remedy)
    {
        switch (remedy)
        {
            case Remedy.AddTouchpoint { Stage: var stage }:
                panel.CatalogueStage = stage;
                panel.Open(PanelKind.Catalogue);
                draw();
                break;
            case Remedy.OpenStage { Stage: var stage }:
                await script.ShowStageAsync(stage);
                break;
            case Remedy.EditField { Touchpoint: var touchpoint, Field: var field }:
                await OpenFieldAsync(touchpoint, field.Id);
                break;
            case Remedy.OpenTouchpoint { Touchpoint: var touchpoint }:
                await OpenFieldAsync(touchpoint, null);
                break;
            case Remedy.Audit { Touchpoint: var touchpoint }:
                await AuditAsync(touchpoint);
                break;
            case Remedy.Measure { Touchpoint: var touchpoint, Kpi: var kpi }:
                await OpenFieldAsync(touchpoint, nameof(TouchpointFields.Kpis), kpi);
                break;
        }
    }

    /// <summary>Goes where an address asks to, or says that this place is not there.</summary>
    public async Task ShowAsync(AskedPlace asked)
    {
        if (asked.Touchpoint is { } gone && find(gone) is null)
            refuse(BoardText.UnknownTouchpoint);
        else if (asked is { Show: "audit", Touchpoint: { } audited })
            await AuditAsync(audited);
        else if (asked is { Show: "measure", Touchpoint: { } measured, Field: { } kpi })
            await MendAsync(new Remedy.Measure(measured, kpi));
        else if (asked.Touchpoint is { } touchpoint)
            await OpenFieldAsync(touchpoint, TouchpointFields.Set.Find(asked.Field ?? "")?.Id);
        else if (asked.Show == "catalogue" && canEdit())
            panel.ToggleCatalogue(asked.Stage);
        else if (asked.Stage is { } stage)
            await script.ShowStageAsync(stage);
        draw();
    }

    /// <summary>Opens a finding in the list of findings, or says that there is none of that key.</summary>
    /// <param name="key">The text form of its key.</param>
    /// <param name="coverage">The review, switched on.</param>
    public async Task ShowFindingAsync(string key, CoverageOverlay coverage)
    {
        panel.Open(PanelKind.Findings);
        if (coverage.Review?.Findings.FirstOrDefault(finding => finding.Key.ToString() == key) is not { } found)
        {
            refuse(BoardText.UnknownFinding);
            return;
        }

        coverage.OpenRules.Add(found.Rule);
        draw();
        // Its row has to be there before it can take the focus.
        await Task.Yield();
        await script.ShowFindingAsync(key);
    }

    async Task AuditAsync(Guid touchpoint)
    {
        await OpenFieldAsync(touchpoint, null);
        if (canEdit() && find(touchpoint) is not null)
            post(() => AuditDialog.OpenAsync(dialogs, touchpoint, today()));
    }
}

/// <summary>What an address asks to open with the map.</summary>
/// <param name="Show">"coverage", "catalogue", "audit", "measure", "sign-off" or "proposals".</param>
/// <param name="Stage">The stage to show or to choose for.</param>
/// <param name="Touchpoint">The touchpoint to open; the empty id, which none has, where the address has something else in its place.</param>
/// <param name="Field">The field of it that takes the focus; to measure, the KPI.</param>
/// <param name="Finding">The finding to show, by the text form of its key.</param>
public sealed record AskedPlace(string? Show, Stage? Stage, Guid? Touchpoint, string? Field, string? Finding)
{
    /// <summary>What an address shows that asks for the sign-off.</summary>
    public const string SignOff = "sign-off";

    /// <summary>What an address shows that asks for the proposals; see <see cref="JourneyAddress.ProposalsOf"/>.</summary>
    public const string Proposals = "proposals";

    /// <summary>The comment to show: an id that may be none.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether it asks for the coverage review.</summary>
    public bool IsReviewed => Show is not null and not ("catalogue" or SignOff or Proposals);

    /// <summary>What the address of a board asks for.</summary>
    /// <param name="address">Absolute.</param>
    public static AskedPlace Of(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query);
        return new(Text("show"), StageName.Find(Text("stage")), Text("touchpoint") is { } id ? Guid.TryParse(id, out var touchpoint) ? touchpoint : Guid.Empty : null, Text("field"), Text("finding")) { Comment = Text("comment") };

        string? Text(string name) => query.TryGetValue(name, out var values) && values is [{ Length: > 0 } first, ..] ? first : null;
    }
}
