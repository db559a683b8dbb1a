using Microsoft.JSInterop;

namespace JourneyMapper.Web.Shared;

/// <summary>Ends what a component has started in the browser.</summary>
static class ScriptEnd
{
    /// <summary>Calls the script's own <c>dispose</c> and lets go of it; nothing where there is none, or where the browser has gone first and taken it along.</summary>
    public static async ValueTask EndAsync(this IJSObjectReference? script)
    {
        if (script is null)
            return;
        try
        {
            await script.InvokeVoidAsync("dispose");
            await script.DisposeAsync();
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            // What was typed and not sent waits in the tab.
        }
    }
}
