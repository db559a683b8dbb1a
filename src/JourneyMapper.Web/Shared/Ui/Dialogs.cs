using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace JourneyMapper.Web.Shared.Ui;

/// <summary>How dialogs are opened. Each brings its own <see cref="Dialog"/> with title and width, and closes itself with an answer.</summary>
static class Dialogs
{
    // The frame draws the title, so that Tab reaches its cross, and asks before it closes.
    static readonly DialogOptions Options = new() { NoHeader = true, CloseOnEscapeKey = false, BackdropClick = false, MaxWidth = MaxWidth.False, FullWidth = true };

    /// <summary>Shows a dialog and waits for its answer; the default when it was left without one.</summary>
    public static async Task<TAnswer?> AskAsync<TDialog, TAnswer>(this IDialogService dialogs, DialogParameters<TDialog>? parameters = null) where TDialog : IComponent =>
        await (await dialogs.ShowAsync<TDialog>(title: null, parameters ?? [], Options)).Result is { Data: TAnswer answer } ? answer : default;

    /// <summary>Shows a dialog that gives no answer, and waits until it is closed.</summary>
    /// <param name="dialogs">Shows it.</param>
    /// <param name="parameters">What it is given.</param>
    /// <param name="beside">Whether a click beside it closes it, too: where nothing can be lost.</param>
    public static async Task OpenAsync<TDialog>(this IDialogService dialogs, DialogParameters<TDialog>? parameters = null, bool beside = false) where TDialog : IComponent =>
        await (await dialogs.ShowAsync<TDialog>(title: null, parameters ?? [], beside ? Options with { BackdropClick = true } : Options)).Result;

    /// <summary>Asks before something that cannot be undone. The buttons say what they do.</summary>
    public static Task<bool> ConfirmAsync(this IDialogService dialogs, string title, string text, string confirm, string? keep = null) =>
        dialogs.AskAsync<ConfirmDialog, bool>(new()
        {
            { dialog => dialog.Title, title },
            { dialog => dialog.Text, text },
            { dialog => dialog.Confirm, confirm },
            { dialog => dialog.Keep, keep },
        });
}
