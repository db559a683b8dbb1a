using Microsoft.JSInterop;

namespace JourneyMapper.Web.Shared.Ui;

/// <summary>Gives files to the browser of a circuit.</summary>
public sealed class Downloads(IJSRuntime js) : IAsyncDisposable
{
    IJSObjectReference? script;

    /// <summary>Lets the browser fetch what an address of this application answers with.</summary>
    public async Task FetchAsync(string address) => await (await ScriptAsync()).InvokeVoidAsync("download", address);

    /// <summary>Saves a CSV that the page has made.</summary>
    public async Task SaveAsync(Stream csv, string name)
    {
        using var reference = new DotNetStreamReference(csv, leaveOpen: true);
        await (await ScriptAsync()).InvokeVoidAsync("save", reference, name);
    }

    public async ValueTask DisposeAsync()
    {
        if (script is null)
            return;
        try
        {
            await script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and its scripts with it.
        }
    }

    async Task<IJSObjectReference> ScriptAsync() => script ??= await js.InvokeAsync<IJSObjectReference>("import", "/js/downloads.js");
}
