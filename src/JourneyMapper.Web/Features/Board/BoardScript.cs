using JourneyMapper.Domain.Journeys;
using JourneyMapper.Web.Features.Board.Pasting;
using JourneyMapper.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace JourneyMapper.Web.Features.Board;

/// <summary>The board's side in the browser. Before it is attached, and after its end, nothing that it is told has an effect.</summary>
public sealed class BoardScript : IAsyncDisposable
{
    IJSObjectReference? script;

    /// <summary>Brings the board to life.</summary>
    /// <param name="js">The circuit's browser.</param>
    /// <param name="root">The board's element.</param>
    /// <param name="gestures">What gestures call.</param>
    /// <param name="options">What the script has to know, see attach in OpenBoard.razor.js.</param>
    public async Task AttachAsync(IJSRuntime js, ElementReference root, DotNetObjectReference<BoardGestures> gestures, object options)
    {
        await using var module = await js.InvokeAsync<IJSObjectReference>("import", "/Features/Board/OpenBoard.razor.js");
        script = await module.InvokeAsync<IJSObjectReference>("attach", root, gestures, options);
    }

    /// <summary>Hands over what buttons, panels, dialogs and toasts do, the way of the gestures: the browser keeps it until the server has answered.</summary>
    /// <param name="method">A method of <see cref="BoardGestures"/>.</param>
    /// <param name="values">Its values behind the edit's id.</param>
    public async Task<T?> SendAsync<T>(string method, params object?[] values) =>
        script is null ? default : await script.InvokeAsync<T?>("send", Timeout.InfiniteTimeSpan, method, values);

    /// <inheritdoc cref="SendAsync{T}"/>
    public Task SendAsync(string method, params object?[] values) => SendAsync<object>(method, values);

    /// <summary>Says whether edits can be written at the moment.</summary>
    public Task ReachableAsync(bool reachable) => CallAsync("reachable", reachable);

    /// <summary>Gives a touchpoint the focus, unless somebody writes.</summary>
    public Task FocusAsync(Guid touchpoint) => CallAsync("focusTouchpoint", touchpoint);

    /// <summary>Gives a touchpoint the focus when a dialog closed, unless it is somewhere already: where the dialog was opened, or where somebody went meanwhile.</summary>
    public Task FocusAfterDialogAsync(Guid touchpoint) => CallAsync("focusAfter", touchpoint, null);

    /// <summary>Gives a touchpoint the focus that a gesture made from another one, unless somebody went on meanwhile.</summary>
    public Task FocusAfterAsync(Guid touchpoint, Guid from) => CallAsync("focusAfter", touchpoint, from);

    /// <summary>Scrolls to a touchpoint and gives a field of its panel the focus.</summary>
    public Task ShowTouchpointAsync(Guid touchpoint, string? field) => CallAsync("showTouchpoint", touchpoint, field);

    /// <summary>Gives a field of the panel that is open the focus.</summary>
    public Task ShowFieldAsync(string field) => CallAsync("showField", field);

    /// <summary>Scrolls to a cell of a touchpoint, or to the touchpoint, and gives it the focus unless a panel covers it.</summary>
    /// <returns>Whether one does.</returns>
    public async Task<bool> ShowCellAsync(Guid touchpoint, string? field) =>
        script is not null && await script.InvokeAsync<bool>("showCell", touchpoint, field);

    /// <summary>Scrolls to a finding of the panel and gives it the focus.</summary>
    /// <param name="finding">The text form of its key.</param>
    public Task ShowFindingAsync(string finding) => CallAsync("showFinding", finding);

    /// <summary>Makes the address name the selected touchpoint, or none, without another entry in the history.</summary>
    public Task SelectedAsync(Guid? touchpoint) => CallAsync("selected", touchpoint);

    /// <summary>Scrolls to a stage.</summary>
    public Task ShowStageAsync(Stage stage) => CallAsync("showStage", stage.ToString());

    /// <summary>Shows the map as large as a view says, from where it says.</summary>
    /// <param name="zoom">In percent; null: as it fits.</param>
    /// <param name="stage">Where it begins; null: at the beginning.</param>
    /// <param name="collapsed">Which stages are collapsed.</param>
    public Task ShowViewAsync(int? zoom, Stage? stage, IEnumerable<Stage> collapsed) => CallAsync("showView", zoom, stage?.ToString(), collapsed.Select(each => each.ToString()));

    /// <summary>Expands all stages.</summary>
    public Task ExpandAsync() => CallAsync("expand");

    /// <summary>Has rows of a spreadsheet sent, each as a touchpoint of its own.</summary>
    public Task AddRowsAsync(Stage stage, IEnumerable<PastedTouchpoint> rows) =>
        CallAsync("addRows", stage.ToString(), PastedTouchpoint.Fields(rows));

    /// <summary>Ends it; what was typed last is sent first.</summary>
    public ValueTask DisposeAsync() => script.EndAsync();

    Task CallAsync(string method, params object?[] values) => script is null ? Task.CompletedTask : script.InvokeVoidAsync(method, values).AsTask();
}
