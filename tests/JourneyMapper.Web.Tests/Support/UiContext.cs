using Bunit;
using JourneyMapper.Web.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace JourneyMapper.Web.Tests.Support;

/// <summary>Renders components that stand on MudBlazor.</summary>
public abstract class UiContext : BunitContext
{
    IRenderedComponent<Providers>? page;

    protected UiContext()
    {
        // A second is not enough for a database that others use, too; who gets what they wait for does not wait longer.
        DefaultWaitTimeout = TimeSpan.FromSeconds(30);
        Services.AddUi();
        Services.AddSingleton(TimeProvider.System);
        // MudBlazor asks its script for places and focus, which say nothing here.
        JSInterop.Mode = JSRuntimeMode.Loose;
    }

    /// <summary>What snackbars said, the oldest first.</summary>
    protected IEnumerable<string?> Told => Services.GetRequiredService<ISnackbar>().ShownSnackbars.Select(snackbar => snackbar.Message);

    /// <summary>Opens a dialog as a page does, and gives what is on the page then; members come by <c>Services.AddCascadingValue</c>.</summary>
    protected async Task<(IRenderedComponent<Providers> Page, IDialogReference Dialog)> OpenAsync<TDialog>(DialogParameters<TDialog> parameters) where TDialog : IComponent
    {
        var dialog = await Page.InvokeAsync(() => Services.GetRequiredService<IDialogService>().ShowAsync<TDialog>(title: null, parameters));
        return (Page, dialog);
    }

    /// <summary>What is opened over the page: popovers, dialogs, snackbars.</summary>
    protected IRenderedComponent<Providers> Page => page ??= Render<Providers>();

    // Some of MudBlazor's services are only disposed asynchronously.
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            DisposeAsync().AsTask().GetAwaiter().GetResult();
        else
            base.Dispose(disposing);
    }
}
